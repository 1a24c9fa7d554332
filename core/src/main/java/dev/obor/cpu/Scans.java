package dev.obor.cpu;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.DType;

/// Running sums, products and extremes along a dimension, each line from its start to its end.
///
/// Sums and products of float32 and float64 run in double, those of 16-bit floats in float, as in
/// PyTorch.
final class Scans {
    private Scans() {}

    /// Runs one kernel.
    static void run(Kernel.Scan kernel) {
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
        double[] line = new double[n];
        long[] places = kernel.indices() == null ? new long[0] : new long[n];
        DType in = views[0].dtype();
        DType out = views[1].dtype();
        for (int k = first; k < last; k++) {
            Lines.load(in, views[0].array(), lines.start(0, k), lines.stride(0), line, n);
            switch (kernel.op()) {
                case CUMSUM -> sum(line, out.isLowPrecision());
                case CUMPROD -> product(line, out.isLowPrecision());
                case CUMMAX -> extreme(line, places, true);
                default -> extreme(line, places, false);
            }
            Lines.store(out, views[1].array(), lines.start(1, k), lines.stride(1), line, n);
            storePlaces(kernel, lines, k, places);
        }
    }

    private static void integers(
            Kernel.Scan kernel, View[] views, Lines lines, int first, int last) {
        int n = lines.length;
        long[] line = new long[n];
        long[] places = kernel.indices() == null ? new long[0] : new long[n];
        DType in = views[0].dtype();
        DType out = views[1].dtype();
        for (int k = first; k < last; k++) {
            Lines.load(in, views[0].array(), lines.start(0, k), lines.stride(0), line, n);
            switch (kernel.op()) {
                case CUMSUM -> sum(line);
                case CUMPROD -> product(line);
                case CUMMAX -> extreme(line, places, true);
                default -> extreme(line, places, false);
            }
            Lines.store(out, views[1].array(), lines.start(1, k), lines.stride(1), line, n);
            storePlaces(kernel, lines, k, places);
        }
    }

    private static void storePlaces(Kernel.Scan kernel, Lines lines, int k, long[] places) {
        View indices = kernel.indices();
        if (indices != null) {
            Lines.store(
                    DType.INT64,
                    indices.array(),
                    lines.start(2, k),
                    lines.stride(2),
                    places,
                    places.length);
        }
    }

    private static void sum(double[] line, boolean narrow) {
        double sum = 0;
        for (int i = 0; i < line.length; i++) {
            sum += line[i];
            sum = narrow ? (float) sum : sum;
            line[i] = sum;
        }
    }

    private static void product(double[] line, boolean narrow) {
        double product = 1;
        for (int i = 0; i < line.length; i++) {
            product *= line[i];
            product = narrow ? (float) product : product;
            line[i] = product;
        }
    }

    private static void sum(long[] line) {
        long sum = 0;
        for (int i = 0; i < line.length; i++) {
            sum += line[i];
            line[i] = sum;
        }
    }

    private static void product(long[] line) {
        long product = 1;
        for (int i = 0; i < line.length; i++) {
            product *= line[i];
            line[i] = product;
        }
    }

    /// The last of equal extremes counts; a NaN stays to the end, and the last one counts too.
    private static void extreme(double[] line, long[] places, boolean largest) {
        double best = line[0];
        int place = 0;
        for (int i = 0; i < line.length; i++) {
            double v = line[i];
            if (Double.isNaN(v) || !Double.isNaN(best) && (largest ? v >= best : v <= best)) {
                best = v;
                place = i;
            }
            line[i] = best;
            places[i] = place;
        }
    }

    private static void extreme(long[] line, long[] places, boolean largest) {
        long best = line[0];
        int place = 0;
        for (int i = 0; i < line.length; i++) {
            long v = line[i];
            if (largest ? v >= best : v <= best) {
                best = v;
                place = i;
            }
            line[i] = best;
            places[i] = place;
        }
    }
}
