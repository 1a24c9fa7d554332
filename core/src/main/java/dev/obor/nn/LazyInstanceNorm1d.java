package dev.obor.nn;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// An instance normalisation that takes its number of channels from the first input, PyTorch's
/// `torch.nn.LazyInstanceNorm1d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [InstanceNorm1d].
public class LazyInstanceNorm1d extends InstanceNorm1d implements LazyModuleMixin {
    /// A layer with parameters and running statistics, as PyTorch has it for this one.
    public LazyInstanceNorm1d() {
        this(o -> {});
    }

    /// A layer with options.
    public LazyInstanceNorm1d(Consumer<Options> options) {
        super(options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "InstanceNorm1d");
    }
}
