package dev.obor.op.pointwise;

import dev.obor.base.Complex;
import dev.obor.expr.Type;
import dev.obor.op.DTypes;

/// Numbers as a program takes them: the bits of float64, or int64, whichever it computes with.
final class ScalarArguments {
    private ScalarArguments() {}

    static long bits(TypedPointwise f, int i, double value) {
        return isFloat(f, i) ? Double.doubleToRawLongBits(value) : (long) value;
    }

    static long bits(TypedPointwise f, int i, long value) {
        return isFloat(f, i) ? Double.doubleToRawLongBits((double) value) : value;
    }

    private static boolean isFloat(TypedPointwise f, int i) {
        if (i >= f.program.scalarCount()) {
            return true; // the formula does not use it
        }
        Type t = f.program.scalarType(i);
        return t == null || t.isFloat();
    }

    static long[] encode(TypedPointwise f, long[] extra) {
        long[] result = new long[extra.length];
        for (int i = 0; i < extra.length; i++) {
            result[i] = bits(f, i, extra[i]);
        }
        return result;
    }

    static long[] encode(TypedPointwise f, Complex operand, double[] extra) {
        long[] result = new long[2 + extra.length];
        result[0] = bits(f, 0, operand.real());
        result[1] = bits(f, 1, operand.imag());
        for (int i = 0; i < extra.length; i++) {
            result[2 + i] = bits(f, 2 + i, extra[i]);
        }
        return result;
    }

    /// At most one operand is a number, given by its bits; further arguments follow it.
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
            result[lead + i] = bits(f, lead + i, extra[i]);
        }
        return result;
    }
}
