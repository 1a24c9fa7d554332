package dev.obor.nn;

import dev.obor.Tensor;
import java.util.function.Consumer;

/// A batch normalisation that takes its number of channels from the first input, PyTorch's
/// `torch.nn.LazyBatchNorm3d`.
///
/// Before that its parameters are uninitialized, see [LazyModuleMixin]; afterwards it is as every
/// [BatchNorm3d].
public class LazyBatchNorm3d extends BatchNorm3d implements LazyModuleMixin {
    /// A layer with PyTorch's defaults.
    public LazyBatchNorm3d() {
        this(o -> {});
    }

    /// A layer with options.
    public LazyBatchNorm3d(Consumer<Options> options) {
        super(options);
    }

    @Override
    public void initializeParameters(Tensor input) {
        infer(input);
    }

    @Override
    protected String typeName() {
        return nameOf(super.typeName(), "BatchNorm3d");
    }
}
