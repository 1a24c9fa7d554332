package dev.obor.machine.fourier;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Stages of Fourier transforms in machine code give what the definition gives, numbers are brought
/// to them and back exactly, and nothing else is written.
class FourierCodeTest {
    private static final int CASES = 8;
    private static final int MUTATIONS = 60;
    private static final int LANES = FourierCode.LANES;
    private static final double GUARD = -77.5;
    private static final int[] RADICES = {2, 3, 4, 5, 8};

    private static FourierCode interpreted(Function<Routine, @Nullable Entry> compile) {
        return Objects.requireNonNull(FourierCode.of(new InterpretedTarget(64), compile));
    }

    private static double[] random(Random r, int n) {
        double[] x = new double[n];
        Arrays.setAll(x, i -> r.nextGaussian());
        return x;
    }

    private static double[] guards(int n) {
        double[] x = new double[n];
        Arrays.fill(x, GUARD);
        return x;
    }

    /// One stage by its definition: `y[q + s (radix p + j)]`.
    private static double[][] expected(
            int radix, double[][] x, double[][] y, double[][] roots, int m, int s) {
        double[][] want = {y[0].clone(), y[1].clone()};
        for (int p = 0; p < m; p++) {
            for (int j = 0; j < radix; j++) {
                for (int q = 0; q < s; q++) {
                    double re = 0;
                    double im = 0;
                    for (int k = 0; k < radix; k++) {
                        double angle = -2 * Math.PI * (j * k % radix) / radix;
                        double c = Math.cos(angle);
                        double d = Math.sin(angle);
                        int at = q + s * (p + m * k);
                        re += x[0][at] * c - x[1][at] * d;
                        im += x[0][at] * d + x[1][at] * c;
                    }
                    double c = roots[0][p * radix + j];
                    double d = roots[1][p * radix + j];
                    want[0][q + s * (radix * p + j)] = re * c - im * d;
                    want[1][q + s * (radix * p + j)] = re * d + im * c;
                }
            }
        }
        return want;
    }

    /// Any roots, 1 as the first of each.
    private static double[][] roots(Random r, int radix, int m) {
        double[][] roots = {random(r, radix * m), random(r, radix * m)};
        for (int p = 0; p < m; p++) {
            roots[0][p * radix] = 1;
            roots[1][p * radix] = 0;
        }
        return roots;
    }

    private static @Nullable String difference(double[][] want, double[][] got, int n) {
        for (int part = 0; part < 2; part++) {
            for (int i = 0; i < n; i++) {
                if (!(Math.abs(want[part][i] - got[part][i]) < 1e-12)) {
                    return "part " + part + " at " + i;
                }
            }
        }
        return null;
    }

    private static @Nullable String stage(FourierCode code, Random r, int radix) {
        int m = 1 + r.nextInt(4);
        int s = LANES * (1 + r.nextInt(3));
        int n = radix * m * s;
        double[][] x = {random(r, n), random(r, n)};
        double[][] y = {guards(n + LANES), guards(n + LANES)};
        double[][] roots = roots(r, radix, m);
        double[] table = new double[2 * m * (radix - 1)];
        int at = 0;
        for (int i = 0; i < radix * m; i++) {
            if (i % radix > 0) {
                table[at++] = roots[0][i];
                table[at++] = roots[1][i];
            }
        }
        double[][] want = expected(radix, x, y, roots, m, s);
        code.stage(radix, x, y, table, m, s);
        String text = difference(want, y, n + LANES);
        return text == null ? null : "radix " + radix + ", " + m + " by " + s + ": " + text;
    }

    private static @Nullable String first(FourierCode code, Random r) {
        int m = 1 + r.nextInt(20);
        int groups = (m + LANES - 1) / LANES;
        double[][] x = {random(r, 8 * m + LANES), random(r, 8 * m + LANES)};
        int room = groups * LANES * 8;
        double[][] y = {guards(room + 1), guards(room + 1)};
        double[][] roots = roots(r, 8, m);
        double[] table = new double[groups * 14 * LANES];
        for (int p = 0; p < m; p++) {
            for (int j = 1; j < 8; j++) {
                int at = (p / LANES * 14 + 2 * (j - 1)) * LANES + p % LANES;
                table[at] = roots[0][8 * p + j];
                table[at + LANES] = roots[1][8 * p + j];
            }
        }
        double[][] want = expected(8, x, y, roots, m, 1);
        code.first(x, y, table, m);
        String text = difference(want, y, 8 * m);
        boolean over = y[0][room] != GUARD || y[1][room] != GUARD;
        return text == null && !over ? null : "first stage of " + m + ": " + text;
    }

    private static double get(Object array, int i) {
        return array instanceof float[] f ? f[i] : ((double[]) array)[i];
    }

    private static Object array(double[] x, boolean wide) {
        if (wide) {
            return x;
        }
        float[] f = new float[x.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) x[i];
        }
        return f;
    }

    private static @Nullable String parts(FourierCode code, Random r, boolean wide) {
        int rows = 1 + r.nextInt(3);
        int n = 1 + r.nextInt(20);
        int width = n + r.nextInt(3);
        int step = (2 * n + r.nextInt(4)) * (r.nextBoolean() ? 1 : -1);
        int start = r.nextInt(3) + (step < 0 ? -step * (rows - 1) : 0);
        int length = Math.abs(step) * (rows - 1) + 2 * n + 3;
        int room = (rows - 1) * width + (n + LANES - 1) / LANES * LANES;
        Object from = array(random(r, length), wide);
        double[][] to = {guards(room + 1), guards(room + 1)};
        code.load(from, start, step, rows, n, to, width);
        double[][] back = {random(r, room), random(r, room)};
        Object out = array(guards(length), wide);
        Object want = array(guards(length), wide);
        code.store(out, start, step, rows, n, back, width, 0.3);
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < n; i++) {
                for (int part = 0; part < 2; part++) {
                    int at = start + row * step + 2 * i + part;
                    double value = back[part][row * width + i] * 0.3;
                    if (to[part][row * width + i] != get(from, at)) {
                        return "loaded " + part + " at " + row + ", " + i;
                    }
                    if (want instanceof float[] f) {
                        f[at] = (float) value;
                    } else {
                        ((double[]) want)[at] = value;
                    }
                }
            }
        }
        if (to[0][room] != GUARD || to[1][room] != GUARD) {
            return "loaded too much";
        }
        boolean same =
                want instanceof float[] f
                        ? Arrays.equals(f, (float[]) out)
                        : Arrays.equals((double[]) want, (double[]) out);
        return same ? null : "stored " + rows + " rows of " + n;
    }

    private static @Nullable String run(FourierCode code) {
        for (long seed = 1; seed <= CASES; seed++) {
            Random r = new Random(seed);
            List<@Nullable String> said = new ArrayList<>();
            for (int radix : RADICES) {
                said.add(stage(code, r, radix));
            }
            said.add(first(code, r));
            for (int i = 0; i < 3; i++) {
                said.add(parts(code, r, false));
                said.add(parts(code, r, true));
            }
            for (String text : said) {
                if (text != null) {
                    return "seed " + seed + ": " + text;
                }
            }
        }
        return null;
    }

    @Test
    void interpretedRoutines() {
        assertNull(run(interpreted(r -> new Interpreter(r, 64))));
    }

    @Test
    void machineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
        Machine machine = Objects.requireNonNull(Machine.get());
        assumeTrue(machine.target().narrow() && machine.target().vectorBytes() == 64, "AVX2");
        assertNull(run(Objects.requireNonNull(FourierCode.of(machine))));
    }

    @Test
    void shorterVectorsHaveNone() {
        assertNull(FourierCode.of(new InterpretedTarget(32), r -> new Interpreter(r, 32)));
    }

    @Test
    void withoutRoomThereIsNone() {
        assertNull(FourierCode.of(new InterpretedTarget(64), r -> null));
        assertNotNull(FourierCode.of(new InterpretedTarget(64), r -> new Interpreter(r, 64)));
    }

    @Test
    void extentsAreChecked() {
        FourierCode code = interpreted(r -> (block, a, b, c, d, e) -> 0);
        double[][] x = new double[2][64];
        double[][] y = new double[2][64];
        double[] roots = new double[2 * 7];
        code.stage(8, x, y, roots, 1, 8);
        refused(() -> code.stage(8, x, y, new double[13], 1, 8));
        refused(() -> code.stage(8, new double[][] {x[0], new double[63]}, y, roots, 1, 8));
        refused(() -> code.stage(8, x, new double[][] {new double[63], y[1]}, roots, 1, 8));
        refused(() -> code.stage(8, x, y, roots, 1, 7));
        double[] lanes = new double[14 * LANES];
        code.first(x, y, lanes, 8);
        refused(() -> code.first(x, y, lanes, 9));
        refused(() -> code.first(x, y, roots, 8));
        float[] array = new float[100];
        code.load(array, 2, 49, 2, 24, x, 24);
        refused(() -> code.load(array, 4, 49, 2, 24, x, 24));
        refused(() -> code.load(array, 48, -49, 2, 24, x, 24));
        refused(() -> code.load(array, 2, 49, 2, 24, x, 23));
        refused(() -> code.store(array, 2, 49, 2, 24, x, 41, 1));
        refused(() -> code.store(array, 60, 0, 1, 24, x, 24, 1));
        assertThrows(IllegalStateException.class, () -> code.stage(8, x, y, roots, 1 << 12, 8));
        assertThrows(IllegalStateException.class, () -> code.load(array, 0, 0, 1 << 14, 24, x, 24));
    }

    private static void refused(Runnable call) {
        assertThrows(IndexOutOfBoundsException.class, call::run);
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(
                MUTATIONS,
                Map.of(),
                mistake -> {
                    int which = mistake.random().nextInt(10);
                    int[] count = new int[1];
                    return run(interpreted(r -> mistake.compile(r, 64, count[0]++ == which)))
                            != null;
                });
    }
}
