package dev.obor.cpu.factor;

import java.util.Arrays;

/// Singular values and vectors of upper bidiagonal matrices: implicit QR (Golub and Kahan 1965).
///
/// Rotations are collected and then applied to a few places of all vectors at a time, which stay in
/// the cache meanwhile.
final class Bidiagonal {
    private static final double EPS = 0x1p-53;
    private static final double TINY = 0x1p-966;
    private static final int MOST_SWEEPS = 75;
    private static final int PLACES = 64;
    private static final int COLLECTED = 32;

    private final double[] d;
    private final double[] e;
    private final int n;
    private final Turns left;
    private final Turns right;

    /// @param d the diagonal, which the singular values take the place of
    /// @param e the diagonal above, with one more place; it is lost
    /// @param left rows that are turned as the left vectors are; none for values alone
    /// @param right the same for the right ones
    Bidiagonal(double[] d, double[] e, int n, double[][] left, double[][] right) {
        this.d = d;
        this.e = e;
        this.n = n;
        this.left = new Turns(left);
        this.right = new Turns(right);
    }

    /// Finds them, in falling order.
    ///
    /// @return whether it converged
    boolean solve() {
        int p = n;
        int sweeps = 0;
        while (p > 0) {
            if (sweeps > MOST_SWEEPS) {
                return false;
            }
            int k = p - 2;
            while (k >= 0 && !isNegligible(k)) {
                k--;
            }
            if (k >= 0) {
                e[k] = 0;
            }
            if (k == p - 2) {
                p--;
                sweeps = 0;
                continue;
            }
            int zero = zeroFrom(k + 1, p);
            if (zero == p - 1) {
                clearColumn(k + 1, p);
            } else if (zero >= 0) {
                clearRow(zero, p);
            } else {
                sweep(k + 1, p);
                sweeps++;
            }
        }
        left.flush();
        right.flush();
        order();
        return true;
    }

    private boolean isNegligible(int i) {
        return Math.abs(e[i]) <= TINY + EPS * (Math.abs(d[i]) + Math.abs(d[i + 1]));
    }

    /// A place of the diagonal that counts as zero between the two, or -1.
    private int zeroFrom(int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            double beside = (i < to - 1 ? Math.abs(e[i]) : 0) + (i > from ? Math.abs(e[i - 1]) : 0);
            if (Math.abs(d[i]) <= TINY + EPS * beside) {
                d[i] = 0;
                return i;
            }
        }
        return -1;
    }

    /// The last one is zero: the column above it is turned away.
    private void clearColumn(int from, int to) {
        double f = e[to - 2];
        e[to - 2] = 0;
        for (int j = to - 2; j >= from; j--) {
            double t = Columns.length(d[j], f);
            double c = d[j] / t;
            double s = f / t;
            d[j] = t;
            if (j > from) {
                f = -s * e[j - 1];
                e[j - 1] *= c;
            }
            right.add(j, to - 1, c, s);
        }
    }

    /// One in between is zero: its row is turned away.
    private void clearRow(int zero, int to) {
        double f = e[zero];
        e[zero] = 0;
        for (int j = zero + 1; j < to; j++) {
            double t = Columns.length(d[j], f);
            double c = d[j] / t;
            double s = f / t;
            d[j] = t;
            f = -s * e[j];
            e[j] *= c;
            left.add(j, zero, c, s);
        }
    }

    private void sweep(int from, int to) {
        double shift = shift(from, to);
        double scale = Math.max(Math.abs(d[from]), Math.abs(e[from]));
        double f =
                shift == 0
                        ? d[from] / scale
                        : (Math.abs(d[from]) - shift)
                                * (Math.copySign(1, d[from]) + shift / d[from])
                                / scale;
        double g = e[from] / scale;
        for (int j = from; j < to - 1; j++) {
            double t = Columns.length(f, g);
            double c = t == 0 ? 1 : f / t;
            double s = t == 0 ? 0 : g / t;
            if (j > from) {
                e[j - 1] = t;
            }
            f = c * d[j] + s * e[j];
            e[j] = c * e[j] - s * d[j];
            g = s * d[j + 1];
            d[j + 1] *= c;
            right.add(j, j + 1, c, s);
            t = Columns.length(f, g);
            c = t == 0 ? 1 : f / t;
            s = t == 0 ? 0 : g / t;
            d[j] = t;
            f = c * e[j] + s * d[j + 1];
            d[j + 1] = -s * e[j] + c * d[j + 1];
            g = s * e[j + 1];
            if (j < to - 2) {
                e[j + 1] *= c;
            }
            left.add(j, j + 1, c, s);
        }
        e[to - 2] = f;
    }

    /// The smaller singular value of the last two by two, or 0 where that is too small to matter.
    private double shift(int from, int to) {
        double f = Math.abs(d[to - 2]);
        double g = Math.abs(e[to - 2]);
        double h = Math.abs(d[to - 1]);
        double least = Math.min(f, h);
        double most = Math.max(f, h);
        if (least == 0) {
            return 0;
        }
        double ratio = least / most;
        double result;
        if (g < most) {
            double a = 1 + ratio;
            double b = (most - least) / most;
            double u = g / most * (g / most);
            result = least * (2 / (Math.sqrt(a * a + u) + Math.sqrt(b * b + u)));
        } else {
            double u = most / g;
            if (u == 0) {
                result = least * most / g;
            } else {
                double a = (1 + ratio) * u;
                double b = (most - least) / most * u;
                double c = 1 / (Math.sqrt(1 + a * a) + Math.sqrt(1 + b * b));
                result = 2 * (least * c * u);
            }
        }
        double head = Math.abs(d[from]);
        return head == 0 || result / head * (result / head) < EPS ? 0 : result;
    }

    /// Makes them positive, and sorts.
    private void order() {
        for (int i = 0; i < n; i++) {
            if (d[i] < 0 || d[i] == 0) {
                d[i] = -d[i] + 0.0;
                right.turnSign(i);
            }
        }
        Integer[] order = DivideAndConquer.order(d, 0, n);
        double[] old = Arrays.copyOf(d, n);
        for (int i = 0; i < n; i++) {
            d[i] = old[order[n - 1 - i]];
        }
        left.sort(order);
        right.sort(order);
    }

    /// Rotations on their way to the rows of a matrix.
    private static final class Turns {
        private final double[][] rows;
        private final int[] pairs;
        private final double[] angles;
        private int count;

        Turns(double[][] rows) {
            this.rows = rows;
            int room = COLLECTED * rows.length;
            pairs = new int[rows.length == 0 ? 0 : 2 * room];
            angles = new double[pairs.length];
        }

        /// Notes that rows i and j become `c·i + s·j` and `c·j - s·i`.
        void add(int i, int j, double c, double s) {
            if (rows.length == 0) {
                return;
            }
            if (2 * count == pairs.length) {
                flush();
            }
            pairs[2 * count] = i;
            pairs[2 * count + 1] = j;
            angles[2 * count] = c;
            angles[2 * count++ + 1] = s;
        }

        void flush() {
            int length = rows.length;
            for (int from = 0; from < length; from += PLACES) {
                int to = Math.min(length, from + PLACES);
                for (int r = 0; r < count; r++) {
                    double s = angles[2 * r + 1];
                    if (s != 0 || angles[2 * r] != 1) {
                        SmallTridiagonal.rotate(
                                rows[pairs[2 * r]],
                                rows[pairs[2 * r + 1]],
                                angles[2 * r],
                                -s,
                                from,
                                to);
                    }
                }
            }
            count = 0;
        }

        void turnSign(int i) {
            if (rows.length > 0) {
                Columns.scale(rows[i], -1, 0, rows.length);
            }
        }

        /// The last of the order first.
        void sort(Integer[] order) {
            double[][] old = rows.clone();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = old[order[rows.length - 1 - i]];
            }
        }
    }
}
