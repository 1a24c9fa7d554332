package dev.obor.cpu.fourier;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;

/// Runs the transforms of the waist: line by line, several short ones side by side.
public final class Fouriers {
    // Elements that are worked on at a time: with their copies they stay in the second cache.
    private static final int BLOCK = 8192;

    private final Kernel.Fourier kernel;
    private final Lines in;
    private final Lines out;
    private final int n;

    private Fouriers(Kernel.Fourier kernel) {
        this.kernel = kernel;
        boolean fromReal = kernel.kind() == Kernel.FourierKind.FROM_REAL;
        boolean toReal = kernel.kind() == Kernel.FourierKind.TO_REAL;
        this.in = new Lines(kernel.in(), kernel.dim(), !fromReal);
        this.out = new Lines(kernel.out(), kernel.dim(), !toReal);
        this.n = toReal ? out.length : in.length;
    }

    /// Runs one.
    public static void run(Kernel.Fourier kernel) {
        if (kernel.out().numel() > 0) {
            new Fouriers(kernel).run();
        }
    }

    /// The lines along a dimension of a view, whose last dimension are parts if it is complex.
    private static final class Lines {
        final Object array;
        final int length;
        final int step;
        final long count;
        private final long offset;
        private final long[] sizes;
        private final long[] strides;

        Lines(View v, int dim, boolean complex) {
            array = v.array();
            offset = v.offset();
            length = (int) v.shape()[dim];
            step = (int) v.strides()[dim];
            int rank = complex ? v.dim() - 1 : v.dim();
            sizes = new long[rank - 1];
            strides = new long[rank - 1];
            int n = 0;
            long all = 1;
            for (int d = 0; d < rank; d++) {
                if (d != dim) {
                    sizes[n] = v.shape()[d];
                    strides[n++] = v.strides()[d];
                    all *= v.shape()[d];
                }
            }
            count = all;
        }

        int start(long line) {
            long at = offset;
            long rest = line;
            for (int d = sizes.length - 1; d >= 0; d--) {
                at += rest % sizes[d] * strides[d];
                rest /= sizes[d];
            }
            return (int) at;
        }

        double get(int at) {
            return array instanceof float[] f ? f[at] : ((double[]) array)[at];
        }

        /// Complex elements as columns of two matrices.
        void load(int start, double[] re, double[] im, int column, int columns) {
            int at = start;
            if (array instanceof float[] f) {
                for (int j = 0, to = column; j < length; j++, to += columns, at += step) {
                    re[to] = f[at];
                    im[to] = f[at + 1];
                }
            } else {
                double[] d = (double[]) array;
                for (int j = 0, to = column; j < length; j++, to += columns, at += step) {
                    re[to] = d[at];
                    im[to] = d[at + 1];
                }
            }
        }

        void store(int start, double[] re, double[] im, int column, int columns, double scale) {
            int at = start;
            if (array instanceof float[] f) {
                for (int j = 0, from = column; j < length; j++, from += columns, at += step) {
                    f[at] = (float) (re[from] * scale);
                    f[at + 1] = (float) (im[from] * scale);
                }
            } else {
                double[] d = (double[]) array;
                for (int j = 0, from = column; j < length; j++, from += columns, at += step) {
                    d[at] = re[from] * scale;
                    d[at + 1] = im[from] * scale;
                }
            }
        }

        void put(int at, double value) {
            if (array instanceof float[] f) {
                f[at] = (float) value;
            } else {
                ((double[]) array)[at] = value;
            }
        }
    }

    private void run() {
        switch (kernel.kind()) {
            case COMPLEX -> complex();
            case FROM_REAL -> halves(n % 2 == 0 && n > 2);
            case TO_REAL -> halves(n % 2 == 0 && n > 2);
        }
    }

    private void complex() {
        Transform transform = Transform.of(n);
        int width = (int) Math.min(out.count, Math.max(1, BLOCK / n));
        double[] re = new double[n * width];
        double[] im = new double[n * width];
        double[][] scratch = {new double[n * width], new double[n * width]};
        for (long line = 0; line < out.count; line += width) {
            int columns = (int) Math.min(width, out.count - line);
            for (int b = 0; b < columns; b++) {
                in.load(in.start(line + b), re, im, b, columns);
            }
            if (kernel.inverse()) {
                transform.run(im, re, scratch, columns);
            } else {
                transform.run(re, im, scratch, columns);
            }
            for (int b = 0; b < columns; b++) {
                out.store(out.start(line + b), re, im, b, columns, kernel.scale());
            }
        }
    }

    /// Transforms with a real side.
    ///
    /// @param packed two neighbours become one complex number, which halves the length
    private void halves(boolean packed) {
        boolean fromReal = kernel.kind() == Kernel.FourierKind.FROM_REAL;
        int size = packed ? n / 2 : n;
        Transform transform = Transform.of(size);
        double[] re = new double[n + 1];
        double[] im = new double[n + 1];
        double[][] scratch = {new double[size], new double[size]};
        double[][] roots = packed ? Roots.of(n, 1, size / 2 + 1) : new double[2][0];
        for (long line = 0; line < out.count; line++) {
            int from = in.start(line);
            int to = out.start(line);
            if (fromReal) {
                loadReal(from, re, im, packed, size);
                transform.run(re, im, scratch, 1);
                if (packed) {
                    unpack(re, im, roots, size);
                    if (out.length == n) {
                        mirror(re, im);
                    }
                }
                out.store(to, re, im, 0, 1, kernel.scale());
            } else {
                in.load(from, re, im, 0, 1);
                im[0] = 0;
                if (n % 2 == 0) {
                    im[n / 2] = 0;
                }
                if (packed) {
                    pack(re, im, roots, size);
                } else {
                    mirror(re, im);
                }
                transform.run(im, re, scratch, 1); // backwards
                storeReal(to, re, im, packed, size);
            }
        }
    }

    private void loadReal(int from, double[] re, double[] im, boolean packed, int size) {
        int step = in.step;
        for (int j = 0; j < size; j++) {
            re[j] = in.get(from + (packed ? 2 * j : j) * step);
            im[j] = packed ? in.get(from + (2 * j + 1) * step) : 0;
        }
    }

    private void storeReal(int to, double[] re, double[] im, boolean packed, int size) {
        int step = out.step;
        double scale = kernel.scale();
        for (int j = 0; j < size; j++) {
            out.put(to + (packed ? 2 * j : j) * step, re[j] * scale);
            if (packed) {
                out.put(to + (2 * j + 1) * step, im[j] * scale);
            }
        }
    }

    /// The half that is not stored: conjugates of the other.
    private void mirror(double[] re, double[] im) {
        for (int k = n / 2 + 1; k < n; k++) {
            re[k] = re[n - k];
            im[k] = -im[n - k];
        }
    }

    /// The transform of a real line of that of its even and odd elements.
    private static void unpack(double[] re, double[] im, double[][] roots, int half) {
        double r0 = re[0];
        double i0 = im[0];
        for (int k = 1; k <= half / 2; k++) {
            int l = half - k;
            double er = 0.5 * (re[k] + re[l]);
            double ei = 0.5 * (im[k] - im[l]);
            double or = 0.5 * (im[k] + im[l]);
            double oi = 0.5 * (re[l] - re[k]);
            double wr = roots[0][k];
            double wi = roots[1][k];
            double tr = or * wr - oi * wi;
            double ti = or * wi + oi * wr;
            re[k] = er + tr;
            im[k] = ei + ti;
            re[l] = er - tr;
            im[l] = ti - ei;
        }
        re[0] = r0 + i0;
        im[0] = 0;
        re[half] = r0 - i0;
        im[half] = 0;
    }

    /// What [#unpack] undoes, twice as large.
    private static void pack(double[] re, double[] im, double[][] roots, int half) {
        double r0 = re[0];
        double rh = re[half];
        for (int k = 1; k <= half / 2; k++) {
            int l = half - k;
            double er = re[k] + re[l];
            double ei = im[k] - im[l];
            double dr = re[k] - re[l];
            double di = im[k] + im[l];
            double wr = roots[0][k];
            double wi = -roots[1][k];
            double or = dr * wr - di * wi;
            double oi = dr * wi + di * wr;
            re[k] = er - oi;
            im[k] = ei + or;
            re[l] = er + oi;
            im[l] = or - ei;
        }
        re[0] = r0 + rh;
        im[0] = r0 - rh;
    }
}
