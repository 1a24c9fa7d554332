package dev.obor.machine.product;

import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A product drawn at random: sizes, strides, offsets, numbers, and zones around everything that
/// must stay as they are.
final class ProductCase {
    private static final double GUARD = -12345.678;

    final boolean wide;
    final int m;
    final int n;
    final int k;
    final int run;
    final Products.Matrix a;
    final Products.Matrix b;
    final Products.Matrix c;
    final Products.@Nullable Matrix d;
    private final String what;

    ProductCase(long seed, int most) {
        Random random = new Random(seed);
        wide = random.nextInt(3) == 0;
        m = size(random, most);
        n = size(random, most);
        k = size(random, most);
        run = random.nextInt(3) == 0 ? 8 * (1 + random.nextInt(8)) : 192;
        boolean special = random.nextInt(8) == 0;
        a = matrix(random, m, k, random.nextInt(4), special);
        b = matrix(random, k, n, random.nextInt(4), special);
        c = matrix(random, m, n, 2 * random.nextInt(2), false);
        d =
                switch (random.nextInt(4)) {
                    case 0 -> c;
                    case 1 -> matrix(random, m, n, 2 * random.nextInt(2), special);
                    case 2 -> {
                        var row = matrix(random, 1, n, 0, special);
                        yield new Products.Matrix(row.array(), row.offset(), 0, 1);
                    }
                    default -> null;
                };
        what =
                "seed "
                        + seed
                        + ": "
                        + m
                        + " x "
                        + n
                        + " x "
                        + k
                        + (wide ? " float64" : " float32")
                        + " in runs of "
                        + run
                        + " a "
                        + text(a)
                        + " b "
                        + text(b)
                        + " c "
                        + text(c)
                        + (d == null ? "" : d == c ? " d = c" : " d " + text(d));
    }

    private static String text(Products.Matrix x) {
        return x.offset() + "+" + x.row() + "," + x.column();
    }

    private static int size(Random random, int most) {
        return switch (random.nextInt(5)) {
            case 0 -> 1 + random.nextInt(4);
            case 1 -> 1 + random.nextInt(40);
            default -> 1 + random.nextInt(most);
        };
    }

    /// Kinds: rows side by side, columns side by side, the first with gaps, any strides.
    private Products.Matrix matrix(
            Random random, int rows, int columns, int kind, boolean special) {
        int gap = 1 + random.nextInt(20);
        int offset = random.nextInt(24);
        int row =
                switch (kind) {
                    case 0 -> columns;
                    case 1 -> 1;
                    case 2 -> columns + gap;
                    default -> 3;
                };
        int column =
                switch (kind) {
                    case 0, 2 -> 1;
                    case 1 -> rows + (gap & 1) * gap;
                    default -> 3 * rows + gap;
                };
        int length = offset + (rows - 1) * row + (columns - 1) * column + 1;
        length += random.nextBoolean() ? 0 : random.nextInt(24);
        var x = new Products.Matrix(array(length), offset, row, column);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                set(x, i, j, special ? special(random) : random.nextDouble() - 0.5);
            }
        }
        return x;
    }

    private static double special(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            case 2 -> -0.0;
            case 3 -> 0.0;
            case 4 -> 1e-42;
            case 5 -> Double.MIN_VALUE * 77;
            case 6 -> -3e38;
            default -> random.nextDouble() * 4 - 2;
        };
    }

    private Object array(int length) {
        if (wide) {
            double[] x = new double[length];
            Arrays.fill(x, GUARD);
            return x;
        }
        float[] x = new float[length];
        Arrays.fill(x, (float) GUARD);
        return x;
    }

    private void set(Products.Matrix x, int i, int j, double value) {
        int at = (int) (x.offset() + i * x.row() + j * x.column());
        if (wide) {
            ((double[]) x.array())[at] = value;
        } else {
            ((float[]) x.array())[at] = (float) value;
        }
    }

    private double get(Object array, Products.Matrix x, int i, int j) {
        int at = (int) (x.offset() + i * x.row() + j * x.column());
        return wide ? ((double[]) array)[at] : ((float[]) array)[at];
    }

    /// Runs it and compares the whole array of the result, zones included.
    ///
    /// @return what differs, or null
    @Nullable String run(Products products, Crew crew) {
        Object before = copy(c.array());
        Object rows = copy(a.array());
        Object columns = copy(b.array());
        products.run(wide, m, n, k, run, a, b, c, d, crew);
        Object want = expected(before);
        if (!same(rows, a.array()) || !same(columns, b.array())) {
            return what + ": an operand was written";
        }
        return same(want, c.array()) ? null : what + ": " + difference(want);
    }

    private Object copy(Object array) {
        return wide ? ((double[]) array).clone() : ((float[]) array).clone();
    }

    private static boolean same(Object x, Object y) {
        return x instanceof double[] d
                ? Arrays.equals(d, (double[]) y)
                : Arrays.equals((float[]) x, (float[]) y);
    }

    /// The plain loops.
    private Object expected(Object before) {
        Object want = copy(before);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                boolean add = d != null;
                double value = add ? get(d == c ? before : d.array(), d, i, j) : 0;
                for (int from = 0; from < k; from += run) {
                    double sum = chain(i, j, from, Math.min(k, from + run));
                    value = !add ? sum : wide ? value + sum : (float) value + (float) sum;
                    add = true;
                }
                int at = (int) (c.offset() + i * c.row() + j * c.column());
                if (wide) {
                    ((double[]) want)[at] = value;
                } else {
                    ((float[]) want)[at] = (float) value;
                }
            }
        }
        return want;
    }

    private double chain(int i, int j, int from, int to) {
        if (wide) {
            double sum = 0;
            for (int t = from; t < to; t++) {
                sum = Math.fma(get(a.array(), a, i, t), get(b.array(), b, t, j), sum);
            }
            return sum;
        }
        float sum = 0;
        for (int t = from; t < to; t++) {
            float x = (float) get(a.array(), a, i, t);
            sum = Math.fma(x, (float) get(b.array(), b, t, j), sum);
        }
        return sum;
    }

    private String difference(Object want) {
        StringBuilder s = new StringBuilder();
        int count = 0;
        for (int at = 0; at < (wide ? ((double[]) want).length : ((float[]) want).length); at++) {
            double w = wide ? ((double[]) want)[at] : ((float[]) want)[at];
            double x = wide ? ((double[]) c.array())[at] : ((float[]) c.array())[at];
            if (Double.compare(w, x) != 0 && count++ < 3) {
                s.append(" [").append(at).append("] ").append(x).append(", not ").append(w);
            }
        }
        return count + " differ:" + s;
    }
}
