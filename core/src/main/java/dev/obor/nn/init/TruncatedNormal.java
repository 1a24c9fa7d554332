package dev.obor.nn.init;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.backend.Distribution;
import dev.obor.op.create.RandomDraws;
import org.jspecify.annotations.Nullable;

/// Normal numbers within bounds, drawn in the order in which PyTorch 2.12 and later draws them.
final class TruncatedNormal {
    private final Tensor like;
    private final double mean;
    private final double std;
    private final double a;
    private final double b;
    private final @Nullable Generator generator;

    private TruncatedNormal(
            Tensor like,
            double mean,
            double std,
            double a,
            double b,
            @Nullable Generator generator) {
        this.like = like;
        this.mean = mean;
        this.std = std;
        this.a = a;
        this.b = b;
        this.generator = generator;
    }

    static Tensor fill(
            Tensor t, double mean, double std, double a, double b, @Nullable Generator generator) {
        TruncatedNormal normal = new TruncatedNormal(t, mean, std, a, b, generator);
        double mass = cdf((b - mean) / std) - cdf((a - mean) / std);
        double[] values = mass > 0.3 ? normal.redraw() : normal.reject();
        return t.copy_(Obor.fromArray(values).view(t.shape().toArray()));
    }

    private Tensor draw(Distribution distribution) {
        return RandomDraws.fill(like.zerosLike(), "fill_", distribution, generator);
    }

    /// Where most normal numbers are within the bounds, those outside are drawn again.
    private double[] redraw() {
        double low = Obor.tensor(a).to(like.dtype()).item();
        double high = Obor.tensor(b).to(like.dtype()).item();
        Distribution distribution = new Distribution.Normal(mean, std);
        double[] values = draw(distribution).toDoubleArray();
        while (true) {
            boolean[] outside = new boolean[values.length];
            boolean any = false;
            for (int i = 0; i < values.length; i++) {
                outside[i] = values[i] < low || values[i] > high;
                any |= outside[i];
            }
            if (!any) {
                return values;
            }
            take(values, draw(distribution).toDoubleArray(), outside);
        }
    }

    /// Otherwise uniform numbers are accepted with the probability of their density.
    private double[] reject() {
        double mode = Math.max(a, Math.min(mean, b));
        double z = (mode - mean) / std;
        double logPeak = -0.5 * (z * z);
        Distribution distribution = new Distribution.Uniform(a, b);
        Tensor candidates = draw(distribution);
        double[] values = candidates.toDoubleArray();
        boolean[] pending = refused(candidates, logPeak);
        while (contains(pending)) {
            candidates = draw(distribution);
            take(values, candidates.toDoubleArray(), pending);
            boolean[] again = refused(candidates, logPeak);
            for (int i = 0; i < pending.length; i++) {
                pending[i] &= again[i];
            }
        }
        return values;
    }

    private boolean[] refused(Tensor candidates, double logPeak) {
        Tensor density = candidates.sub(mean).div(std).pow(2).mul(-0.5).sub(logPeak);
        double[] limit = density.toDoubleArray();
        double[] draws = draw(new Distribution.Uniform(0, 1)).log().toDoubleArray();
        boolean[] refused = new boolean[limit.length];
        for (int i = 0; i < limit.length; i++) {
            refused[i] = draws[i] > limit[i];
        }
        return refused;
    }

    private static void take(double[] values, double[] fresh, boolean[] where) {
        for (int i = 0; i < values.length; i++) {
            if (where[i]) {
                values[i] = fresh[i];
            }
        }
    }

    private static boolean contains(boolean[] flags) {
        for (boolean flag : flags) {
            if (flag) {
                return true;
            }
        }
        return false;
    }

    /// The normal distribution function by a series: only a comparison hangs on it.
    ///
    /// Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.2.10.
    static double cdf(double x) {
        if (Math.abs(x) > 8) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) {
            term *= -x * x / (2 * n) * (2 * n - 1) / (2 * n + 1);
            sum += term;
        }
        return 0.5 + sum / Math.sqrt(2 * Math.PI);
    }
}
