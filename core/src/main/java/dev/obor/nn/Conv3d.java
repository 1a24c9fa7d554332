package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;

/// A convolution over a volume, PyTorch's `torch.nn.Conv3d`.
///
/// ```java
/// var conv = new Conv3d(16, 32, 3, o -> o.stride(2).padding(1));
/// ```
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `floor((size + 2 padding -
/// dilation (kernelSize - 1) - 1) / stride) + 1`. Weight and bias start uniform in ± 1 / √fanIn.
public non-sealed class Conv3d extends ConvNd {
    /// A convolution with stride 1 and no padding.
    public Conv3d(long inChannels, long outChannels, int kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A convolution with options.
    public Conv3d(long inChannels, long outChannels, int kernelSize, Consumer<Options> options) {
        this(inChannels, outChannels, List.of(kernelSize), options);
    }

    /// A convolution with stride 1 and no padding.
    ///
    /// @param kernelSize depth, height and width
    public Conv3d(long inChannels, long outChannels, List<Integer> kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A convolution with options.
    ///
    /// @param kernelSize depth, height and width
    public Conv3d(
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(3, inChannels, outChannels, kernelSize, options);
    }

    /// A layer that takes its number of channels from its first input.
    Conv3d(List<Integer> kernelSize, long outChannels, Consumer<Options> options) {
        super(3, LAZY, outChannels, kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.conv3d(padded(input), weight, bias, call);
    }
}
