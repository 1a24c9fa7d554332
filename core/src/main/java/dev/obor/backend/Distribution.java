package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a random fill puts into a tensor. Parameters are checked here, once, with PyTorch's words;
/// [#check] adds what depends on the dtype.
///
/// The inputs of [BernoulliOf], [Poisson] and [StandardGamma] have the shape of the result
/// (broadcast with strides of 0 where needed); the weights of [Multinomial] have one row per row of
/// the result.
public sealed interface Distribution {
    /// Checks that a tensor of this dtype can hold the numbers.
    ///
    /// @throws DTypeError if the distribution does not exist for the dtype
    /// @throws ValueError if a parameter does not fit into the dtype
    default void check(DType dtype) {}

    /// The tensor that the draws depend on, or null.
    default @Nullable View read() {
        return switch (this) {
            case BernoulliOf d -> d.probabilities();
            case Poisson d -> d.rates();
            case StandardGamma d -> d.concentrations();
            case Binomial d -> d.parameters();
            case Multinomial d -> d.weights();
            default -> null;
        };
    }

    /// The same with the tensor that the draws depend on elsewhere.
    default Distribution reading(View view) {
        return switch (this) {
            case BernoulliOf _ -> new BernoulliOf(view);
            case Poisson _ -> new Poisson(view);
            case StandardGamma _ -> new StandardGamma(view);
            case Binomial _ -> new Binomial(view);
            case Multinomial d -> new Multinomial(view, d.replacement());
            default -> this;
        };
    }

    /// Equally likely numbers in [from, to).
    record Uniform(double from, double to) implements Distribution {
        @Override
        public void check(DType dtype) {
            needFloating("check_uniform_bounds", dtype);
            IntegerRange.requireInBounds("from", from, dtype);
            IntegerRange.requireInBounds("to", to, dtype);
            require(
                    from <= to,
                    "uniform_ expects to return a [from, to) range, but found from=%s > to=%s",
                    from,
                    to);
            if (!(to - from <= IntegerRange.max(dtype))) {
                throw new ValueError(
                        "uniform_ expects to-from <= std::numeric_limits<"
                                + dtype.scalarType()
                                + ">::max(), but found to="
                                + text(to)
                                + " and from="
                                + text(from)
                                + " which result in to-from to exceed the limit");
            }
        }
    }

    /// The normal distribution.
    record Normal(double mean, double std) implements Distribution {
        /// Checks the deviation.
        public Normal {
            require(std >= 0, "normal expects std >= 0.0, but found std %s", std);
        }

        @Override
        public void check(DType dtype) {
            needFloating("normal_kernel_cpu", dtype);
        }
    }

    /// The exponential of normal numbers.
    record LogNormal(double mean, double std) implements Distribution {
        /// Checks the deviation.
        public LogNormal {
            require(std > 0, "log_normal_ expects std > 0.0, but found std=%s", std);
        }

        @Override
        public void check(DType dtype) {
            needFloating("log_normal_cpu", dtype);
        }
    }

    /// The Cauchy distribution.
    record Cauchy(double median, double sigma) implements Distribution {
        /// Checks the width.
        public Cauchy {
            require(sigma > 0, "cauchy_ expects sigma > 0.0, but found sigma=%s", sigma);
        }

        @Override
        public void check(DType dtype) {
            needContinuous("Cauchy", dtype);
        }
    }

    /// The exponential distribution.
    record Exponential(double lambda) implements Distribution {
        /// Checks the rate.
        public Exponential {
            require(lambda > 0, "exponential_ expects lambda > 0.0, but found lambda=%s", lambda);
        }

        @Override
        public void check(DType dtype) {
            needContinuous("Exponential", dtype);
        }
    }

    /// The number of trials up to the first success.
    record Geometric(double p) implements Distribution {
        /// Checks the probability.
        public Geometric {
            require(0 < p && p < 1, "geometric_ expects p to be in (0, 1), but got p=%s", p);
        }

        @Override
        public void check(DType dtype) {
            if (dtype == DType.BOOL) {
                throw notImplemented("geometric_cpu", dtype);
            }
        }
    }

    /// One with a probability, else zero.
    record Bernoulli(double p) implements Distribution {
        /// Checks the probability.
        public Bernoulli {
            require(0 <= p && p <= 1, "bernoulli_ expects p to be in [0, 1], but got p=%s", p);
        }
    }

    /// One with a probability of its own for each element, else zero.
    record BernoulliOf(View probabilities) implements Distribution {
        /// Checks the dtype of the probabilities, if there are any.
        public BernoulliOf {
            if (probabilities.numel() > 0) {
                boolean complex = probabilities.dtype().isComplex();
                String side = complex ? "self" : "p";
                needFloating("bernoulli_tensor_cpu_" + side + "_", probabilities.dtype());
            }
        }
    }

    /// Counts of events with a rate of its own for each element.
    record Poisson(View rates) implements Distribution {
        /// Checks the dtype of the rates.
        public Poisson {
            needFloating("poisson_cpu", rates.dtype());
        }
    }

    /// Gamma numbers of rate 1 with a concentration of its own for each element.
    record StandardGamma(View concentrations) implements Distribution {
        /// Checks the dtype of the concentrations.
        public StandardGamma {
            needFullFloat("gamma_cpu", concentrations.dtype());
        }
    }

    /// Counts of successes; the parameters are the numbers of trials and then the probabilities,
    /// stacked along a new first dimension.
    record Binomial(View parameters) implements Distribution {
        /// Checks the dtype of the parameters.
        public Binomial {
            needFullFloat("binomial_cpu", parameters.dtype());
        }
    }

    /// All the non-negative integers that the dtype represents without gaps, `random_()`.
    record AllIntegers() implements Distribution {}

    /// Integers in [from, to), `random_(from, to)` and `randint`.
    record Integers(long from, long to) implements Distribution {
        /// Checks the order of the bounds.
        public Integers {
            if (from >= to) {
                throw new ValueError(
                        "random_ expects 'from' to be less than 'to', but got from="
                                + from
                                + " >= to="
                                + to);
            }
        }

        @Override
        public void check(DType dtype) {
            IntegerRange.of(this, dtype);
        }
    }

    /// Integers from a bound to the largest of the dtype, `random_(from, None)`.
    record IntegersFrom(long from) implements Distribution {
        @Override
        public void check(DType dtype) {
            IntegerRange.of(this, dtype);
        }
    }

    /// The numbers 0 to n-1 in random order; the result has one dimension.
    record Permutation() implements Distribution {}

    /// Indices drawn with given weights. The weights are (rows, categories), the result is int64 of
    /// shape (rows, samples).
    record Multinomial(View weights, boolean replacement) implements Distribution {
        /// Checks the dtype of the weights.
        public Multinomial {
            if (!weights.dtype().isFloatingPoint()) {
                throw new DTypeError(
                        "multinomial only supports floating-point dtypes for input, got: "
                                + weights.dtype().scalarType());
            }
        }

        @Override
        public void check(DType dtype) {
            if (dtype != DType.INT64) {
                throw new DTypeError(
                        "multinomial expects Long tensor out, got: " + dtype.scalarType());
            }
        }
    }

    private static void require(boolean holds, String message, double... values) {
        if (!holds) {
            Object[] texts = new Object[values.length];
            for (int i = 0; i < values.length; i++) {
                texts[i] = text(values[i]);
            }
            throw new ValueError(String.format(Locale.ROOT, message, texts));
        }
    }

    private static void needFloating(String kernel, DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw notImplemented(kernel, dtype);
        }
    }

    private static void needFullFloat(String kernel, DType dtype) {
        if (!dtype.isFloatingPoint() || dtype.isLowPrecision()) {
            throw notImplemented(kernel, dtype);
        }
    }

    private static void needContinuous(String name, DType dtype) {
        if (!dtype.isFloatingPoint()) {
            throw new DTypeError(
                    name
                            + " distribution is a continuous probability distribution. dtype must"
                            + " be a floating point but you specified "
                            + dtype.scalarType());
        }
    }

    private static DTypeError notImplemented(String kernel, DType dtype) {
        return new DTypeError(
                "\""
                        + kernel
                        + "\" not implemented for '"
                        + dtype.scalarType()
                        + "'; use another dtype");
    }

    private static String text(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
