package dev.obor.expr.lower;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Type;

/// Rounding to integers and to 16-bit floats.
final class Rounding {
    private static final Expr NAN = Exprs.constant(Type.F32, Float.NaN);

    private Rounding() {}

    /// Nearest integer, ties to even: adding `2^fraction` leaves no place for a fraction.
    static Expr round(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        return a.lt(big(f)).where(f.withSign(nearest(f, a), x), x);
    }

    static Expr floor(Expr x) {
        Format f = Format.of(x);
        Expr y = round(x);
        return y.sub(y.gt(x).where(f.constant(1), f.constant(0)));
    }

    static Expr ceil(Expr x) {
        Format f = Format.of(x);
        Expr y = round(x);
        // -0.5 gives -0
        return f.withSign(y.add(y.lt(x).where(f.constant(1), f.constant(0))), x);
    }

    static Expr trunc(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr y = nearest(f, a);
        Expr down = y.sub(y.gt(a).where(f.constant(1), f.constant(0)));
        return a.lt(big(f)).where(f.withSign(down, x), x);
    }

    private static Expr nearest(Format f, Expr a) {
        return a.add(big(f)).sub(big(f));
    }

    /// From here on every float is an integer.
    private static double big(Format f) {
        return f.pick(0x1p23, 0x1p52);
    }

    /// F32 rounded to a 16-bit float and widened again.
    static Expr lowPrecision(DType dtype, Expr x) {
        return dtype == DType.BFLOAT16 ? bfloat16(x) : float16(x);
    }

    private static Expr bfloat16(Expr x) {
        Format f = Format.of(x);
        return x.ne(x).where(NAN, f.fromBits(evenly(f, f.toBits(x), 16)));
    }

    private static Expr float16(Expr x) {
        Format f = Format.of(x);
        Expr a = Exprs.abs(x);
        Expr normal = f.fromBits(evenly(f, f.toBits(a), 13));
        Expr bounded = normal.gt(65504).where(f.constant(Double.POSITIVE_INFINITY), normal);
        Expr subnormal = a.add(0.5).sub(0.5); // the last place of 0.5 is float16's smallest number
        Expr y = f.withSign(a.lt(0x1p-14).where(subnormal, bounded), x);
        return x.ne(x).where(NAN, y);
    }

    /// Rounds the low bits off, ties to even.
    private static Expr evenly(Format f, Expr bits, int low) {
        Expr last = Exprs.ushr(bits, f.integer(low)).and(f.integer(1));
        Expr up = bits.add(last.add(f.integer((1L << (low - 1)) - 1)));
        return up.and(f.integer(-1L << low));
    }
}
