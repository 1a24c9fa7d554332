package dev.obor.machine.conv;

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

/// Sums over lanes, and what moves elements to lanes and back, in machine code: they give what
/// plain loops give, and nothing else is written; small mistakes in their routines are noticed.
class LanesTest {
    private static final int CASES = 120;
    private static final int MUTATIONS = 50;
    private static final double GUARD = -77.5;

    /// Numbers as float32 or float64.
    private static Object array(boolean wide, double[] values) {
        if (wide) {
            return values.clone();
        }
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }

    private static double[] random(Random r, int n) {
        return r.doubles(n, -2, 2).map(x -> (float) x).toArray();
    }

    private static double[] guarded(int n) {
        double[] d = new double[n];
        Arrays.fill(d, GUARD);
        return d;
    }

    private static boolean same(Object want, Object got) {
        return want instanceof double[] a
                ? Arrays.equals(a, (double[]) got)
                : Arrays.equals((float[]) want, (float[]) got);
    }

    private static boolean sums(
            long seed, Target target, Function<Routine, @Nullable Entry> compile) {
        Random r = new Random(seed);
        boolean wide = r.nextInt(3) == 0;
        boolean each = r.nextBoolean();
        int rows = 1 + r.nextInt(8);
        int lanes = wide ? 8 : 16;
        int terms = 1 + r.nextInt(4);
        int rounds = 1 + r.nextInt(3);
        LaneSums code = Objects.requireNonNull(LaneSums.of(target, compile, rows, wide, each));
        int factors = terms * rows * (each ? lanes : 1);
        double[] a = random(r, 1 + factors);
        double[] x = random(r, 60 + lanes);
        long[] offset = r.longs(2 + terms, 0, 30).toArray();
        long[] column = r.longs(3 * rounds + 1, 0, 30).toArray();
        int sums = rows * 3 * lanes;
        int step = sums + r.nextInt(3);
        double[] c = random(r, 2 + rounds * step + 2);
        Object got = array(wide, c);
        for (int i = 0; i < rounds * sums; i++) {
            int row = i % sums / (3 * lanes);
            int j = i % (3 * lanes) / lanes;
            int l = i % lanes;
            int at = 2 + i / sums * step + i % sums;
            for (int t = 0; t < terms; t++) {
                int f = each ? (t * rows + row) * lanes + l : t * rows + row;
                double v = x[(int) (offset[2 + t] + column[1 + i / sums * 3 + j]) + l];
                double u = a[1 + f];
                c[at] =
                        wide
                                ? Math.fma(u, v, c[at])
                                : Math.fma((float) u, (float) v, (float) c[at]);
            }
        }
        code.run(
                array(wide, a),
                1,
                terms,
                offset,
                2,
                array(wide, x),
                column,
                1,
                rounds,
                got,
                2,
                step);
        return same(array(wide, c), got);
    }

    private static boolean chunks(Random r, boolean wide, LaneMoves code) {
        int lanes = wide ? 8 : 16;
        int count = 1 + r.nextInt(7);
        int rows = 1 + r.nextInt(4);
        int height = rows + r.nextInt(2);
        long[] table = new long[3 * (count + 1)];
        int place = 0;
        for (int i = 0; i < table.length; i += 3) {
            table[i] = place;
            table[i + 1] = 1 + r.nextInt((1 << lanes) - 1);
            int n = Long.bitCount(table[i + 1]);
            table[i + 2] = (1L << n) - 1;
            place += n + r.nextInt(2);
        }
        int channel = place + r.nextInt(3);
        double[] x = random(r, 2 + rows * channel);
        double[] out = guarded(1 + count * height * lanes + 1);
        Object read = array(wide, out);
        int size = rows * 3 * lanes + r.nextInt(5);
        double[] tile = random(r, 1 + (count + 2) / 3 * size);
        double[] back = guarded(2 + rows * channel);
        Object written = array(wide, back);
        for (int i = 0; i < count; i++) {
            for (int row = 0; row < rows; row++) {
                int e = 2 + (int) table[3 * i + 3] + row * channel;
                for (int l = 0; l < lanes; l++) {
                    boolean held = (table[3 * i + 4] >> l & 1) != 0;
                    out[1 + (i * height + row) * lanes + l] = held ? x[e] : 0;
                    if (held) {
                        int from = i / 3 * size + (row * 3 + i % 3) * lanes + l;
                        back[e++] = tile[1 + from];
                    }
                }
            }
        }
        code.read(array(wide, x), 2, table, 1, count, rows, channel, read, 1, height);
        code.write(array(wide, tile), 1, size, table, 1, count, rows, channel, written, 2);
        return same(array(wide, out), read) && same(array(wide, back), written);
    }

    private static boolean rows(Random r, boolean wide, LaneMoves code) {
        int step = 1 + r.nextInt(3);
        int planes = 1 + r.nextInt(3);
        int rows = 1 + r.nextInt(3);
        int n = 1 + r.nextInt(60);
        int near = n + r.nextInt(3);
        int nearPlane = rows * near + r.nextInt(3);
        int far = (n - 1) * step + 1 + r.nextInt(3);
        int farPlane = rows * far + r.nextInt(3);
        double[] wideRows = random(r, 2 + planes * farPlane);
        double[] dense = random(r, 1 + planes * nearPlane);
        double[] copied = guarded(dense.length);
        double[] spread = guarded(wideRows.length);
        Object copy = array(wide, copied);
        Object apart = array(wide, spread);
        for (int i = 0; i < planes * rows * n; i++) {
            int p = i / n / rows;
            int row = i / n % rows;
            int at = 1 + p * nearPlane + row * near + i % n;
            int other = 2 + p * farPlane + row * far + i % n * step;
            copied[at] = wideRows[other];
            spread[other] = dense[at];
        }
        var from = new LaneMoves.Rows(array(wide, wideRows), 2, far, farPlane);
        var to = new LaneMoves.Rows(copy, 1, near, nearPlane);
        var phase = new LaneMoves.Rows(array(wide, dense), 1, near, nearPlane);
        var all = new LaneMoves.Rows(apart, 2, far, farPlane);
        return code.copy(from, step, to, planes, rows, n)
                && code.spread(phase, all, step, planes, rows, n)
                && same(array(wide, copied), copy)
                && same(array(wide, spread), apart);
    }

    /// The first case that differs, or null.
    private static @Nullable String run(
            Target target, Function<Routine, @Nullable Entry> compile, boolean moves) {
        for (long seed = 1; seed <= CASES; seed++) {
            if (!sums(seed, target, compile)) {
                return "sums, seed " + seed;
            }
        }
        for (boolean wide : moves ? new boolean[] {false, true} : new boolean[0]) {
            LaneMoves code = Objects.requireNonNull(LaneMoves.of(target, compile, wide));
            for (long seed = 1; seed <= CASES; seed++) {
                Random r = new Random(seed);
                if (!chunks(r, wide, code) || !rows(r, wide, code)) {
                    return "moves, seed " + seed;
                }
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutines(int bytes) {
        Target target = new InterpretedTarget(bytes);
        assertNull(run(target, r -> new Interpreter(r, bytes), bytes == LaneRoutine.ROW));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            assertNull(run(new InterpretedTarget(16), emulator::compile, false));
        }
    }

    @Test
    void machineCode() {
        assumeTrue(Machine.get() != null, Machine::status);
        Machine machine = Objects.requireNonNull(Machine.get());
        Target target = machine.target();
        assertNull(run(target, machine::compile, target.narrow()));
    }

    @Test
    void extentsAreChecked() {
        Target target = new InterpretedTarget(64);
        Entry none = (block, a, b, c, d, e) -> 0;
        LaneMoves moves = Objects.requireNonNull(LaneMoves.of(target, r -> none, false));
        LaneSums sums = Objects.requireNonNull(LaneSums.of(target, r -> none, 2, false, false));
        float[] x = new float[40];
        float[] tile = new float[96];
        long[] table = {0, 0xFFFF, 0xFFFF, 20, 0xF, 0xF};
        long[] places = {0, 8, 24};
        moves.read(x, 0, table, 0, 2, 2, 16, tile, 0, 2);
        sums.run(tile, 0, 1, places, 0, x, places, 0, 1, tile, 0, 96);
        Class<IndexOutOfBoundsException> out = IndexOutOfBoundsException.class;
        assertThrows(out, () -> moves.read(x, 1, table, 0, 2, 2, 16, tile, 0, 3));
        assertThrows(out, () -> moves.read(x, 0, table, 0, 2, 2, 17, tile, 0, 2));
        assertThrows(out, () -> moves.read(x, 0, table, 0, 2, 2, 16, tile, 33, 2));
        assertThrows(out, () -> moves.read(x, 0, table, 1, 2, 2, 16, tile, 0, 2));
        assertThrows(out, () -> moves.write(tile, 1, 96, table, 0, 2, 2, 16, x, 0));
        assertThrows(out, () -> moves.write(tile, 0, 96, table, 0, 2, 2, 17, x, 0));
        var rows = new LaneMoves.Rows(x, 0, 8, 20);
        var long1 = new LaneMoves.Rows(tile, 0, 17, 40);
        moves.copy(long1, 2, rows, 2, 2, 9);
        assertThrows(out, () -> moves.copy(long1, 2, rows, 2, 3, 9));
        assertThrows(out, () -> moves.spread(rows, rows, 2, 2, 2, 9));
        assertThrows(out, () -> sums.run(tile, 95, 1, places, 0, x, places, 0, 1, tile, 0, 96));
        assertThrows(out, () -> sums.run(tile, 0, 2, places, 1, x, places, 0, 1, tile, 0, 96));
        assertThrows(out, () -> sums.run(tile, 0, 1, places, 0, x, places, 0, 2, tile, 0, 96));
        assertThrows(out, () -> sums.run(tile, 0, 1, places, 0, x, places, 0, 1, tile, 1, 96));
    }

    @Test
    void mistakesAreNoticed() {
        String[] kinds = {"lanes_", "laneread", "lanewrite", "lanecopy", "lanespread"};
        Mutations.areNoticed(
                MUTATIONS,
                Map.of(),
                mistake -> {
                    String kind = kinds[(int) mistake.seed() % kinds.length];
                    return run(
                                    new InterpretedTarget(64),
                                    r -> mistake.compile(r, 64, r.name().startsWith(kind)),
                                    true)
                            != null;
                });
    }
}
