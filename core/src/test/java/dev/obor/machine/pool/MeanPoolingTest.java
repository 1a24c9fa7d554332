package dev.obor.machine.pool;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
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

/// Average pooling in machine code gives what plain loops give, and nothing else is written.
class MeanPoolingTest {
    private static final int CASES = 150;
    private static final int MUTATIONS = 40;
    private static final float GUARD = -77.5f;

    /// What runs a case.
    private interface Codes {
        @Nullable MeanPooling of(boolean back, boolean wide, int stride);
    }

    private static Codes interpreted(Target target, Function<Routine, @Nullable Entry> compile) {
        return (back, wide, stride) -> MeanPooling.of(target, compile, back, wide, stride);
    }

    /// Planes of rows of windows. Of a row, windows from `first` to `last` are computed.
    private static final class Case {
        private final boolean back;
        private final boolean wide;
        private final int planes;
        private final int first;
        private final int last;
        private final int stride;
        private final int width;
        private final WindowRows.Side d;
        private final WindowRows.Side h;
        private final WindowRows.Side w;
        private final int[] divisors;
        private final float[] x;
        private final float[] y;

        Case(long seed) {
            Random r = new Random(seed);
            back = r.nextBoolean();
            wide = r.nextInt(3) == 0;
            planes = 1 + r.nextInt(3);
            stride = 1 + r.nextInt(3);
            width = back ? stride : 1 + r.nextInt(3);
            first = back ? 0 : r.nextInt(2);
            last = first + 1 + r.nextInt(40);
            d = side(r, back, 1 + r.nextInt(2));
            h = side(r, back, 1 + r.nextInt(4));
            int all = last + (back ? 0 : r.nextInt(2));
            int step = back ? 1 : 1 + r.nextInt(2);
            int[] start = new int[all];
            int[] end = new int[all];
            for (int i = 0; i < all; i++) {
                start[i] = Math.max(0, i - first) * stride;
                end[i] = start[i] + (width - 1) * step + 1;
            }
            w = new WindowRows.Side(end[last - 1] + r.nextInt(2), start, end, step);
            divisors = r.ints(rows(), 1, 20).toArray();
            x = numbers(r, 3 + planes * volume() + 1);
            y = numbers(r, 2 + planes * rows() * all + 2);
        }

        /// Windows, of which some are cut off or empty.
        private static WindowRows.Side side(Random r, boolean apart, int n) {
            int stride = 1 + r.nextInt(3);
            int size = 1 + (n - 1) * stride + r.nextInt(3);
            int[] start = new int[n];
            int[] end = new int[n];
            int length = apart ? 1 + r.nextInt(stride) : r.nextInt(4);
            for (int i = 0; i < n; i++) {
                start[i] = i * stride;
                end[i] = Math.min(size, start[i] + length);
            }
            return new WindowRows.Side(size, start, end, 1);
        }

        private static float[] numbers(Random r, int n) {
            float[] x = new float[n];
            for (int i = 0; i < n; i++) {
                x[i] = r.nextInt(20) == 0 ? -0.0f : r.nextFloat() - 0.5f;
            }
            return x;
        }

        private int rows() {
            return d.start().length * h.start().length;
        }

        private int volume() {
            return d.size() * h.size() * w.size();
        }

        private Object array(float[] values) {
            if (!wide) {
                return values.clone();
            }
            double[] result = new double[values.length];
            for (int i = 0; i < result.length; i++) {
                result[i] = values[i];
            }
            return result;
        }

        private static double at(Object array, int i) {
            return array instanceof float[] f ? f[i] : ((double[]) array)[i];
        }

        private static void set(Object array, int i, double value) {
            if (array instanceof float[] f) {
                f[i] = (float) value;
            } else {
                ((double[]) array)[i] = value;
            }
        }

        private void expect(int plane, int row, int i, Object from, Object want) {
            int z = row / h.start().length;
            int v = row % h.start().length;
            int out = 2 + (plane * rows() + row) * w.start().length + i;
            double sum = 0;
            boolean empty = true;
            for (int a = d.start()[z]; a < d.end()[z]; a++) {
                for (int b = h.start()[v]; b < h.end()[v]; b++) {
                    for (int c = w.start()[i]; c < w.end()[i]; c += w.step()) {
                        int place = 3 + plane * volume() + (a * h.size() + b) * w.size() + c;
                        empty = false;
                        if (back) {
                            set(want, place, 0 + rounded(at(from, out) / divisors[row]));
                        } else {
                            sum = rounded(sum + at(from, place));
                        }
                    }
                }
            }
            if (!back) {
                set(want, out, empty ? 0 : sum / divisors[row]);
            }
        }

        private double rounded(double v) {
            return wide ? v : (float) v;
        }

        /// What differs, or null.
        @Nullable String run(Codes codes) {
            MeanPooling code = codes.of(back, wide, stride);
            WindowRows rows = WindowRows.of(d, h, w, first, last, stride, divisors);
            if (code == null || rows == null) {
                return "no code";
            }
            float[] result = (back ? x : y).clone();
            Arrays.fill(result, GUARD);
            Object got = array(result);
            Object want = array(result);
            Object from = array(back ? y : x);
            for (int p = 0; p < planes; p++) {
                for (int row = 0; row < rows(); row++) {
                    for (int i = first; i < last; i++) {
                        expect(p, row, i, from, want);
                    }
                }
            }
            if (!code.run(rows, back ? got : from, 3, back ? from : got, 2, planes)) {
                return "not done";
            }
            for (int i = 0; i < result.length; i++) {
                if (Double.doubleToLongBits(at(want, i)) != Double.doubleToLongBits(at(got, i))) {
                    return "at " + i + ": " + at(got, i) + " instead of " + at(want, i);
                }
            }
            return null;
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

    private static Machine machine() {
        assumeTrue(Machine.get() != null, Machine::status);
        Machine machine = Objects.requireNonNull(Machine.get());
        assumeTrue(machine.target().narrow(), "no instructions for it");
        return machine;
    }

    @Test
    void machineCode() {
        Machine machine = machine();
        assertNull(run((back, wide, stride) -> MeanPooling.of(machine, back, wide, stride)));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        MeanPooling code = Objects.requireNonNull(MeanPooling.of(machine(), false, false, 2));
        var one = new WindowRows.Side(1, new int[1], new int[] {1}, 1);
        var two = new WindowRows.Side(4, new int[] {0, 2}, new int[] {2, 4}, 1);
        WindowRows rows =
                Objects.requireNonNull(WindowRows.of(one, one, two, 0, 2, 2, new int[] {2}));
        float[] x = new float[8];
        float[] y = new float[4];
        code.run(rows, x, 0, y, 0, 2);
        assertThrows(IndexOutOfBoundsException.class, () -> code.run(rows, x, 1, y, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> code.run(rows, x, 0, y, 1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> code.run(rows, x, 0, y, 0, 3));
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
