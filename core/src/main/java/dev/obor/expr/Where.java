package dev.obor.expr;

/// `a` where the condition holds, else `b`. Both are computed; neither may have effects.
public final class Where extends Expr {
    private final Expr cond;
    private final Expr a;
    private final Expr b;

    Where(Expr cond, Expr a, Expr b) {
        super(a.type(), 401, cond, a, b);
        this.cond = cond;
        this.a = a;
        this.b = b;
    }

    /// The condition, BOOL.
    public Expr cond() {
        return cond;
    }

    /// The value where it holds.
    public Expr a() {
        return a;
    }

    /// The value elsewhere.
    public Expr b() {
        return b;
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public Expr arg(int i) {
        return switch (i) {
            case 0 -> cond;
            case 1 -> a;
            default -> b;
        };
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Where;
    }
}
