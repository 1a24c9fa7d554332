package dev.obor.expr;

/// An operation on two operands of the same type.
public final class Binary extends Expr {
    private final BinaryOp op;
    private final Expr a;
    private final Expr b;

    Binary(BinaryOp op, Expr a, Expr b) {
        super(op.isComparison() ? Type.BOOL : a.type(), op.ordinal() + 211, a, b);
        this.op = op;
        this.a = a;
        this.b = b;
    }

    /// The operation.
    public BinaryOp op() {
        return op;
    }

    /// The first operand.
    public Expr a() {
        return a;
    }

    /// The second operand.
    public Expr b() {
        return b;
    }

    @Override
    public int arity() {
        return 2;
    }

    @Override
    public Expr arg(int i) {
        return switch (i) {
            case 0 -> a;
            default -> b;
        };
    }

    @Override
    boolean sameLabel(Expr other) {
        return other instanceof Binary o && o.op == op;
    }
}
