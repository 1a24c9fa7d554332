package dev.obor.machine.map;

import dev.obor.machine.lang.Compare;
import dev.obor.machine.lang.Element;
import dev.obor.machine.lang.Op;
import dev.obor.machine.lang.Routine;
import java.util.function.LongToIntFunction;

/// The exact remainder of two floats with the sign of the dividend, Java's `%`.
///
/// With n the whole part of the rounded quotient, |a| - n |b| is a number of the format, so that
/// one fused multiply-add finds it; where n was rounded up it lies between -|b| and 0. A quotient
/// of more digits than the format has is whole itself: what it leaves is divided again, in a loop
/// that lanes of ordinary programs do not enter.
final class Remainder {
    private final Routine r;
    private final boolean single;
    private final LongToIntFunction splat;

    /// @param splat gives a register with these bits in all lanes
    Remainder(Routine r, LongToIntFunction splat) {
        this.r = r;
        single = r.element() == Element.F32;
        this.splat = splat;
    }

    private int bits(long bits) {
        return splat.applyAsInt(bits);
    }

    private int number(double x) {
        return bits(single ? Float.floatToRawIntBits((float) x) : Double.doubleToRawLongBits(x));
    }

    private long sign() {
        return single ? 1L << 31 : 1L << 63;
    }

    private int magnitude(int x) {
        return r.vectorOp(Op.AND_BITS, x, bits(~sign()));
    }

    int of(int dividend, int divisor) {
        int infinity = number(Double.POSITIVE_INFINITY);
        int whole = number(single ? 0x1p23 : 0x1p52); // numbers from here on are
        int a = magnitude(dividend);
        int b = magnitude(divisor);
        int finite = r.compare(Compare.LESS, a, infinity);
        int valid = r.maskOp(Op.AND_MASK, finite, r.compare(Compare.LESS, bits(0), b));
        int rest = r.copy(a);
        int quotient = r.vectorOp(Op.DIV_VECTOR, rest, b);
        int left = r.compare(Compare.GREATER_OR_EQUAL, quotient, whole);
        r.operation(left, Op.AND_MASK, left, valid);
        r.loopAny(left);
        int scaled = r.copy(b);
        int near = r.copy(quotient);
        // Multiples of b as well, so that the quotient is no infinity.
        double factor = single ? 0x1p100 : 0x1p900;
        for (int i = 0; i < 2; i++) {
            int far = r.compare(Compare.GREATER_OR_EQUAL, magnitude(near), number(factor));
            int more = r.vectorOp(Op.MUL_VECTOR, scaled, number(factor));
            r.select(scaled, far, more, scaled);
            r.operation(near, Op.DIV_VECTOR, rest, scaled);
        }
        int fraction = r.compare(Compare.LESS, magnitude(near), whole);
        int n = r.select(fraction, cut(near), near);
        r.select(rest, left, without(rest, n, scaled), rest);
        r.operation(quotient, Op.DIV_VECTOR, rest, b);
        r.compare(left, Compare.GREATER_OR_EQUAL, magnitude(quotient), whole);
        r.operation(left, Op.AND_MASK, left, valid);
        r.end();
        int last = without(rest, cut(quotient), b);
        int below = r.compare(Compare.LESS, last, bits(0));
        int found = r.select(below, r.vectorOp(Op.ADD_VECTOR, last, b), last);
        found = r.select(r.compare(Compare.EQUAL, b, infinity), a, found);
        int signed =
                r.vectorOp(
                        Op.OR_BITS,
                        magnitude(found),
                        r.vectorOp(Op.AND_BITS, dividend, bits(sign())));
        return r.select(valid, signed, number(Double.NaN));
    }

    /// The whole part of what is no larger than an integer.
    private int cut(int x) {
        return r.vectorOp(Op.INT_TO_FLOAT, r.vectorOp(Op.FLOAT_TO_INT, x, -1), -1);
    }

    private int without(int rest, int n, int b) {
        int minus = r.vectorOp(Op.XOR_BITS, n, bits(sign()));
        return r.multiplyAdd(minus, b, rest);
    }
}
