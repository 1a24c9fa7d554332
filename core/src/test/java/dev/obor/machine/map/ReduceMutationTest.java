package dev.obor.machine.map;

import static org.junit.jupiter.api.Assertions.assertNull;

import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.machine.Entry;
import dev.obor.machine.arm.Emulator;
import dev.obor.machine.lang.InterpretedTarget;
import dev.obor.machine.lang.Interpreter;
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The routines of rows and of reductions, interpreted for vectors of 16, 32 and 64 bytes: they
/// have the bits of the loops, and small mistakes in them are all noticed.
class ReduceMutationTest {
    private static final int MUTATIONS = 60;
    private static final int CASES = 500;
    private static final float GUARD = -7.5f;

    /// Seeds of mistakes that change none of the cases, and why.
    private static final Map<Long, String> EQUAL =
            Map.of(
                    13L, "wants a NaN in one lane of the last steps",
                    138L, "wants the largest number just behind the end of a row",
                    164L, "a tail of no lanes writes nothing");

    /// One case: `(x - m) * w` of rows, where `m` is one number for each row; written down, or
    /// combined along rows or columns.
    private static @Nullable String run(
            long seed, int bytes, Function<Routine, @Nullable Entry> compile) {
        Random r = new Random(seed);
        int kind = r.nextInt(3);
        Combine how = Combine.values()[r.nextInt(4)];
        int n = kind == 1 ? 64 + r.nextInt(200) : 1 + r.nextInt(150);
        int rows = 1 + r.nextInt(5);
        int rounds = kind == 2 ? 1 + r.nextInt(3) : 1;
        int gap = r.nextInt(4);
        float[] x = numbers(r, rounds * rows * (n + gap) + 3);
        float[] m = numbers(r, rounds * rows + 2);
        float[] w = numbers(r, n + 1);
        if (seed % 2 == 0 && (how == Combine.MAX || how == Combine.MIN)) {
            spikes(r, x, m, w, how == Combine.MAX ? 1 : -1);
        }
        int results = kind == 0 ? rows * n : kind == 1 ? rows : rounds * n;
        float[] out = new float[results + 5];
        Arrays.fill(out, GUARD);
        float[] want = out.clone();
        Expr e =
                Exprs.input(0, DType.FLOAT32)
                        .sub(Exprs.input(1, DType.FLOAT32))
                        .mul(Exprs.input(2, DType.FLOAT32));
        Program p = Program.of("scaled", e, DType.FLOAT32);
        var target = new InterpretedTarget(bytes);
        Object[] all = {x, m, w, out};
        int[] offsets = {3, 2, 1, 2};
        if (kind == 0) {
            MapCode.of(target, compile, p, 2, 0)
                    .run(all, offsets, new int[] {n + gap, 1, 0, n}, new long[0], n, rows);
        } else {
            ReduceCode code = ReduceCode.of(target, compile, kind == 1, p, how, 2);
            if (kind == 1) {
                code.rows(all, offsets, new int[] {n + gap, 1, 0}, new long[0], n, rows);
            } else {
                int[] steps = {rows * (n + gap), rows, 0, n};
                code.columns(
                        all,
                        offsets,
                        new int[] {n + gap, 1, 0},
                        steps,
                        new long[0],
                        rows,
                        n,
                        rounds);
            }
        }
        for (int row = 0; row < rounds * rows; row++) {
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = (x[3 + row * (n + gap) + i] - m[2 + row]) * w[1 + i];
            }
            expect(kind, how, row, rows, values, want);
        }
        return Arrays.equals(want, out)
                ? null
                : "seed " + seed + " " + kind + " " + how + " " + rows + " x " + n;
    }

    /// So that each single place matters to the largest and the smallest: zeros of both signs, and
    /// here and there more.
    private static void spikes(Random r, float[] x, float[] m, float[] w, int sign) {
        for (int i = 0; i < x.length; i++) {
            x[i] = r.nextInt(150) == 0 ? sign * r.nextFloat() : r.nextBoolean() ? 0 : -0.0f;
        }
        Arrays.fill(m, 0);
        Arrays.fill(w, 1);
        x[r.nextInt(x.length)] = r.nextInt(4) == 0 ? Float.NaN : sign;
    }

    private static float[] numbers(Random r, int n) {
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] =
                    switch (r.nextInt(200)) {
                        case 0 -> Float.NaN;
                        case 1, 2, 3, 4, 5, 6, 7, 8 -> -0.0f;
                        case 9, 10, 11, 12, 13, 14, 15 -> 0;
                        default -> r.nextFloat() * 4 - 2;
                    };
        }
        return x;
    }

    private static void expect(int kind, Combine how, int row, int rows, float[] v, float[] want) {
        int n = v.length;
        if (kind == 0) {
            System.arraycopy(v, 0, want, 2 + row * n, n);
        } else if (kind == 1) {
            float[] parts = Arrays.copyOf(v, 64);
            for (int i = 64; i < n; i++) {
                parts[i % 64] = combine(how, parts[i % 64], v[i]);
            }
            for (int half = 32; half > 0; half /= 2) {
                for (int i = 0; i < half; i++) {
                    parts[i] = combine(how, parts[i], parts[i + half]);
                }
            }
            want[2 + row] = parts[0];
        } else {
            int to = 2 + row / rows * n;
            for (int i = 0; i < n; i++) {
                want[to + i] = row % rows == 0 ? v[i] : combine(how, want[to + i], v[i]);
            }
        }
    }

    private static float combine(Combine how, float x, float y) {
        return switch (how) {
            case SUM -> x + y;
            case PRODUCT -> x * y;
            case MAX -> Math.max(x, y);
            case MIN -> Math.min(x, y);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpretedRoutinesHaveTheBitsOfTheLoops(int bytes) {
        for (long seed = 1; seed <= CASES; seed++) {
            assertNull(run(seed, bytes, r -> new Interpreter(r, bytes)));
        }
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            for (long seed = 1; seed <= CASES; seed++) {
                assertNull(run(seed, 16, emulator::compile));
            }
        }
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(MUTATIONS, EQUAL, ReduceMutationTest::notices);
    }

    /// One mistake in all routines of a kind, as a generator makes it.
    private static boolean notices(Mutations.Mistake mistake) {
        String kind = List.of("map", "rows", "columns").get(mistake.random().nextInt(3));
        int bytes = 16 << mistake.random().nextInt(3);
        for (long i = 1; i <= CASES; i++) {
            if (run(i, bytes, r -> mistake.compile(r, bytes, r.name().startsWith(kind))) != null) {
                return true;
            }
        }
        return false;
    }
}
