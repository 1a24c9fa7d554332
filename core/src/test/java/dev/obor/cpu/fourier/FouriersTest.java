package dev.obor.cpu.fourier;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.FourierKind;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.program.Tiers;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// Transforms of all kinds of lengths are those of the definition, and machine code has the bits of
/// the plain loops.
@Isolated // forces a tier
class FouriersTest {
    private static final int[] LENGTHS = {
        1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 15, 16, 24, 30, 37, 40, 48, 60, 64, 72, 80, 96, 100, 128,
        143, 160, 240, 243, 256, 320, 360, 512, 625, 640, 997, 1024, 1025, 2048, 4096, 5000, 6561,
        16384, 20000, 32768, 10007
    };

    /// The definition, of a few elements.
    private static void check(
            double[][] x, double[][] y, int n, boolean inverse, double scale, int last) {
        for (int k : new int[] {0, 1 % n, n / 3, n / 2, n - 1}) {
            if (k >= last) {
                continue;
            }
            double re = 0;
            double im = 0;
            for (int j = 0; j < n; j++) {
                double angle = (inverse ? 2 : -2) * Math.PI * ((long) j * k % n) / n;
                double c = Math.cos(angle);
                double d = Math.sin(angle);
                re += x[0][j] * c - x[1][j] * d;
                im += x[0][j] * d + x[1][j] * c;
            }
            double error = Math.hypot(re * scale - y[0][k], im * scale - y[1][k]);
            assertTrue(error < 1e-13 * n * scale, "element " + k + " of " + n + ": " + error);
        }
    }

    private static View view(DType dtype, Object array, long[] shape, long[] strides, int at) {
        int n = array instanceof float[] f ? f.length : ((double[]) array).length;
        return new View(new Storage(dtype, array, n, null), at, shape, strides);
    }

    /// Some lines of complex numbers, dense or side by side, that are followed by nothing.
    private record Lines(int lines, int n, int parts, boolean dense, DType dtype) {
        Object array(Random r) {
            int size = lines * n * parts + 2;
            double[] d = new double[size];
            for (int i = 0; r != null && i < size; i++) {
                d[i] = (float) r.nextGaussian();
            }
            if (dtype == DType.FLOAT64) {
                return d;
            }
            float[] f = new float[size];
            for (int i = 0; i < size; i++) {
                f[i] = (float) d[i];
            }
            return f;
        }

        View view(Object array) {
            long line = dense ? (long) n * parts : parts;
            long step = dense ? parts : (long) lines * parts;
            return parts == 2
                    ? FouriersTest.view(
                            dtype, array, new long[] {lines, n, 2}, new long[] {line, step, 1}, 1)
                    : FouriersTest.view(
                            dtype, array, new long[] {lines, n}, new long[] {line, step}, 1);
        }

        double[][] line(Object array, int i) {
            double[][] x = new double[2][n];
            for (int j = 0; j < n; j++) {
                int at = 1 + (dense ? i * n + j : j * lines + i) * parts;
                for (int part = 0; part < parts; part++) {
                    x[part][j] =
                            array instanceof float[] f
                                    ? f[at + part]
                                    : ((double[]) array)[at + part];
                }
            }
            return x;
        }
    }

    private static Object run(
            Tiers tiers, FourierKind kind, Lines in, Object x, Lines out, boolean inverse) {
        Tiers before = Tiers.current();
        Tiers.force(tiers);
        try {
            Object y = out.array(null);
            Fouriers.run(new Kernel.Fourier(kind, out.view(y), in.view(x), 1, inverse, SCALE));
            return y;
        } finally {
            Tiers.force(before);
        }
    }

    private static final double SCALE = 0.7;

    private static void same(Object a, Object b, String what) {
        if (a instanceof float[] f) {
            assertArrayEquals(f, (float[]) b, what);
        } else {
            assertArrayEquals((double[]) a, (double[]) b, what);
        }
    }

    private static void compare(int n, int lines, boolean dense, DType dtype, Random r) {
        String what = n + " of " + lines + (dense ? " dense " : " ") + dtype;
        MachineStages.announce(1L << 30);
        boolean exact = dtype == DType.FLOAT64;
        Lines complex = new Lines(lines, n, 2, dense, dtype);
        Object x = complex.array(r);
        for (boolean inverse : new boolean[] {false, true}) {
            FourierKind kind = FourierKind.COMPLEX;
            Object y = run(Tiers.AUTO, kind, complex, x, complex, inverse);
            same(run(Tiers.TILES, kind, complex, x, complex, inverse), y, what);
            if (exact) {
                int line = r.nextInt(lines);
                check(complex.line(x, line), complex.line(y, line), n, inverse, SCALE, n);
            }
        }
        Lines real = new Lines(lines, n, 1, dense, dtype);
        Lines half = new Lines(lines, n / 2 + 1, 2, dense, dtype);
        Object a = real.array(r);
        FourierKind forwards = FourierKind.FROM_REAL;
        Object b = run(Tiers.AUTO, forwards, real, a, half, false);
        same(run(Tiers.TILES, forwards, real, a, half, false), b, what);
        same(
                run(Tiers.TILES, forwards, real, a, complex, false),
                run(Tiers.AUTO, forwards, real, a, complex, false),
                what);
        FourierKind backwards = FourierKind.TO_REAL;
        Object c = run(Tiers.AUTO, backwards, half, b, real, true);
        same(run(Tiers.TILES, backwards, half, b, real, true), c, what);
        if (exact) {
            int line = r.nextInt(lines);
            check(real.line(a, line), half.line(b, line), n, false, SCALE, n / 2 + 1);
            double[] there = real.line(a, line)[0];
            double[] back = real.line(c, line)[0];
            for (int i = 0; i < n; i++) {
                assertEquals(there[i], back[i] / (SCALE * SCALE * n), 1e-13, what);
            }
        }
    }

    @Test
    void everyLengthAndLayout() {
        Random r = new Random(1);
        for (int n : LENGTHS) {
            for (int lines : n > 3000 ? new int[] {1, 2} : new int[] {1, 3, 8, 13}) {
                for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
                    compare(n, lines, true, dtype, r);
                    compare(n, lines, false, dtype, r);
                }
            }
        }
    }

    @Test
    void infinitiesStayInTheirLines() {
        Lines lines = new Lines(3, 64, 2, false, DType.FLOAT64);
        double[] x = (double[]) lines.array(new Random(2));
        x[1 + 2] = Double.POSITIVE_INFINITY; // the second line's first number
        double[] y = (double[]) run(Tiers.AUTO, FourierKind.COMPLEX, lines, x, lines, false);
        for (int i = 0; i < 3; i++) {
            double[] re = lines.line(y, i)[0];
            boolean finite = Arrays.stream(re).allMatch(Double::isFinite);
            assertEquals(i != 1, finite, "line " + i);
        }
    }
}
