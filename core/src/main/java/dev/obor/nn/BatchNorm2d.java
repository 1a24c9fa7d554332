package dev.obor.nn;

import java.util.function.Consumer;

/// Normalisation over the batch and all positions of a channel, PyTorch's `torch.nn.BatchNorm2d`.
///
/// Shapes: `(N, C, H, W)`, the same in and out. See [BatchNorm].
///
/// ```java
/// new BatchNorm2d(100).call(randn(20, 100, 35, 45)).shape() // [20, 100, 35, 45]
/// ```
public non-sealed class BatchNorm2d extends BatchNorm {
    /// A layer for so many channels.
    public BatchNorm2d(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public BatchNorm2d(long numFeatures, Consumer<Options> options) {
        super(numFeatures, options);
    }

    /// A layer that takes its number of channels from its first input.
    BatchNorm2d(Consumer<Options> options) {
        super(LAZY, options);
    }

    @Override
    int[] dims() {
        return new int[] {4};
    }
}
