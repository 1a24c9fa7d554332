package dev.obor.nn.init;

import static dev.obor.op.create.RandomDraws.fill;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Distribution;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import dev.obor.op.ThreadState;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Fills tensors with starting values, PyTorch's `torch.nn.init`.
///
/// All methods change their argument in place without recording it, and return it. Random numbers
/// come from the default generator, or from the one given last; with the same seed they are those
/// of PyTorch on a CPU.
public final class Init {
    /// The number of inputs and outputs that one element of a weight connects.
    ///
    /// @param in the size of dimension 1 times that of the receptive field
    /// @param out the size of dimension 0 times that of the receptive field
    public record Fan(long in, long out) {
        /// The fans of a weight.
        ///
        /// @throws ShapeError if it has fewer than two dimensions
        public static Fan of(Tensor weight) {
            Arguments.given(weight, "weight");
            if (weight.dim() < 2) {
                throw new ShapeError(
                        "Fan in and fan out can not be computed for tensor with fewer than 2"
                                + " dimensions, got "
                                + weight.shape());
            }
            long field = 1;
            for (int d = 2; d < weight.dim(); d++) {
                field *= weight.size(d);
            }
            return new Fan(weight.size(1) * field, weight.size(0) * field);
        }
    }

    private static final double SQRT_3 = Math.sqrt(3.0);

    private Init() {}

    /// The factor by which a nonlinearity shrinks the standard deviation, to be made up for.
    ///
    /// @param nonlinearity `linear`, `conv1d` … `conv_transpose3d`, `sigmoid`, `tanh`, `relu`,
    ///   `leaky_relu` (slope 0.01) or `selu`
    /// @throws ValueError for any other name
    public static double calculateGain(String nonlinearity) {
        Arguments.given(nonlinearity, "nonlinearity");
        return calculateGain(nonlinearity, 0.01);
    }

    /// As [#calculateGain(String)].
    ///
    /// @param param the slope of `leaky_relu`
    /// @throws ValueError for an unknown name
    public static double calculateGain(String nonlinearity, double param) {
        Arguments.given(nonlinearity, "nonlinearity");
        return switch (nonlinearity) {
            case "linear", "conv1d", "conv2d", "conv3d", "sigmoid" -> 1;
            case "conv_transpose1d", "conv_transpose2d", "conv_transpose3d" -> 1;
            case "tanh" -> 5.0 / 3;
            case "relu" -> Math.sqrt(2.0);
            case "leaky_relu" -> Math.sqrt(2.0 / (1 + param * param));
            case "selu" -> 3.0 / 4;
            default -> throw new ValueError("Unsupported nonlinearity " + nonlinearity);
        };
    }

    /// Uniform numbers in `[a, b)`.
    public static Tensor uniform_(Tensor tensor, double a, double b) {
        Arguments.given(tensor, "tensor");
        return uniform(tensor, a, b, null);
    }

    /// Uniform numbers in `[0, 1)`, or what options say.
    public static Tensor uniform_(Tensor tensor, Consumer<InitOptions.Uniform> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Uniform o = new InitOptions.Uniform().with(options);
        return uniform(tensor, o.a, o.b, o.generator);
    }

    private static Tensor uniform(
            Tensor tensor, double a, double b, @Nullable Generator generator) {
        return quietly(tensor, t -> fill(t, "uniform_", new Distribution.Uniform(a, b), generator));
    }

    /// Normally distributed numbers.
    public static Tensor normal_(Tensor tensor, double mean, double std) {
        Arguments.given(tensor, "tensor");
        return normal(tensor, mean, std, null);
    }

    /// Normally distributed numbers with mean 0 and deviation 1, or what options say.
    public static Tensor normal_(Tensor tensor, Consumer<InitOptions.Normal> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Normal o = new InitOptions.Normal().with(options);
        return normal(tensor, o.mean, o.std, o.generator);
    }

    private static Tensor normal(
            Tensor tensor, double mean, double std, @Nullable Generator generator) {
        return quietly(
                tensor, t -> fill(t, "normal_", new Distribution.Normal(mean, std), generator));
    }

    /// Normally distributed numbers between -2 and 2.
    public static Tensor truncNormal_(Tensor tensor, double mean, double std) {
        Arguments.given(tensor, "tensor");
        return truncNormal_(tensor, o -> o.mean(mean).std(std));
    }

    /// Normally distributed numbers between `a` and `b`; those outside are drawn again.
    public static Tensor truncNormal_(Tensor tensor, Consumer<InitOptions.TruncNormal> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.TruncNormal o = new InitOptions.TruncNormal().with(options);
        return quietly(tensor, t -> TruncatedNormal.fill(t, o.mean, o.std, o.a, o.b, o.generator));
    }

    /// One number everywhere.
    public static Tensor constant_(Tensor tensor, double value) {
        Arguments.given(tensor, "tensor");
        return quietly(tensor, t -> t.fill_(value));
    }

    /// Ones.
    public static Tensor ones_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return constant_(tensor, 1);
    }

    /// Zeros.
    public static Tensor zeros_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return constant_(tensor, 0);
    }

    /// Ones on the diagonal of a matrix, zeros elsewhere.
    ///
    /// @throws ShapeError if the tensor is no matrix
    public static Tensor eye_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        if (tensor.dim() != 2) {
            throw new ShapeError(
                    "Only tensors with 2 dimensions are supported, got " + tensor.shape());
        }
        return quietly(
                tensor,
                t -> {
                    t.zero_().diagonal().fill_(1);
                    return t;
                });
    }

    /// Keeps a convolution's input channels: ones in the middle of the kernels of equal channels.
    ///
    /// @param groups the groups of the convolution
    /// @throws ShapeError if the tensor has not 3 to 5 dimensions, or `groups` does not divide it
    public static Tensor dirac_(Tensor tensor, int groups) {
        Arguments.given(tensor, "tensor");
        if (tensor.dim() < 3 || tensor.dim() > 5) {
            throw new ShapeError(
                    "Only tensors with 3, 4, or 5 dimensions are supported, got " + tensor.shape());
        }
        if (groups <= 0 || tensor.size(0) % groups != 0) {
            throw new ShapeError(
                    "dim 0 must be divisible by groups, got " + tensor.size(0) + " and " + groups);
        }
        return quietly(
                tensor,
                t -> {
                    long channels = t.size(0) / groups;
                    Tensor middle = t.zero_();
                    for (int d = t.dim() - 1; d >= 2; d--) {
                        middle = middle.select(d, t.size(d) / 2);
                    }
                    for (int g = 0; g < groups; g++) {
                        Tensor group = middle.narrow(0, g * channels, channels);
                        group.diagonal().fill_(1);
                    }
                    return t;
                });
    }

    /// Uniform numbers that keep the variance of signals and gradients, gain 1.
    public static Tensor xavierUniform_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return xavierUniform_(tensor, o -> {});
    }

    /// Uniform numbers in ± gain √(6 / (fanIn + fanOut)).
    ///
    /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural
    /// networks", 2010.
    ///
    /// @throws ShapeError if the tensor has fewer than two dimensions
    public static Tensor xavierUniform_(Tensor tensor, Consumer<InitOptions.Gain> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Gain o = new InitOptions.Gain().with(options);
        double bound = SQRT_3 * xavierStd(tensor, o.gain);
        return uniform(tensor, -bound, bound, o.generator);
    }

    /// Normal numbers that keep the variance of signals and gradients, gain 1.
    public static Tensor xavierNormal_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return xavierNormal_(tensor, o -> {});
    }

    /// Normal numbers with standard deviation gain √(2 / (fanIn + fanOut)).
    ///
    /// @throws ShapeError if the tensor has fewer than two dimensions
    public static Tensor xavierNormal_(Tensor tensor, Consumer<InitOptions.Gain> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Gain o = new InitOptions.Gain().with(options);
        return normal(tensor, 0, xavierStd(tensor, o.gain), o.generator);
    }

    private static double xavierStd(Tensor tensor, double gain) {
        Fan fan = Fan.of(tensor);
        return gain * Math.sqrt(2.0 / (fan.in() + fan.out()));
    }

    /// Uniform numbers for layers before a rectifier, with PyTorch's defaults.
    public static Tensor kaimingUniform_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return kaimingUniform_(tensor, o -> {});
    }

    /// Uniform numbers in ± gain √(3 / fan).
    ///
    /// Source: He et al., "Delving deep into rectifiers: surpassing human-level performance on
    /// ImageNet classification", 2015.
    ///
    /// @throws ShapeError if the tensor has fewer than two dimensions
    public static Tensor kaimingUniform_(Tensor tensor, Consumer<InitOptions.Kaiming> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Kaiming o = new InitOptions.Kaiming().with(options);
        if (tensor.numel() == 0) {
            return tensor; // its fan may be 0
        }
        double bound = SQRT_3 * kaimingStd(tensor, o);
        return uniform(tensor, -bound, bound, o.generator);
    }

    /// Normal numbers for layers before a rectifier, with PyTorch's defaults.
    public static Tensor kaimingNormal_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return kaimingNormal_(tensor, o -> {});
    }

    /// Normal numbers with standard deviation gain / √fan.
    ///
    /// @throws ShapeError if the tensor has fewer than two dimensions
    public static Tensor kaimingNormal_(Tensor tensor, Consumer<InitOptions.Kaiming> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Kaiming o = new InitOptions.Kaiming().with(options);
        if (tensor.numel() == 0) {
            return tensor; // its fan may be 0
        }
        return normal(tensor, 0, kaimingStd(tensor, o), o.generator);
    }

    private static double kaimingStd(Tensor tensor, InitOptions.Kaiming o) {
        Fan fan = Fan.of(tensor);
        long count =
                switch (o.mode) {
                    case "fan_in" -> fan.in();
                    case "fan_out" -> fan.out();
                    default ->
                            throw new ValueError(
                                    "Mode "
                                            + o.mode
                                            + " not supported, please use one of fan_in, fan_out");
                };
        return calculateGain(o.nonlinearity, o.a) / Math.sqrt(count);
    }

    /// A (semi-)orthogonal matrix; dimensions after the first count as one.
    public static Tensor orthogonal_(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return orthogonal_(tensor, o -> {});
    }

    /// A (semi-)orthogonal matrix times `gain`.
    ///
    /// Source: Saxe et al., "Exact solutions to the nonlinear dynamics of learning in deep linear
    /// neural networks", 2013. The bits depend on the QR decomposition, which is our own.
    ///
    /// @throws ShapeError if the tensor has fewer than two dimensions
    public static Tensor orthogonal_(Tensor tensor, Consumer<InitOptions.Gain> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Gain o = new InitOptions.Gain().with(options);
        if (tensor.dim() < 2) {
            throw new ShapeError(
                    "Only tensors with 2 or more dimensions are supported, got " + tensor.shape());
        }
        return quietly(tensor, t -> Orthogonal.fill(t, o.gain, o.generator));
    }

    /// Normal numbers with standard deviation 0.01 and a share of zeros in each column.
    ///
    /// @throws ShapeError if the tensor is no matrix
    public static Tensor sparse_(Tensor tensor, double sparsity) {
        Arguments.given(tensor, "tensor");
        return sparse_(tensor, sparsity, o -> {});
    }

    /// Normal numbers with a share of zeros in each column.
    ///
    /// Source: Martens, "Deep learning via Hessian-free optimization", 2010. As in PyTorch the
    /// places of the zeros always come from the default generator.
    ///
    /// @throws ShapeError if the tensor is no matrix
    public static Tensor sparse_(
            Tensor tensor, double sparsity, Consumer<InitOptions.Sparse> options) {
        Arguments.given(tensor, "tensor");
        InitOptions.Sparse o = new InitOptions.Sparse().with(options);
        if (tensor.dim() != 2) {
            throw new ShapeError(
                    "Only tensors with 2 dimensions are supported, got " + tensor.shape());
        }
        return quietly(
                tensor,
                t -> {
                    fill(t, "normal_", new Distribution.Normal(0, o.std), o.generator);
                    long share = (long) Math.ceil(sparsity * t.size(0));
                    long zeros = // as a slice up to there: from the end, if it is negative
                            Math.min(t.size(0), share < 0 ? t.size(0) + share : share);
                    for (long column = 0; column < t.size(1); column++) {
                        long[] rows = Obor.randperm(t.size(0)).toLongArray();
                        for (int i = 0; i < zeros; i++) {
                            t.select(1, column).select(0, rows[i]).fill_(0);
                        }
                    }
                    return t;
                });
    }

    /// Makes a module without filling its parameters, PyTorch's `torch.nn.utils.skip_init`: nothing
    /// is drawn, and what they hold is undefined. For models whose parameters are loaded anyway.
    ///
    /// ```java
    /// Linear layer = Init.skipInit(() -> new Linear(4096, 4096));
    /// ```
    public static <R> R skipInit(Supplier<R> module) {
        Arguments.given(module, "module");
        ThreadState state = ThreadState.get();
        boolean before = state.skipInit;
        state.skipInit = true;
        try {
            return Callback.call(module);
        } finally {
            state.skipInit = before;
        }
    }

    private static Tensor quietly(Tensor tensor, UnaryOperator<Tensor> change) {
        if (ThreadState.get().skipInit) {
            return tensor;
        }
        try (var _ = Autograd.noGrad()) {
            return change.apply(tensor);
        }
    }
}
