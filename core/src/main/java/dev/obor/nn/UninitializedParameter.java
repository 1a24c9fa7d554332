package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.op.memory.Uninitialized;

/// A parameter whose size is not known yet, PyTorch's `torch.nn.UninitializedParameter`.
///
/// It has a dtype, and may be converted to another, but no elements: whatever else is done with it
/// is an error that says so. [#materialize] makes it an ordinary parameter and it stays the same
/// object, so that an optimizer may have it before.
public final class UninitializedParameter extends Parameter {
    private boolean lazy = true;

    /// A parameter of the default dtype that collects gradients.
    public UninitializedParameter() {
        this(true);
    }

    /// A parameter of the default dtype.
    ///
    /// @param requiresGrad whether it collects gradients
    public UninitializedParameter(boolean requiresGrad) {
        this(requiresGrad, Obor.getDefaultDtype());
    }

    /// A parameter of a dtype.
    ///
    /// @param requiresGrad whether it collects gradients
    /// @throws dev.obor.base.DTypeError if it should, but the dtype is no floating-point type
    public UninitializedParameter(boolean requiresGrad, DType dtype) {
        Arguments.given(dtype, "dtype");
        super(Tensor.zeros(dtype, 0), requiresGrad);
        Uninitialized.become(this, dtype);
    }

    /// Whether the size is not known yet.
    public boolean isLazy() {
        return lazy;
    }

    /// Gives it a size and memory, whose content is undefined until it is filled.
    public void materialize(long... shape) {
        Arguments.given(shape, "shape");
        Uninitialized.materialize(this, shape);
        lazy = false;
    }

    /// Another one of the same kind.
    public UninitializedParameter fresh() {
        return new UninitializedParameter(requiresGrad(), dtype());
    }

    /// What PyTorch prints, `<UninitializedParameter>` while the size is not known.
    @Override
    public String toString() {
        return lazy ? "<UninitializedParameter>" : super.toString();
    }
}
