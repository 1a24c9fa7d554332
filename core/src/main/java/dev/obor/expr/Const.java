package dev.obor.expr;

/// A number that is part of the kernel.
///
/// Its bits are those of the type: `floatToRawIntBits` (zero-extended), `doubleToRawLongBits`, the
/// integer itself (I32 sign-extended), 0 or 1.
public final class Const extends Expr {
    private final long bits;

    Const(Type type, long bits) {
        super(type, 31 * Long.hashCode(bits) + type.ordinal() + 11_003);
        this.bits = bits;
    }

    /// The raw bits.
    public long bits() {
        return bits;
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
        return other instanceof Const o && o.bits == bits && o.type() == type();
    }

    /// The value of a float or integer constant as a double; exact except for large I64.
    public double asDouble() {
        return switch (type()) {
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case I32, I64, BOOL -> bits;
        };
    }

    /// Whether this float constant has exactly that value, telling -0 from +0.
    public boolean is(double value) {
        return Double.doubleToLongBits(asDouble()) == Double.doubleToLongBits(value);
    }
}
