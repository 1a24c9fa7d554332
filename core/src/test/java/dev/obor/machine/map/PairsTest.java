package dev.obor.machine.map;

import static org.junit.jupiter.api.Assertions.assertNull;
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
import dev.obor.machine.lang.Mutations;
import dev.obor.machine.lang.Routine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Operands that lie in turns, as parts of complex numbers do, interpreted for vectors of 16, 32
/// and 64 bytes: nothing else is read or written, and small mistakes are all noticed.
class PairsTest {
    private static final int MUTATIONS = 50;
    private static final int CASES = 120;
    private static final int MOST = 100;
    private static final double GUARD = -7.5;

    /// What is computed: sums and differences of operands, each of which is dense, one of two in
    /// turns, or one element of a row.
    ///
    /// @param inputs `d` dense, `s` single, `p` two in turns, `a` every second element
    /// @param results as well
    /// @param wide whether float32 is computed with in float64
    private record Case(String inputs, String results, DType dtype, boolean wide) {}

    private static final List<Case> KINDS =
            List.of(
                    new Case("p", "p", DType.FLOAT32, false),
                    new Case("pp", "p", DType.FLOAT64, false),
                    new Case("p", "d", DType.FLOAT32, false),
                    new Case("dd", "p", DType.FLOAT64, false),
                    new Case("psd", "pd", DType.FLOAT32, true),
                    new Case("pdps", "pp", DType.FLOAT32, false),
                    new Case("ppd", "ppp", DType.FLOAT64, false),
                    new Case("ad", "d", DType.FLOAT32, false),
                    new Case("ap", "dp", DType.FLOAT32, true),
                    new Case("aapd", "ppd", DType.FLOAT64, false));

    private static int count(String operands) {
        return operands.length() + (int) operands.chars().filter(c -> c == 'p').count();
    }

    private static Object array(Random r, int n, DType dtype, boolean guards) {
        double[] d = new double[n];
        float[] f = new float[n];
        for (int i = 0; i < n; i++) {
            f[i] = guards ? (float) GUARD : r.nextInt(2000) / 8f;
            d[i] = f[i];
        }
        return dtype == DType.FLOAT64 ? d : f;
    }

    private static double get(Object array, int i) {
        return array instanceof float[] f ? f[i] : ((double[]) array)[i];
    }

    /// Result `k` has each input `i` (i + 1)(k + 1) times.
    private static Program program(Case c) {
        Type type = c.wide || c.dtype == DType.FLOAT64 ? Type.F64 : Type.F32;
        List<Expr> results = new ArrayList<>();
        for (int k = 0; k < count(c.results); k++) {
            Expr sum = Exprs.constant(type, 0.5);
            for (int i = 0; i < count(c.inputs); i++) {
                Expr x = Exprs.cast(type, Exprs.input(i, c.dtype));
                sum = sum.add(x.mul((i + 1) * (k + 1)));
            }
            results.add(sum);
        }
        return Program.of("pairs", results, Collections.nCopies(results.size(), c.dtype));
    }

    /// @param which which of the kinds
    private static @Nullable String run(
            int which, long seed, int bytes, Function<Routine, @Nullable Entry> compile) {
        Random r = new Random(seed);
        Case c = KINDS.get(which);
        int n = 1 + r.nextInt(40);
        int rows = 1 + r.nextInt(3);
        String kinds = c.inputs + c.results;
        int operands = count(kinds);
        int inputs = count(c.inputs);
        Object[] all = new Object[operands];
        int[] offsets = new int[operands];
        int[] steps = new int[operands];
        int[] each = new int[operands];
        long pairs = 0;
        long singles = 0;
        int at = 0;
        for (char kind : kinds.toCharArray()) {
            int size = kind == 's' ? 1 : kind == 'd' ? n : kind == 'a' ? 2 * n - 1 : 2 * n;
            steps[at] = size + r.nextInt(3);
            offsets[at] = r.nextInt(3);
            each[at] = kind == 's' ? 0 : kind == 'd' ? 1 : 2;
            // Inputs end where their array does.
            int length = offsets[at] + (rows - 1) * steps[at] + size + (at < inputs ? 0 : 3);
            all[at] = array(r, length, c.dtype, at >= inputs);
            pairs |= kind == 'p' ? 1L << at : kind == 'a' ? 1L << 32 + at : 0;
            singles |= kind == 's' ? 1L << at : 0;
            if (kind == 'p') {
                all[at + 1] = all[at];
                steps[at + 1] = steps[at];
                offsets[at + 1] = offsets[at] + 1;
                each[at + 1] = 2;
                at++;
            }
            at++;
        }
        Object[] want = new Object[operands];
        for (int k = inputs; k < operands; k++) {
            boolean second = k > 0 && (pairs >>> k - 1 & 1) != 0;
            Object copy =
                    all[k] instanceof float[] f ? f.clone() : (Object) ((double[]) all[k]).clone();
            want[k] = second ? want[k - 1] : copy;
            for (int row = 0; row < rows; row++) {
                for (int i = 0; i < n; i++) {
                    double sum = 0.5;
                    for (int j = 0; j < inputs; j++) {
                        int from = offsets[j] + row * steps[j] + i * each[j];
                        sum += get(all[j], from) * ((j + 1) * (k - inputs + 1));
                    }
                    int to = offsets[k] + row * steps[k] + i * each[k];
                    if (want[k] instanceof float[] f) {
                        f[to] = (float) sum;
                    } else {
                        ((double[]) want[k])[to] = sum;
                    }
                }
            }
        }
        var target = new InterpretedTarget(bytes);
        MapCode code = MapCode.of(target, compile, program(c), singles, pairs);
        if (code == null) {
            return "not written: " + c;
        }
        code.run(all, offsets, steps, new long[0], n, rows);
        for (int k = inputs; k < operands; k++) {
            boolean same =
                    want[k] instanceof float[] f
                            ? Arrays.equals(f, (float[]) all[k])
                            : Arrays.equals((double[]) want[k], (double[]) all[k]);
            if (!same) {
                return "seed " + seed + ", " + rows + " x " + n + " of " + c;
            }
        }
        return null;
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 32, 64})
    void interpreted(int bytes) {
        for (long seed = 1; seed <= CASES; seed++) {
            int kind = (int) (seed % KINDS.size());
            assertNull(run(kind, seed, bytes, r -> new Interpreter(r, bytes)));
        }
    }

    @Test
    void emulatedRoutinesOfAArch64() {
        try (Emulator emulator = Emulator.start()) {
            for (long seed = 1; seed <= CASES; seed++) {
                int kind = (int) (seed % KINDS.size());
                assertNull(run(kind, seed, 16, emulator::compile));
            }
        }
    }

    @Test
    void extentsAreChecked() {
        Program p = program(KINDS.getFirst());
        MapCode code =
                Objects.requireNonNull(
                        MapCode.of(
                                new InterpretedTarget(64), r -> new Interpreter(r, 64), p, 0, 5));
        float[] room = new float[40];
        float[] less = new float[39];
        int[] offsets = {0, 1, 0, 1};
        code.run(new Object[] {room, room, room, room}, offsets, new long[0], 20);
        for (Object[] all :
                List.of(
                        new Object[] {less, less, room, room},
                        new Object[] {room, room, less, less})) {
            assertThrows(
                    IndexOutOfBoundsException.class, () -> code.run(all, offsets, new long[0], 20));
        }
    }

    @Test
    void mistakesAreNoticed() {
        Mutations.areNoticed(MUTATIONS, Map.of(), PairsTest::notices);
    }

    private static boolean notices(Mutations.Mistake mistake) {
        long seed = mistake.seed();
        int kind = (int) (seed % KINDS.size());
        // With vectors of two lanes the second half never has a part of a row's end.
        int bytes = seed / KINDS.size() % 2 == 0 ? 32 : 64;
        for (long other = 0; other < MOST && (other == 0 || mistake.isMade()); other++) {
            if (run(kind, seed + 1000 * other, bytes, r -> mistake.compile(r, bytes)) != null) {
                return true;
            }
        }
        return false;
    }
}
