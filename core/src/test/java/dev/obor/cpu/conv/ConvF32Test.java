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
class ConvF32Test {
    private static final int HASH_SMALL = -1972854006;
    private static final int HASH_FIRST = -587661922;
    private static final int HASH_GROUPS = -73627763;

    private static float[] toArray(double[] a, int lead) {
        float[] f = new float[a.length + lead];
        for (int i = 0; i < a.length; i++) {
            f[lead + i] = (float) a[i];
        }
        return f;
    }

    private static void assertSame(double[] want, float[] got, int lead, Object what) {
        for (int i = 0; i < want.length; i++) {
            if ((float) want[i] != got[lead + i]) {
                assertEquals((float) want[i], got[lead + i], what + " at " + i);
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
            double[] want = new ConvOracle(s, ConvOracle.FLOAT32).forward(x, w, b);
            float[] y = new float[want.length + 3];
            Arrays.fill(y, Float.NaN);
            float[] bias = b == null ? null : toArray(b, 1);
            ConvF32.forward(s, toArray(x, 2), 2, toArray(w, 4), 4, bias, 1, y, 3);
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
            double[] want = new ConvOracle(s, ConvOracle.FLOAT32).gradInput(gy, w, b);
            float[] gx = new float[want.length + 3];
            Arrays.fill(gx, Float.NaN);
            float[] bias = b == null ? null : toArray(b, 1);
            ConvF32.gradInput(s, toArray(gy, 2), 2, toArray(w, 4), 4, bias, 1, gx, 3);
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
            double[] want = new ConvOracle(s, ConvOracle.FLOAT32).gradWeight(x, gy);
            float[] gw = new float[want.length + 3];
            Arrays.fill(gw, Float.NaN);
            ConvF32.gradWeight(s, toArray(x, 2), 2, toArray(gy, 4), 4, gw, 3);
            for (int j = 0; j < want.length; j++) {
                assertEquals(want[j], gw[3 + j], 2e-4 + 1e-5 * Math.abs(want[j]), s + " at " + j);
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
        float[] x = toArray(ConvOracle.random(r, s.batch() * s.cin() * s.input().volume()), 0);
        float[] w = toArray(ConvOracle.random(r, s.weightSize()), 0);
        float[] gy = toArray(ConvOracle.random(r, s.batch() * s.cout() * s.output().volume()), 0);
        float[] y = new float[gy.length];
        float[] gx = new float[x.length];
        float[] gw = new float[w.length];
        float[] gb = new float[s.cout()];
        ConvF32.forward(s, x, 0, w, 0, null, 0, y, 0);
        ConvF32.gradInput(s, gy, 0, w, 0, null, 0, gx, 0);
        ConvF32.gradWeight(s, x, 0, gy, 0, gw, 0);
        gradBias(s, gy, gb);
        int h = Arrays.hashCode(y) * 31 + Arrays.hashCode(gx);
        return (h * 31 + Arrays.hashCode(gw)) * 31 + Arrays.hashCode(gb);
    }

    /// The sums of each channel in lanes, which are then added by halves.
    private static void gradBias(ConvShape s, float[] gy, float[] gb) {
        int plane = s.output().volume();
        for (int c = 0; c < s.cout(); c++) {
            float[] lanes = new float[16];
            for (int b = 0; b < s.batch(); b++) {
                for (int i = 0; i < plane; i++) {
                    lanes[i % 16] += gy[(b * s.cout() + c) * plane + i];
                }
            }
            for (int half = 8; half > 0; half /= 2) {
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
        float[] gw = new float[s.weightSize()];
        Arrays.fill(gw, 7f);
        ConvF32.gradWeight(s, new float[0], 0, new float[0], 0, gw, 0);
        assertEquals(0f, gw[5]);
        ConvF32.forward(s, new float[0], 0, gw, 0, null, 0, new float[0], 0);
    }
}
