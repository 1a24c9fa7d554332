package dev.obor.cpu.fourier;

import dev.obor.backend.Kernel;
import dev.obor.machine.fourier.FourierCode;

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
            MachineStages.announce(Math.max(kernel.in().numel(), kernel.out().numel()));
            new Fouriers(kernel).run();
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
        int lanes = FourierCode.LANES;
        int width = (int) Math.min(out.count, Math.max(1, BLOCK / n));
        // Machine code goes along lines where they lie dense, or side by side across whole vectors
        // of them, some of which may be no line. Long lines are cut into short ones further below.
        boolean shorts = transform instanceof Stages && (long) lanes * n <= FourierCode.MOST;
        FourierCode code = MachineStages.code((long) n * Math.max(width, shorts ? lanes : 1));
        boolean along = n % lanes == 0 && (in.isDense() && out.isDense() || out.count < lanes / 2);
        boolean across = code != null && shorts && !along && out.count > 1;
        if (across) {
            width = Math.max(width / lanes, 1) * lanes;
        } else if (code != null && (along || !shorts)) {
            width = 1;
        }
        int size = n * width + MachineStages.PADDING;
        double[][] parts = new double[2][size];
        double[][] scratch = new double[2][size];
        for (long line = 0; line < out.count; line += width) {
            int columns = (int) Math.min(width, out.count - line);
            int all = across ? (columns + lanes - 1) / lanes * lanes : columns;
            in.load(line, columns, parts, all, code);
            if (kernel.inverse()) {
                transform.run(parts[1], parts[0], scratch, all);
            } else {
                transform.run(parts[0], parts[1], scratch, all);
            }
            out.store(line, columns, parts, all, kernel.scale(), code);
        }
    }

    /// Transforms with a real side.
    ///
    /// @param packed two neighbours become one complex number, which halves the length
    private void halves(boolean packed) {
        boolean fromReal = kernel.kind() == Kernel.FourierKind.FROM_REAL;
        int size = packed ? n / 2 : n;
        Transform transform = Transform.of(size);
        double[][] parts = new double[2][n + MachineStages.PADDING];
        double[] re = parts[0];
        double[] im = parts[1];
        double[][] scratch = new double[2][size + MachineStages.PADDING];
        double[][] roots = packed ? Roots.of(n, 1, size / 2 + 1) : new double[2][0];
        FourierCode code = MachineStages.code(n);
        for (long line = 0; line < out.count; line++) {
            if (fromReal) {
                if (packed) {
                    in.loadPairs(line, parts, code);
                } else {
                    loadReal(line, re, im);
                }
                transform.run(re, im, scratch, 1);
                if (packed) {
                    unpack(re, im, roots, size);
                    if (out.length == n) {
                        mirror(re, im);
                    }
                }
                out.store(line, 1, parts, 1, kernel.scale(), code);
            } else {
                in.load(line, 1, parts, 1, code);
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
                if (packed) {
                    out.storePairs(line, parts, kernel.scale(), code);
                } else {
                    storeReal(line, re);
                }
            }
        }
    }

    /// A real line, with zeros as imaginary parts.
    private void loadReal(long line, double[] re, double[] im) {
        int from = in.start(line);
        for (int j = 0; j < n; j++) {
            re[j] = in.get(from + j * in.step);
            im[j] = 0;
        }
    }

    private void storeReal(long line, double[] re) {
        int to = out.start(line);
        for (int j = 0; j < n; j++) {
            out.put(to + j * out.step, re[j] * kernel.scale());
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
