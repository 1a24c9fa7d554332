package dev.obor.expr;

/// An operation on one operand.
public final class Unary extends Expr {
    private final UnaryOp op;
    private final Expr x;

    Unary(UnaryOp op, Expr x) {
        super(op == UnaryOp.ISNAN ? Type.BOOL : x.type(), op.ordinal() + 101, x);
        this.op = op;
        this.x = x;
    }

    /// The operation.
    public UnaryOp op() {
        return op;
    }

    /// The operand.
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
        return other instanceof Unary o && o.op == op;
    }
}
