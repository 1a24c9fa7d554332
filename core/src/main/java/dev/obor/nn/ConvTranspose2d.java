package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;

/// The gradient of a convolution as a layer over an image, PyTorch's `torch.nn.ConvTranspose2d`.
///
/// Shapes: `(N, C, H, W)` in and out, or without N; each size becomes `(size - 1) stride - 2
/// padding + dilation (kernelSize - 1) + outputPadding + 1`. Weight and bias start uniform in ± 1 /
/// √fanIn.
///
/// ```java
/// Tensor out = new ConvTranspose2d(16, 8, 3, o -> o.stride(2)).call(randn(1, 16, 12, 12));
/// out.shape() // [1, 8, 25, 25]
/// ```
public non-sealed class ConvTranspose2d extends ConvTransposeNd {
    /// A transposed convolution with stride 1 and no padding.
    public ConvTranspose2d(long inChannels, long outChannels, int kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    public ConvTranspose2d(
            long inChannels, long outChannels, int kernelSize, Consumer<Options> options) {
        this(inChannels, outChannels, List.of(kernelSize), options);
    }

    /// A transposed convolution with stride 1 and no padding.
    ///
    /// @param kernelSize height and width
    public ConvTranspose2d(long inChannels, long outChannels, List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    ///
    /// @param kernelSize height and width
    public ConvTranspose2d(
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(2, inChannels, outChannels, kernelSize, options);
    }

    /// A layer that takes its number of channels from its first input.
    ConvTranspose2d(List<Integer> kernelSize, long outChannels, Consumer<Options> options) {
        super(2, LAZY, outChannels, kernelSize, options);
    }

    @Override
    final Tensor transposed(Tensor input, ConvOptions.Transposed options) {
        infer(input);
        return F.convTranspose2d(input, weight, bias, options);
    }
}
