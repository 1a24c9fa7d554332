package dev.obor.nn.functional;

import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of normalisations: `F.layerNorm(x, shape, weight, bias, o -> o.eps(1e-6))`.
///
/// @param <O> the options themselves
public abstract sealed class NormOptions<O extends NormOptions<O>> extends Options<O> {
    double eps = 1e-5;

    NormOptions() {}

    /// What is added to the variance, 1e-5.
    public final O eps(double value) {
        return set(() -> eps = value);
    }

    /// Those of normalisations of each sample.
    public static final class Plain extends NormOptions<Plain> {
        static final Plain DEFAULT = new Plain();
    }

    /// Those of the normalisation over the batch.
    public static final class Batch extends NormOptions<Batch> {
        static final Batch DEFAULT = new Batch();
        boolean training;
        double momentum = 0.1;

        /// Whether the statistics are those of the batch, false.
        public Batch training(boolean value) {
            return set(() -> training = value);
        }

        /// How far the running statistics move, 0.1.
        public Batch momentum(double value) {
            return set(() -> momentum = value);
        }
    }

    /// Those of the division by the root mean square.
    public static final class RootMeanSquare extends Options<RootMeanSquare> {
        static final RootMeanSquare DEFAULT = new RootMeanSquare();
        @Nullable Double eps;

        /// What is added to the mean square; null is the machine epsilon of the dtype.
        public RootMeanSquare eps(@Nullable Double value) {
            return set(() -> eps = value);
        }
    }
}
