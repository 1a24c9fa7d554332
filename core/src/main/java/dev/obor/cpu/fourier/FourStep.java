package dev.obor.cpu.fourier;

/// A long transform as many short ones: of the columns of a matrix, then, turned by roots, of its
/// rows. Short ones are done side by side, in blocks that stay in the cache.
///
/// Source: D. H. Bailey, "FFTs in external or hierarchical memory", 1990.
final class FourStep extends Transform {
    /// From this length on.
    static final int SMALLEST = 64;

    private static final int WIDTH = 32;
    private final Transform columns;
    private final Transform rows;
    private final int n1;
    private final int n2;
    private final double[][] fine;
    private final double[][] coarse;
    private final int grain;

    FourStep(int n, int n1) {
        super(n);
        this.n1 = n1;
        this.n2 = n / n1;
        this.columns = short_(n1);
        this.rows = short_(n2);
        this.grain = (int) Math.ceil(Math.sqrt(n));
        this.fine = Roots.of(n, 1, grain);
        this.coarse = Roots.of(n, grain, n / grain + 1);
    }

    private static Transform short_(int n) {
        return n > 4096 ? Transform.of(n) : new Stages(n);
    }

    /// The divisor that is nearest to the root, from below; 1 of a prime.
    static int rows(int n) {
        for (int d = (int) Math.sqrt(n); d > 1; d--) {
            if (n % d == 0) {
                return d;
            }
        }
        return 1;
    }

    @Override
    void run(double[] re, double[] im, double[][] scratch, int batch) {
        if (batch == 1) {
            one(re, im, scratch);
            return;
        }
        double[] lineRe = new double[n];
        double[] lineIm = new double[n];
        for (int b = 0; b < batch; b++) {
            for (int j = 0; j < n; j++) {
                lineRe[j] = re[j * batch + b];
                lineIm[j] = im[j * batch + b];
            }
            one(lineRe, lineIm, scratch);
            for (int j = 0; j < n; j++) {
                re[j * batch + b] = lineRe[j];
                im[j * batch + b] = lineIm[j];
            }
        }
    }

    private void one(double[] re, double[] im, double[][] turned) {
        int most = Math.max(n1, n2) * WIDTH;
        double[] br = new double[most];
        double[] bi = new double[most];
        double[][] scratch = {new double[most], new double[most]};
        for (int c = 0; c < n2; c += WIDTH) {
            int width = Math.min(WIDTH, n2 - c);
            for (int j = 0; j < n1; j++) {
                System.arraycopy(re, j * n2 + c, br, j * width, width);
                System.arraycopy(im, j * n2 + c, bi, j * width, width);
            }
            columns.run(br, bi, scratch, width);
            for (int i = 0; i < width; i++) {
                turn(br, bi, width, i, c + i, turned);
            }
        }
        for (int c = 0; c < n1; c += WIDTH) {
            int width = Math.min(WIDTH, n1 - c);
            for (int j = 0; j < n2; j++) {
                System.arraycopy(turned[0], j * n1 + c, br, j * width, width);
                System.arraycopy(turned[1], j * n1 + c, bi, j * width, width);
            }
            rows.run(br, bi, scratch, width);
            for (int k = 0; k < n2; k++) {
                System.arraycopy(br, k * width, re, k * n1 + c, width);
                System.arraycopy(bi, k * width, im, k * n1 + c, width);
            }
        }
    }

    /// One column as a row of the other matrix, each element times its root.
    private void turn(double[] br, double[] bi, int width, int i, int column, double[][] to) {
        int place = column * n1;
        long root = 0;
        for (int k = 0; k < n1; k++) {
            int high = (int) (root / grain);
            int low = (int) (root - (long) high * grain);
            double cr = coarse[0][high];
            double ci = coarse[1][high];
            double fr = fine[0][low];
            double fi = fine[1][low];
            double wr = cr * fr - ci * fi;
            double wi = cr * fi + ci * fr;
            double xr = br[k * width + i];
            double xi = bi[k * width + i];
            to[0][place + k] = xr * wr - xi * wi;
            to[1][place + k] = xr * wi + xi * wr;
            root += column; // column times k is less than n
        }
    }
}
