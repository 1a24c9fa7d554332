package dev.obor.nn;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// A batch normalisation that takes its number of channels from the first input, PyTorch's
/// `torch.nn.LazyBatchNorm1d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [BatchNorm1d].
public class LazyBatchNorm1d extends BatchNorm1d implements LazyModuleMixin {
    /// A layer with PyTorch's defaults.
    public LazyBatchNorm1d() {
        this(o -> {});
    }

    /// A layer with options.
    public LazyBatchNorm1d(Consumer<Options> options) {
        super(options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "BatchNorm1d");
    }
}
