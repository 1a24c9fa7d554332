package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ConvTransposeOptions;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.UnaryOperator;

/// The gradient of a convolution as a layer over a volume, PyTorch's `torch.nn.ConvTranspose3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `(size - 1) stride - 2
/// padding + dilation (kernelSize - 1) + outputPadding + 1`. Weight and bias start uniform in ± 1 /
/// √fanIn.
public non-sealed class ConvTranspose3d extends ConvTransposeNd {
    /// A transposed convolution with stride 1 and no padding.
    public ConvTranspose3d(long inChannels, long outChannels, int kernelSize) {
        this(inChannels, outChannels, kernelSize, o -> o);
    }

    /// A transposed convolution with options and a bias.
    public ConvTranspose3d(
            long inChannels,
            long outChannels,
            int kernelSize,
            UnaryOperator<ConvTransposeOptions> options) {
        this(inChannels, outChannels, List.of(kernelSize), true, options);
    }

    /// A transposed convolution with options, with or without a bias.
    public ConvTranspose3d(
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            boolean bias,
            UnaryOperator<ConvTransposeOptions> options) {
        super(3, inChannels, outChannels, kernelSize, bias, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.convTranspose3d(input, weight, bias, _ -> options);
    }
}
