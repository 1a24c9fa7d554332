package dev.obor.nn;

import java.util.function.Consumer;

/// Normalisation over the batch and all positions of a channel, PyTorch's `torch.nn.BatchNorm1d`.
///
/// Shapes: `(N, C)` or `(N, C, L)`, the same in and out. See [BatchNorm].
///
/// ```java
/// new BatchNorm1d(1).call(tensor(1.0, 3).view(2, 1)) // [[-1], [1]]
/// ```
public non-sealed class BatchNorm1d extends BatchNorm {
    /// A layer for so many channels.
    public BatchNorm1d(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public BatchNorm1d(long numFeatures, Consumer<Options> options) {
        super(numFeatures, options);
    }

    /// A layer that takes its number of channels from its first input.
    BatchNorm1d(Consumer<Options> options) {
        super(LAZY, options);
    }

    @Override
    int[] dims() {
        return new int[] {2, 3};
    }
}
