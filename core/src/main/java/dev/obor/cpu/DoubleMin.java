package dev.obor.cpu;

import jdk.incubator.vector.DoubleVector;

/// Finds the smallest of float64 values; NaN propagates.
final class DoubleMin extends DoubleReducer {
    DoubleMin() {
        super(Double.POSITIVE_INFINITY);
    }

    @Override
    void row(Object x, int from, int n, Object out, int at, Object room) {
        double[] a = (double[]) x;
        ((double[]) out)[at] =
                n < SHORT ? few(a, from, n) : many(a, from, n, (double[]) room, vectors());
    }

    private static double few(double[] a, int from, int n) {
        double r = a[from];
        for (int i = 1; i < n; i++) {
            r = Math.min(r, a[from + i]);
        }
        return r;
    }

    private static double many(double[] a, int from, int n, double[] lanes, boolean vectors) {
        int start = Math.min(n, LANES);
        System.arraycopy(a, from, lanes, 0, start);
        int end = n - n % LANES;
        if (end > LANES && vectors) {
            Lanes.strips(a, from, end, lanes);
        } else if (end > LANES) {
            along(a, from, end, lanes);
        }
        for (int i = Math.max(end, LANES); i < n; i++) {
            int j = i - end;
            lanes[j] = Math.min(lanes[j], a[from + i]);
        }
        int w = start == LANES && vectors ? Lanes.fold(lanes) : start;
        while (w > 1) {
            int half = (w + 1) / 2;
            for (int j = 0; j + half < w; j++) {
                lanes[j] = Math.min(lanes[j], lanes[j + half]);
            }
            w = half;
        }
        return lanes[0];
    }

    private static void along(double[] a, int from, int end, double[] lanes) {
        for (int i = from + LANES; i < from + end; i += LANES) {
            for (int j = 0; j < LANES; j++) {
                lanes[j] = Math.min(lanes[j], a[i + j]);
            }
        }
    }

    @Override
    boolean isFast() {
        double[] a = new double[Scratch.BLOCK];
        double[] lanes = new double[4 * LANES];
        for (int call = 0; call < CALLS; call++) {
            int odd = call & 7; // other branches than those of whole blocks
            Lanes.strips(a, odd, (2 + odd) * LANES, lanes);
            Lanes.fold(lanes);
            Lanes.wide(lanes, odd, a, odd, odd, LANES + odd, LANES + odd * Wide.WIDTH / 2);
        }
        long start = System.nanoTime();
        Lanes.strips(a, 0, a.length, lanes);
        Lanes.fold(lanes);
        Lanes.wide(lanes, 0, a, 0, a.length / LANES, LANES, LANES);
        return System.nanoTime() - start < COMPILED;
    }

    @Override
    void columns(Object acc, int at, Object x, int from, int rows, int stride, int width) {
        double[] s = (double[]) acc;
        double[] a = (double[]) x;
        int j = vectors() ? Lanes.wide(s, at, a, from, rows, stride, width) : 0;
        for (; j + 4 <= width; j += 4) {
            four(s, at + j, a, from + j, rows, stride);
        }
        for (; j < width; j++) {
            double t = s[at + j];
            for (int r = 0; r < rows; r++) {
                t = Math.min(t, a[from + r * stride + j]);
            }
            s[at + j] = t;
        }
    }

    private static void four(double[] s, int at, double[] a, int from, int rows, int stride) {
        double t0 = s[at];
        double t1 = s[at + 1];
        double t2 = s[at + 2];
        double t3 = s[at + 3];
        for (int r = 0; r < rows; r++) {
            int i = from + r * stride;
            t0 = Math.min(t0, a[i]);
            t1 = Math.min(t1, a[i + 1]);
            t2 = Math.min(t2, a[i + 2]);
            t3 = Math.min(t3, a[i + 3]);
        }
        s[at] = t0;
        s[at + 1] = t1;
        s[at + 2] = t2;
        s[at + 3] = t3;
    }

    /// The vector code, in a class of its own: this one must load without the Vector API.
    private static final class Lanes {
        /// Combines the halves of all lanes as long as they fill whole vectors.
        static int fold(double[] lanes) {
            int w = LANES;
            while (w >= 2 * Wide.WIDTH) {
                w /= 2;
                for (int j = 0; j < w; j += Wide.WIDTH) {
                    DoubleVector low = DoubleVector.fromArray(Wide.SPECIES, lanes, j);
                    DoubleVector high = DoubleVector.fromArray(Wide.SPECIES, lanes, j + w);
                    low.min(high).intoArray(lanes, j);
                }
            }
            return w;
        }

        static void strips(double[] a, int from, int end, double[] lanes) {
            int s = 0;
            int width = Wide.WIDTH;
            for (; s + 4 * width <= LANES; s += 4 * width) {
                DoubleVector r0 = DoubleVector.fromArray(Wide.SPECIES, lanes, s);
                DoubleVector r1 = DoubleVector.fromArray(Wide.SPECIES, lanes, s + width);
                DoubleVector r2 = DoubleVector.fromArray(Wide.SPECIES, lanes, s + 2 * width);
                DoubleVector r3 = DoubleVector.fromArray(Wide.SPECIES, lanes, s + 3 * width);
                for (int i = from + LANES + s; i < from + end; i += LANES) {
                    r0 = r0.min(DoubleVector.fromArray(Wide.SPECIES, a, i));
                    r1 = r1.min(DoubleVector.fromArray(Wide.SPECIES, a, i + width));
                    r2 = r2.min(DoubleVector.fromArray(Wide.SPECIES, a, i + 2 * width));
                    r3 = r3.min(DoubleVector.fromArray(Wide.SPECIES, a, i + 3 * width));
                }
                r0.intoArray(lanes, s);
                r1.intoArray(lanes, s + width);
                r2.intoArray(lanes, s + 2 * width);
                r3.intoArray(lanes, s + 3 * width);
            }
            for (; s < LANES; s++) { // vectors that do not fit four times
                for (int i = from + LANES + s; i < from + end; i += LANES) {
                    lanes[s] = Math.min(lanes[s], a[i]);
                }
            }
        }

        /// Whole vectors of columns; returns the first column that is left.
        static int wide(
                double[] s, int at, double[] a, int from, int rows, int stride, int columns) {
            int width = Wide.WIDTH;
            int j = 0;
            for (; j + 4 * width <= columns; j += 4 * width) {
                int p = at + j;
                DoubleVector r0 = DoubleVector.fromArray(Wide.SPECIES, s, p);
                DoubleVector r1 = DoubleVector.fromArray(Wide.SPECIES, s, p + width);
                DoubleVector r2 = DoubleVector.fromArray(Wide.SPECIES, s, p + 2 * width);
                DoubleVector r3 = DoubleVector.fromArray(Wide.SPECIES, s, p + 3 * width);
                for (int r = 0; r < rows; r++) {
                    int i = from + r * stride + j;
                    r0 = r0.min(DoubleVector.fromArray(Wide.SPECIES, a, i));
                    r1 = r1.min(DoubleVector.fromArray(Wide.SPECIES, a, i + width));
                    r2 = r2.min(DoubleVector.fromArray(Wide.SPECIES, a, i + 2 * width));
                    r3 = r3.min(DoubleVector.fromArray(Wide.SPECIES, a, i + 3 * width));
                }
                r0.intoArray(s, p);
                r1.intoArray(s, p + width);
                r2.intoArray(s, p + 2 * width);
                r3.intoArray(s, p + 3 * width);
            }
            for (; j + width <= columns; j += width) {
                DoubleVector r0 = DoubleVector.fromArray(Wide.SPECIES, s, at + j);
                for (int r = 0; r < rows; r++) {
                    r0 = r0.min(DoubleVector.fromArray(Wide.SPECIES, a, from + r * stride + j));
                }
                r0.intoArray(s, at + j);
            }
            return j;
        }
    }
}
