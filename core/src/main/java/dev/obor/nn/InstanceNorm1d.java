package dev.obor.nn;

import java.util.function.Consumer;

/// Normalisation of each channel of each sample over its positions, PyTorch's
/// `torch.nn.InstanceNorm1d`.
///
/// Shapes: `(N, C, L)`, the same in and out, or without N. See [InstanceNorm].
///
/// ```java
/// new InstanceNorm1d(1).call(tensor(1.0, 3).view(1, 1, 2)) // [[[-1, 1]]]
/// ```
public non-sealed class InstanceNorm1d extends InstanceNorm {
    /// A layer for so many channels.
    public InstanceNorm1d(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public InstanceNorm1d(long numFeatures, Consumer<Options> options) {
        super(numFeatures, options);
    }

    /// A layer that takes its number of channels from its first input.
    InstanceNorm1d(Consumer<Options> options) {
        super(LAZY, options);
    }

    @Override
    int spatial() {
        return 1;
    }
}
