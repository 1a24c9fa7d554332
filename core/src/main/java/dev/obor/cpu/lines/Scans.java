package dev.obor.cpu.lines;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.DType;

/// Running sums, products and extremes along a dimension, each line from its start to its end.
///
/// Sums and products of float32 and float64 run in double, those of 16-bit floats in float, as in
/// PyTorch.
public final class Scans {
    /// How many elements are in work at a time, so that a long line needs no room of its own.
    private static final int PART = 4096;

    private Scans() {}

    public static void run(Kernel.Scan kernel) {
        if (kernel.in().numel() == 0) {
            return;
        }
        if (kernel.op() == ScanOp.LOGCUMSUMEXP) {
            LogScan.run(kernel);
            return;
        }
        boolean floats = kernel.in().dtype().isFloatingPoint();
        View[] views = {kernel.in(), kernel.out(), kernel.out()};
        if (kernel.indices() != null) {
            views[2] = kernel.indices();
        }
        Lines lines = new Lines(kernel.dim(), views);
        if (RunningSums.fits(kernel)) {
            lines.share(4, (from, to) -> RunningSums.run(kernel, lines, from, to));
        } else if (floats) {
            lines.share(4, (from, to) -> floats(kernel, views, lines, from, to));
        } else {
            lines.share(4, (from, to) -> integers(kernel, views, lines, from, to));
        }
    }

    private static void floats(Kernel.Scan kernel, View[] views, Lines lines, int first, int last) {
        int n = lines.length;
        double[] part = new double[Math.min(n, PART)];
        long[] places = kernel.indices() == null ? new long[0] : new long[part.length];
        DType in = views[0].dtype();
        DType out = views[1].dtype();
        for (int k = first; k < last; k++) {
            var line = new FloatLine(kernel.op(), out.isLowPrecision());
            for (int at = 0; at < n; at += part.length) {
                int m = Math.min(part.length, n - at);
                Lines.load(in, views[0].array(), lines.at(0, k, at), lines.stride(0), part, m);
                line.next(part, places, at, m);
                Lines.store(out, views[1].array(), lines.at(1, k, at), lines.stride(1), part, m);
                storePlaces(kernel, lines, k, at, places, m);
            }
        }
    }

    private static void integers(
            Kernel.Scan kernel, View[] views, Lines lines, int first, int last) {
        int n = lines.length;
        long[] part = new long[Math.min(n, PART)];
        long[] places = kernel.indices() == null ? new long[0] : new long[part.length];
        DType in = views[0].dtype();
        DType out = views[1].dtype();
        for (int k = first; k < last; k++) {
            var line = new IntegerLine(kernel.op());
            for (int at = 0; at < n; at += part.length) {
                int m = Math.min(part.length, n - at);
                Lines.load(in, views[0].array(), lines.at(0, k, at), lines.stride(0), part, m);
                line.next(part, places, at, m);
                Lines.store(out, views[1].array(), lines.at(1, k, at), lines.stride(1), part, m);
                storePlaces(kernel, lines, k, at, places, m);
            }
        }
    }

    private static void storePlaces(
            Kernel.Scan kernel, Lines lines, int k, int at, long[] places, int m) {
        View indices = kernel.indices();
        if (indices != null) {
            int start = lines.at(2, k, at);
            Lines.store(DType.INT64, indices.array(), start, lines.stride(2), places, m);
        }
    }

    /// What a line of floats has come to.
    private static final class FloatLine {
        private final ScanOp op;
        private final boolean narrow;
        private double value;
        private int place;

        FloatLine(ScanOp op, boolean narrow) {
            this.op = op;
            this.narrow = narrow;
            value = op == ScanOp.CUMPROD ? 1 : 0;
        }

        /// Goes on by `m` elements, the first of which stands at `at` of the line.
        void next(double[] part, long[] places, int at, int m) {
            switch (op) {
                case CUMSUM -> sum(part, m);
                case CUMPROD -> product(part, m);
                default -> extreme(part, places, at, m, op == ScanOp.CUMMAX);
            }
        }

        private void sum(double[] part, int m) {
            double sum = value;
            for (int i = 0; i < m; i++) {
                sum += part[i];
                sum = narrow ? (float) sum : sum;
                part[i] = sum;
            }
            value = sum;
        }

        private void product(double[] part, int m) {
            double product = value;
            for (int i = 0; i < m; i++) {
                product *= part[i];
                product = narrow ? (float) product : product;
                part[i] = product;
            }
            value = product;
        }

        /// The last of equal extremes counts; a NaN stays to the end, and the last one counts too.
        private void extreme(double[] part, long[] places, int at, int m, boolean largest) {
            double best = at == 0 ? part[0] : value;
            for (int i = 0; i < m; i++) {
                double v = part[i];
                if (Double.isNaN(v) || !Double.isNaN(best) && (largest ? v >= best : v <= best)) {
                    best = v;
                    place = at + i;
                }
                part[i] = best;
                places[i] = place;
            }
            value = best;
        }
    }

    /// What a line of integers has come to.
    private static final class IntegerLine {
        private final ScanOp op;
        private long value;
        private int place;

        IntegerLine(ScanOp op) {
            this.op = op;
            value = op == ScanOp.CUMPROD ? 1 : 0;
        }

        /// Goes on by `m` elements, the first of which stands at `at` of the line.
        void next(long[] part, long[] places, int at, int m) {
            switch (op) {
                case CUMSUM -> sum(part, m);
                case CUMPROD -> product(part, m);
                default -> extreme(part, places, at, m, op == ScanOp.CUMMAX);
            }
        }

        private void sum(long[] part, int m) {
            long sum = value;
            for (int i = 0; i < m; i++) {
                sum += part[i];
                part[i] = sum;
            }
            value = sum;
        }

        private void product(long[] part, int m) {
            long product = value;
            for (int i = 0; i < m; i++) {
                product *= part[i];
                part[i] = product;
            }
            value = product;
        }

        private void extreme(long[] part, long[] places, int at, int m, boolean largest) {
            long best = at == 0 ? part[0] : value;
            for (int i = 0; i < m; i++) {
                long v = part[i];
                if (largest ? v >= best : v <= best) {
                    best = v;
                    place = at + i;
                }
                part[i] = best;
                places[i] = place;
            }
            value = best;
        }
    }
}
