package dev.obor.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.obor.backend.ConvShape;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;

class ConvF64Test {
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
        for (int i = 0; i < 300; i++) {
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
        for (int i = 0; i < 200; i++) {
            ConvShape s = ConvOracle.randomShape(r);
            double[] gy = ConvOracle.random(r, s.batch() * s.cout() * s.output().volume());
            double[] w = ConvOracle.random(r, s.weightSize());
            double[] b = i % 2 == 0 ? null : ConvOracle.random(r, s.cin());
            double[] want = new ConvOracle(s, ConvOracle.FLOAT64).gradInput(gy, w, b);
            double[] gx = new double[want.length + 3];
            Arrays.fill(gx, i % 3 == 0 ? 1 : Double.NaN);
            if (i % 3 == 0) {
                for (int j = 0; j < want.length; j++) {
                    want[j] = want[j] + 1;
                }
            }
            double[] bias = b == null ? null : toArray(b, 1);
            ConvF64.gradInput(s, toArray(gy, 2), 2, toArray(w, 4), 4, bias, 1, gx, 3, i % 3 == 0);
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
            double[] want = new ConvOracle(s, ConvOracle.FLOAT64).gradWeight(x, gy);
            double[] gw = new double[want.length + 3];
            Arrays.fill(gw, i % 3 == 0 ? 1 : Double.NaN);
            ConvF64.gradWeight(s, toArray(x, 2), 2, toArray(gy, 4), 4, gw, 3, i % 3 == 0);
            for (int j = 0; j < want.length; j++) {
                double expected = want[j] + (i % 3 == 0 ? 1 : 0);
                assertEquals(
                        expected, gw[3 + j], 1e-12 + 1e-12 * Math.abs(expected), s + " at " + j);
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
            double[] gb = new double[s.cout() + 1];
            Arrays.fill(gb, i % 2 == 0 ? 1 : Double.NaN);
            ConvF64.gradBias(s, toArray(gy, 5), 5, gb, 1, i % 2 == 0);
            for (int j = 0; j < want.length; j++) {
                double expected = want[j] + (i % 2 == 0 ? 1 : 0);
                assertEquals(expected, gb[1 + j], 1e-12 + 1e-12 * Math.abs(expected), s.toString());
            }
        }
    }
}
