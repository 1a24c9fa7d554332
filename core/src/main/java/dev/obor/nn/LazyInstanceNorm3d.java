package dev.obor.nn;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// An instance normalisation that takes its number of channels from the first input, PyTorch's
/// `torch.nn.LazyInstanceNorm3d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [InstanceNorm3d].
public class LazyInstanceNorm3d extends InstanceNorm3d implements LazyModuleMixin {
    /// A layer with parameters and running statistics, as PyTorch has it for this one.
    public LazyInstanceNorm3d() {
        this(o -> {});
    }

    /// A layer with options.
    public LazyInstanceNorm3d(Consumer<Options> options) {
        super(options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "InstanceNorm3d");
    }
}
