package dev.obor.machine.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import dev.obor.machine.lang.Target;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Max pooling in machine code gives what plain loops give, and nothing else is written.
class MaxPoolingTest {
    private static final int CASES = 150;
    private static final int MUTATIONS = 40;
    private static final double GUARD = -77.5;

    /// What runs a case, by width and stride.
    private interface Codes {
        @Nullable MaxPooling of(boolean wide, int stride);
    }

    private static Codes interpreted(Target target, Function<Routine, @Nullable Entry> compile) {
        return (wide, stride) -> MaxPooling.of(target, compile, wide, stride);
    }

    private static final class Case {
        private final Random r;
        private final boolean wide;
        private final int planes;
        private final WindowRows.Side d;
        private final WindowRows.Side h;
        private final WindowRows.Side w;
        private final int first;
        private final int last;
        private final int stride;
        private final double[] x;

        Case(long seed) {
            r = new Random(seed);
            wide = r.nextInt(3) == 0;
            planes = 1 + r.nextInt(3);
            stride = 1 + r.nextInt(3);
            d = side(1 + r.nextInt(2), 1 + r.nextInt(2), 1);
            h = side(1 + r.nextInt(4), 1 + r.nextInt(3), 1 + r.nextInt(2));
            int windows = 1 + r.nextInt(20);
            first = r.nextInt(2);
            last = first + windows;
            int kernel = 1 + r.nextInt(3);
            int step = 1 + r.nextInt(2);
            int all = last + r.nextInt(2);
            int[] start = new int[all];
            int[] end = new int[all];
            for (int i = 0; i < all; i++) {
                start[i] = Math.max(0, i - first) * stride;
                end[i] = start[i] + (kernel - 1) * step + 1;
            }
            w = new WindowRows.Side(end[last - 1] + r.nextInt(2), start, end, step);
            x = new double[3 + planes * volume() + 1];
            for (int i = 0; i < x.length; i++) {
                x[i] = value(seed);
            }
        }

        private double value(long seed) {
            double v = r.nextInt(5) - 2;
            return switch (seed % 4 == 0 ? r.nextInt(12) : 99) {
                case 0 -> Double.NaN;
                case 1, 2, 3 -> Double.NEGATIVE_INFINITY;
                case 4 -> -0.0;
                case 5 -> Double.POSITIVE_INFINITY;
                default -> seed % 4 == 1 ? v : r.nextFloat();
            };
        }

        /// Windows that are cut off at the edges.
        private WindowRows.Side side(int n, int kernel, int step) {
            int stride = 1 + r.nextInt(2);
            int size = Math.max(1, n * stride - r.nextInt(2));
            int[] start = new int[n];
            int[] end = new int[n];
            for (int i = 0; i < n; i++) {
                start[i] = Math.min(i * stride, size);
                end[i] = Math.min(size, start[i] + (kernel - 1) * step + 1);
            }
            return new WindowRows.Side(size, start, end, step);
        }

        private int[] divisors() {
            return new int[d.start().length * h.start().length];
        }

        private int volume() {
            return d.size() * h.size() * w.size();
        }

        private Object array(double[] values) {
            if (wide) {
                return values.clone();
            }
            float[] f = new float[values.length];
            for (int i = 0; i < f.length; i++) {
                f[i] = (float) values[i];
            }
            return f;
        }

        private void expect(int plane, int row, int i, double[] y, long[] index, int at) {
            int z = row / h.start().length;
            int v = row % h.start().length;
            double best = Double.NEGATIVE_INFINITY;
            int where = (d.start()[z] * h.size() + h.start()[v]) * w.size() + w.start()[i];
            for (int a = d.start()[z]; a < d.end()[z]; a += d.step()) {
                for (int b = h.start()[v]; b < h.end()[v]; b += h.step()) {
                    for (int c = w.start()[i]; c < w.end()[i]; c += w.step()) {
                        int place = (a * h.size() + b) * w.size() + c;
                        double t = x[3 + plane * volume() + place];
                        if (t > best || t != t) {
                            best = t;
                            where = place;
                        }
                    }
                }
            }
            y[at] = best;
            index[at] = where;
        }

        /// What differs, or null.
        @Nullable String run(Codes codes) {
            MaxPooling code = codes.of(wide, stride);
            WindowRows rows = WindowRows.of(d, h, w, first, last, stride, divisors());
            if (code == null || rows == null) {
                return "no code";
            }
            int n = d.start().length * h.start().length;
            int all = w.start().length;
            double[] want = new double[2 + planes * n * all + 2];
            Arrays.fill(want, GUARD);
            long[] places = new long[want.length];
            Arrays.fill(places, -9);
            Object got = array(want);
            long[] found = places.clone();
            for (int p = 0; p < planes; p++) {
                for (int row = 0; row < n; row++) {
                    for (int i = first; i < last; i++) {
                        expect(p, row, i, want, places, 2 + (p * n + row) * all + i);
                    }
                }
            }
            if (!code.run(rows, array(x), 3, got, 2, found, 2, planes)) {
                return "not done";
            }
            Object wanted = array(want);
            boolean same =
                    wanted instanceof double[] a
                            ? Arrays.equals(a, (double[]) got)
                            : Arrays.equals((float[]) wanted, (float[]) got);
            return same && Arrays.equals(places, found) ? null : "values or places differ";
        }
    }

    private static @Nullable String run(Codes codes) {
        for (long seed = 1; seed <= CASES; seed++) {
            String text = new Case(seed).run(codes);
            if (text != null) {
                return "seed " + seed + ": " + text;
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutines(int vector) {
        assertNull(
                run(interpreted(new InterpretedTarget(vector), r -> new Interpreter(r, vector))));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            assertNull(run(interpreted(new InterpretedTarget(16), emulator::compile)));
        }
    }

    @Test
    void machineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
        Machine machine = Objects.requireNonNull(Machine.get());
        assumeTrue(machine.target().narrow(), "no instructions for it");
        assertNull(run((wide, stride) -> MaxPooling.of(machine, wide, stride)));
    }

    @Test
    void whatIsTooMuchForACallIsCut() {
        int n = 1200;
        int[] start = new int[n / 2];
        int[] end = new int[n / 2];
        for (int i = 0; i < n / 2; i++) {
            start[i] = 2 * i;
            end[i] = 2 * i + 2;
        }
        var side = new WindowRows.Side(n, start, end, 1);
        var one = new WindowRows.Side(1, new int[1], new int[] {1}, 1);
        WindowRows rows =
                Objects.requireNonNull(WindowRows.of(one, side, side, 0, n / 2, 2, new int[n / 2]));
        int[] calls = new int[1];
        Entry count =
                (block, a, b, c, d, e) -> {
                    calls[0]++;
                    assertEquals(1, block[MaxPoolRoutine.PLANES]);
                    return 0;
                };
        MaxPooling code =
                Objects.requireNonNull(
                        MaxPooling.of(new InterpretedTarget(64), r -> count, false, 2));
        float[] x = new float[2 * n * n];
        float[] y = new float[x.length / 4];
        long[] index = new long[y.length];
        assertTrue(code.run(rows, x, 0, y, 0, index, 0, 2));
        assertTrue(calls[0] > 4, calls[0] + " calls");
        assertThrows(
                IndexOutOfBoundsException.class, () -> code.run(rows, x, 1, y, 0, index, 0, 2));
        assertThrows(
                IndexOutOfBoundsException.class, () -> code.run(rows, x, 0, y, 1, index, 0, 2));
        assertThrows(
                IndexOutOfBoundsException.class, () -> code.run(rows, x, 0, y, 0, index, 1, 2));
        var narrow = new WindowRows.Side(n - 1, start, end, 1);
        assertThrows(
                IndexOutOfBoundsException.class,
                () -> WindowRows.of(one, side, narrow, 0, n / 2, 2, new int[n / 2]));
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(
                MUTATIONS,
                Map.of(),
                mistake -> {
                    int vector = 16 << mistake.seed() % 3;
                    var target = new InterpretedTarget(vector);
                    return run(interpreted(target, r -> mistake.compile(r, vector))) != null;
                });
    }
}
