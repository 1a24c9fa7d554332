package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;

/// The gradient of a convolution as a layer over a signal, PyTorch's `torch.nn.ConvTranspose1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N; each size becomes `(size - 1) stride - 2 padding +
/// dilation (kernelSize - 1) + outputPadding + 1`. Weight and bias start uniform in ± 1 / √fanIn.
///
/// ```java
/// new ConvTranspose1d(16, 8, 3).call(randn(20, 16, 50)).shape() // [20, 8, 52]
/// ```
public non-sealed class ConvTranspose1d extends ConvTransposeNd {
    /// A transposed convolution with stride 1 and no padding.
    public ConvTranspose1d(long inChannels, long outChannels, int kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    public ConvTranspose1d(
            long inChannels, long outChannels, int kernelSize, Consumer<Options> options) {
        this(inChannels, outChannels, List.of(kernelSize), options);
    }

    /// A transposed convolution with stride 1 and no padding.
    ///
    /// @param kernelSize length
    public ConvTranspose1d(long inChannels, long outChannels, List<Integer> kernelSize) {
        Arguments.given(kernelSize, "kernelSize");
        this(inChannels, outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    ///
    /// @param kernelSize length
    public ConvTranspose1d(
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(1, inChannels, outChannels, kernelSize, options);
    }

    /// A layer that takes its number of channels from its first input.
    ConvTranspose1d(List<Integer> kernelSize, long outChannels, Consumer<Options> options) {
        super(1, LAZY, outChannels, kernelSize, options);
    }

    @Override
    final Tensor transposed(Tensor input, ConvOptions.Transposed options) {
        infer(input);
        return F.convTranspose1d(input, weight, bias, options);
    }
}
