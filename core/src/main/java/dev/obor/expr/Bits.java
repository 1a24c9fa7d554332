package dev.obor.expr;

/// The same bits read as another type of the same width: F32 and I32, F64 and I64.
public final class Bits extends Expr {
    private final Expr x;

    Bits(Type type, Expr x) {
        super(type, type.ordinal() + 701, x);
        this.x = x;
    }

    /// The value whose bits are read.
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
        return other instanceof Bits o && o.type() == type();
    }
}
