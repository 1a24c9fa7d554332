package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DTypeError;
import dev.obor.base.Finfo;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.pointwise.Formula;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Adafactor: the mean of squared gradients of a matrix is kept as one row and one column; steps
/// are in proportion to the size of the parameter, and clipped.
///
/// ```text
/// w = t^beta2Decay,  alpha = max(eps2, rms(p)) · min(lr, 1 / √t)
/// r = r + w · (mean over columns of g² - r),  c = c + w · (mean over rows of g² - c)
/// v = r · c / max(mean of r, eps1)                 (vectors: v = v + w · (g² - v))
/// u = g / √max(v, eps1²)
/// p = p · (1 - lr · weightDecay) - alpha · u / max(1, rms(u) / d)
/// ```
///
/// Of more than two dimensions the last two are the matrix. Without `eps1` it is the dtype's.
/// Source: Shazeer and Stern, "Adafactor: Adaptive Learning Rates with Sublinear Memory Cost",
/// 2018, algorithms 4 and 5.
///
/// ```java
/// Tensor p = tensor(1.0, 2).requiresGrad_();
/// var optimizer = new Adafactor(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p // [0.8419, 1.8419]
/// ```
public final class Adafactor extends Optimizer<Adafactor.Options> {
    // numbers: 0 sign, 1 weight of the new squares, 2 eps1
    // tensors: step, gradient, rows, columns, mean of the rows

    private static final PointwiseUpdate MATRIX =
            new PointwiseUpdate(
                    "adafactor_matrix",
                    3,
                    (t, n) -> {
                        Formula v = t[2].mul(t[3]).div(t[4].maximum(n[2]));
                        return List.of(unit(v, n).mul(t[1].mul(n[0])));
                    });

    private static final PointwiseUpdate[] VECTOR = {vector(false), vector(true)};

    // tensors: step, squares, gradient

    private static PointwiseUpdate vector(boolean quick) {
        return new PointwiseUpdate(
                "adafactor_vector",
                3,
                (t, n) -> {
                    Formula g = t[2].mul(n[0]);
                    Formula v = Lerp.of(t[1], g.mul(g), n[1], quick);
                    return List.of(unit(v, n).mul(g), v);
                });
    }

    // numbers: 0 factor of the parameter, 1 length; tensors: parameter, step

    private static final PointwiseUpdate STEP =
            new PointwiseUpdate(
                    "adafactor", 2, (t, n) -> List.of(t[0].mul(n[0]).add(n[1].mul(t[1]))));

    private static Formula unit(Formula squares, Formula[] n) {
        return squares.maximum(n[2].mul(n[2])).rsqrt();
    }

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double beta2Decay = -0.8;
        List<@Nullable Double> eps = Arrays.asList(null, 1e-3);
        double d = 1.0;
        double weightDecay;
        @KeyOnly private final @Nullable Boolean foreach = null;
        boolean maximize;

        private Options() {
            super(1e-2);
        }

        /// The power by which new squares weigh less, -0.8.
        public Options beta2Decay(double value) {
            return set(() -> beta2Decay = value);
        }

        /// What keeps the root of squares from 0, by default (null) the dtype's eps, and the
        /// smallest size of a parameter, 0.001.
        public Options eps(@Nullable Double first, double second) {
            return set(() -> eps = Arrays.asList(first, second));
        }

        /// The largest root mean square of a step before it is clipped, 1.
        public Options d(double value) {
            return set(() -> d = value);
        }

        /// How much parameters shrink, in units of the rate, 0.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        /// Whether to climb instead, false.
        public Options maximize(boolean value) {
            return set(() -> maximize = value);
        }

        @Override
        protected void check() {

            atLeast(lr() >= 0, "Learning rate should be >= 0", lr());
            atLeast(beta2Decay <= 0, "beta2_decay should be <= 0", beta2Decay);
            Double first = eps.get(0);
            atLeast(first == null || first >= 0, "epsilon1 should be >= 0", first);
            Double second = eps.get(1);
            atLeast(second != null && second >= 0, "epsilon2 should be >= 0", second);
            atLeast(d >= 1, "Clipping threshold d should be >= 1", d);
            atLeast(weightDecay >= 0, "weight_decay should be >= 0", weightDecay);
        }

        private static void atLeast(boolean valid, String rule, @Nullable Double value) {
            if (!valid) {
                throw new ValueError(
                        rule + " but is: " + (value == null ? "None" : PythonFloat.repr(value)));
            }
        }
    }

    /// With PyTorch's default learning rate 0.01.
    public Adafactor(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Adafactor(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Adafactor(parameters, 0.01, o -> o.weightDecay(0.01))`.
    public Adafactor(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Adafactor(parameters, o -> o.weightDecay(0.01))`.
    public Adafactor(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(parameters, new Options().with(options));
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        if (p.isComplex()) {
            throw new DTypeError(
                    "Adafactor does not support complex parameters",
                    "Adam takes them; so does an Adafactor of their parts, viewAsReal(p).");
        }
        long step = state.nextStep();
        double eps1 =
                o.eps.get(0) instanceof Number n ? n.doubleValue() : Finfo.of(p.dtype()).eps();
        double eps2 = Objects.requireNonNull(o.eps.get(1));
        double weight = Math.pow(step, o.beta2Decay);
        double rho = Math.min(o.lr(), 1 / Math.sqrt(step));
        double alpha = larger(eps2, rms(p)) * rho;
        double[] numbers = {o.maximize ? -1 : 1, weight, eps1};
        Tensor move = p.detach().zerosLike();
        if (p.dim() > 1) {
            Tensor rows = follow(state, "row_var", grad, -1, weight);
            Tensor columns = follow(state, "col_var", grad, -2, weight);
            MATRIX.apply(numbers, move, grad, rows, columns, rows.mean(-2, true));
        } else {
            VECTOR[Lerp.isQuick(weight) ? 1 : 0].apply(
                    numbers, move, state.zeros("variance"), grad);
        }
        double clip = larger(1, rms(move) / o.d);
        STEP.apply(new double[] {1 - o.lr() * o.weightDecay, -alpha / clip}, p, move);
    }

    /// The first where the second is NaN, as in Python.
    private static double larger(double a, double b) {
        return b > a ? b : a;
    }

    private static double rms(Tensor t) {
        return t.norm().item() / Math.sqrt(t.numel());
    }

    /// The running mean of squares over a dimension, one step on.
    private static Tensor follow(
            ParameterState state, String name, Tensor grad, int dim, double weight) {
        Tensor mean = grad.norm(2, new long[] {dim}, true).square_().div_(grad.size(dim));
        if (!state.has(name)) {
            state.put(name, mean.zerosLike());
        }
        return state.tensor(name).lerp_(mean, weight);
    }

    @Override
    protected Set<String> statesOfOtherSizes() {
        return Set.of("row_var", "col_var");
    }
}
