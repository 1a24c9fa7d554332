package dev.obor.nn;

import java.util.function.Consumer;

/// Normalisation over the batch and all positions of a channel, PyTorch's `torch.nn.BatchNorm3d`.
///
/// Shapes: `(N, C, D, H, W)`, the same in and out. See [BatchNorm].
///
/// ```java
/// new BatchNorm3d(4, o -> o.affine(false)).call(randn(2, 4, 5, 5, 5)).shape() // [2, 4, 5, 5, 5]
/// ```
public non-sealed class BatchNorm3d extends BatchNorm {
    /// A layer for so many channels.
    public BatchNorm3d(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public BatchNorm3d(long numFeatures, Consumer<Options> options) {
        super(numFeatures, options);
    }

    /// A layer that takes its number of channels from its first input.
    BatchNorm3d(Consumer<Options> options) {
        super(LAZY, options);
    }

    @Override
    int[] dims() {
        return new int[] {5};
    }
}
