package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.MemoryFormat;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Callback;
import dev.obor.op.DTypes;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.create.Constants;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.linalg.Distances;
import dev.obor.op.nn.Losses;
import dev.obor.op.nn.PixelShuffles;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Losses with a margin, and losses of distributions; shown by [F].
final class MarginFunctions {
    private MarginFunctions() {}

    /// The mean of max(0, -y (x1 - x2)).
    ///
    /// ```java
    /// F.marginRankingLoss(tensor(1.0, 2), tensor(2.0, 1), tensor(1.0, 1)) // 0.5
    /// ```
    ///
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
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target) {
        return hingeEmbeddingLoss(input, target, LossOptions.Hinge.DEFAULT);
    }

    /// x where the target is 1, max(0, margin - x) where it is -1, reduced.
    ///
    /// ```java
    /// F.hingeEmbeddingLoss(tensor(0.3, 0.3), tensor(1.0, -1), o -> o.margin(2)) // 1
    /// ```
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
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor softMarginLoss(Tensor input, Tensor target) {
        return softMarginLoss(input, target, LossOptions.Plain.DEFAULT);
    }

    /// log(1 + exp(-y x)), reduced; targets are 1 and -1.
    ///
    /// ```java
    /// F.softMarginLoss(tensor(2.0, -1), tensor(1.0, -1), o -> o.reduction("sum")) // 0.4402
    /// ```
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor softMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        LossOptions.Plain o = LossOptions.Plain.DEFAULT.with(options);
        LossChecks.size(input, target);
        DTypes.checkNegation(input.dtype());
        DType both = DType.promote(input.dtype(), target.dtype());
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
    /// @throws ShapeError if they differ in the number of dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor tripletMarginLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletMargin> options) {
        LossOptions.TripletMargin o = LossOptions.TripletMargin.DEFAULT.with(options);
        if (!(o.margin > 0)) {
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
    /// @throws ShapeError if they differ in the number of dimensions
    /// @throws ValueError unless the margin is positive
    @Operation(F)
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletDistance> options) {
        LossOptions.TripletDistance o = LossOptions.TripletDistance.DEFAULT.with(options);
        if (!(o.margin > 0)) {
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

    /// Softmax attention: `softmax(query @ key^T / sqrt(E) + mask) @ value`.
    ///
    /// ```java
    /// Tensor q = ones(1, 8, 10, 64);
    /// F.scaledDotProductAttention(q, q, q).shape() // [1, 8, 10, 64]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        return scaledDotProductAttention(query, key, value, AttentionOptions.DEFAULT);
    }

    /// Softmax attention with options: a mask, dropout, a causal order, another scale.
    ///
    /// ```java
    /// Tensor values = tensor(1.0, 3).view(1, 2, 1);
    /// Tensor out =
    ///         F.scaledDotProductAttention(zeros(1, 2, 1), zeros(1, 2, 1), values,
    ///                 o -> o.isCausal(true));
    /// out // [[[1], [2]]]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @throws ValueError if a mask and a causal order are both asked for
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Consumer<AttentionOptions> options) {
        AttentionChecks.check(query, key, value);
        AttentionOptions o = AttentionOptions.DEFAULT.with(options);
        long[] sizes = query.shape().toArray();
        sizes[sizes.length - 1] = value.size(-1);
        if (value.numel() == 0 || query.size(-2) == 0) {
            // PyTorch attends to nothing, and does not look whether the sizes fit.
            Tensor nothing = Tensor.zeros(query.dtype(), sizes);
            boolean tied = query.requiresGrad() || key.requiresGrad() || value.requiresGrad();
            return tied
                    ? nothing.add(query.sum().add(key.sum()).add(value.sum()).mul(0.0))
                    : nothing;
        }
        boolean fused = isFused(query, key, value, o);
        if (fused && query.dim() == 3) { // one batch, and a view of its result
            Tensor mask = o.attnMask;
            AttentionOptions wide =
                    mask != null && mask.dim() == 3
                            ? o.with(p -> p.attnMask(mask.unsqueeze(0)))
                            : o;
            return scaledDotProductAttention(
                            query.unsqueeze(0), key.unsqueeze(0), value.unsqueeze(0), wide)
                    .squeeze(0);
        }
        Tensor q = fused ? headsInside(query) : query;
        Tensor k = fused ? headsInside(key) : key;
        Tensor v = fused ? headsInside(value) : value;
        Tensor result =
                query.dtype().isLowPrecision() // as in PyTorch, only the result is rounded
                        ? attention(q.toFloat(), k.toFloat(), v.toFloat(), o).to(query.dtype())
                        : attention(q, k, v, o);
        return fused ? ExtraNode.result(FUSED, result, query, key, value) : result;
    }

    private static final String FUSED = "ScaledDotProductFlashAttentionForCpuBackward0";

    /// Whether PyTorch computes it with one kernel.
    private static boolean isFused(Tensor query, Tensor key, Tensor value, AttentionOptions o) {
        Tensor mask = o.attnMask;
        int dim = query.dim();
        return o.dropoutP == 0
                && (dim == 3 || dim == 4)
                && query.size(-1) == value.size(-1)
                && (dim == 3 || query.size(0) == key.size(0) && key.size(0) == value.size(0))
                && isDense(query)
                && isDense(key)
                && isDense(value)
                && (mask == null || !mask.requiresGrad() && (mask.dim() == 2 || mask.dim() == dim));
    }

    private static boolean isDense(Tensor t) {
        return t.stride(-1) == 1;
    }

    private static Tensor headsInside(Tensor t) {
        return t.requiresGrad() && Autograd.isGradEnabled() ? new HeadsInside().apply(t) : t;
    }

    /// The gradient in the layout of PyTorch's kernel, where the heads of a place lie together.
    private static final class HeadsInside extends Op {
        HeadsInside() {
            super(FUSED);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(
                    TensorAccess.view(in[0]),
                    TensorAccess.meta(in[0]).version,
                    ThreadState.get()); // a change of it is seen
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.transpose(-3, -2).contiguous().transpose(-3, -2)};
        }
    }

    private static Tensor attention(Tensor query, Tensor key, Tensor value, AttentionOptions o) {
        Tensor mask = o.attnMask;
        if (mask != null && o.isCausal) {
            throw new ValueError(
                    "_scaled_dot_product_attention: Explicit attn_mask should not be set when"
                            + " is_causal=True");
        }
        Tensor k = key;
        Tensor v = value;
        if (o.enableGqa) {
            k = key.repeatInterleave(query.size(-3) / key.size(-3), -3);
            v = value.repeatInterleave(query.size(-3) / value.size(-3), -3);
        }
        if (o.isCausal) {
            mask = Obor.ones(Obor.bool, query.size(-2), k.size(-2)).tril();
        }
        double scale = o.scale == null ? 1 / Math.sqrt(query.size(-1)) : o.scale;
        // Both sides by the root, as PyTorch does, so that nothing overflows.
        double root = Math.sqrt(Math.abs(scale));
        Tensor scores = query.mul(scale < 0 ? -root : root).matmul(k.mul(root).transpose(-2, -1));
        if (mask != null) {
            if (mask.dtype() == Obor.bool) {
                Tensor hidden = mask.logicalNot().expand(scores.shape());
                Tensor left = scores.maskedFill(hidden, Double.NEGATIVE_INFINITY);
                Tensor weights = softmax(left, o);
                return drop(weights, o).matmul(v);
            }
            scores = scores.add(mask);
        }
        return drop(softmax(scores, o), o).matmul(v);
    }

    private static Tensor drop(Tensor weights, AttentionOptions o) {
        return o.dropoutP > 0 ? DropoutFunctions.dropout(weights, o.dropoutP, true) : weights;
    }

    /// Only a mask of the caller's can hide everything from a query.
    private static Tensor softmax(Tensor scores, AttentionOptions o) {
        return o.attnMask == null ? ActivationFunctions.softmax(scores, -1) : safeSoftmax(scores);
    }

    /// Softmax that is 0 where everything is masked.
    private static Tensor safeSoftmax(Tensor scores) {
        Tensor weights = ActivationFunctions.softmax(scores, -1);
        Tensor masked =
                scores.detach()
                        .eq(Double.NEGATIVE_INFINITY)
                        .all(new long[] {-1}, true)
                        .expand(scores.shape());
        return weights.maskedFill(masked, 0);
    }

    /// Blocks of r² channels rearranged to images r times as large.
    ///
    /// ```java
    /// F.pixelShuffle(arange(4).view(1, 4, 1, 1), 2) // [[[[0, 1], [2, 3]]]]
    /// ```
    ///
    /// @throws ShapeError if the channels are not divisible by r²
    @Operation(F)
    public static Tensor pixelShuffle(Tensor input, int upscaleFactor) {
        int r = upscaleFactor;
        if (input.dim() < 3) {
            throw new ShapeError(
                    "pixel_shuffle expects input to have at least 3 dimensions, but got input with "
                            + input.dim()
                            + " dimension(s)");
        }
        long c = input.size(-3);
        if (r < 1) {
            throw new ShapeError("pixel_shuffle expects a positive upscale_factor, but got " + r);
        }
        if (c % ((long) r * r) != 0) {
            throw new ShapeError(
                    "pixel_shuffle expects its input's 'channel' dimension to be divisible by the"
                            + " square of upscale_factor, but input.size(-3)="
                            + c
                            + " is not divisible by "
                            + (long) r * r);
        }
        return PixelShuffles.shuffle(input, r);
    }

    /// The reverse of [#pixelShuffle]: images r times as small with r² as many channels.
    ///
    /// ```java
    /// F.pixelUnshuffle(arange(4).view(1, 1, 2, 2), 2).shape() // [1, 4, 1, 1]
    /// ```
    ///
    /// @throws ShapeError if height and width are not divisible by r
    @Operation(F)
    public static Tensor pixelUnshuffle(Tensor input, int downscaleFactor) {
        int r = downscaleFactor;
        if (input.dim() < 3) {
            throw new ShapeError(
                    "pixel_unshuffle expects input to have at least 3 dimensions, but got input"
                            + " with "
                            + input.dim()
                            + " dimension(s)");
        }
        long h = input.size(-2);
        long w = input.size(-1);
        if (r < 1) {
            throw new ShapeError(
                    "pixel_unshuffle expects a positive downscale_factor, but got " + r);
        }
        if (h % r != 0 || w % r != 0) {
            boolean high = h % r != 0;
            throw new ShapeError(
                    "pixel_unshuffle expects "
                            + (high ? "height" : "width")
                            + " to be divisible by downscale_factor, but input.size("
                            + (high ? "-2)=" + h : "-1)=" + w)
                            + " is not divisible by "
                            + r);
        }
        return PixelShuffles.unshuffle(input, r);
    }

    /// Channels of groups in turn: of each group the first, then of each the second, and so on.
    ///
    /// Source: Zhang et al., "ShuffleNet", 2017.
    ///
    /// ```java
    /// F.channelShuffle(arange(4).view(1, 4, 1), 2) // [[[0], [2], [1], [3]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @throws ShapeError if the groups do not divide the channels
    @Operation(F)
    public static Tensor channelShuffle(Tensor input, int groups) {
        if (input.dim() <= 2) {
            throw new ShapeError(
                    "channel_shuffle expects input with > 2 dims, but got input with sizes "
                            + input.shape().toList());
        }
        long channels = input.size(1);
        if (groups <= 0) {
            throw new ShapeError(
                    "Number of groups to divide channels in must be positive. Value of groups:"
                            + groups);
        }
        if (channels % groups != 0) {
            throw new ShapeError(
                    "Number of channels must be divisible by groups. Got "
                            + channels
                            + " channels and "
                            + groups
                            + " groups.");
        }
        long[] sizes = input.shape().toArray();
        long[] split = new long[sizes.length + 1];
        System.arraycopy(sizes, 1, split, 2, sizes.length - 1);
        split[0] = sizes[0];
        split[1] = groups;
        split[2] = channels / groups;
        Tensor result =
                input.reshape(split)
                        .transpose(1, 2)
                        .clone(MemoryFormat.CONTIGUOUS_FORMAT)
                        .reshape(sizes)
                        .contiguous(Layouts.suggested(input));
        return ExtraNode.tied("ChannelShuffleBackward0", result);
    }
}
