package dev.obor.cpu.conv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.cpu.threads.Workers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

@Isolated // changes the number of threads
class ConvF64Test {
    private static final int HASH_SMALL = 1801310968;
    private static final int HASH_FIRST = 319906260;
    private static final int HASH_GROUPS = 1379484590;

    private static double[] toArray(double[] a, int lead) {
        double[] f = new double[a.length + lead];
        for (int i = 0; i < a.length; i++) {
            f[lead + i] = a[i];
        }
        return f;
    }

    private static void assertSame(double[] want, double[] got, int lead, Object what) {
        for (int i = 0; i < want.length; i++) {
            if (want[i] != got[lead + i]) {
                assertEquals(want[i], got[lead + i], what + " at " + i);
            }
        }
    }

    @Test
    void forwardEqualsPlainLoopsBitByBit() {
        Random r = new Random(1);
        for (int i = 0; i < 150; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] x = ConvOracle.random(r, s.batch() * s.cin() * s.input().volume());
            double[] w = ConvOracle.random(r, s.weightSize());
            double[] b = i % 2 == 0 ? null : ConvOracle.random(r, s.cout());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT64).forward(x, w, b);
            double[] y = new double[want.length + 3];
            Arrays.fill(y, Double.NaN);
            double[] bias = b == null ? null : toArray(b, 1);
            ConvF64.forward(s, toArray(x, 2), 2, toArray(w, 4), 4, bias, 1, y, 3);
            assertSame(want, y, 3, s);
        }
    }

    @Test
    void inputGradientEqualsPlainLoopsBitByBit() {
        Random r = new Random(2);
        for (int i = 0; i < 120; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * s.output().volume());
            double[] w = ConvOracle.random(r, s.weightSize());
            double[] b = i % 2 == 0 ? null : ConvOracle.random(r, s.cin());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT64).gradInput(gy, w, b);
            double[] gx = new double[want.length + 3];
            Arrays.fill(gx, Double.NaN);
            double[] bias = b == null ? null : toArray(b, 1);
            ConvF64.gradInput(s, toArray(gy, 2), 2, toArray(w, 4), 4, bias, 1, gx, 3);
            assertSame(want, gx, 3, s);
        }
    }

    @Test
    void weightGradientAddsUpEveryPosition() {
        Random r = new Random(3);
        for (int i = 0; i < 120; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] x = ConvOracle.random(r, s.batch() * s.cin() * s.input().volume());
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * s.output().volume());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT64).gradWeight(x, gy);
            double[] gw = new double[want.length + 3];
            Arrays.fill(gw, Double.NaN);
            ConvF64.gradWeight(s, toArray(x, 2), 2, toArray(gy, 4), 4, gw, 3);
            for (int j = 0; j < want.length; j++) {
                assertEquals(want[j], gw[3 + j], 1e-12 + 1e-12 * Math.abs(want[j]), s + " at " + j);
            }
        }
    }

    private static ConvShape square(int batch, int cin, int cout, int groups, int n, int k) {
        return ConvShape.of(
                batch,
                cin,
                cout,
                groups,
                Dims3.of(1, n, n),
                Dims3.of(1, k, k),
                Dims3.of(1, 2, 2),
                Dims3.of(0, 1, 1),
                Dims3.ONE);
    }

    private static int hash(ConvShape s) {
        Random r = new Random(5);
        double[] x = toArray(ConvOracle.random(r, s.batch() * s.cin() * s.input().volume()), 0);
        double[] w = toArray(ConvOracle.random(r, s.weightSize()), 0);
        double[] gy = toArray(ConvOracle.random(r, s.batch() * s.cout() * s.output().volume()), 0);
        double[] y = new double[gy.length];
        double[] gx = new double[x.length];
        double[] gw = new double[w.length];
        double[] gb = new double[s.cout()];
        ConvF64.forward(s, x, 0, w, 0, null, 0, y, 0);
        ConvF64.gradInput(s, gy, 0, w, 0, null, 0, gx, 0);
        ConvF64.gradWeight(s, x, 0, gy, 0, gw, 0);
        gradBias(s, gy, gb);
        int h = Arrays.hashCode(y) * 31 + Arrays.hashCode(gx);
        return (h * 31 + Arrays.hashCode(gw)) * 31 + Arrays.hashCode(gb);
    }

    /// The sums of each channel in lanes, which are then added by halves.
    private static void gradBias(ConvShape s, double[] gy, double[] gb) {
        int plane = s.output().volume();
        for (int c = 0; c < s.cout(); c++) {
            double[] lanes = new double[8];
            for (int b = 0; b < s.batch(); b++) {
                for (int i = 0; i < plane; i++) {
                    lanes[i % 8] += gy[(b * s.cout() + c) * plane + i];
                }
            }
            for (int half = 4; half > 0; half /= 2) {
                for (int i = 0; i < half; i++) {
                    lanes[i] += lanes[i + half];
                }
            }
            gb[c] = lanes[0];
        }
    }

    /// The constants were printed by this test; run it with -XX:UseAVX=2 or on another processor to
    /// see that vectors of any length give these bits.
    @Test
    void bitsDoNotDependOnTheVectorLength() {
        assertEquals(HASH_SMALL, hash(square(16, 16, 16, 1, 14, 3)));
        assertEquals(HASH_FIRST, hash(square(9, 1, 6, 1, 20, 5)));
        assertEquals(HASH_GROUPS, hash(square(5, 40, 80, 2, 9, 3)));
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() {
        int before = Workers.threads();
        ConvShape[] shapes = {
            square(64, 16, 16, 1, 14, 3), square(64, 1, 16, 1, 28, 3), square(2, 32, 70, 1, 24, 3)
        };
        try {
            for (ConvShape s : shapes) {
                Workers.setThreads(1);
                int one = hash(s);
                for (int threads = 2; threads <= 4; threads += 2) {
                    Workers.setThreads(threads);
                    assertEquals(one, hash(s), s + " with " + threads + " threads");
                }
            }
        } finally {
            Workers.setThreads(before);
        }
    }

    @Test
    void weightGradientOfAnEmptyBatchIsZero() {
        ConvShape s = square(0, 3, 4, 1, 8, 3);
        double[] gw = new double[s.weightSize()];
        Arrays.fill(gw, 7);
        ConvF64.gradWeight(s, new double[0], 0, new double[0], 0, gw, 0);
        assertEquals(0, gw[5]);
        ConvF64.forward(s, new double[0], 0, gw, 0, null, 0, new double[0], 0);
    }
}
