package dev.obor.nn.init;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of initialisations: `Init.normal_(w, o -> o.std(0.02))`.
///
/// @param <O> the options themselves
public abstract sealed class InitOptions<O extends InitOptions<O>> extends Options<O> {
    @Nullable Generator generator;

    InitOptions() {}

    /// Where random numbers come from; null for the default generator.
    public final O generator(@Nullable Generator value) {
        return set(() -> generator = value);
    }

    /// Those of uniform numbers.
    public static final class Uniform extends InitOptions<Uniform> {
        double a;
        double b = 1;

        Uniform() {}

        /// The lower limit, 0.
        public Uniform a(double value) {
            return set(() -> a = value);
        }

        /// The upper limit, 1.
        public Uniform b(double value) {
            return set(() -> b = value);
        }
    }

    /// Those of normal numbers.
    public static final class Normal extends InitOptions<Normal> {
        double mean;
        double std = 1;

        Normal() {}

        /// The mean, 0.
        public Normal mean(double value) {
            return set(() -> mean = value);
        }

        /// The standard deviation, 1.
        public Normal std(double value) {
            return set(() -> std = value);
        }
    }

    /// Those of normal numbers between limits.
    public static final class TruncNormal extends InitOptions<TruncNormal> {
        double mean;
        double std = 1;
        double a = -2;
        double b = 2;

        TruncNormal() {}

        /// The mean, 0.
        public TruncNormal mean(double value) {
            return set(() -> mean = value);
        }

        /// The standard deviation, 1.
        public TruncNormal std(double value) {
            return set(() -> std = value);
        }

        /// The lower limit, -2.
        public TruncNormal a(double value) {
            return set(() -> a = value);
        }

        /// The upper limit, 2.
        public TruncNormal b(double value) {
            return set(() -> b = value);
        }
    }

    /// Those of initialisations with a gain: Xavier's and orthogonal ones.
    public static final class Gain extends InitOptions<Gain> {
        double gain = 1;

        Gain() {}

        /// What everything is multiplied by, 1; see [Init#calculateGain].
        public Gain gain(double value) {
            return set(() -> gain = value);
        }
    }

    /// Those of Kaiming's initialisations.
    public static final class Kaiming extends InitOptions<Kaiming> {
        double a;
        String mode = "fan_in";
        String nonlinearity = "leaky_relu";

        Kaiming() {}

        /// The slope of the rectifier below zero, 0.
        public Kaiming a(double value) {
            return set(() -> a = value);
        }

        /// Whose variance is kept, that of signals (`fan_in`) or of gradients (`fan_out`).
        public Kaiming mode(String value) {
            Arguments.given(value, "value");
            return set(() -> mode = value);
        }

        /// The function behind the layer, as in [Init#calculateGain]: `leaky_relu`.
        public Kaiming nonlinearity(String value) {
            Arguments.given(value, "value");
            return set(() -> nonlinearity = value);
        }
    }

    /// Those of sparse matrices.
    public static final class Sparse extends InitOptions<Sparse> {
        double std = 0.01;

        Sparse() {}

        /// The standard deviation of what is not zero, 0.01.
        public Sparse std(double value) {
            return set(() -> std = value);
        }
    }
}
