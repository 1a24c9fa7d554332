package dev.obor.machine.index;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.machine.Entry;
import dev.obor.machine.Machine;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.index.Gathering.Side;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Reading through places gives what plain loops give, and nothing else is written; wrong places,
/// however far, are told of and read nothing outside.
class GatheringTest {
    private static final int GUARD = 9;
    private static final int CASES = 200;
    private static final int MUTATIONS = 40;

    private static final String TELLS = "whatever is not zero tells of a wrong place";

    /// Seeds of mistakes that change nothing, and why.
    private static final Map<Long, String> EQUAL = Map.of(49L, TELLS, 53L, TELLS);

    private record Case(
            int rows,
            int n,
            int step,
            int size,
            int stride,
            boolean wraps,
            int[] in,
            long[] places,
            int[] steps) {
        static Case of(long seed) {
            Random r = new Random(seed);
            int rows = 1 + r.nextInt(4);
            int n = 1 + r.nextInt(40);
            int step = r.nextInt(3);
            int size = 1 + r.nextInt(9);
            int stride = r.nextInt(4);
            boolean wraps = r.nextBoolean();
            int[] steps = {n + r.nextInt(3), r.nextInt(5), r.nextInt(2) * (n + r.nextInt(3))};
            int[] in =
                    r.ints(3 + (rows - 1) * steps[1] + (n - 1) * step + (size - 1) * stride + 1)
                            .toArray();
            long[] places = new long[2 + (rows - 1) * steps[2] + n];
            for (int i = 0; i < places.length; i++) {
                places[i] = r.nextLong(wraps ? -size : 0, size);
            }
            return new Case(rows, n, step, size, stride, wraps, in, places, steps);
        }

        int[] want() {
            int[] out = new int[1 + rows * steps[0] + GUARD];
            Arrays.fill(out, -1);
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < n; i++) {
                    long place = places[2 + row * steps[2] + i];
                    long at = place < 0 ? place + size : place;
                    out[1 + row * steps[0] + i] =
                            in[3 + row * steps[1] + i * step + (int) at * stride];
                }
            }
            return out;
        }

        /// As 32 bits or as 64.
        int[] run(Gathering g, boolean wide) {
            int[] out = new int[1 + rows * steps[0] + GUARD];
            Arrays.fill(out, -1);
            Object to = wide ? Arrays.stream(out).asLongStream().toArray() : out;
            Object from = wide ? Arrays.stream(in).asLongStream().toArray() : in;
            assertTrue(run(g, to, from));
            return to instanceof long[] l ? Arrays.stream(l).mapToInt(x -> (int) x).toArray() : out;
        }

        boolean run(Gathering g, Object to, Object from) {
            return g.run(
                    new Side(to, 1, steps[0]),
                    new Side(from, 3, steps[1]),
                    new Side(places, 2, steps[2]),
                    rows,
                    n,
                    step,
                    size,
                    stride,
                    wraps);
        }
    }

    private static Gathering interpreted(
            int vector, int bytes, Function<Routine, @Nullable Entry> compile) {
        return Objects.requireNonNull(Gathering.of(new InterpretedTarget(vector), compile, bytes));
    }

    private static Gathering interpreted(int vector, int bytes) {
        return interpreted(vector, bytes, r -> new Interpreter(r, vector));
    }

    private static void compare(Gathering four, Gathering eight) {
        for (long seed = 1; seed <= CASES; seed++) {
            Case c = Case.of(seed);
            assertArrayEquals(c.want(), c.run(four, false), "seed " + seed);
            assertArrayEquals(c.want(), c.run(eight, true), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutines(int vector) {
        compare(interpreted(vector, 4), interpreted(vector, 8));
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            compare(interpreted(16, 4, emulator::compile), interpreted(16, 8, emulator::compile));
        }
    }

    private static Gathering real(int bytes) {
        assumeTrue(Machine.get() != null, Machine::status);
        Gathering g = Gathering.of(Objects.requireNonNull(Machine.get()), bytes);
        assumeTrue(g != null, "no instructions for it");
        return Objects.requireNonNull(g);
    }

    @Test
    void machineCode() {
        compare(real(4), real(8));
    }

    @Test
    void wrongPlacesReadNothingOutside() {
        Gathering g = real(4);
        float[] in = {1, 2, 3};
        for (long wrong :
                new long[] {
                    3, -4, 1L << 31, 1L << 62, -(1L << 62), Long.MAX_VALUE, Long.MIN_VALUE
                }) {
            for (int at = 0; at < 19; at++) {
                long[] places = new long[19];
                places[at] = wrong;
                float[] out = new float[19];
                for (boolean wraps : new boolean[] {true, false}) {
                    Side from = new Side(in, 0, 0);
                    boolean right =
                            g.run(
                                    new Side(out, 0, 0),
                                    from,
                                    new Side(places, 0, 0),
                                    1,
                                    19,
                                    0,
                                    3,
                                    1,
                                    wraps);
                    assertEquals(false, right, wrong + " at " + at);
                    assertEquals(1, out[at], "what stands there is the first element");
                }
            }
        }
    }

    @Test
    void extentsAreChecked() {
        Gathering g = interpreted(64, 4);
        float[] in = new float[10];
        float[] out = new float[20];
        long[] places = new long[20];
        Side a = new Side(out, 0, 0);
        Side b = new Side(in, 0, 0);
        Side c = new Side(places, 0, 0);
        assertTrue(g.run(a, b, c, 1, 20, 0, 10, 1, true));
        assertThrows(IndexOutOfBoundsException.class, () -> g.run(a, b, c, 1, 20, 0, 11, 1, true));
        assertThrows(IndexOutOfBoundsException.class, () -> g.run(a, b, c, 1, 20, 1, 10, 1, true));
        assertThrows(IndexOutOfBoundsException.class, () -> g.run(a, b, c, 1, 21, 0, 10, 1, true));
        Side late = new Side(in, 1, 0);
        assertThrows(
                IndexOutOfBoundsException.class, () -> g.run(a, late, c, 1, 20, 0, 10, 1, true));
        Side early = new Side(out, -1, 0);
        assertThrows(
                IndexOutOfBoundsException.class, () -> g.run(early, b, c, 1, 20, 0, 10, 1, true));
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(MUTATIONS, EQUAL, GatheringTest::notices);
    }

    private static boolean notices(Mutations.Mistake mistake) {
        Gathering g = interpreted(32, 4, r -> mistake.compile(r, 32));
        for (long seed = 1; seed <= CASES; seed++) {
            Case c = Case.of(seed);
            int[] out = new int[1 + c.rows * c.steps[0] + GUARD];
            Arrays.fill(out, -1);
            if (!c.run(g, out, c.in) || !Arrays.equals(c.want(), out)) {
                return true;
            }
            long[] wrong = c.places.clone();
            long less = -1 - (c.wraps ? c.size : 0) - seed % 3;
            wrong[2 + (int) (seed % c.n)] = seed % 2 == 0 ? c.size + seed % 3 : less;
            Case other =
                    new Case(c.rows, c.n, c.step, c.size, c.stride, c.wraps, c.in, wrong, c.steps);
            if (other.run(g, out, c.in)) {
                return true;
            }
        }
        return false;
    }
}
