package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.op.memory.Uninitialized;

/// A buffer whose size is not known yet, PyTorch's `torch.nn.UninitializedBuffer`.
///
/// It has a dtype, and may be converted to another, but no elements: whatever else is done with it
/// is an error that says so. [#materialize] makes it an ordinary buffer and it stays the same
/// object.
public final class UninitializedBuffer extends Buffer {
    private boolean lazy = true;

    /// A buffer of the default dtype that the state dict has.
    public UninitializedBuffer() {
        this(true);
    }

    /// A buffer of the default dtype.
    ///
    /// @param persistent whether the state dict has it
    public UninitializedBuffer(boolean persistent) {
        this(persistent, Obor.getDefaultDtype());
    }

    /// A buffer of a dtype.
    ///
    /// @param persistent whether the state dict has it
    public UninitializedBuffer(boolean persistent, DType dtype) {
        Arguments.given(dtype, "dtype");
        super(Tensor.zeros(dtype, 0), persistent);
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
    public UninitializedBuffer fresh() {
        return new UninitializedBuffer(persistent(), dtype());
    }

    /// What PyTorch prints, `<UninitializedBuffer>` while the size is not known.
    @Override
    public String toString() {
        return lazy ? "<UninitializedBuffer>" : super.toString();
    }
}
