package dev.obor.nn.functional;

import dev.obor.Generator;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Optional arguments of activations, of the functions and of the layers: `F.elu(x, o ->
/// o.alpha(0.5))`, `new ELU(o -> o.alpha(0.5).inplace(true))`.
///
/// @param <O> the options themselves
public abstract sealed class ActivationOptions<O extends ActivationOptions<O>> extends Options<O> {
    ActivationOptions() {}

    /// What a layer prints of them: `alpha=1.0, inplace=True`.
    public String extraRepr() {
        List<String> parts = new ArrayList<>();
        values().forEach((name, value) -> {
            if (!name.equals("inplace")) {
                parts.add(name + "=" + printed(value));
            }
        });
        if (Boolean.TRUE.equals(values().get("inplace"))) {
            parts.add("inplace=True");
        }
        return String.join(", ", parts);
    }

    private static String printed(@Nullable Object value) {
        return switch (value) {
            case Double d -> PythonFloat.repr(d);
            case String s -> "'" + s + "'";
            case null, default -> text(value);
        };
    }

    /// Those of activations that may write over their input.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class InPlace<O extends InPlace<O>> extends ActivationOptions<O> {
        boolean inplace;

        InPlace() {}

        /// Whether the result is written over the input, false.
        public final O inplace(boolean value) {
            return set(() -> inplace = value);
        }
    }

    /// Those of activations that have no others.
    public static final class Plain extends InPlace<Plain> {
        static final Plain DEFAULT = new Plain();
    }

    /// Those of activations whose layers print nothing.
    public static final class Unprinted extends InPlace<Unprinted> {
        static final Unprinted DEFAULT = new Unprinted();

        @Override
        public String extraRepr() {
            return ""; // as PyTorch prints it
        }
    }

    /// Those of exponential linear units.
    public static final class Exponential extends InPlace<Exponential> {
        static final Exponential DEFAULT = new Exponential();
        double alpha = 1;

        /// The limit far below zero is -alpha, 1.
        public Exponential alpha(double value) {
            return set(() -> alpha = value);
        }
    }

    /// Those of the leaky rectifier.
    public static final class Leaky extends InPlace<Leaky> {
        static final Leaky DEFAULT = new Leaky();
        double negativeSlope = 0.01;

        /// The slope below zero, 0.01.
        public Leaky negativeSlope(double value) {
            return set(() -> negativeSlope = value);
        }
    }

    /// Those of the identity between two limits.
    public static final class Limits extends InPlace<Limits> {
        static final Limits DEFAULT = new Limits();
        double minVal = -1;
        double maxVal = 1;

        /// The lower limit, -1.
        public Limits minVal(double value) {
            return set(() -> minVal = value);
        }

        /// The upper limit, 1.
        public Limits maxVal(double value) {
            return set(() -> maxVal = value);
        }

        @Override
        protected void check() {
            if (minVal > maxVal) {
                throw new ValueError(
                        "min_val cannot be greater than max_val",
                        "They are " + minVal + " and " + maxVal + ".");
            }
        }
    }

    /// Those of the smooth rectifier.
    public static final class Softplus extends ActivationOptions<Softplus> {
        static final Softplus DEFAULT = new Softplus();
        double beta = 1;
        double threshold = 20;

        /// How sharp the bend is, 1.
        public Softplus beta(double value) {
            return set(() -> beta = value);
        }

        /// From which `beta x` on the identity is used, 20.
        public Softplus threshold(double value) {
            return set(() -> threshold = value);
        }
    }

    /// Those of shrinking functions.
    public static final class Shrink extends ActivationOptions<Shrink> {
        static final Shrink DEFAULT = new Shrink();
        double lambd = 0.5;

        /// Half the width of the gap around zero, 0.5.
        public Shrink lambd(double value) {
            return set(() -> lambd = value);
        }

        @Override
        public String extraRepr() {
            return PythonFloat.repr(lambd);
        }
    }

    /// Those of the Gaussian error linear unit.
    public static final class Gaussian extends ActivationOptions<Gaussian> {
        static final Gaussian DEFAULT = new Gaussian();
        String approximate = "none";

        /// The form, `none` (exact) or `tanh`.
        public Gaussian approximate(String value) {
            Arguments.given(value, "value");
            return set(() -> approximate = value);
        }
    }

    /// Those of functions along a dimension.
    public static final class Along extends ActivationOptions<Along> {
        static final Along DEFAULT = new Along();
        int dim = -1;

        /// The dimension, -1; negative numbers count from the end.
        public Along dim(int value) {
            return set(() -> dim = value);
        }
    }

    /// Those of softmaxes.
    public static final class Softmax extends ActivationOptions<Softmax> {
        static final Softmax DEFAULT = new Softmax();
        @Nullable DType dtype;

        /// What the input is converted to first; null keeps its own dtype.
        public Softmax dtype(@Nullable DType value) {
            return set(() -> dtype = value);
        }
    }

    /// Those of the leaky rectifier with random slopes.
    ///
    /// @param <O> the options themselves
    public abstract static sealed class Slopes<O extends Slopes<O>> extends InPlace<O> {
        double lower = 1.0 / 8;
        double upper = 1.0 / 3;

        Slopes() {}

        /// The least slope below zero, 1/8.
        public final O lower(double value) {
            return set(() -> lower = value);
        }

        /// The largest slope below zero, 1/3.
        public final O upper(double value) {
            return set(() -> upper = value);
        }
    }

    /// Those of the layer with random slopes, which knows by itself whether it is trained.
    public static final class RandomLeakyLayer extends Slopes<RandomLeakyLayer> {
        /// Those of the function.
        public RandomLeaky call(boolean training) {
            return RandomLeaky.DEFAULT.with(o -> {
                copyTo(o);
                o.training(training);
            });
        }
    }

    /// Those of the function with random slopes.
    public static final class RandomLeaky extends Slopes<RandomLeaky> {
        static final RandomLeaky DEFAULT = new RandomLeaky();
        boolean training;
        @Nullable Generator generator;

        /// Where slopes are drawn; null is the default generator.
        public RandomLeaky generator(@Nullable Generator value) {
            return set(() -> generator = value);
        }

        /// Whether slopes are drawn, false; otherwise all are the mean of both limits.
        public RandomLeaky training(boolean value) {
            return set(() -> training = value);
        }
    }

    /// Those of the softmax of noise.
    public static final class Gumbel extends ActivationOptions<Gumbel> {
        static final Gumbel DEFAULT = new Gumbel();
        double tau = 1;
        boolean hard;
        int dim = -1;

        /// The temperature, 1: the lower, the nearer to a single one.
        public Gumbel tau(double value) {
            return set(() -> tau = value);
        }

        /// Whether the result has a single one, with the gradient of the softmax; false.
        public Gumbel hard(boolean value) {
            return set(() -> hard = value);
        }

        /// Along which dimension it sums to one, the last.
        public Gumbel dim(int value) {
            return set(() -> dim = value);
        }
    }
}
