package dev.obor.expr;

/// `a * b + c` rounded once; float.
public final class Fma extends Expr {
    private final Expr a;
    private final Expr b;
    private final Expr c;

    Fma(Expr a, Expr b, Expr c) {
        super(a.type(), 307, a, b, c);
        this.a = a;
        this.b = b;
        this.c = c;
    }

    /// The first factor.
    public Expr a() {
        return a;
    }

    /// The second factor.
    public Expr b() {
        return b;
    }

    /// What is added.
    public Expr c() {
        return c;
    }

    @Override
    public int arity() {
        return 3;
    }

    @Override
    public Expr arg(int i) {
        return switch (i) {
            case 0 -> a;
            case 1 -> b;
            default -> c;
        };
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Fma;
    }
}
