package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.List;
import java.util.function.Consumer;

/// A transposed convolution that takes its number of input channels from the first input, PyTorch's
/// `torch.nn.LazyConvTranspose3d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [ConvTranspose3d].
public class LazyConvTranspose3d extends ConvTranspose3d implements LazyModuleMixin {
    /// A transposed convolution with stride 1 and no padding.
    public LazyConvTranspose3d(long outChannels, int kernelSize) {
        this(outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    public LazyConvTranspose3d(long outChannels, int kernelSize, Consumer<Options> options) {
        this(outChannels, List.of(kernelSize), options);
    }

    /// A transposed convolution with stride 1 and no padding.
    ///
    /// @param kernelSize depth, height and width
    public LazyConvTranspose3d(long outChannels, List<Integer> kernelSize) {
        this(outChannels, kernelSize, o -> {});
    }

    /// A transposed convolution with options.
    ///
    /// @param kernelSize depth, height and width
    public LazyConvTranspose3d(
            long outChannels, List<Integer> kernelSize, Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, outChannels, options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "ConvTranspose3d");
    }
}
