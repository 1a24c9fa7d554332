package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ActivationOptions.Gumbel;
import dev.obor.nn.functional.ActivationOptions.RandomLeaky;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.nn.Activations;
import dev.obor.op.nn.RandomSteps;
import java.util.function.Consumer;

/// Activation functions that draw random numbers; shown by [F].
final class RandomActivations {
    private RandomActivations() {}

    /// The leaky rectifier with the slope 11/48, the mean of 1/8 and 1/3.
    ///
    /// ```java
    /// F.rrelu(tensor(-1.0, 2)) // [-0.2292, 2]
    /// ```
    ///
    /// @return of the input's shape and dtype
    @Operation(F)
    public static Tensor rrelu(Tensor input) {
        return rrelu(input, RandomLeaky.DEFAULT);
    }

    /// x where x > 0, else a slope between two limits times x: drawn for each element in training,
    /// otherwise their mean.
    ///
    /// Source: Xu et al., "Empirical evaluation of rectified activations in convolutional network",
    /// 2015.
    ///
    /// ```java
    /// F.rrelu(tensor(-1.0, 2), o -> o.lower(0.1).upper(0.3)) // [-0.2, 2]
    /// ```
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws ValueError if the lower limit is above the upper one
    @Operation(F)
    public static Tensor rrelu(Tensor input, Consumer<RandomLeaky> options) {
        RandomLeaky o = RandomLeaky.DEFAULT.with(options);
        if (!(o.lower <= o.upper)) {
            throw new ValueError(
                    "Lower bound should be less than or equal to the upper bound",
                    "They are " + o.lower + " and " + o.upper + ".");
        }
        if (!o.training) {
            double mean = (o.lower + o.upper) / 2;
            return o.inplace
                    ? (mean < 0 ? Activations.RRELU_MEAN : Activations.RRELU_MEAN_OVER)
                            .intoWith(new double[] {mean}, input)
                    : Activations.RRELU_MEAN.callWith(input, mean).contiguous();
        }
        if (!input.isFloatingPoint() || input.dtype() == DType.FLOAT16) {
            throw DTypes.notImplemented("rrelu_with_noise_out_cpu", input.dtype());
        }
        Tensor slopes = slopes(input, o);
        return o.inplace
                ? Activations.RRELU_OVER.into(input, slopes)
                : RandomSteps.scaled("RreluWithNoiseBackward0", input, slopes).contiguous();
    }

    /// The leaky rectifier with the slope 11/48, written over the input.
    ///
    /// ```java
    /// F.rrelu_(tensor(-1.0, 2)) // [-0.2292, 2]
    /// ```
    @Operation(F)
    public static Tensor rrelu_(Tensor input) {
        return rrelu_(input, RandomLeaky.DEFAULT);
    }

    /// The leaky rectifier with random slopes, written over the input.
    ///
    /// ```java
    /// F.rrelu_(tensor(-1.0, 2), o -> o.lower(0.1).upper(0.3)) // [-0.2, 2]
    /// ```
    @Operation(F)
    public static Tensor rrelu_(Tensor input, Consumer<RandomLeaky> options) {
        return rrelu(input, RandomLeaky.DEFAULT.with(options).with(o -> o.inplace(true)));
    }

    /// 1 above zero; below, slopes in the order of the elements, which only those draw.
    private static Tensor slopes(Tensor input, RandomLeaky o) {
        try (var _ = Autograd.noGrad()) {
            Tensor below = input.detach().le(0L);
            Tensor drawn =
                    Tensor.zeros(DType.FLOAT64, below.sum().itemLong()).uniform_(0, 1, o.generator);
            Tensor slopes = drawn.mul(o.upper - o.lower).add(o.lower).to(input.dtype());
            Tensor ones = Constants.onesLike(input).contiguous();
            return ones.maskedScatter(below, slopes);
        }
    }

    /// A random softmax along the last dimension, with temperature 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.gumbelSoftmax(zeros(3)) // [0.1047, 0.2984, 0.5969]
    /// ```
    ///
    /// @param logits floats of any shape
    /// @return of the shape and dtype of the logits
    /// @throws DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor gumbelSoftmax(Tensor logits) {
        return gumbelSoftmax(logits, Gumbel.DEFAULT);
    }

    /// The softmax of `(logits + noise) / tau`: samples of a category that let gradients through.
    ///
    /// Sources: Jang et al., "Categorical reparameterization with Gumbel-softmax", 2016; Maddison
    /// et al., "The concrete distribution", 2016.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.gumbelSoftmax(zeros(3), o -> o.tau(0.5).hard(true)) // [0, 0, 1]
    /// ```
    ///
    /// @param logits floats of any shape
    /// @return of the shape and dtype of the logits
    /// @throws DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor gumbelSoftmax(Tensor logits, Consumer<Gumbel> options) {
        Gumbel o = Gumbel.DEFAULT.with(options);
        Tensor noise =
                Tensor.zeros(logits.dtype(), logits.shape().toArray()).exponential_().log().neg();
        Tensor soft = ActivationFunctions.softmax(logits.add(noise).div(o.tau), o.dim);
        if (!o.hard) {
            return soft;
        }
        Tensor place = soft.detach().max(o.dim, true).indices();
        Tensor hard =
                Tensor.zeros(logits.dtype(), logits.shape().toArray()).scatter_(o.dim, place, 1.0);
        return hard.sub(soft.detach()).add(soft);
    }
}
