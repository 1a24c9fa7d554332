package dev.obor.machine.product;

import dev.obor.machine.product.Products.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A random matrix times a random vector, with guards around the result, beside loops of
/// `Math.fma`.
final class DotsCase {
    private static final double GUARD = -7.5;

    private final Random random;
    private final boolean wide;
    private final int k;
    private final int run;
    private final boolean add;

    DotsCase(long seed) {
        random = new Random(seed);
        wide = random.nextInt(3) == 0;
        k = 1 + random.nextInt(random.nextBoolean() ? 12 : 50);
        run = random.nextBoolean() ? k : Math.min(k, 8 * (1 + random.nextInt(3)));
        add = random.nextBoolean();
    }

    /// @return what is wrong, or null
    @Nullable String run(Products products) {
        int fewest = Products.fewestRows(wide); // a quarter of a vector or less
        int m = fewest + random.nextInt(fewest * (random.nextBoolean() ? 3 : 12) + 3);
        int row = k + random.nextInt(4);
        double[] a = numbers(3 + m * row);
        double[] x = numbers(2 + k);
        double[] d = numbers(1 + m);
        double[] c = new double[m + 9];
        Arrays.fill(c, GUARD);
        double[] want = c.clone();
        for (int i = 0; i < m; i++) {
            want[4 + i] = sum(a, 3 + i * row, x, add ? d[1 + i] : -0.0);
        }
        Object found = array(c);
        Matrix start = add ? new Matrix(array(d), 1, 0, 1) : null;
        products.dots(
                wide,
                m,
                k,
                run,
                new Matrix(array(a), 3, row, 1),
                new Matrix(array(x), 2, 0, 1),
                new Matrix(found, 4, 0, 1),
                start,
                Crew.ALONE);
        boolean same =
                found instanceof float[] f
                        ? Arrays.equals(f, (float[]) array(want))
                        : Arrays.equals((double[]) found, want);
        return same ? null : m + " x " + k + " in runs of " + run + (add ? ", added" : "");
    }

    private double sum(double[] a, int at, double[] x, double start) {
        double total = start;
        for (int from = 0; from < k; from += run) {
            double sum = 0;
            for (int t = from; t < Math.min(k, from + run); t++) {
                double y = a[at + t];
                double z = x[2 + t];
                sum = wide ? Math.fma(y, z, sum) : Math.fma((float) y, (float) z, (float) sum);
            }
            total = wide ? total + sum : (float) total + (float) sum;
        }
        return total;
    }

    private double[] numbers(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    private Object array(double[] values) {
        if (wide) {
            return values;
        }
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) values[i];
        }
        return narrow;
    }
}
