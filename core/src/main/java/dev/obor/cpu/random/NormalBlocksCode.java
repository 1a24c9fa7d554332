package dev.obor.cpu.random;

import dev.obor.base.DType;
import dev.obor.cpu.program.MachineProgram;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.cpu.program.RunnableProgram;
import dev.obor.cpu.program.Tiers;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The float32 block transform in machine code: the operations of [NormalBlocksScalar] as a
/// program, over rows of eight pairs.
final class NormalBlocksCode {
    private static final int HALF = 8;
    private static final int[] STEPS = {2 * HALF, 2 * HALF, 2 * HALF, 2 * HALF};
    private static final Program PROGRAM = program();

    private NormalBlocksCode() {}

    /// Transforms some blocks.
    ///
    /// @return false if there is no machine code, or not yet
    static boolean transform(float[] a, int at, int blocks, float mean, float std) {
        int n = HALF * blocks;
        if (n < MachineProgram.FEWEST
                || !MachineProgram.isPossible()
                || Tiers.current() != Tiers.AUTO) {
            return false;
        }
        RunnableProgram code = ProgramCode.of(PROGRAM).machineCode(0, n);
        if (!(code instanceof MachineProgram machine)) {
            return false;
        }
        @Nullable Object[] arrays = {a, a, a, a};
        int[] offsets = {at, at + HALF, at, at + HALF};
        long[] scalars = {Double.doubleToRawLongBits(mean), Double.doubleToRawLongBits(std)};
        machine.rows(arrays, offsets, STEPS, scalars, HALF, blocks);
        return true;
    }

    private static Expr number(float x) {
        return Exprs.constant(Type.F32, x);
    }

    private static Expr integer(int x) {
        return Exprs.constant(Type.I32, x);
    }

    /// `((x c0 + c1) x + c2) …`, each step rounded once.
    private static Expr polynomial(Expr x, float... c) {
        Expr y = number(c[0]);
        for (int i = 1; i < c.length; i++) {
            y = Exprs.fma(y, x, number(c[i]));
        }
        return y;
    }

    private static Program program() {
        Expr mean = Exprs.scalar(0, Type.F32);
        Expr std = Exprs.scalar(1, Type.F32);
        Expr u = number(1).sub(Exprs.input(0, DType.FLOAT32));
        Expr radius = Exprs.sqrt(log(u).mul(number(-2)));
        Expr angle = Exprs.input(1, DType.FLOAT32).mul(number(NormalBlocksScalar.TWO_PI));
        Expr scaled = angle.mul(number(NormalBlocksScalar.FOUR_OVER_PI));
        Expr q = Exprs.cast(Type.I32, scaled).add(integer(1)).and(integer(~1));
        Expr y = Exprs.cast(Type.F32, q);
        Expr x = Exprs.fma(y, number(NormalBlocksScalar.QUARTER_PI_1), angle);
        x = Exprs.fma(y, number(NormalBlocksScalar.QUARTER_PI_2), x);
        x = Exprs.fma(y, number(NormalBlocksScalar.QUARTER_PI_3), x);
        Expr z = x.mul(x);
        Expr even =
                polynomial(
                        z,
                        NormalBlocksScalar.COS_P0,
                        NormalBlocksScalar.COS_P1,
                        NormalBlocksScalar.COS_P2);
        even = Exprs.fma(even.mul(z), z, z.mul(number(0.5f)).neg()).add(number(1));
        Expr odd =
                polynomial(
                        z,
                        NormalBlocksScalar.SIN_P0,
                        NormalBlocksScalar.SIN_P1,
                        NormalBlocksScalar.SIN_P2);
        odd = Exprs.fma(odd.mul(z), x, x);
        Expr swap = q.and(integer(2)).ne(integer(0));
        Expr sin = swap.where(even, odd);
        Expr cos = swap.where(odd, even);
        sin = q.and(integer(4)).ne(integer(0)).where(sin.neg(), sin);
        cos = q.sub(integer(2)).and(integer(4)).eq(integer(0)).where(cos.neg(), cos);
        Expr first = Exprs.fma(radius.mul(cos), std, mean);
        Expr second = Exprs.fma(radius.mul(sin), std, mean);
        return Program.of("normal", List.of(first, second), List.of(DType.FLOAT32, DType.FLOAT32));
    }

    private static Expr log(Expr u) {
        Expr x = u.max(number(NormalBlocksScalar.SMALLEST_NORMAL));
        Expr bits = Exprs.bits(Type.I32, x);
        Expr e = Exprs.cast(Type.F32, Exprs.ushr(bits, integer(23)).sub(integer(126)));
        Expr m = bits.and(integer(0x7fffff)).or(integer(0x3f000000));
        m = Exprs.bits(Type.F32, m);
        Expr below = m.lt(number(NormalBlocksScalar.SQRT_HALF));
        e = below.where(e.sub(number(1)), e);
        Expr less = m.sub(number(1));
        m = below.where(less.add(m), less);
        Expr z = m.mul(m);
        Expr y =
                polynomial(
                        m,
                        NormalBlocksScalar.LOG_P0,
                        NormalBlocksScalar.LOG_P1,
                        NormalBlocksScalar.LOG_P2,
                        NormalBlocksScalar.LOG_P3,
                        NormalBlocksScalar.LOG_P4,
                        NormalBlocksScalar.LOG_P5,
                        NormalBlocksScalar.LOG_P6,
                        NormalBlocksScalar.LOG_P7,
                        NormalBlocksScalar.LOG_P8);
        y = Exprs.fma(y.mul(m), z, e.mul(number(NormalBlocksScalar.LN2_LOW)));
        y = y.sub(z.mul(number(0.5f)));
        return Exprs.fma(e, number(NormalBlocksScalar.LN2_HIGH), m.add(y));
    }
}
