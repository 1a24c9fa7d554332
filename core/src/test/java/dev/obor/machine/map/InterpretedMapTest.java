package dev.obor.machine.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.machine.Entry;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Routine;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The generator of pointwise routines, without a processor: interpreted for vectors of 16 bytes
/// (as AArch64 has), 32 and 64, whatever the target does where the language leaves it open.
class InterpretedMapTest {
    private static final double[] AWKWARD = {
        0,
        -0.0,
        1,
        -1,
        0.5,
        2.5,
        -2.5,
        3e9,
        -3e9,
        1e19,
        -1e19,
        1e-310,
        700,
        -700,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        Double.MAX_VALUE
    };

    private record Formula(UnaryOperator<Expr> formula, DoubleUnaryOperator java) {}

    /// What Java can say exactly.
    private static final List<Formula> FUNCTIONS =
            List.of(
                    new Formula(x -> x.mul(x).add(x), x -> x * x + x),
                    new Formula(x -> Exprs.fma(x, x, x), x -> Math.fma(x, x, x)),
                    new Formula(x -> x.max(0), x -> Math.max(x, 0)),
                    new Formula(x -> x.max(x.neg()), x -> Math.max(x, -x)),
                    new Formula(x -> x.min(x.div(x)), x -> Math.min(x, x / x)),
                    new Formula(x -> x.max(Exprs.constant(x.type(), -0.0)), x -> Math.max(x, -0.0)),
                    new Formula(x -> Exprs.abs(x), Math::abs),
                    new Formula(x -> Exprs.sqrt(x), Math::sqrt),
                    new Formula(x -> Exprs.floor(x), Math::floor),
                    new Formula(x -> Exprs.round(x), Math::rint),
                    new Formula(
                            x -> Exprs.cast(x.type(), Exprs.cast(Type.I64, x)),
                            x -> (double) (long) x),
                    new Formula(
                            x -> x.ge(1).and(x.lt(600)).where(x.sub(1), x.neg()),
                            x -> x >= 1 && x < 600 ? x - 1 : -x));

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void formulasAreWhatJavaSays(int bytes) {
        formulas(bytes, r -> new Interpreter(r, bytes));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            formulas(16, emulator::compile);
            rows(16, emulator::compile);
            remainders(16, emulator::compile);
        }
    }

    private static void formulas(int bytes, Function<Routine, @Nullable Entry> compile) {
        var target = new InterpretedTarget(bytes);
        for (int f = 0; f < FUNCTIONS.size(); f++) {
            Expr formula = FUNCTIONS.get(f).formula().apply(Exprs.input(0, DType.FLOAT64));
            Program program = Program.of("f" + f, formula, DType.FLOAT64);
            MapCode code = MapCode.of(target, compile, program, 0, 0);
            assertNotNull(code, "f" + f);
            for (int n : new int[] {1, 2, 7, 8, 9, AWKWARD.length}) {
                double[] in = new double[n + 3];
                double[] out = new double[n + 5];
                double[] want = new double[n + 5];
                Random random = new Random(n);
                for (int i = 0; i < n; i++) {
                    in[3 + i] = n == AWKWARD.length ? AWKWARD[i] : 1000 * random.nextGaussian();
                    want[2 + i] = FUNCTIONS.get(f).java().applyAsDouble(in[3 + i]);
                }
                code.run(new Object[] {in, out}, new int[] {3, 2}, new long[0], n);
                assertArrayEquals(want, out, "f" + f + " of " + n);
            }
        }
    }

    /// Sums and products of nine arrays into four, in rows: the wider shape of call.
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void rowsOfManyArrays(int bytes) {
        rows(bytes, r -> new Interpreter(r, bytes));
    }

    private static void rows(int bytes, Function<Routine, @Nullable Entry> compile) {
        int inputs = 9;
        Expr sum = Exprs.input(0, DType.FLOAT64);
        for (int i = 1; i < inputs; i++) {
            sum = sum.add(Exprs.input(i, DType.FLOAT64));
        }
        Expr first = Exprs.input(0, DType.FLOAT64);
        var results = List.of(sum, sum.add(first), sum.mul(2), first.neg());
        Program program = Program.of("many", results, Collections.nCopies(4, DType.FLOAT64));
        long singles = 1 << 3;
        var target = new InterpretedTarget(bytes);
        MapCode code = MapCode.of(target, compile, program, singles, 0);
        assertNotNull(code);
        for (int n : new int[] {1, 7, 8, 19}) {
            int rows = 3;
            Object[] all = new Object[inputs + 4];
            int[] offsets = new int[all.length];
            int[] steps = new int[all.length];
            Random random = new Random(n);
            for (int i = 0; i < all.length; i++) {
                steps[i] = n + i % 2;
                offsets[i] = i;
                all[i] = random.ints(40 + rows * steps[i], -9, 9).asDoubleStream().toArray();
            }
            double[][] want = new double[4][];
            for (int k = 0; k < 4; k++) {
                want[k] = ((double[]) all[inputs + k]).clone();
            }
            for (int row = 0; row < rows; row++) {
                for (int at = 0; at < n; at++) {
                    double total = 0;
                    for (int i = 0; i < inputs; i++) {
                        total +=
                                ((double[]) all[i])
                                        [offsets[i] + row * steps[i] + (i == 3 ? 0 : at)];
                    }
                    double x = ((double[]) all[0])[row * steps[0] + at];
                    double[] values = {total, total + x, 2 * total, -x};
                    for (int k = 0; k < 4; k++) {
                        int to = inputs + k;
                        want[k][offsets[to] + row * steps[to] + at] = values[k];
                    }
                }
            }
            code.run(all, offsets, steps, new long[0], n, rows);
            for (int k = 0; k < 4; k++) {
                assertArrayEquals(want[k], (double[]) all[inputs + k], "result " + k + " of " + n);
            }
        }
    }

    /// Numbers of all sizes, each divided by each, which takes up to forty rounds of the loop.
    @Test
    void remaindersAreJavas() {
        for (int bytes : new int[] {16, 64}) {
            remainders(bytes, r -> new Interpreter(r, bytes));
        }
    }

    private static void remainders(int bytes, Function<Routine, @Nullable Entry> compile) {
        Random random = new Random(3);
        double[] x = Arrays.copyOf(AWKWARD, AWKWARD.length + 60);
        for (int i = AWKWARD.length; i < x.length; i++) {
            double digits = i % 3 == 0 ? random.nextInt(5) : random.nextGaussian();
            int exponent = random.nextInt(i % 2 == 0 ? 2100 : 60) - (i % 2 == 0 ? 1070 : 30);
            x[i] = Math.scalb(digits, exponent);
        }
        x[x.length - 1] = Double.MIN_VALUE;
        x[x.length - 2] = Float.MIN_VALUE;
        x[x.length - 3] = Float.MAX_VALUE;
        int n = x.length * x.length;
        double[] a = new double[n];
        double[] b = new double[n];
        float[] f = new float[n];
        float[] g = new float[n];
        double[] want = new double[n];
        float[] less = new float[n];
        for (int i = 0; i < n; i++) {
            a[i] = x[i / x.length];
            b[i] = x[i % x.length];
            want[i] = a[i] % b[i];
            f[i] = (float) Math.scalb(a[i], -900 * Math.getExponent(a[i]) / 1000);
            g[i] = (float) Math.scalb(b[i], -900 * Math.getExponent(b[i]) / 1000);
            less[i] = f[i] % g[i];
        }
        var target = new InterpretedTarget(bytes);
        double[] out = new double[n];
        float[] small = new float[n];
        remainders(target, compile, DType.FLOAT64, a, b, out, n);
        assertArrayEquals(want, out);
        remainders(target, compile, DType.FLOAT32, f, g, small, n);
        assertArrayEquals(less, small);
    }

    private static void remainders(
            InterpretedTarget target,
            Function<Routine, @Nullable Entry> compile,
            DType dtype,
            Object a,
            Object b,
            Object out,
            int n) {
        Expr formula = Exprs.fmod(Exprs.input(0, dtype), Exprs.input(1, dtype));
        Program program = Program.of("remainders", formula, dtype);
        MapCode code = MapCode.of(target, compile, program, 0, 0);
        assertNotNull(code);
        code.run(new Object[] {a, b, out}, new int[3], new long[0], n);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Expr x = Exprs.input(0, DType.FLOAT32);
        Program program = Program.of("twice", x.add(x), DType.FLOAT32);
        MapCode code =
                MapCode.of(new InterpretedTarget(32), r -> new Interpreter(r, 32), program, 0, 0);
        assertNotNull(code);
        Object[] short0 = {new float[9], new float[10]};
        Object[] short1 = {new float[10], new float[9]};
        Object[] other = {new float[10], new double[10]};
        Object[] good = {new float[10], new float[10]};
        for (Object[] arrays : List.of(short0, short1, other)) {
            assertThrows(RuntimeException.class, () -> run(code, arrays, 0));
        }
        assertThrows(RuntimeException.class, () -> run(code, good, 1));
        assertThrows(RuntimeException.class, () -> run(code, good, -1));
        run(code, good, 0);
    }

    private static void run(MapCode code, Object[] arrays, int offset) {
        code.run(arrays, new int[] {offset, 0}, new long[0], 10);
    }
}
