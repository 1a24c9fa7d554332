package dev.obor.expr;

import dev.obor.base.DType;

/// One element of an input, loaded from its storage dtype into [Type#of].
public final class Input extends Expr {
    private final int index;
    private final DType dtype;

    Input(int index, DType dtype) {
        super(Type.of(dtype), 31 * index + dtype.ordinal());
        this.index = index;
        this.dtype = dtype;
    }

    /// Which input.
    public int index() {
        return index;
    }

    /// The dtype it is stored as.
    public DType dtype() {
        return dtype;
    }

    @Override
    public int arity() {
        return 0;
    }

    @Override
    public Expr arg(int i) {
        throw new IndexOutOfBoundsException(i);
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Input o && o.index == index && o.dtype == dtype;
    }
}
