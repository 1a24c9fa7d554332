package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;

/// The gradient of a convolution as a layer over a volume, PyTorch's `torch.nn.ConvTranspose3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `(size - 1) stride - 2
/// padding + dilation (kernelSize - 1) + outputPadding + 1`. Weight and bias start uniform in ± 1 /
/// √fanIn.
///
/// ```java
/// new ConvTranspose3d(4, 2, 3).call(randn(1, 4, 6, 6, 6)).shape() // [1, 2, 8, 8, 8]
/// ```
public non-sealed class ConvTranspose3d extends ConvTransposeNd {
    /// A transposed convolution with stride 1 and no padding.
    public ConvTranspose3d(long inChannels, long outChannels, int kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    public ConvTranspose3d(
            long inChannels, long outChannels, int kernelSize, Consumer<Options> options) {
        this(inChannels, outChannels, List.of(kernelSize), options);
    }

    /// A transposed convolution with stride 1 and no padding.
    ///
    /// @param kernelSize depth, height and width
    public ConvTranspose3d(long inChannels, long outChannels, List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    ///
    /// @param kernelSize depth, height and width
    public ConvTranspose3d(
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(3, inChannels, outChannels, kernelSize, options);
    }

    /// A layer that takes its number of channels from its first input.
    ConvTranspose3d(List<Integer> kernelSize, long outChannels, Consumer<Options> options) {
        super(3, LAZY, outChannels, kernelSize, options);
    }

    @Override
    final Tensor transposed(Tensor input, ConvOptions.Transposed options) {
        infer(input);
        return F.convTranspose3d(input, weight, bias, options);
    }
}
