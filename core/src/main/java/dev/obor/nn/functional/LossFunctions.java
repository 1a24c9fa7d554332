package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Checkpoint;
import dev.obor.autograd.Node;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import dev.obor.op.Callback;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.ChunkedCrossEntropy;
import dev.obor.op.nn.ClassLosses;
import dev.obor.op.nn.Losses;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Losses; shown by [F].
final class LossFunctions {
    private static final double[] NO_NUMBERS = {};

    private LossFunctions() {}

    /// PyTorch's warning: a column of predictions and a row of targets give a matrix.
    private static void warnOfBroadcast(Tensor input, Tensor target) {
        if (Warning.TARGET_SIZE.isPending()
                && !Arrays.equals(
                        TensorAccess.view(input).shape(), TensorAccess.view(target).shape())) {
            Callback.warn(
                    Warning.TARGET_SIZE,
                    "Using a target size ("
                            + target.shape()
                            + ") that is different to the input size ("
                            + input.shape()
                            + "). This will likely lead to incorrect results due to broadcasting."
                            + " Please ensure they have the same size.",
                    LossChecks.sameSize(input, target));
        }
    }

    /// Warns where the input has been through the function that the loss contains or expects.
    private static void warnOfProbabilities(Tensor input, String node, String advice) {
        if (Warning.SOFTMAX_TWICE.isPending()) {
            Node made = input.gradFn();
            if (made != null && made.name().equals(node)) {
                Callback.warn(
                        Warning.SOFTMAX_TWICE,
                        "The input of the loss is the result of a "
                                + (node.startsWith("Softmax") ? "softmax" : "sigmoid")
                                + ": probabilities, where the loss expects "
                                + (advice.startsWith("Use") ? "their logarithms." : "logits."),
                        advice);
            }
        }
    }

    /// The mean of (x - y)².
    ///
    /// ```java
    /// F.mseLoss(tensor(1.0, 2), tensor(1.0, 4)) // 2
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor mseLoss(Tensor input, Tensor target) {
        return mseLoss(input, target, LossOptions.Elements.DEFAULT);
    }

    /// (x - y)², reduced; a mean with weights divides by their sum.
    ///
    /// ```java
    /// F.mseLoss(tensor(1.0, 2), tensor(1.0, 4), o -> o.reduction("sum")) // 4
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError if the weights are not of the input's size
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor mseLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        LossOptions.Elements o = LossOptions.Elements.DEFAULT.with(options);
        warnOfBroadcast(input, target);
        if (o.weight == null) {
            return reduced(Losses.MSE, o.reduction, NO_NUMBERS, input, target);
        }
        Tensor losses = reduced(Losses.MSE, Reduction.NONE, NO_NUMBERS, input, target);
        return byWeights(weighted(losses, input, o.weight), o);
    }

    private static Tensor weighted(Tensor losses, Tensor input, Tensor weight) {
        if (!weight.shape().equals(input.shape())) {
            throw new ValueError(
                    "Weights and input must have the same size.",
                    "They have " + weight.shape() + " and " + input.shape() + ".");
        }
        return losses.mul(weight);
    }

    private static Tensor byWeights(Tensor weighted, LossOptions.Elements o) {
        return o.reduction == Reduction.MEAN && o.weight != null
                ? weighted.sum().div(o.weight.sum())
                : reduce(weighted, o.reduction);
    }

    /// The mean of |x - y|.
    ///
    /// ```java
    /// F.l1Loss(tensor(1.0, 2), tensor(1.0, 4)) // 1
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor l1Loss(Tensor input, Tensor target) {
        return l1Loss(input, target, LossOptions.Elements.DEFAULT);
    }

    /// |x - y|, reduced; a mean with weights divides by their sum.
    ///
    /// ```java
    /// F.l1Loss(tensor(1.0, 2), tensor(1.0, 4), o -> o.reduction("none")) // [0, 2]
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError if the weights are not of the input's size
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor l1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        LossOptions.Elements o = LossOptions.Elements.DEFAULT.with(options);
        return o.weight == null
                ? l1(input, target, o.reduction)
                : byWeights(weighted(l1(input, target, Reduction.NONE), input, o.weight), o);
    }

    private static Tensor l1(Tensor input, Tensor target, Reduction reduction) {
        warnOfBroadcast(input, target);
        Tensor[] both = broadcast(new Tensor[] {input, target});
        return reduce(both[0].sub(both[1]).abs(), reduction);
    }

    /// The mean of the smooth absolute difference with beta 1.
    ///
    /// ```java
    /// F.smoothL1Loss(tensor(1.0, 2), tensor(1.5, 4)) // 0.8125
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        return smoothL1Loss(input, target, LossOptions.SmoothL1.DEFAULT);
    }

    /// (x - y)² / (2 beta) where |x - y| < beta, else |x - y| - beta / 2.
    ///
    /// ```java
    /// F.smoothL1Loss(tensor(1.0, 2), tensor(1.5, 4), o -> o.beta(0.5)) // 1
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError if beta is negative
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor smoothL1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.SmoothL1> options) {
        LossOptions.SmoothL1 o = LossOptions.SmoothL1.DEFAULT.with(options);
        double beta = o.beta;
        if (beta < 0) {
            throw new ValueError("smooth_l1_loss does not support negative values for beta.");
        }
        if (beta == 0) {
            return l1(input, target, o.reduction);
        }
        warnOfBroadcast(input, target);
        return reduced(Losses.SMOOTH_L1, o.reduction, new double[] {beta}, input, target);
    }

    /// The mean of the Huber loss with delta 1.
    ///
    /// ```java
    /// F.huberLoss(tensor(1.0, 2), tensor(1.5, 4)) // 0.8125
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor huberLoss(Tensor input, Tensor target) {
        return huberLoss(input, target, LossOptions.Huber.DEFAULT);
    }

    /// (x - y)² / 2 where |x - y| < delta, else delta (|x - y| - delta / 2); as in PyTorch, a mean
    /// with weights divides by the number of elements.
    ///
    /// ```java
    /// F.huberLoss(tensor(1.0, 2), tensor(1.5, 4), o -> o.delta(0.5)) // 0.5
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError unless delta is positive
    /// @throws ValueError if the weights are not of the input's size
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor huberLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Huber> options) {
        LossOptions.Huber o = LossOptions.Huber.DEFAULT.with(options);
        double delta = o.delta;
        if (!(delta > 0)) {
            throw new ValueError("huber_loss does not support non-positive values for delta.");
        }
        warnOfBroadcast(input, target);
        LossChecks.dtype(input.dtype(), target.dtype(), "The loss has the input's dtype.");
        Reduction first = o.weight == null ? o.reduction : Reduction.NONE;
        Tensor losses =
                reduced(Losses.HUBER, first, new double[] {delta}, input, target).to(input.dtype());
        return o.weight == null ? losses : reduce(weighted(losses, input, o.weight), o.reduction);
    }

    /// The mean cross entropy between probabilities and targets, -(y log(x) + (1 - y) log(1 - x)).
    ///
    /// ```java
    /// F.binaryCrossEntropy(tensor(0.9, 0.2), tensor(1.0, 0)) // 0.1643
    /// ```
    ///
    /// @param input probabilities of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor
    /// @throws ShapeError if the shapes differ
    /// @throws DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if an element is not between 0 and 1
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
        return binaryCrossEntropy(input, target, LossOptions.Elements.DEFAULT);
    }

    /// Cross entropy between probabilities and targets of the same shape.
    ///
    /// ```java
    /// Tensor out =
    ///         F.binaryCrossEntropy(tensor(0.9, 0.2), tensor(1.0, 0), o -> o.reduction("none"));
    /// out // [0.1054, 0.2231]
    /// ```
    ///
    /// @param input probabilities of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ShapeError if the shapes differ
    /// @throws DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if an element is not between 0 and 1
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor binaryCrossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        LossOptions.Elements o = LossOptions.Elements.DEFAULT.with(options);
        if (!input.shape().equals(target.shape())) {
            throw new ShapeError(
                    "Using a target size ("
                            + target.shape()
                            + ") that is different to the input size ("
                            + input.shape()
                            + ") is deprecated. Please ensure they have the same size.",
                    LossChecks.sameSize(input, target));
        }
        if (input.dtype() != target.dtype()) {
            throw new DTypeError(
                    "Found dtype "
                            + target.dtype().scalarType()
                            + " but expected "
                            + input.dtype().scalarType(),
                    LossChecks.TARGET_DTYPE);
        }
        LossChecks.probabilities("input", input);
        LossChecks.probabilities("target", target);
        Tensor weight = o.weight;
        if (weight == null) {
            return reduced(Losses.BCE, o.reduction, NO_NUMBERS, input, target);
        }
        LossChecks.size(input, weight);
        return reduced(Losses.BCE_WEIGHTED, o.reduction, NO_NUMBERS, input, target, weight)
                .to(input.dtype());
    }

    /// The mean cross entropy between logits and targets.
    ///
    /// ```java
    /// F.binaryCrossEntropyWithLogits(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
    /// ```
    ///
    /// @param input logits of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor
    /// @throws ShapeError if the shapes differ
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        return binaryCrossEntropyWithLogits(input, target, LossOptions.BCEWithLogits.DEFAULT);
    }

    /// Cross entropy between logits and targets of the same shape.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, -1);
    /// Tensor out =
    ///         F.binaryCrossEntropyWithLogits(logits, tensor(1.0, 0),
    ///                 o -> o.posWeight(tensor(3.0)));
    /// out // 0.347
    /// ```
    ///
    /// @param input logits of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ShapeError if the shapes differ
    /// @throws DTypeError if the targets are integers
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, Consumer<LossOptions.BCEWithLogits> options) {
        LossOptions.BCEWithLogits o = LossOptions.BCEWithLogits.DEFAULT.with(options);
        if (!input.shape().equals(target.shape())) {
            throw new ShapeError(
                    "Target size ("
                            + target.shape()
                            + ") must be the same as input size ("
                            + input.shape()
                            + ")",
                    LossChecks.sameSize(input, target));
        }
        LossChecks.dtype(target.dtype(), input.dtype(), LossChecks.TARGET_DTYPE);
        DTypes.checkFloat("log_sigmoid_cpu", input.dtype());
        LossChecks.size(input, o.weight);
        Tensor positive = o.posWeight;
        LossChecks.size(input, positive);
        if (positive != null) {
            DTypes.subtraction(positive.dtype()); // 1 is taken off it
        }
        warnOfProbabilities(
                input,
                "SigmoidBackward0",
                "Leave the sigmoid out of the model: the loss with logits contains it.");
        if (target.isComplex() && positive == null) {
            return LikelihoodFunctions.withComplexTarget(input, target, o);
        }
        return withLogits(input, target, o).to(target.dtype());
    }

    private static Tensor withLogits(Tensor input, Tensor target, LossOptions.BCEWithLogits o) {
        Tensor positive = o.posWeight;
        Tensor weight = o.weight;
        if (positive == null) {
            return weight == null
                    ? reduced(Losses.BCE_LOGITS, o.reduction, NO_NUMBERS, input, target)
                    : reduced(
                            Losses.BCE_LOGITS_WEIGHTED,
                            o.reduction,
                            NO_NUMBERS,
                            input,
                            target,
                            weight);
        }
        return weight == null
                ? reduced(
                        Losses.BCE_LOGITS_POSITIVE,
                        o.reduction,
                        NO_NUMBERS,
                        input,
                        target,
                        positive)
                : reduced(
                        Losses.BCE_LOGITS_BOTH,
                        o.reduction,
                        NO_NUMBERS,
                        input,
                        target,
                        weight,
                        positive);
    }

    /// The mean over all elements of the Kullback-Leibler divergence of log-probabilities from
    /// targets.
    ///
    /// ```java
    /// F.klDiv(tensor(0.5, 0.5).log(), tensor(0.9, 0.1)) // 0.184
    /// ```
    ///
    /// @param input logarithms of probabilities
    /// @param target probabilities, broadcast with the input
    /// @return a 0-d tensor
    /// @throws DTypeError unless both are floats
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor klDiv(Tensor input, Tensor target) {
        return klDiv(input, target, LossOptions.KLDiv.DEFAULT);
    }

    /// The Kullback-Leibler divergence of log-probabilities from targets.
    ///
    /// ```java
    /// F.klDiv(tensor(0.5, 0.5).log(), tensor(0.9, 0.1), o -> o.reduction("sum")) // 0.3681
    /// ```
    ///
    /// @param input logarithms of probabilities
    /// @param target probabilities, or their logarithms with `logTarget`; broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws DTypeError unless both are floats
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor klDiv(Tensor input, Tensor target, Consumer<LossOptions.KLDiv> options) {
        LossOptions.KLDiv o = LossOptions.KLDiv.DEFAULT.with(options);
        if (!input.isFloatingPoint() || !target.isFloatingPoint()) {
            throw new DTypeError(
                    "kl_div: Integral inputs not supported.",
                    "The dtypes are "
                            + input.dtype()
                            + " and "
                            + target.dtype()
                            + ": log-probabilities and probabilities are floats.");
        }
        // Three steps as in PyTorch: they keep results, so that both may be changed in place.
        Tensor losses =
                o.logTarget
                        ? target.exp().mul(target.sub(input))
                        : Losses.KL_DIV.call(target, input);
        if (o.reduction == Reduction.BATCHMEAN) {
            return input.dim() == 0 ? losses.sum() : losses.sum().div(input.size(0));
        }
        return reduce(losses, o.reduction);
    }

    /// The mean cross entropy between logits and classes or class probabilities.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, 1, 0, 0, 1, 2).view(2, 3);
    /// F.crossEntropy(logits, tensor(0, 1)) // 0.9076
    /// ```
    ///
    /// @param input (C), (N, C) or (N, C, …)
    /// @param target classes (int64, without the dimension of the classes), or probabilities of the
    ///   shape of the input
    /// @return a 0-d tensor
    /// @throws ShapeError if the shapes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor crossEntropy(Tensor input, Tensor target) {
        return crossEntropy(input, target, LossOptions.CrossEntropy.DEFAULT);
    }

    /// Cross entropy between logits and targets.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, 1, 0, 0, 1, 2).view(2, 3);
    /// F.crossEntropy(logits, tensor(0, 1), o -> o.labelSmoothing(0.1)) // 0.9576
    /// ```
    ///
    /// @param input (C), (N, C) or (N, C, …)
    /// @param target classes (int64, without the dimension of the classes), or probabilities of the
    ///   shape of the input
    /// @return a 0-d tensor, or (), (N) or (N, …) without reduction
    /// @throws ShapeError if the shapes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor crossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.CrossEntropy> options) {
        LossOptions.CrossEntropy o = LossOptions.CrossEntropy.DEFAULT.with(options);
        warnOfProbabilities(
                input,
                "SoftmaxBackward0",
                "Leave the softmax out of the model: crossEntropy contains it. For predictions,"
                        + " argmax needs none either.");
        ClassLosses.checkProbabilities(input, target);
        if (input.dim() == 0) {
            Shapes.wrapDim(1, 0); // says that there are no classes
        }
        boolean probabilities =
                input.dim() > 0 && target.isFloatingPoint() && input.shape().equals(target.shape());
        if (!probabilities && o.labelSmoothing == 0) {
            return ClassLosses.crossEntropy(
                    input, target, o.weight, o.ignoreIndex, reduce(o.reduction));
        }
        Tensor logs = ActivationFunctions.logSoftmax(input, input.dim() == 1 ? 0 : 1);
        return probabilities
                ? probabilityLoss(logs, target, o)
                : smoothed(logs, likelihood(logs, target, o), target, o);
    }

    /// The mean cross entropy between the logits `input weightᵀ` and targets.
    ///
    /// ```java
    /// F.linearCrossEntropy(ones(2, 3), ones(4, 3), tensor(0, 1)) // 1.3863
    /// ```
    ///
    /// @param input (in) or (N, in)
    /// @param linearWeight (classes, …, in)
    /// @param target classes (int64; without the dimension of the classes), or probabilities of the
    ///   shape of the logits, (N, classes, …)
    /// @return a 0-d tensor
    /// @throws ShapeError if the shapes do not fit
    @Operation(F)
    public static Tensor linearCrossEntropy(Tensor input, Tensor linearWeight, Tensor target) {
        return linearCrossEntropy(
                input, linearWeight, target, LossOptions.LinearCrossEntropy.DEFAULT);
    }

    /// Cross entropy between the logits `input weightᵀ + bias` and targets.
    ///
    /// @param input (in) or (N, in)
    /// @param linearWeight (classes, …, in)
    /// @param target classes (int64; without the dimension of the classes), or probabilities of the
    ///   shape of the logits, (N, classes, …)
    /// @return a 0-d tensor, or the loss of each sample without reduction
    /// @throws ShapeError if the shapes do not fit
    /// @throws ValueError if a class is ignored and the target has probabilities
    @Operation(F)
    public static Tensor linearCrossEntropy(
            Tensor input,
            Tensor linearWeight,
            Tensor target,
            Consumer<LossOptions.LinearCrossEntropy> options) {
        LossOptions.LinearCrossEntropy o = LossOptions.LinearCrossEntropy.DEFAULT.with(options);
        Tensor bias = o.linearBias;
        LossChecks.linear(input, linearWeight, bias);
        long[] sizes = linearWeight.shape().toArray();
        int inFeatures = sizes.length - 1;
        long[] map = Arrays.copyOf(sizes, inFeatures);
        long[] logitsShape = new long[input.dim() - 1 + map.length];
        logitsShape[0] = input.size(0);
        System.arraycopy(map, 0, logitsShape, input.dim() - 1, map.length);
        boolean probabilities = Arrays.equals(logitsShape, target.shape().toArray());
        if (probabilities && o.ignoreIndex != null) {
            throw new ValueError(
                    "ignore_index cannot be specified when target contains probabilities");
        }
        boolean several = map.length > 1;
        LinearCrossEntropyOptions chunks = o.options;
        if (chunks != null && !several && o.reduction != Reduction.BATCHMEAN) {
            if (!probabilities && o.labelSmoothing == 0 && target.dtype() == DType.INT64) {
                return chunked(input, linearWeight, target, o, chunks);
            }
            // gradients of the target are those of all logits, as in PyTorch
            if (probabilities
                    ? target.dtype() == input.dtype() && !target.requiresGrad()
                    : target.dtype() == DType.INT64) {
                return recomputed(input, linearWeight, target, o, chunks);
            }
        }
        Tensor logits =
                LinearFunctions.linear(
                        input,
                        several ? linearWeight.reshape(-1, sizes[inFeatures]) : linearWeight,
                        bias == null || !several ? bias : bias.reshape(-1));
        long ignored = o.ignoreIndex == null ? -100 : o.ignoreIndex;
        return crossEntropy(
                logits.reshape(logitsShape),
                target,
                c ->
                        c.weight(o.weight)
                                .reduction(o.reduction)
                                .ignoreIndex(ignored)
                                .labelSmoothing(o.labelSmoothing));
    }

    private static Tensor chunked(
            Tensor input,
            Tensor linearWeight,
            Tensor target,
            LossOptions.LinearCrossEntropy o,
            LinearCrossEntropyOptions chunks) {
        Tensor x = input.dim() == 1 ? input.unsqueeze(0) : input;
        Tensor classes = input.dim() == 1 ? target.unsqueeze(0) : target;
        DType own = input.dtype();
        DType given = chunks.accDtype;
        LossChecks.chunks(input, linearWeight, o.linearBias);
        ClassLosses.checkWeight(o.weight, linearWeight.size(0));
        DType dtype = own.isLowPrecision() ? DType.FLOAT32 : given == null ? own : given;
        long ignored = o.ignoreIndex == null ? -100 : o.ignoreIndex;
        Tensor counted = classes.ne(ignored);
        Tensor losses =
                ChunkedCrossEntropy.losses(
                        x,
                        linearWeight,
                        o.linearBias,
                        classes.mul(counted),
                        chunks.chunk(x.size(0), x.size(1), linearWeight.size(0)),
                        dtype,
                        o.reduction == Reduction.NONE);
        Tensor factors = ClassLosses.factors(classes, o.weight, ignored, own);
        Tensor weighted = ExtraNode.saving(ChunkedCrossEntropy.NODE, losses.mul(factors), target);
        return switch (o.reduction) {
            case NONE -> input.dim() == 1 ? weighted.squeeze(0) : weighted;
            case SUM -> weighted.sum();
            default -> weighted.sum().div(factors.sum());
        };
    }

    /// The chunked loss of smoothed classes or of probabilities: each chunk is a checkpoint, whose
    /// logits are computed again in backward.
    private static Tensor recomputed(
            Tensor input,
            Tensor linearWeight,
            Tensor target,
            LossOptions.LinearCrossEntropy o,
            LinearCrossEntropyOptions chunks) {
        boolean single = input.dim() == 1;
        Tensor x = single ? input.unsqueeze(0) : input;
        Tensor wanted = single ? target.unsqueeze(0) : target;
        DType own = input.dtype();
        DType given = chunks.accDtype;
        DType dtype = own.isLowPrecision() ? DType.FLOAT32 : given == null ? own : given;
        LossChecks.chunks(input, linearWeight, o.linearBias);
        ClassLosses.checkWeight(o.weight, linearWeight.size(0));
        Tensor bias = o.linearBias;
        Tensor weight = o.weight;
        long ignored = o.ignoreIndex == null ? -100 : o.ignoreIndex;
        long chunk = chunks.chunk(x.size(0), x.size(1), linearWeight.size(0));
        List<Tensor> losses = new ArrayList<>();
        for (long from = 0; from < x.size(0); from += chunk) {
            long first = from;
            long count = Math.min(chunk, x.size(0) - from);
            losses.add(
                    Checkpoint.checkpoint(() -> {
                        Tensor part = wanted.narrow(0, first, count);
                        Tensor logits =
                                LinearFunctions.linear(
                                        x.narrow(0, first, count).to(dtype),
                                        linearWeight.to(dtype),
                                        bias == null ? null : bias.to(dtype));
                        return crossEntropy(
                                logits,
                                part.isFloatingPoint() ? part.to(dtype) : part,
                                c ->
                                        c.weight(weight == null ? null : weight.to(dtype))
                                                .reduction(Reduction.NONE)
                                                .ignoreIndex(ignored)
                                                .labelSmoothing(o.labelSmoothing));
                    }));
        }
        Tensor all = losses.isEmpty() ? x.sum(1) : Joining.cat(losses, 0).to(own);
        return switch (o.reduction) {
            case NONE -> single ? all.squeeze(0) : all;
            case SUM -> all.sum();
            default ->
                    wanted.isFloatingPoint()
                            ? all.mean()
                            : all.sum()
                                    .div(ClassLosses.factors(wanted, weight, ignored, own).sum());
        };
    }

    private static Tensor probabilityLoss(Tensor logs, Tensor target, LossOptions.CrossEntropy o) {
        int classDim = logs.dim() == 1 ? 0 : 1;
        long classes = logs.size(classDim);
        double smoothing = o.labelSmoothing;
        Tensor wanted =
                smoothing == 0 ? target : target.mul(1 - smoothing).add(smoothing / classes);
        Tensor losses = logs.mul(wanted);
        Tensor weight = o.weight;
        if (weight != null) {
            losses = losses.mul(alongClasses(weight, logs.dim(), classDim));
        }
        return switch (o.reduction) {
            case NONE -> losses.sum(classDim).neg();
            case SUM -> losses.sum().neg();
            case MEAN ->
                    Losses.SHARE.call(
                            losses.sum().neg(), classes == 0 ? 0.0 : logs.numel() / classes);
            case BATCHMEAN -> throw Reduction.invalid("batchmean");
        };
    }

    /// Mixes the loss with that of a target spread evenly over all classes.
    private static Tensor smoothed(
            Tensor logs, Tensor loss, Tensor target, LossOptions.CrossEntropy o) {
        int classDim = logs.dim() == 1 ? 0 : 1;
        Tensor weight = o.weight;
        Tensor weighted =
                weight == null ? logs : logs.mul(alongClasses(weight, logs.dim(), classDim));
        // Filled, not multiplied: no gradient reaches what is ignored, also if all of it is.
        Tensor even = weighted.sum(classDim).neg().maskedFill(target.eq(o.ignoreIndex), 0);
        Tensor reduced =
                switch (o.reduction) {
                    case NONE -> even;
                    case SUM -> even.sum();
                    case MEAN ->
                            even.sum()
                                    .div(
                                            ClassLosses.factors(
                                                            target.toLong(),
                                                            weight,
                                                            o.ignoreIndex,
                                                            logs.dtype())
                                                    .sum());
                    case BATCHMEAN -> throw Reduction.invalid("batchmean");
                };
        double smoothing = o.labelSmoothing;
        return loss.mul(1 - smoothing).add(reduced.mul(smoothing / logs.size(classDim)));
    }

    private static Tensor alongClasses(Tensor weight, int dims, int classDim) {
        long[] shape = new long[dims];
        Arrays.fill(shape, 1);
        shape[classDim] = weight.numel();
        return weight.view(shape);
    }

    /// The mean negative log likelihood of classes.
    ///
    /// ```java
    /// Tensor logProbs = tensor(0.5, 0.25, 0.25, 0.1, 0.8, 0.1).view(2, 3).log();
    /// F.nllLoss(logProbs, tensor(0, 1)) // 0.4581
    /// ```
    ///
    /// @param input log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64, without the dimension of the classes
    /// @return a 0-d tensor
    /// @throws ShapeError if the shapes do not fit
    /// @throws DTypeError if the targets are no int64
    /// @throws dev.obor.base.IndexError if a target is no class
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor nllLoss(Tensor input, Tensor target) {
        return nllLoss(input, target, LossOptions.NLL.DEFAULT);
    }

    /// The negative log likelihood of classes.
    ///
    /// ```java
    /// Tensor logProbs = tensor(0.5, 0.25, 0.25, 0.1, 0.8, 0.1).view(2, 3).log();
    /// F.nllLoss(logProbs, tensor(0, 1), o -> o.ignoreIndex(1)) // 0.6931
    /// ```
    ///
    /// @param input log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64, without the dimension of the classes
    /// @return a 0-d tensor, or (), (N) or (N, …) without reduction
    /// @throws ShapeError if the shapes do not fit
    /// @throws DTypeError if the targets are no int64
    /// @throws dev.obor.base.IndexError if a target is no class
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor nllLoss(Tensor input, Tensor target, Consumer<LossOptions.NLL> options) {
        LossOptions.NLL o = LossOptions.NLL.DEFAULT.with(options);
        warnOfProbabilities(
                input,
                "SoftmaxBackward0",
                "Use logSoftmax instead of softmax, or crossEntropy on the logits.");
        return likelihood(input, target, o);
    }

    private static Tensor likelihood(Tensor logs, Tensor target, LossOptions.Classes<?> o) {
        return ClassLosses.nllLoss(logs, target, o.weight, o.ignoreIndex, reduce(o.reduction));
    }

    private static ClassLosses.Reduce reduce(Reduction reduction) {
        return switch (reduction) {
            case NONE -> ClassLosses.Reduce.NONE;
            case MEAN -> ClassLosses.Reduce.MEAN;
            case SUM -> ClassLosses.Reduce.SUM;
            case BATCHMEAN -> throw Reduction.invalid("batchmean");
        };
    }

    private static Tensor reduced(
            Pointwise loss, Reduction reduction, double[] numbers, Tensor... operands) {
        if (reduction == Reduction.BATCHMEAN) {
            throw Reduction.invalid("batchmean");
        }
        if (reduction == Reduction.NONE) {
            return loss.callWith(numbers, broadcast(operands));
        }
        return loss.reduced(reduction == Reduction.MEAN, numbers, broadcast(operands));
    }

    /// All operands at the size that they broadcast to: the sum counts each element of it.
    private static Tensor[] broadcast(Tensor[] operands) {
        long[] shape = operands[0].shape().toArray();
        for (Tensor t : operands) {
            shape = Shapes.broadcast(shape, t.shape().toArray());
        }
        Tensor[] out = new Tensor[operands.length];
        for (int i = 0; i < out.length; i++) {
            boolean fits = Arrays.equals(shape, operands[i].shape().toArray());
            out[i] = fits ? operands[i] : operands[i].expand(shape);
        }
        return out;
    }

    static Tensor reduce(Tensor losses, Reduction reduction) {
        return switch (reduction) {
            case NONE -> losses;
            case MEAN -> losses.mean();
            case SUM -> losses.sum();
            case BATCHMEAN -> throw Reduction.invalid("batchmean");
        };
    }
}
