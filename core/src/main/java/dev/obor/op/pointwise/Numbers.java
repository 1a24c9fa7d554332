package dev.obor.op.pointwise;

import dev.obor.base.Complex;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;

/// Numbers beside the tensors of an operation, checked, and as its program takes them.
final class Numbers {
    private Numbers() {}

    /// A number among the operands; beside further ones it may be of any size.
    static long operand(TypedPointwise f, double value, double[] further) {
        if (further.length == 0) {
            check(f, value);
        }
        return bits(f, 0, value);
    }

    /// The same of an integer.
    static long operand(TypedPointwise f, long value, double[] further) {
        if (further.length == 0 && f.range != null) {
            DTypes.checkHolds(f.range, value);
        }
        return bits(f, 0, value);
    }

    private static void check(TypedPointwise f, double value) {
        if (f.range != null) {
            DTypes.checkHolds(f.range, value);
        }
    }

    private static long bits(TypedPointwise f, int i, double value) {
        Type t = i < f.program.scalarCount() ? f.program.scalarType(i) : null;
        return (t == null ? Type.F64 : t).bits(value); // null: the formula does not use it
    }

    private static long bits(TypedPointwise f, int i, long value) {
        return isFloat(f, i) ? Double.doubleToRawLongBits((double) value) : value;
    }

    private static boolean isFloat(TypedPointwise f, int i) {
        if (i >= f.program.scalarCount()) {
            return true; // the formula does not use it
        }
        Type t = f.program.scalarType(i);
        return t == null || t.isFloat();
    }

    /// Integers beside tensors alone.
    static long[] encode(TypedPointwise f, long[] extra) {
        long[] result = new long[extra.length];
        for (int i = 0; i < extra.length; i++) {
            result[i] = bits(f, i, extra[i]);
        }
        return result;
    }

    /// A complex number among the operands, and further numbers.
    static long[] encode(TypedPointwise f, Complex operand, double[] extra) {
        long[] result = new long[2 + extra.length];
        result[0] = bits(f, 0, operand.real());
        result[1] = bits(f, 1, operand.imag());
        for (int i = 0; i < extra.length; i++) {
            check(f, extra[i]);
            result[2 + i] = bits(f, 2 + i, extra[i]);
        }
        return result;
    }

    /// At most one operand is a number; further arguments follow it.
    static long[] encode(TypedPointwise f, long operand, double[] extra) {
        int lead = f.is(TypedPointwise.NUMBER) ? 1 : 0;
        long[] result = new long[lead + extra.length];
        if (lead > 0) {
            result[0] = operand;
        }
        for (int i = 0; i < extra.length; i++) {
            if (f.is(TypedPointwise.WHOLE_FACTOR) && !isFloat(f, lead + i)) {
                DTypes.checkWhole("alpha", extra[i]);
            }
            check(f, extra[i]);
            result[lead + i] = bits(f, lead + i, extra[i]);
        }
        return result;
    }
}
