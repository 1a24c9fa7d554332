package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class ConvF32Test {
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
        for (int i = 0; i < 300; i++) {
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
        for (int i = 0; i < 200; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * s.output().volume());
            double[] w = ConvOracle.random(r, s.weightSize());
            double[] b = i % 2 == 0 ? null : ConvOracle.random(r, s.cin());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT32).gradInput(gy, w, b);
            float[] gx = new float[want.length + 3];
            Arrays.fill(gx, i % 3 == 0 ? 1f : Float.NaN);
            if (i % 3 == 0) {
                for (int j = 0; j < want.length; j++) {
                    want[j] = (float) want[j] + 1f;
                }
            }
            float[] bias = b == null ? null : toArray(b, 1);
            ConvF32.gradInput(s, toArray(gy, 2), 2, toArray(w, 4), 4, bias, 1, gx, 3, i % 3 == 0);
            assertSame(want, gx, 3, s);
        }
    }

    @Test
    void weightGradientAddsUpEveryPosition() {
        Random r = new Random(3);
        for (int i = 0; i < 200; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] x = ConvOracle.random(r, s.batch() * s.cin() * s.input().volume());
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * s.output().volume());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT32).gradWeight(x, gy);
            float[] gw = new float[want.length + 3];
            Arrays.fill(gw, i % 3 == 0 ? 1f : Float.NaN);
            ConvF32.gradWeight(s, toArray(x, 2), 2, toArray(gy, 4), 4, gw, 3, i % 3 == 0);
            for (int j = 0; j < want.length; j++) {
                double expected = want[j] + (i % 3 == 0 ? 1 : 0);
                assertEquals(expected, gw[3 + j], 2e-4 + 1e-5 * Math.abs(expected), s + " at " + j);
            }
        }
    }

    @Test
    void biasGradientAddsUpEachChannel() {
        Random r = new Random(4);
        for (int i = 0; i < 100; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            int plane = s.output().volume();
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * plane);
            double[] want = new double[s.cout()];
            for (int j = 0; j < gy.length; j++) {
                want[j / plane % s.cout()] += gy[j];
            }
            float[] gb = new float[s.cout() + 1];
            Arrays.fill(gb, i % 2 == 0 ? 1f : Float.NaN);
            ConvF32.gradBias(s, toArray(gy, 5), 5, gb, 1, i % 2 == 0);
            for (int j = 0; j < want.length; j++) {
                double expected = want[j] + (i % 2 == 0 ? 1 : 0);
                assertEquals(expected, gb[1 + j], 2e-4 + 1e-5 * Math.abs(expected), s.toString());
            }
        }
    }
}
