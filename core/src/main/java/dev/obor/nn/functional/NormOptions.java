package dev.obor.nn.functional;

import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
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

        /// How far the running statistics move towards those of a batch, from 0 to 1: 0.1.
        public Batch momentum(double value) {
            return set(() -> momentum = value);
        }
    }

    /// Those of the normalisation of each channel of each sample.
    public static final class Instance extends NormOptions<Instance> {
        static final Instance DEFAULT = new Instance();
        boolean useInputStats = true;
        double momentum = 0.1;

        /// Whether the statistics are those of the input, true; otherwise the running ones.
        public Instance useInputStats(boolean value) {
            return set(() -> useInputStats = value);
        }

        /// How far the running statistics move towards those of a batch, from 0 to 1: 0.1.
        public Instance momentum(double value) {
            return set(() -> momentum = value);
        }
    }

    /// Those of the division by what neighbouring channels hold.
    public static final class LocalResponse extends Options<LocalResponse> {
        static final LocalResponse DEFAULT = new LocalResponse();
        double alpha = 1e-4;
        double beta = 0.75;
        double k = 1;

        /// The factor of the mean square, 1e-4.
        public LocalResponse alpha(double value) {
            return set(() -> alpha = value);
        }

        /// The exponent, 0.75.
        public LocalResponse beta(double value) {
            return set(() -> beta = value);
        }

        /// What is added to the mean square, 1.
        public LocalResponse k(double value) {
            return set(() -> k = value);
        }

        /// The same with another factor of `alpha`.
        public LocalResponse scaled(double factor) {
            return with(o -> o.alpha(alpha * factor));
        }

        /// What a layer prints of them: `alpha=0.0001, beta=0.75, k=1.0`.
        public String extraRepr() {
            return "alpha="
                    + PythonFloat.repr(alpha)
                    + ", beta="
                    + PythonFloat.repr(beta)
                    + ", k="
                    + PythonFloat.repr(k);
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
