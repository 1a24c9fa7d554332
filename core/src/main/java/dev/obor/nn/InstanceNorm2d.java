package dev.obor.nn;

import java.util.function.Consumer;

/// Normalisation of each channel of each sample over its positions, PyTorch's
/// `torch.nn.InstanceNorm2d`.
///
/// Shapes: `(N, C, H, W)`, the same in and out, or without N. See [InstanceNorm].
///
/// ```java
/// new InstanceNorm2d(16).call(randn(20, 16, 5, 5)).shape() // [20, 16, 5, 5]
/// ```
public non-sealed class InstanceNorm2d extends InstanceNorm {
    /// A layer for so many channels.
    public InstanceNorm2d(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public InstanceNorm2d(long numFeatures, Consumer<Options> options) {
        super(numFeatures, options);
    }

    /// A layer that takes its number of channels from its first input.
    InstanceNorm2d(Consumer<Options> options) {
        super(LAZY, options);
    }

    @Override
    int spatial() {
        return 2;
    }
}
