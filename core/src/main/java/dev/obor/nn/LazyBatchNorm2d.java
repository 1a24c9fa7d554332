package dev.obor.nn;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// A batch normalisation that takes its number of channels from the first input, PyTorch's
/// `torch.nn.LazyBatchNorm2d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [BatchNorm2d].
public class LazyBatchNorm2d extends BatchNorm2d implements LazyModuleMixin {
    /// A layer with PyTorch's defaults.
    public LazyBatchNorm2d() {
        this(o -> {});
    }

    /// A layer with options.
    public LazyBatchNorm2d(Consumer<Options> options) {
        super(options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "BatchNorm2d");
    }
}
