package dev.obor.cpu.product;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.cpu.threads.Workers;
import dev.obor.machine.Machine;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // changes the number of threads and the choice of kernels
class GemmTest {
    private static final int[][] SIZES = {
        {1, 1, 1}, {1, 1, 300}, {1, 33, 7}, {17, 1, 31}, {2, 3, 4}, {13, 15, 16}, {16, 17, 13},
        {33, 31, 2}, {14, 32, 5}, {9, 48, 9}, {27, 100, 3}, {31, 64, 1}, {10, 50, 64}, {64, 10, 50},
        {15, 16, 257}, {100, 13, 17}, {3, 257, 11}, {5, 130, 33}, {4, 4, 600}, {2, 200, 20},
    };

    private final int threads = Workers.threads();
    private final Random random = new Random(7);

    @BeforeEach
    void withoutMachineCode() {
        MachineGemm.enabled = false;
    }

    @AfterEach
    void restore() {
        MachineGemm.enabled = true;
        Workers.setThreads(threads);
    }

    @Test
    void everySizeAndTranspositionHasTheBitsOfTheLoop() {
        for (GemmType type : new GemmType[] {GemmType.F32, GemmType.F64}) {
            for (int[] s : SIZES) {
                for (int layout = 0; layout < 8; layout++) {
                    check(type, s[0], s[1], s[2], layout, layout % 3 == 1, layout % 4);
                }
            }
        }
    }

    @Test
    void machineCodeHasTheBitsOfTheLoop() {
        assumeTrue(Machine.get() != null, Machine::status);
        MachineGemm.enabled = true;
        var ones = new Gemm.Matrix(new float[] {1, 1, 1, 1}, 0, 2, 1);
        var sums = new Gemm.Matrix(new float[4], 0, 2, 1);
        var job = new GemmJob(GemmType.F32, 2, 2, 2, ones, ones, sums, null, false);
        MachineGemm.run(job, false); // may only start it
        assertTrue(MachineGemm.run(large(job), false), "not in machine code");
        for (GemmType type : new GemmType[] {GemmType.F32, GemmType.F64}) {
            for (int[] s : SIZES) {
                for (int layout = 0; layout < 8; layout++) {
                    for (int bias = 0; bias < 4; bias++) {
                        check(type, s[0], s[1], s[2], layout, false, bias);
                        check(type, s[0], s[1], s[2], layout, true, bias);
                    }
                }
            }
        }
        wideStrides();
        threadsDoNotChangeTheBits();
    }

    @Test
    void wideStridesAndOffsetsAreFollowed() {
        wideStrides();
    }

    /// As much work as is worth waiting for.
    private static GemmJob large(GemmJob job) {
        var a = new Gemm.Matrix(new float[400], 0, 0, 1);
        var c = new Gemm.Matrix(new float[160_000], 0, 400, 1);
        return new GemmJob(job.type(), 400, 400, 400, a, a, c, null, false);
    }

    private void wideStrides() {
        var g = GemmType.F32;
        var a = matrix(g, 20, 30, 3, 100, 2);
        var b = matrix(g, 30, 40, 5, 3, 97);
        var c = matrix(g, 20, 40, 11, 130, 3);
        compare(g, 20, 40, 30, a, b, c, null, true);
        compare(g, 20, 40, 30, a, b, c, null, false);
        var repeated = new Gemm.Matrix(a.array(), 4, 0, 1);
        compare(g, 20, 40, 30, repeated, b, c, null, false);
    }

    @Test
    void threadsDoNotChangeTheBits() {
        boolean machineCode = MachineGemm.enabled;
        int[] counts = {1, 2, 4};
        for (int[] s :
                new int[][] {{150, 300, 100}, {700, 20, 200}, {20, 1500, 80}, {450, 520, 900}}) {
            var results = new float[counts.length][];
            for (int i = 0; i < counts.length; i++) {
                MachineGemm.enabled = machineCode && i > 0;
                Workers.setThreads(counts[i]);
                var fixed = new Random(3);
                var a = new Gemm.Matrix(floats(s[0] * s[2], fixed), 0, s[2], 1);
                var b = new Gemm.Matrix(floats(s[2] * s[1], fixed), 0, 1, s[2]);
                results[i] = new float[s[0] * s[1]];
                var c = new Gemm.Matrix(results[i], 0, s[1], 1);
                Gemm.run(GemmType.F32, s[0], s[1], s[2], a, b, c, null, false);
            }
            for (float[] result : results) {
                assertArrayEquals(results[0], result);
            }
        }
    }

    @Test
    void noTermsLeaveTheInitialValue() {
        var none = new Gemm.Matrix(new float[0], 0, 0, 1);
        var bias = new Gemm.Matrix(new float[] {1, 2}, 0, 0, 1);
        Supplier<float[]> nines =
                () -> {
                    float[] x = new float[6];
                    Arrays.fill(x, 9);
                    return x;
                };
        float[] c = nines.get();
        Gemm.run(GemmType.F32, 3, 2, 0, none, none, new Gemm.Matrix(c, 0, 2, 1), null, false);
        assertArrayEquals(new float[6], c);
        Gemm.run(GemmType.F32, 3, 2, 0, none, none, new Gemm.Matrix(c, 0, 2, 1), bias, false);
        assertArrayEquals(new float[] {1, 2, 1, 2, 1, 2}, c);
        Gemm.run(GemmType.F32, 3, 2, 0, none, none, new Gemm.Matrix(c, 0, 2, 1), bias, true);
        assertArrayEquals(new float[] {2, 4, 2, 4, 2, 4}, c);
        Gemm.run(GemmType.F32, 3, 2, 0, none, none, new Gemm.Matrix(c, 0, 2, 1), null, true);
        assertArrayEquals(new float[] {2, 4, 2, 4, 2, 4}, c);
        float[] kept = nines.get();
        Gemm.run(GemmType.F32, 0, 2, 5, none, none, new Gemm.Matrix(kept, 0, 2, 1), null, false);
        assertArrayEquals(nines.get(), kept);
    }

    @Test
    void paddingBringsNoNaNAndRealOnesSpread() {
        int m = 3;
        int n = 5;
        int k = 4;
        float[] a = floats(m * k, random);
        float[] b = floats(k * n, random);
        a[2 * k + 1] = Float.POSITIVE_INFINITY;
        b[1 * n + 4] = 0;
        b[2 * n + 3] = Float.NaN;
        float[] c = new float[m * n];
        Gemm.run(
                GemmType.F32,
                m,
                n,
                k,
                new Gemm.Matrix(a, 0, k, 1),
                new Gemm.Matrix(b, 0, n, 1),
                new Gemm.Matrix(c, 0, n, 1),
                null,
                false);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                boolean nan = j == 3 || i == 2 && j == 4;
                assertEquals(nan, Float.isNaN(c[i * n + j]), i + ", " + j);
                assertEquals(i == 2 || nan, !Float.isFinite(c[i * n + j]), i + ", " + j);
            }
        }
    }

    private void check(
            GemmType type, int m, int n, int k, int layout, boolean accumulate, int biasKind) {
        var a = (layout & 1) == 0 ? matrix(type, m, k, 1, k, 1) : matrix(type, m, k, 0, 1, m);
        var b = (layout & 2) == 0 ? matrix(type, k, n, 0, n, 1) : matrix(type, k, n, 2, 1, k);
        var c = (layout & 4) == 0 ? matrix(type, m, n, 0, n, 1) : matrix(type, m, n, 3, 1, m);
        var bias =
                switch (biasKind) {
                    case 0 -> null;
                    case 1 -> matrix(type, 1, n, 1, 0, 1);
                    case 2 -> matrix(type, m, 1, 1, 1, 0);
                    default -> matrix(type, m, n, 0, n, 1);
                };
        compare(type, m, n, k, a, b, c, bias, accumulate);
    }

    private Gemm.Matrix matrix(GemmType type, int m, int n, int offset, int row, int column) {
        int length = offset + (m - 1) * row + (n - 1) * column + 1;
        if (!type.wide()) {
            return new Gemm.Matrix(floats(length, random), offset, row, column);
        }
        double[] x = new double[length];
        Arrays.setAll(x, i -> random.nextDouble() - 0.5);
        return new Gemm.Matrix(x, offset, row, column);
    }

    private static float[] floats(int length, Random random) {
        float[] x = new float[length];
        for (int i = 0; i < length; i++) {
            x[i] = random.nextFloat() - 0.5f;
        }
        return x;
    }

    private static void compare(
            GemmType type,
            int m,
            int n,
            int k,
            Gemm.Matrix a,
            Gemm.Matrix b,
            Gemm.Matrix c,
            Gemm.Matrix bias,
            boolean accumulate) {
        String what = m + "x" + k + " . " + k + "x" + n + " " + a + b + c + bias + accumulate;
        if (type.wide()) {
            double[] want = ((double[]) c.array()).clone();
            doubleLoop(m, n, k, a, b, want, c, bias, accumulate);
            Gemm.run(type, m, n, k, a, b, c, bias, accumulate);
            assertArrayEquals(want, (double[]) c.array(), what);
        } else {
            float[] want = ((float[]) c.array()).clone();
            floatLoop(m, n, k, a, b, want, c, bias, accumulate);
            Gemm.run(type, m, n, k, a, b, c, bias, accumulate);
            assertArrayEquals(want, (float[]) c.array(), what);
        }
    }

    private static void floatLoop(
            int m,
            int n,
            int k,
            Gemm.Matrix a,
            Gemm.Matrix b,
            float[] want,
            Gemm.Matrix c,
            Gemm.Matrix bias,
            boolean accumulate) {
        int block = GemmJob.kBlock(k);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                boolean add = accumulate;
                float value = want[c.at(i, j)];
                if (bias != null) {
                    float x = ((float[]) bias.array())[bias.at(i, j)];
                    value = add ? value + x : x;
                    add = true;
                }
                for (int p0 = 0; p0 < k; p0 += block) {
                    float sum = 0;
                    for (int p = p0; p < Math.min(k, p0 + block); p++) {
                        float x = ((float[]) a.array())[a.at(i, p)];
                        sum = Math.fma(x, ((float[]) b.array())[b.at(p, j)], sum);
                    }
                    value = add ? value + sum : sum;
                    add = true;
                }
                want[c.at(i, j)] = value;
            }
        }
    }

    private static void doubleLoop(
            int m,
            int n,
            int k,
            Gemm.Matrix a,
            Gemm.Matrix b,
            double[] want,
            Gemm.Matrix c,
            Gemm.Matrix bias,
            boolean accumulate) {
        int block = GemmJob.kBlock(k);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                boolean add = accumulate;
                double value = want[c.at(i, j)];
                if (bias != null) {
                    double x = ((double[]) bias.array())[bias.at(i, j)];
                    value = add ? value + x : x;
                    add = true;
                }
                for (int p0 = 0; p0 < k; p0 += block) {
                    double sum = 0;
                    for (int p = p0; p < Math.min(k, p0 + block); p++) {
                        double x = ((double[]) a.array())[a.at(i, p)];
                        sum = Math.fma(x, ((double[]) b.array())[b.at(p, j)], sum);
                    }
                    value = add ? value + sum : sum;
                    add = true;
                }
                want[c.at(i, j)] = value;
            }
        }
    }
}
