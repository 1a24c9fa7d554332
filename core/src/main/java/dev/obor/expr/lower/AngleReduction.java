package dev.obor.expr.lower;

import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import java.util.Arrays;

/// Reduces `x >= 0` to `r = x - k π/2` with |r| at most a little above π/4, for any finite x.
///
/// Moderate arguments: π/2 in three parts after Cody and Waite, each subtracted with a fused
/// multiply-add. Large ones: the fraction of `x 2/π` from the digits of 2/π that matter, after M.
/// Payne and R. Hanek, "Radian reduction for trigonometric functions", SIGNUM Newsletter 1983;
/// digits that contribute whole turns are skipped by choosing a window by the size of x. Four
/// digits leave r an error below 2^-47 in float32 and 2^-105 in float64.
///
/// @param r the reduced argument
/// @param quadrant an integer of the float's width whose two low bits are those of k
record AngleReduction(Expr r, Expr quadrant) {
    private static final double[] HALF_PI_F32 = {
        1.5707963705062866, -4.371138828673793e-08, -1.7151245100058819e-15
    };
    private static final double[] HALF_PI_F64 = {
        1.5707963267948966, 6.123233995736766e-17, -1.4973849048591698e-33
    };

    // Digits of 2/π to base 2^24.
    private static final long[] DIGITS_F32 = {
        0xa2f983L, 0x6e4e44L, 0x1529fcL, 0x2757d1L, 0xf534ddL, 0xc0db62L, 0x95993cL, 0x439041L
    };
    // Digits of 2/π to base 2^53.
    private static final long[] DIGITS_F64 = {
        0x145f306dc9c882L, 0x14a7f09d5f47d4L, 0x1a6ee06db14accL, 0x13c439041fe516L,
        0x757bd778ac36eL, 0x91b8e909374b8L, 0x324977504e8cL, 0x121cfe1deb1cb1L,
        0x534e7dd1046beL, 0x14baed1213a671L, 0x18135a2fbf209cL, 0x191d639835339fL,
        0x93908bf177bf2L, 0xa0ec7fe25fff7L, 0x102cc07f79788cL, 0xb5a0a6d1f6d36L,
        0xfd9e4f96136e9L, 0x1d18fd9a797fa8L, 0x16ba93dd63f5f2L, 0x1f17b3d0739f78L,
        0x14a525d4d7f6bfL, 0xc47e357421580L, 0x198237e3db5d5fL
    };
    private static final int TERMS = 4;

    static AngleReduction of(Expr x) {
        Format f = Format.of(x);
        double[] halfPi = f.pick(HALF_PI_F32, HALF_PI_F64);
        Expr magic = f.constant(f.roundingMagic());
        Expr k = x.fma(f.constant(2 / Math.PI), magic).sub(magic);
        Expr r = x;
        for (double part : halfPi) {
            r = k.fma(f.constant(-part), r);
        }
        Turns turns = Turns.of(f, x);
        Expr huge = x.gt(f.pick(0x1p17, 0x1p27));
        Expr angle = turns.fraction.mul(Math.PI / 2);
        Expr count = huge.where(turns.count, k);
        return new AngleReduction(huge.where(angle, r), f.toBits(count.add(magic)));
    }

    /// `x 2/π` less a multiple of 4, as an integer and a fraction of either sign.
    private record Turns(Expr count, Expr fraction) {
        static Turns of(Format f, Expr x) {
            // in float64 four digits at a time, then one at a time: half the choices
            Window window =
                    f.isSingle()
                            ? new Window(f, 24, 25, 1, TERMS)
                            : new Window(f, 53, 54, 4, TERMS + 3);
            long[] digits = f.isSingle() ? DIGITS_F32 : DIGITS_F64;
            Expr y = window.scale(x, digits.length);
            Expr[] a = window.selectUnscaled(x, digits);
            if (!f.isSingle()) {
                a = new Window(f, 53, 54, 1, TERMS).select(y, a);
            }
            return ofProducts(f, y, a);
        }

        /// Every product is exact with its rounding error; what may be large loses its turns.
        private static Turns ofProducts(Format f, Expr y, Expr[] a) {
            Expr[] high = new Expr[TERMS];
            Expr[] low = new Expr[TERMS];
            for (int i = 0; i < TERMS; i++) {
                high[i] = y.mul(a[i]);
                low[i] = y.fma(a[i], high[i].neg());
            }
            // from here on a float is a multiple of 4
            Expr first = high[0].lt(f.pick(0x1p25, 0x1p54)).where(high[0], f.constant(0));
            Sum sum = new Sum(withoutTurns(f, first));
            sum.add(withoutTurns(f, low[0]));
            sum.add(withoutTurns(f, high[1]));
            sum.add(low[1]);
            sum.add(high[2]);
            Expr magic = f.constant(f.roundingMagic());
            Expr count = sum.high.add(magic).sub(magic);
            Expr rest = sum.low.add(low[2]).add(high[3]);
            return new Turns(count, sum.high.sub(count).add(rest));
        }
    }

    private static Expr[] digits(Format f, long[] digits, int width) {
        Expr[] out = new Expr[digits.length];
        for (int i = 0; i < digits.length; i++) {
            out[i] = f.constant(Math.scalb((double) digits[i], -width * (i + 1)));
        }
        return out;
    }

    /// Chooses the digits from which on `x 2/π` is no multiple of 4.
    ///
    /// @param width bits of a digit
    /// @param start `x >= 2^(start + w * width)` makes digit `w - 1` count whole turns only
    /// @param step by how many digits the choice moves
    /// @param count how many digits are wanted
    private record Window(Format f, int width, int start, int step, int count) {
        Expr beyond(Expr x, int w) {
            return x.ge(Math.scalb(1.0, start + w * width));
        }

        Expr[] select(Expr x, Expr[] digits) {
            Expr[] out = Arrays.copyOf(digits, count);
            for (int w = step; w + count <= digits.length; w += step) {
                for (int i = 0; i < count; i++) {
                    out[i] = beyond(x, w).where(digits[w + i], out[i]);
                }
            }
            return out;
        }

        /// The digits as if they were the first, which fits an x scaled down likewise.
        Expr[] selectUnscaled(Expr x, long[] digits) {
            Expr[] out = digits(f, Arrays.copyOf(digits, count), width);
            for (int w = step; w + count <= digits.length; w += step) {
                Expr[] next = digits(f, Arrays.copyOfRange(digits, w, w + count), width);
                for (int i = 0; i < count; i++) {
                    out[i] = beyond(x, w).where(next[i], out[i]);
                }
            }
            return out;
        }

        Expr scale(Expr x, int digits) {
            Expr scale = f.constant(1);
            for (int w = step; w + count <= digits; w += step) {
                Expr next = f.constant(Math.scalb(1.0, -w * width));
                scale = beyond(x, w).where(next, scale);
            }
            return x.mul(scale);
        }
    }

    /// Less the nearest multiple of 4; exact.
    private static Expr withoutTurns(Format f, Expr x) {
        Expr magic = f.constant(4 * f.roundingMagic());
        return x.sub(x.add(magic).sub(magic));
    }

    /// A running sum and the rounding errors of it (D. Knuth's two-sum).
    private static final class Sum {
        private Expr high;
        private Expr low;

        Sum(Expr first) {
            high = first;
            low = Exprs.constant(first.type(), -0.0);
        }

        void add(Expr x) {
            Expr sum = high.add(x);
            Expr part = sum.sub(high);
            low = low.add(high.sub(sum.sub(part)).add(x.sub(part)));
            high = sum;
        }
    }
}
