package dev.obor.expr;

/// Conversion of the value, as Java's casts do it: float to integer truncates (NaN gives 0, what is
/// too large saturates), I64 to I32 wraps, numbers are true unless equal to 0, true is 1.
///
/// After lowering neither side is BOOL.
public final class Cast extends Expr {
    private final Expr x;

    Cast(Type type, Expr x) {
        super(type, type.ordinal() + 503, x);
        this.x = x;
    }

    /// The value to convert.
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
        return other instanceof Cast o && o.type() == type();
    }
}
