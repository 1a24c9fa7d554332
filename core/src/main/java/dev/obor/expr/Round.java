package dev.obor.expr;

import dev.obor.base.DType;

/// A F32 value rounded to a 16-bit float (nearest, ties to even) and widened again.
public final class Round extends Expr {
    private final DType dtype;
    private final Expr x;

    Round(DType dtype, Expr x) {
        super(Type.F32, dtype.ordinal() + 601, x);
        this.dtype = dtype;
        this.x = x;
    }

    /// BFLOAT16 or FLOAT16.
    public DType dtype() {
        return dtype;
    }

    /// The value to round, F32.
    public Expr x() {
        return x;
    }

    @Override
    public int arity() {
        return 1;
    }

    @Override
    public Expr arg(int i) {
        return x;
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Round o && o.dtype == dtype;
    }
}
