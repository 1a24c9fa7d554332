package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.linalg.Distances;
import dev.obor.op.nn.Losses;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;

/// Losses with a margin; shown by [F].
final class MarginFunctions {
    private MarginFunctions() {}

    /// The mean of max(0, -y (x1 - x2)).
    ///
    /// ```java
    /// F.marginRankingLoss(tensor(1.0, 2), tensor(2.0, 1), tensor(1.0, 1)) // 0.5
    /// ```
    ///
    /// @param input1 scores of any shape
    /// @param input2 scores, broadcast with the others
    /// @param target 1 where `input1` should be larger, else -1
    /// @return a 0-d tensor
    /// @throws ShapeError if the tensors have different numbers of dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target) {
        return marginRankingLoss(input1, input2, target, LossOptions.Margin.ZERO);
    }

    /// max(0, -y (x1 - x2) + margin), reduced; y is 1 where x1 should be larger, else -1.
    ///
    /// ```java
    /// Tensor y = tensor(1.0, 1);
    /// F.marginRankingLoss(tensor(1.0, 2), tensor(2.0, 1), y, o -> o.margin(0.5)) // 0.75
    /// ```
    ///
    /// @param input1 scores of any shape
    /// @param input2 scores, broadcast with the others
    /// @param target 1 where `input1` should be larger, else -1
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ShapeError if the tensors have different numbers of dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor marginRankingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        LossOptions.Margin o = LossOptions.Margin.ZERO.with(options);
        if (input1.dim() != input2.dim() || input1.dim() != target.dim()) {
            throw new ShapeError(
                    "margin_ranking_loss : All input tensors should have same dimension but got"
                            + " sizes: input1: "
                            + input1.shape()
                            + ", input2: "
                            + input2.shape()
                            + ", target: "
                            + target.shape()
                            + " ");
        }
        Tensor losses = target.neg().mul(input1.sub(input2)).add(o.margin).clampMin(0);
        return LossFunctions.reduce(losses, o.reduction);
    }

    /// The mean hinge loss with margin 1.
    ///
    /// ```java
    /// F.hingeEmbeddingLoss(tensor(0.3, 0.3), tensor(1.0, -1)) // 0.5
    /// ```
    ///
    /// @param input distances of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target) {
        return hingeEmbeddingLoss(input, target, LossOptions.Hinge.DEFAULT);
    }

    /// x where the target is 1, max(0, margin - x) where it is -1, reduced.
    ///
    /// ```java
    /// F.hingeEmbeddingLoss(tensor(0.3, 0.3), tensor(1.0, -1), o -> o.margin(2)) // 1
    /// ```
    ///
    /// @param input distances of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor hingeEmbeddingLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Hinge> options) {
        LossOptions.Hinge o = LossOptions.Hinge.DEFAULT.with(options);
        Tensor zeros = input.zerosLike();
        // As in C++, the margin is a number of the input's dtype.
        Tensor hinge = Constants.fullLike(input, o.margin).sub(input).clampMin(0);
        Tensor far = Obor.where(target.ne(1L), hinge, zeros);
        Tensor near = Obor.where(target.ne(-1L), input, zeros);
        return LossFunctions.reduce(far.add(near), o.reduction);
    }

    /// The mean of log(1 + exp(-y x)).
    ///
    /// ```java
    /// F.softMarginLoss(tensor(2.0, -1), tensor(1.0, -1)) // 0.2201
    /// ```
    ///
    /// @param input scores of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor softMarginLoss(Tensor input, Tensor target) {
        return softMarginLoss(input, target, LossOptions.Plain.DEFAULT);
    }

    /// log(1 + exp(-y x)), reduced; targets are 1 and -1.
    ///
    /// ```java
    /// F.softMarginLoss(tensor(2.0, -1), tensor(1.0, -1), o -> o.reduction("sum")) // 0.4402
    /// ```
    ///
    /// @param input scores of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor softMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        LossOptions.Plain o = LossOptions.Plain.DEFAULT.with(options);
        LossChecks.size(input, target);
        DTypes.checkNegation(input.dtype());
        DType both = DType.promote(input.dtype(), target.dtype());
        if (input.isComplex()) {
            Tensor losses = Losses.softMarginOfComplex(input, target);
            return LossFunctions.reduce(losses, o.reduction);
        }
        DType exponential = both.isFloatingPoint() ? both : DType.FLOAT32;
        LossChecks.dtype(input.dtype(), exponential, "The loss has the input's dtype.");
        Tensor losses = Losses.softMargin(input).call(input, target).to(input.dtype());
        return LossFunctions.reduce(losses, o.reduction);
    }

    /// The mean cosine loss without margin.
    ///
    /// ```java
    /// F.cosineEmbeddingLoss(tensor(1.0, 0), tensor(1.0, 1), tensor(1.0)) // 0.2929
    /// ```
    ///
    /// @param input1 (N, D) or (D)
    /// @param input2 (N, D) or (D)
    /// @param target 1 or -1, (N) or ()
    /// @return a 0-d tensor
    /// @throws ShapeError unless the target is 0-d and the inputs 1-d, or 1-d and 2-d
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target) {
        return cosineEmbeddingLoss(input1, input2, target, LossOptions.Margin.ZERO);
    }

    /// 1 - cos where the target is 1, max(0, cos - margin) where it is -1, reduced.
    ///
    /// ```java
    /// Tensor different = tensor(-1.0);
    /// Tensor out =
    ///         F.cosineEmbeddingLoss(tensor(1.0, 0), tensor(1.0, 1), different,
    ///                 o -> o.margin(0.2));
    /// out // 0.5071
    /// ```
    ///
    /// @param input1 (N, D) or (D)
    /// @param input2 (N, D) or (D)
    /// @param target 1 or -1, (N) or ()
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws ShapeError unless the target is 0-d and the inputs 1-d, or 1-d and 2-d
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor cosineEmbeddingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        LossOptions.Margin o = LossOptions.Margin.ZERO.with(options);
        if (target.dim() > 1 || input1.dim() != target.dim() + 1 || input2.dim() != input1.dim()) {
            throw new ShapeError(
                    "0D target tensor expects 1D input tensors, 1D target tensor expects 2D input"
                            + " tensors, but found inputs with sizes "
                            + input1.shape()
                            + " and "
                            + input2.shape()
                            + ".");
        }
        long dim = target.dim();
        double eps = 1e-12;
        Tensor product = input1.mul(input2).sum(dim);
        Tensor first = input1.mul(input1).sum(dim).add(eps);
        Tensor second = input2.mul(input2).sum(dim).add(eps);
        Tensor cos = product.div(first.mul(second).sqrt());
        Tensor zeros = cos.zerosLike();
        Tensor positive = Obor.where(target.eq(1L), cos.neg().add(1), zeros);
        Tensor negative = Obor.where(target.eq(-1L), cos.sub(o.margin).clampMin(0), zeros);
        return LossFunctions.reduce(positive.add(negative), o.reduction);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    ///
    /// ```java
    /// F.tripletMarginLoss(zeros(1, 2), ones(1, 2), full(new long[] {1, 2}, 1.5)) // 0.2929
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor
    /// @throws ShapeError if they differ in the number of dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative) {
        return tripletMarginLoss(anchor, positive, negative, LossOptions.TripletMargin.DEFAULT);
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, where d is the p-norm distance.
    ///
    /// ```java
    /// Tensor far = full(new long[] {1, 2}, 1.5);
    /// F.tripletMarginLoss(zeros(1, 2), ones(1, 2), far, o -> o.margin(2).p(1)) // 1
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws ShapeError if they differ in the number of dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor tripletMarginLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletMargin> options) {
        LossOptions.TripletMargin o = LossOptions.TripletMargin.DEFAULT.with(options);
        if (o.margin <= 0) { // NaN passes, as in PyTorch
            throw new ValueError(
                    "triplet_margin_loss: margin must be greater than 0, got " + o.margin);
        }
        tripletDims(anchor, positive, negative);
        Tensor near = Distances.pairwise(anchor, positive, o.p, o.eps, false);
        Tensor far = Distances.pairwise(anchor, negative, o.p, o.eps, false);
        if (o.swap) {
            far = far.minimum(Distances.pairwise(positive, negative, o.p, o.eps, false));
        }
        return LossFunctions.reduce(near.sub(far).add(o.margin).clampMin(0), o.reduction);
    }

    private static void tripletDims(Tensor anchor, Tensor positive, Tensor negative) {
        int dims = anchor.dim();
        if (positive.dim() != dims || negative.dim() != dims) {
            throw new ShapeError(
                    "The anchor, positive, and negative tensors are expected to have the same"
                            + " number of dimensions, but got: anchor "
                            + dims
                            + "D, positive "
                            + positive.dim()
                            + "D, and negative "
                            + negative.dim()
                            + "D inputs");
        }
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    ///
    /// ```java
    /// Tensor far = full(new long[] {1, 2}, 1.5);
    /// F.tripletMarginWithDistanceLoss(zeros(1, 2), ones(1, 2), far) // 0.2929
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor
    /// @throws ShapeError if they differ in the number of dimensions
    @Operation(F)
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor, Tensor positive, Tensor negative) {
        return tripletMarginWithDistanceLoss(
                anchor, positive, negative, LossOptions.TripletDistance.DEFAULT);
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, with any distance d: `o ->
    /// o.distanceFunction((x, y) -> x.sub(y).abs().amax(1))`.
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws ShapeError if they differ in the number of dimensions
    /// @throws ValueError unless the margin is positive
    @Operation(F)
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletDistance> options) {
        LossOptions.TripletDistance o = LossOptions.TripletDistance.DEFAULT.with(options);
        if (o.margin <= 0) { // NaN passes, as in PyTorch
            throw new ValueError(
                    "margin must be greater than 0, got " + PythonFloat.repr(o.margin));
        }
        tripletDims(anchor, positive, negative);
        BinaryOperator<Tensor> distance =
                o.distanceFunction == null
                        ? DistanceFunctions::pairwiseDistance
                        : o.distanceFunction;
        Callback.seen(anchor, positive, negative);
        Tensor near = Callback.call(() -> distance.apply(anchor, positive));
        Tensor far = Callback.call(() -> distance.apply(anchor, negative));
        if (o.swap) {
            far = far.minimum(Callback.call(() -> distance.apply(positive, negative)));
        }
        return LossFunctions.reduce(near.add(o.margin).sub(far).clampMin(0), o.reduction);
    }
}
