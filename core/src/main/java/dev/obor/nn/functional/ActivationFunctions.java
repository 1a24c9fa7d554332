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
import dev.obor.nn.functional.ActivationOptions.Unprinted;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.Activations;
import dev.obor.op.nn.Softmaxes;
import dev.obor.op.pointwise.Clamps;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Rounding;
import java.util.function.Consumer;

/// Activation functions; shown by [F], and most of them by layers of `dev.obor.nn`.
final class ActivationFunctions {
    private ActivationFunctions() {}

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.relu(tensor(-1.0, 0, 2)) // [0, 0, 2]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Plain.class, forms = "inplace", inPlace = true, layer = "ReLU")
    public static Tensor relu(Tensor input, @Default("false") boolean inplace) {
        return inplace ? input.relu_() : input.relu();
    }

    /// The rectifier capped at 6.
    ///
    /// ```text
    /// relu6(x) = min(max(x, 0), 6)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
    ///
    /// ```java
    /// F.relu6(tensor(-1.0, 3, 8)) // [0, 3, 6]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Plain.class, forms = "inplace", layer = "ReLU6")
    public static Tensor relu6(Tensor input, @Default("false") boolean inplace) {
        return written(Activations.HARDTANH, input, inplace, 0, 6);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// ```java
    /// F.elu(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// @param alpha the limit far below zero is -alpha
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(
            value = F,
            options = Exponential.class,
            forms = "alpha",
            inPlace = true,
            layer = "ELU")
    public static Tensor elu(
            Tensor input, @Default("1.0") double alpha, @Default("false") boolean inplace) {
        Pointwise over = alpha < 0 ? Activations.ELU : Activations.ELU_OVER;
        return written(inplace ? over : Activations.ELU, input, inplace, alpha);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// ```java
    /// F.celu(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// @param alpha the limit far below zero is -alpha
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws ValueError if alpha is 0
    @Operation(
            value = F,
            options = Exponential.class,
            forms = "alpha",
            inPlace = true,
            layer = "CELU")
    public static Tensor celu(
            Tensor input, @Default("1.0") double alpha, @Default("false") boolean inplace) {
        if (alpha == 0) {
            throw new ValueError("alpha cannot be 0 for CELU");
        }
        Pointwise over = alpha < 0 ? Activations.CELU : Activations.CELU_OVER;
        return written(inplace ? over : Activations.CELU, input, inplace, alpha);
    }

    /// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
    /// variance 1.
    ///
    /// ```text
    /// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    ///
    /// ```java
    /// F.selu(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Plain.class, forms = "inplace", inPlace = true, layer = "SELU")
    public static Tensor selu(Tensor input, @Default("false") boolean inplace) {
        return written(inplace ? Activations.SELU_OVER : Activations.SELU, input, inplace);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// ```java
    /// F.leakyRelu(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// @param negativeSlope the slope below zero
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(
            value = F,
            options = Leaky.class,
            forms = "negativeSlope",
            inPlace = true,
            layer = "LeakyReLU")
    public static Tensor leakyRelu(
            Tensor input,
            @Default("0.01") double negativeSlope,
            @Default("false") boolean inplace) {
        Pointwise over = negativeSlope < 0 ? Activations.LEAKY_RELU : Activations.LEAKY_RELU_OVER;
        return written(inplace ? over : Activations.LEAKY_RELU, input, inplace, negativeSlope);
    }

    /// The rectifier with a learned slope for negative numbers; the layer is [dev.obor.nn.PReLU].
    ///
    /// ```text
    /// prelu(x) = x if x > 0 else weight x
    /// ```
    ///
    /// Shapes: any, the same out; with several slopes `(N, C, *)`. Dtypes: floating-point.
    ///
    /// Source: He et al., "Delving Deep into Rectifiers", 2015, equation 1.
    ///
    /// ```java
    /// F.prelu(tensor(-1.0, 0, 2), tensor(0.25)) // [-0.25, 0, 2]
    /// ```
    ///
    /// @param weight one slope, or one per channel (dimension 1), of the input's dtype
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the number of slopes is neither, or they have several dimensions
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor prelu(Tensor input, Tensor weight) {
        return Activations.prelu(input, weight);
    }

    /// The Gaussian error linear unit.
    ///
    /// ```text
    /// none: gelu(x) = x (1 + erf(x / sqrt 2)) / 2
    /// tanh: gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    ///
    /// ```java
    /// F.gelu(tensor(-1.0, 0, 2)) // [-0.1587, 0, 1.9545]
    /// F.gelu(tensor(-1.0, 0, 2), "tanh") // [-0.1588, 0, 1.9546]
    /// ```
    ///
    /// @param approximate the form, `none` (exact) or `tanh`
    /// @return of the input's shape and dtype
    /// @throws ValueError for any other name
    @Operation(value = F, options = Gaussian.class, forms = "approximate", layer = "GELU")
    public static Tensor gelu(Tensor input, @Default("\"none\"") String approximate) {
        return switch (approximate) {
            case "none" -> Activations.GELU.call(input);
            case "tanh" -> Activations.GELU_TANH.call(input);
            default -> throw new ValueError("approximate argument must be either none or tanh.");
        };
    }

    /// The sigmoid linear unit, also called swish.
    ///
    /// ```text
    /// silu(x) = x sigmoid(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function
    /// Approximation in Reinforcement Learning", 2017.
    ///
    /// ```java
    /// F.silu(tensor(-1.0, 0, 2)) // [-0.2689, 0, 1.7616]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Plain.class, forms = "inplace", layer = "SiLU")
    public static Tensor silu(Tensor input, @Default("false") boolean inplace) {
        return written(Activations.SILU, input, inplace);
    }

    /// A self-regularised smooth activation.
    ///
    /// ```text
    /// mish(x) = x tanh(softplus(x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
    ///
    /// ```java
    /// F.mish(tensor(-1.0, 0, 2)) // [-0.3034, 0, 1.944]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Plain.class, forms = "inplace", layer = "Mish")
    public static Tensor mish(Tensor input, @Default("false") boolean inplace) {
        return written(Activations.MISH, input, inplace);
    }

    /// The logistic function.
    ///
    /// ```text
    /// sigmoid(x) = 1 / (1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.sigmoid(tensor(-1.0, 0, 2)) // [0.2689, 0.5, 0.8808]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    @Operation(value = F, layer = "Sigmoid")
    public static Tensor sigmoid(Tensor input) {
        return input.sigmoid();
    }

    /// The hyperbolic tangent.
    ///
    /// ```text
    /// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.tanh(tensor(-1.0, 0, 2)) // [-0.7616, 0, 0.964]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    @Operation(value = F, layer = "Tanh")
    public static Tensor tanh(Tensor input) {
        return input.tanh();
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softplus(tensor(-1.0, 0, 2)) // [0.3133, 0.6931, 2.1269]
    /// ```
    ///
    /// @param beta how sharp the bend is
    /// @param threshold from which `beta x` on the identity is used
    /// @return of the input's shape and dtype
    @Operation(value = F, options = Softplus.class, forms = "beta", layer = "Softplus")
    public static Tensor softplus(
            Tensor input, @Default("1.0") double beta, @Default("20.0") double threshold) {
        return Activations.SOFTPLUS.callWith(input, beta, threshold);
    }

    /// A sigmoid with polynomial tails.
    ///
    /// ```text
    /// softsign(x) = x / (1 + |x|)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.softsign(tensor(-1.0, 0, 3)) // [-0.5, 0, 0.75]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    @Operation(value = F, layer = "Softsign")
    public static Tensor softsign(Tensor input) {
        return input.div(input.abs().add(1));
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.hardtanh(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
    /// ```
    ///
    /// @param minVal the lower limit
    /// @param maxVal the upper limit
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws ValueError if a limit is on the wrong side of all numbers of an integer dtype
    /// @throws DTypeError if the dtype cannot hold a limit
    @Operation(value = F, options = Limits.class, inPlace = true, layer = "Hardtanh")
    public static Tensor hardtanh(
            Tensor input,
            @Default("-1.0") double minVal,
            @Default("1.0") double maxVal,
            @Default("false") boolean inplace) {
        if (input.dtype().isInteger()) {
            DTypes.checkHolds(DType.INT64, minVal);
            DTypes.checkHolds(DType.INT64, maxVal);
            long least = (long) minVal;
            long most = (long) maxVal;
            return inplace ? Clamps.clamp_(input, least, most) : Clamps.clamp(input, least, most);
        }
        return written(Activations.HARDTANH, input, inplace, minVal, maxVal);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardsigmoid(tensor(-4.0, 0, 1.5)) // [0, 0.5, 0.75]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Unprinted.class, forms = "inplace", layer = "Hardsigmoid")
    public static Tensor hardsigmoid(Tensor input, @Default("false") boolean inplace) {
        return written(Activations.HARDSIGMOID, input, inplace);
    }

    /// A piecewise swish.
    ///
    /// ```text
    /// hardswish(x) = x min(max(x + 3, 0), 6) / 6
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Howard et al., "Searching for MobileNetV3", 2019.
    ///
    /// ```java
    /// F.hardswish(tensor(-4.0, 1, 4)) // [-0, 0.6667, 4]
    /// ```
    ///
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    @Operation(value = F, options = Unprinted.class, forms = "inplace", layer = "Hardswish")
    public static Tensor hardswish(Tensor input, @Default("false") boolean inplace) {
        return written(Activations.HARDSWISH, input, inplace);
    }

    /// The logarithm of the logistic function, without overflow.
    ///
    /// ```text
    /// logsigmoid(x) = -log(1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.logsigmoid(tensor(-100.0, 0)) // [-100, -0.6931]
    /// ```
    ///
    /// @return of the input's shape and dtype
    @Operation(value = F, layer = "LogSigmoid")
    public static Tensor logsigmoid(Tensor input) {
        return Activations.LOG_SIGMOID.call(input);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardshrink(tensor(-1.0, 0.3, 2)) // [-1, 0, 2]
    /// ```
    ///
    /// @param lambd half the width of the gap
    /// @return of the input's shape and dtype
    @Operation(value = F, options = Shrink.class, forms = "lambd", layer = "Hardshrink")
    public static Tensor hardshrink(Tensor input, @Default("0.5") double lambd) {
        return Activations.hardshrink(input, lambd);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softshrink(tensor(-1.0, 0.3, 2)) // [-0.5, 0, 1.5]
    /// ```
    ///
    /// @param lambd by how much
    /// @return of the input's shape and dtype
    /// @throws ValueError if lambd is negative or too large for the dtype
    @Operation(value = F, options = Shrink.class, forms = "lambd", layer = "Softshrink")
    public static Tensor softshrink(Tensor input, @Default("0.5") double lambd) {
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

    /// What the hyperbolic tangent takes away.
    ///
    /// ```text
    /// tanhshrink(x) = x - tanh(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.tanhshrink(tensor(-1.0, 0, 2)) // [-0.2384, 0, 1.036]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    @Operation(value = F, layer = "Tanhshrink")
    public static Tensor tanhshrink(Tensor input) {
        return input.sub(input.tanh());
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.threshold(tensor(-1.0, 0.5, 2), 1, 20) // [20, 20, 2]
    /// ```
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    /// @param inplace whether the result is written over the input
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(value = F, options = Plain.class, inPlace = true, layer = "Threshold")
    public static Tensor threshold(
            Tensor input, double threshold, double value, @Default("false") boolean inplace) {
        DTypes.checkFills(input.dtype(), threshold); // it is compared with in float32
        DTypes.checkHolds(input.dtype(), value);
        boolean wraps = input.dtype() == DType.UINT8 && threshold < 0;
        double least = wraps ? threshold + 256 : threshold; // which PyTorch stores in a byte
        return written(Activations.THRESHOLD, input, inplace, least, value);
    }

    /// The gated linear unit: one half of the input gates the other.
    ///
    /// ```text
    /// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
    /// ```
    ///
    /// Shapes: any; the size of `dim` must be even and is halved. Dtypes: floating-point.
    ///
    /// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.
    ///
    /// ```java
    /// F.glu(tensor(1.0, 2, 0, 100)) // [0.5, 2]
    /// ```
    ///
    /// @param dim which dimension is split; negative numbers count from the end
    /// @return of the input's shape with half the size along the dimension, of its dtype
    /// @throws ShapeError if its size is odd, or the input has no dimensions
    @Operation(value = F, options = Along.class, forms = "dim", layer = "GLU")
    public static Tensor glu(Tensor input, @Default("-1") int dim) {
        if (input.dim() == 0) {
            throw new ShapeError("glu does not support 0-dimensional tensors");
        }
        long size = input.size(dim);
        if (size % 2 != 0) {
            throw new ShapeError(
                    "Halving dimension must be even, but dimension "
                            + Shapes.wrapDim(dim, input.dim())
                            + " is size "
                            + size);
        }
        Tensor a = input.narrow(dim, 0, size / 2);
        Tensor result = Activations.GLU.call(a, input.narrow(dim, size / 2, size / 2));
        return ExtraNode.saving("GluBackward0", result, input); // whole, as PyTorch keeps it
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```text
    /// softmax(x)_i = exp(x_i) / sum_j exp(x_j)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// ```java
    /// F.softmax(tensor(1.0, 2, 3), 0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws DTypeError if the elements are no floats
    @Operation(value = F, layer = "Softmax")
    public static Tensor softmax(Tensor input, int dim) {
        return Softmaxes.softmax(input, dim);
    }

    /// Exponentials that sum to one along a dimension, in another dtype, to which the input is
    /// converted first.
    ///
    /// ```java
    /// F.softmax(tensor(1, 2), 0, o -> o.dtype(float64)) // [0.2689, 0.7311]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape, of that dtype
    /// @throws DTypeError if that is no floating-point type
    @Operation(F)
    public static Tensor softmax(Tensor input, int dim, Consumer<Softmax> options) {
        return Softmaxes.softmax(input, dim, Softmax.DEFAULT.with(options).dtype);
    }

    /// The logarithm of the softmax along a dimension, without overflow.
    ///
    /// ```text
    /// logSoftmax(x)_i = x_i - log(sum_j exp(x_j))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// ```java
    /// F.logSoftmax(tensor(1.0, 2, 3), 0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws DTypeError if the elements are no floats
    @Operation(value = F, layer = "LogSoftmax")
    public static Tensor logSoftmax(Tensor input, int dim) {
        return Softmaxes.logSoftmax(input, dim);
    }

    /// The logarithm of the softmax in another dtype, to which the input is converted first.
    ///
    /// ```java
    /// F.logSoftmax(tensor(1, 2), 0, o -> o.dtype(float64)) // [-1.3133, -0.3133]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape, of that dtype
    /// @throws DTypeError if that is no floating-point type
    @Operation(F)
    public static Tensor logSoftmax(Tensor input, int dim, Consumer<Softmax> options) {
        return Softmaxes.logSoftmax(input, dim, Softmax.DEFAULT.with(options).dtype);
    }

    /// The softmax of the negated input along a dimension.
    ///
    /// ```text
    /// softmin(x)_i = exp(-x_i) / sum_j exp(-x_j)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// ```java
    /// F.softmin(tensor(1.0, 2, 3), 0) // [0.6652, 0.2447, 0.09]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws DTypeError if the elements are no floats
    @Operation(value = F, layer = "Softmin")
    public static Tensor softmin(Tensor input, int dim) {
        return softmax(input.neg(), dim);
    }

    /// The softmax of the negated input in another dtype, to which the input is converted first.
    ///
    /// ```java
    /// F.softmin(tensor(1, 2), 0, o -> o.dtype(float64)) // [0.7311, 0.2689]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape, of that dtype
    /// @throws DTypeError if that is no floating-point type
    @Operation(F)
    public static Tensor softmin(Tensor input, int dim, Consumer<Softmax> options) {
        return softmax(input.neg(), dim, options);
    }

    /// The result, or the input that it is written over.
    private static Tensor written(
            Pointwise function, Tensor input, boolean inplace, double... arguments) {
        return inplace ? function.intoWith(arguments, input) : function.callWith(arguments, input);
    }
}
