package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.List;
import java.util.function.Consumer;

/// A convolution that takes its number of input channels from the first input, PyTorch's
/// `torch.nn.LazyConv3d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [Conv3d].
public class LazyConv3d extends Conv3d implements LazyModuleMixin {
    /// A convolution with stride 1 and no padding.
    public LazyConv3d(long outChannels, int kernelSize) {
        this(outChannels, kernelSize, o -> {});
    }

    /// A convolution with options.
    public LazyConv3d(long outChannels, int kernelSize, Consumer<Options> options) {
        this(outChannels, List.of(kernelSize), options);
    }

    /// A convolution with stride 1 and no padding.
    ///
    /// @param kernelSize depth, height and width
    public LazyConv3d(long outChannels, List<Integer> kernelSize) {
        this(outChannels, kernelSize, o -> {});
    }

    /// A convolution with options.
    ///
    /// @param kernelSize depth, height and width
    public LazyConv3d(long outChannels, List<Integer> kernelSize, Consumer<Options> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(kernelSize, outChannels, options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "Conv3d");
    }
}
