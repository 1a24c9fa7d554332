package dev.obor.optim;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.pointwise.PointwiseUpdate;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Muon: momentum whose matrix is made nearly orthogonal before each step. For the matrices inside
/// of a network; biases, embeddings and the like belong to another optimizer, such as [AdamW].
///
/// ```text
/// b = b + (1 - momentum) · (g - b)
/// u = nesterov ? g + momentum · (b - g) : b
/// x = u / max(|u|, eps), then nsSteps times:  x = a · x + (b · x xᵀ + c · (x xᵀ)²) x
/// p = p · (1 - lr · weightDecay) - lr · s · x
/// ```
///
/// For a matrix of A rows and B columns s is √max(1, A / B), or for `match_rms_adamw` 0.2 · √max(A,
/// B). The iteration runs in bfloat16, as in PyTorch. Source: Jordan et al., "Muon: An optimizer
/// for hidden layers in neural networks", 2024; `match_rms_adamw`: Liu et al., "Muon is Scalable
/// for LLM Training", 2025.
///
/// ```java
/// Tensor p = eye(2).requiresGrad_();
/// var optimizer = new Muon(List.of(p), 0.1);
/// p.pow(2).sum().backward();
/// optimizer.step();
/// p.shape() // [2, 2]
/// ```
public final class Muon extends Optimizer<Muon.Options> {
    // numbers: 0 factor of the parameter, 1 length; tensors: parameter, direction

    private static final PointwiseUpdate UPDATE =
            new PointwiseUpdate("muon", 2, (t, n) -> List.of(t[0].mul(n[0]).add(n[1].mul(t[1]))));

    /// Choices; the defaults are PyTorch's.
    public static final class Options extends OptimizerOptions<Options> {
        double weightDecay = 0.1;
        double momentum = 0.95;
        boolean nesterov = true;
        List<Double> nsCoefficients = List.of(3.4445, -4.775, 2.0315);
        double eps = 1e-7;
        int nsSteps = 5;
        @Nullable String adjustLrFn;

        private Options() {
            super(1e-3);
        }

        /// How much parameters shrink, in units of the rate, 0.1.
        public Options weightDecay(double value) {
            return set(() -> weightDecay = value);
        }

        /// How slowly the mean of the gradient follows, 0.95.
        public Options momentum(double value) {
            return set(() -> momentum = value);
        }

        /// Whether to look ahead along the momentum, true.
        public Options nesterov(boolean value) {
            return set(() -> nesterov = value);
        }

        /// The coefficients a, b and c of the iteration, 3.4445, -4.775 and 2.0315.
        public Options nsCoefficients(double a, double b, double c) {
            return set(() -> nsCoefficients = List.of(a, b, c));
        }

        /// What the norm of a step is at least divided by, 1e-7.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

        /// How many times is iterated, 5.
        public Options nsSteps(int value) {
            return set(() -> nsSteps = value);
        }

        /// How the rate follows the sizes: `original`, which null means too, or `match_rms_adamw`.
        public Options adjustLrFn(@Nullable String value) {
            return set(() -> adjustLrFn = value);
        }

        @Override
        public double cyclicMomentum() {
            return momentum;
        }

        @Override
        public Options cyclicMomentum(double value) {
            return momentum(value);
        }

        private static void atLeastZero(String name, double value) {
            if (!(value >= 0)) {
                throw new ValueError(name + " should be >= 0 but is: " + PythonFloat.repr(value));
            }
        }

        @Override
        protected void check() {
            atLeastZero("Learning rate", lr());
            atLeastZero("momentum", momentum);
            atLeastZero("weight decay", weightDecay);
            if (adjustLrFn != null
                    && !adjustLrFn.equals("original")
                    && !adjustLrFn.equals("match_rms_adamw")) {
                throw new ValueError(
                        "Adjust learning rate function " + adjustLrFn + " is not supported",
                        "Give \"original\" or \"match_rms_adamw\".");
            }
            if (nsSteps >= 100) {
                throw new ValueError(
                        "Number of steps must be less than 100 for computational efficiency");
            }
            if (nsCoefficients.size() != 3) {
                throw new ValueError("Coefficients must be a tuple of exactly 3 values");
            }
        }
    }

    /// With PyTorch's default learning rate 0.001.
    public Muon(Iterable<? extends Tensor> parameters) {
        this(parameters, o -> {});
    }

    /// With a learning rate.
    public Muon(Iterable<? extends Tensor> parameters, double lr) {
        this(parameters, o -> o.lr(lr));
    }

    /// With options: `new Muon(parameters, 0.001, o -> o.momentum(0.9))`.
    public Muon(Iterable<? extends Tensor> parameters, double lr, Consumer<Options> options) {
        Arguments.given(options, "options");
        this(parameters, o -> options.accept(o.lr(lr)));
    }

    /// With options: `new Muon(parameters, o -> o.momentum(0.9))`.
    public Muon(Iterable<? extends Tensor> parameters, Consumer<Options> options) {
        super(matrices(parameters), new Options().with(options));
    }

    /// @throws ValueError if a parameter is no matrix
    @Override
    public void addParamGroup(Iterable<? extends Tensor> parameters, Consumer<Options> change) {
        matrices(parameters);
        super.addParamGroup(parameters, change);
    }

    private static Iterable<? extends Tensor> matrices(Iterable<? extends Tensor> parameters) {
        for (Tensor p : Arguments.allGiven(parameters, "parameters")) {
            if (p.dim() != 2) {
                throw new ValueError(
                        "Muon only supports 2D parameters whereas we found a parameter with size: "
                                + p.shape(),
                        "Give it the matrices of the hidden layers, and the others to AdamW.");
            }
        }
        return parameters;
    }

    @Override
    protected void update(Options o, Tensor p, Tensor grad, ParameterState state) {
        if (p.isComplex()) {
            throw new DTypeError("Muon does not support complex parameters", "Adam takes them.");
        }
        Tensor mean = state.zeros("momentum_buffer").lerp_(grad, 1 - o.momentum);
        Tensor direction = orthogonal(o.nesterov ? grad.lerp(mean, o.momentum) : mean, o);
        double rows = p.size(0);
        double columns = p.size(1);
        double ratio =
                "match_rms_adamw".equals(o.adjustLrFn)
                        ? 0.2 * Math.sqrt(Math.max(rows, columns))
                        : Math.sqrt(Math.max(1, rows / columns));
        double[] numbers = {1 - o.lr() * o.weightDecay, -o.lr() * ratio};
        UPDATE.apply(numbers, p, direction);
    }

    /// The nearest matrix with orthogonal rows or columns, about.
    private static Tensor orthogonal(Tensor matrix, Options o) {
        double a = o.nsCoefficients.get(0);
        double b = o.nsCoefficients.get(1);
        double c = o.nsCoefficients.get(2);
        boolean tall = matrix.size(0) > matrix.size(1);
        Tensor x = matrix.to(DType.BFLOAT16);
        x = tall ? x.t() : x;
        x = x.div(x.norm().clampMin(o.eps));
        for (int i = 0; i < o.nsSteps; i++) {
            Tensor gram = x.mm(x.t());
            x = sum(x, a, sum(gram, b, gram, gram, c), x, 1);
        }
        return tall ? x.t() : x;
    }

    /// `beta · input + alpha · left · right`, rounded once.
    private static Tensor sum(Tensor input, double beta, Tensor left, Tensor right, double alpha) {
        Tensor wide = input.to(DType.FLOAT32);
        Tensor product = left.to(DType.FLOAT32);
        return wide.addmm(product, right.to(DType.FLOAT32), o -> o.beta(beta).alpha(alpha))
                .to(DType.BFLOAT16);
    }
}
