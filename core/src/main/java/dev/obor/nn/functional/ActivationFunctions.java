package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFormat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ActivationOptions.Along;
import dev.obor.nn.functional.ActivationOptions.Exponential;
import dev.obor.nn.functional.ActivationOptions.Gaussian;
import dev.obor.nn.functional.ActivationOptions.Leaky;
import dev.obor.nn.functional.ActivationOptions.Limits;
import dev.obor.nn.functional.ActivationOptions.Plain;
import dev.obor.nn.functional.ActivationOptions.Shrink;
import dev.obor.nn.functional.ActivationOptions.Softmax;
import dev.obor.nn.functional.ActivationOptions.Softplus;
import dev.obor.op.Operation;
import dev.obor.op.nn.Activations;
import dev.obor.op.nn.Softmaxes;
import dev.obor.op.pointwise.Rounding;
import java.util.function.Consumer;

/// Activation functions; shown by [F].
final class ActivationFunctions {
    private ActivationFunctions() {}

    /// max(x, 0).
    @Operation(F)
    public static Tensor relu(Tensor input) {
        return input.relu();
    }

    /// As [#relu(Tensor)], with options.
    @Operation(F)
    public static Tensor relu(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, relu(input));
    }

    /// min(max(x, 0), 6).
    @Operation(F)
    public static Tensor relu6(Tensor input) {
        return Activations.HARDTANH.callWith(input, 0, 6);
    }

    /// As [#relu6(Tensor)], with options.
    @Operation(F)
    public static Tensor relu6(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, relu6(input));
    }

    /// The exponential linear unit with alpha 1.
    @Operation(F)
    public static Tensor elu(Tensor input) {
        return elu(input, Exponential.DEFAULT);
    }

    /// As [#elu(Tensor, double)], with options.
    @Operation(F)
    public static Tensor elu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        return o.put(input, elu(input, o.alpha));
    }

    /// x where x > 0, else alpha (exp(x) - 1).
    @Operation(F)
    public static Tensor elu(Tensor input, double alpha) {
        return Activations.ELU.callWith(input, alpha);
    }

    /// The continuously differentiable exponential linear unit with alpha 1.
    @Operation(F)
    public static Tensor celu(Tensor input) {
        return celu(input, Exponential.DEFAULT);
    }

    /// As [#celu(Tensor, double)], with options.
    @Operation(F)
    public static Tensor celu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        return o.put(input, celu(input, o.alpha));
    }

    /// max(x, 0) + min(alpha (exp(x / alpha) - 1), 0).
    @Operation(F)
    public static Tensor celu(Tensor input, double alpha) {
        return Activations.CELU.callWith(input, alpha);
    }

    /// The scaled exponential linear unit.
    @Operation(F)
    public static Tensor selu(Tensor input) {
        return Activations.SELU.call(input);
    }

    /// As [#selu(Tensor)], with options.
    @Operation(F)
    public static Tensor selu(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, selu(input));
    }

    /// The leaky rectifier with slope 0.01.
    @Operation(F)
    public static Tensor leakyRelu(Tensor input) {
        return leakyRelu(input, Leaky.DEFAULT);
    }

    /// As [#leakyRelu(Tensor, double)], with options.
    @Operation(F)
    public static Tensor leakyRelu(Tensor input, Consumer<Leaky> options) {
        Leaky o = Leaky.DEFAULT.with(options);
        return o.put(input, leakyRelu(input, o.negativeSlope));
    }

    /// x where x > 0, else negativeSlope x.
    @Operation(F)
    public static Tensor leakyRelu(Tensor input, double negativeSlope) {
        return Activations.LEAKY_RELU.callWith(input, negativeSlope);
    }

    /// x where x > 0, else weight x.
    ///
    /// @param weight one slope, or one per channel (dimension 1)
    /// @throws ShapeError if the number of slopes is neither, or they have several dimensions
    @Operation(F)
    public static Tensor prelu(Tensor input, Tensor weight) {
        if (weight.dim() > 1) {
            throw new ShapeError(
                    "prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = "
                            + weight.dim(),
                    "Its sizes are " + weight.shape().toList() + ".");
        }
        long slopes = weight.numel();
        if (slopes == 1) {
            return Activations.PRELU.call(input, weight.reshape());
        }
        long channels = input.dim() < 2 ? 1 : input.size(1);
        if (slopes != channels) {
            throw new ShapeError(
                    "Mismatch of parameter numbers and input channel size. Found parameter numbers"
                            + " = "
                            + slopes
                            + " and channel size = "
                            + channels
                            + ".");
        }
        long[] shape = new long[input.dim()];
        java.util.Arrays.fill(shape, 1);
        shape[1] = channels;
        return Activations.PRELU.call(input, weight.reshape(shape));
    }

    /// The exact Gaussian error linear unit.
    @Operation(F)
    public static Tensor gelu(Tensor input) {
        return Activations.GELU.call(input);
    }

    /// The Gaussian error linear unit, with options.
    @Operation(F)
    public static Tensor gelu(Tensor input, Consumer<Gaussian> options) {
        return gelu(input, Gaussian.DEFAULT.with(options).approximate);
    }

    /// The Gaussian error linear unit, `none` (exact) or `tanh`.
    ///
    /// @throws ValueError for any other name
    @Operation(F)
    public static Tensor gelu(Tensor input, String approximate) {
        return switch (approximate) {
            case "none" -> Activations.GELU.call(input);
            case "tanh" -> Activations.GELU_TANH.call(input);
            default -> throw new ValueError("approximate argument must be either none or tanh.");
        };
    }

    /// x sigmoid(x).
    @Operation(F)
    public static Tensor silu(Tensor input) {
        return Activations.SILU.call(input);
    }

    /// As [#silu(Tensor)], with options.
    @Operation(F)
    public static Tensor silu(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, silu(input));
    }

    /// x tanh(softplus(x)).
    @Operation(F)
    public static Tensor mish(Tensor input) {
        return Activations.MISH.call(input);
    }

    /// As [#mish(Tensor)], with options.
    @Operation(F)
    public static Tensor mish(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, mish(input));
    }

    /// 1 / (1 + exp(-x)).
    @Operation(F)
    public static Tensor sigmoid(Tensor input) {
        return input.sigmoid();
    }

    /// The hyperbolic tangent.
    @Operation(F)
    public static Tensor tanh(Tensor input) {
        return input.tanh();
    }

    /// log(1 + exp(x)), and x itself beyond 20.
    @Operation(F)
    public static Tensor softplus(Tensor input) {
        return softplus(input, Softplus.DEFAULT);
    }

    /// log(1 + exp(beta x)) / beta, and x itself where beta x > 20.
    @Operation(F)
    public static Tensor softplus(Tensor input, double beta) {
        return softplus(input, o -> o.beta(beta));
    }

    /// log(1 + exp(beta x)) / beta, and x itself where beta x > threshold.
    @Operation(F)
    public static Tensor softplus(Tensor input, Consumer<Softplus> options) {
        Softplus o = Softplus.DEFAULT.with(options);
        return Activations.SOFTPLUS.callWith(input, o.beta, o.threshold);
    }

    /// x / (1 + |x|).
    @Operation(F)
    public static Tensor softsign(Tensor input) {
        return input.div(input.abs().add(1));
    }

    /// x between -1 and 1.
    @Operation(F)
    public static Tensor hardtanh(Tensor input) {
        return hardtanh(input, Limits.DEFAULT);
    }

    /// x between two limits.
    ///
    /// @throws ValueError if the lower limit is above the upper one
    @Operation(F)
    public static Tensor hardtanh(Tensor input, Consumer<Limits> options) {
        Limits o = Limits.DEFAULT.with(options);
        if (input.dtype() == DType.UINT8 && (o.minVal <= -1 || o.maxVal <= -1)) {
            throw new DTypeError(
                    "cannot do hardtanh on an unsigned type with negative limits",
                    "The limits are " + o.minVal + " and " + o.maxVal + ".");
        }
        return o.put(input, Activations.HARDTANH.callWith(input, o.minVal, o.maxVal));
    }

    /// x / 6 + 1/2 between 0 and 1.
    @Operation(F)
    public static Tensor hardsigmoid(Tensor input) {
        return Activations.HARDSIGMOID.call(input);
    }

    /// As [#hardsigmoid(Tensor)], with options.
    @Operation(F)
    public static Tensor hardsigmoid(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, hardsigmoid(input));
    }

    /// x hardsigmoid(x).
    @Operation(F)
    public static Tensor hardswish(Tensor input) {
        return Activations.HARDSWISH.call(input);
    }

    /// As [#hardswish(Tensor)], with options.
    @Operation(F)
    public static Tensor hardswish(Tensor input, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, hardswish(input));
    }

    /// log(sigmoid(x)).
    @Operation(F)
    public static Tensor logsigmoid(Tensor input) {
        return Activations.LOG_SIGMOID.call(input);
    }

    /// x, but 0 where |x| <= 0.5.
    @Operation(F)
    public static Tensor hardshrink(Tensor input) {
        return hardshrink(input, Shrink.DEFAULT);
    }

    /// As [#hardshrink(Tensor, double)], with options.
    @Operation(F)
    public static Tensor hardshrink(Tensor input, Consumer<Shrink> options) {
        return hardshrink(input, Shrink.DEFAULT.with(options).lambd);
    }

    /// x, but 0 where |x| <= lambd.
    @Operation(F)
    public static Tensor hardshrink(Tensor input, double lambd) {
        return Activations.HARDSHRINK.callWith(input, lambd);
    }

    /// x moved towards zero by 0.5.
    @Operation(F)
    public static Tensor softshrink(Tensor input) {
        return softshrink(input, Shrink.DEFAULT);
    }

    /// As [#softshrink(Tensor, double)], with options.
    @Operation(F)
    public static Tensor softshrink(Tensor input, Consumer<Shrink> options) {
        return softshrink(input, Shrink.DEFAULT.with(options).lambd);
    }

    /// x moved towards zero by lambd.
    ///
    /// @throws ValueError if lambd is negative or too large for the dtype
    @Operation(F)
    public static Tensor softshrink(Tensor input, double lambd) {
        if (input.isFloatingPoint()) {
            double largest = Rounding.largest(input.dtype());
            if (!(lambd >= 0 && lambd <= largest)) {
                throw new ValueError(
                        "lambda must be in range [0, "
                                + PythonFormat.format(largest, "g")
                                + "] for input dtype "
                                + input.dtype().scalarType()
                                + ", but found "
                                + PythonFormat.format(lambd, "g"));
            }
        }
        return Activations.SOFTSHRINK.callWith(input, lambd);
    }

    /// x - tanh(x).
    @Operation(F)
    public static Tensor tanhshrink(Tensor input) {
        return input.sub(input.tanh());
    }

    /// x where x > threshold, else the value.
    @Operation(F)
    public static Tensor threshold(Tensor input, double threshold, double value) {
        return Activations.THRESHOLD.callWith(input, threshold, value);
    }

    /// x where x > threshold, else the value, with options.
    @Operation(F)
    public static Tensor threshold(
            Tensor input, double threshold, double value, Consumer<Plain> options) {
        return Plain.DEFAULT.with(options).put(input, threshold(input, threshold, value));
    }

    /// a sigmoid(b) of the two halves of the last dimension.
    @Operation(F)
    public static Tensor glu(Tensor input) {
        return glu(input, Along.LAST);
    }

    /// As [#glu(Tensor, int)], with options.
    @Operation(F)
    public static Tensor glu(Tensor input, Consumer<Along> options) {
        return glu(input, Along.LAST.with(options).dim);
    }

    /// a sigmoid(b) of the two halves of a dimension.
    ///
    /// @throws ShapeError if its size is odd
    @Operation(F)
    public static Tensor glu(Tensor input, int dim) {
        if (input.dim() == 0) {
            throw new ShapeError("glu does not support 0-dimensional tensors");
        }
        long size = input.size(dim);
        if (size % 2 != 0) {
            throw new ShapeError(
                    "Halving dimension must be even, but dimension " + dim + " is size " + size);
        }
        Tensor a = input.narrow(dim, 0, size / 2);
        return Activations.GLU.call(a, input.narrow(dim, size / 2, size / 2));
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor softmax(Tensor input, int dim) {
        return Softmaxes.softmax(input, dim);
    }

    /// The logarithm of the softmax, computed without overflow.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor logSoftmax(Tensor input, int dim) {
        return Softmaxes.logSoftmax(input, dim);
    }

    /// The softmax of -x.
    @Operation(F)
    public static Tensor softmin(Tensor input, int dim) {
        return softmax(input.neg(), dim);
    }

    /// As [#softmax(Tensor, int)], with options.
    @Operation(F)
    public static Tensor softmax(Tensor input, int dim, Consumer<Softmax> options) {
        return Softmaxes.softmax(input, dim, Softmax.DEFAULT.with(options).dtype);
    }

    /// As [#logSoftmax(Tensor, int)], with options.
    @Operation(F)
    public static Tensor logSoftmax(Tensor input, int dim, Consumer<Softmax> options) {
        return Softmaxes.logSoftmax(input, dim, Softmax.DEFAULT.with(options).dtype);
    }

    /// As [#softmin(Tensor, int)], with options.
    @Operation(F)
    public static Tensor softmin(Tensor input, int dim, Consumer<Softmax> options) {
        return softmax(input.neg(), dim, options);
    }
}
