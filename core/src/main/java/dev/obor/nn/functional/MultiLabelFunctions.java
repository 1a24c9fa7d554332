package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.RandomSteps;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Losses over classes with a margin, and of several classes at once; shown by [F].
final class MultiLabelFunctions {
    private static final String MULTI_MARGIN = "MultiMarginLossBackward0";
    private static final String MULTILABEL_MARGIN = "MultilabelMarginLossBackward0";

    private MultiLabelFunctions() {}

    /// The mean of what other classes miss to a margin of 1 below the target.
    ///
    /// ```java
    /// F.multiMarginLoss(tensor(0.1, 0.2, 0.9), tensor(2)) // 0.1667
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, () or (N)
    /// @return a 0-d tensor
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    @Operation(F)
    public static Tensor multiMarginLoss(Tensor input, Tensor target) {
        return multiMarginLoss(input, target, LossOptions.MultiMargin.DEFAULT);
    }

    /// The sum over the other classes of `weight_y max(0, margin - x_y + x_i)^p`, divided by the
    /// number of classes, reduced.
    ///
    /// ```java
    /// F.multiMarginLoss(tensor(0.1, 0.2, 0.9), tensor(2), o -> o.margin(0.5)) // 0
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, () or (N)
    /// @return a 0-d tensor, or () or (N) without reduction
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    /// @throws ValueError unless p is 1 or 2
    @Operation(F)
    public static Tensor multiMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.MultiMargin> options) {
        LossOptions.MultiMargin o = LossOptions.MultiMargin.DEFAULT.with(options);
        if (o.weight != null && o.weight.dim() != 1) {
            throw new ValueError("weight must be one-dimensional");
        }
        Tensor samples = RandomSteps.tied(MULTI_MARGIN, samples(input));
        long rows = samples.size(0);
        long classes = samples.size(1);
        if (target.dim() > 1 || target.numel() != rows) {
            throw new ShapeError(
                    "multi_margin_loss: target tensor should be 1-D with size equal to the number"
                            + " of input samples (batch size). Expected target size ["
                            + rows
                            + "], but got "
                            + target.shape().toList()
                            + ". Input has shape "
                            + input.shape().toList()
                            + ".");
        }
        if (o.weight != null && o.weight.numel() != classes) {
            throw new ShapeError(
                    "inconsistent weight size, expected "
                            + classes
                            + " but got "
                            + o.weight.shape().toList());
        }
        wide("multi_margin_loss_cpu_kernel", input);
        DTypes.checkSame(DType.INT64, target);
        if (o.weight != null) {
            DTypes.checkSame(input.dtype(), o.weight);
        }
        Tensor own = target.reshape(rows, 1);
        inRange(own, 0, classes, "target out of range");
        Tensor missing = samples.sub(samples.gather(1, own)).add(o.margin);
        Tensor others = Obor.arange(classes).ne(own);
        Tensor zeros = missing.zerosLike();
        Tensor counted = Obor.where(others.logicalAnd(missing.gt(0L)), missing, zeros);
        Tensor losses = o.p == 1 ? counted : counted.mul(counted);
        Tensor weight = o.weight;
        if (weight != null) {
            losses = losses.mul(weight.indexSelect(0, own.reshape(rows)).unsqueeze(1));
        }
        Tensor sums = losses.sum(1).div((double) classes);
        Tensor result = reduce(target.dim() == 0 ? sums.reshape() : sums, o.reduction);
        return ExtraNode.saving(MULTI_MARGIN, result, input, target, weight);
    }

    /// The mean of what classes that are no targets miss to a margin of 1 below all targets.
    ///
    /// ```java
    /// F.multilabelMarginLoss(tensor(0.1, 0.2, 0.4, 0.8), tensor(3, 0, -1, 1)) // 0.85
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, of the input's sizes; those from the first -1 on do not count
    /// @return a 0-d tensor
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    @Operation(F)
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target) {
        return multilabelMarginLoss(input, target, LossOptions.Plain.DEFAULT);
    }

    /// The sum over all targets y and other classes i of `max(0, 1 - x_y + x_i)`, divided by the
    /// number of classes, reduced.
    ///
    /// ```java
    /// Tensor scores = tensor(0.1, 0.2, 0.4, 0.8);
    /// F.multilabelMarginLoss(scores, tensor(3, 0, -1, 1), o -> o.reduction("sum")) // 0.85
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, of the input's sizes; those from the first -1 on do not count
    /// @return a 0-d tensor, or () or (N) without reduction
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a target is no class
    @Operation(F)
    public static Tensor multilabelMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        LossOptions.Plain o = LossOptions.Plain.DEFAULT.with(options);
        Tensor samples = RandomSteps.tied(MULTILABEL_MARGIN, samples(input));
        long rows = samples.size(0);
        long classes = samples.size(1);
        boolean fits =
                input.dim() <= 1
                        ? target.dim() <= 1 && target.numel() == classes
                        : target.shape().equals(input.shape());
        if (!fits) {
            throw new ShapeError(
                    "inconsistent target size: "
                            + target.shape().toList()
                            + " for input of size: "
                            + input.shape().toList());
        }
        wide("multilabel_margin_loss_forward_out_frame", input);
        DTypes.checkSame(DType.INT64, target);
        Tensor labels = target.reshape(rows, classes);
        inRange(labels, -1, classes, "argument #2 'target' is out of range");
        Tensor ended = labels.eq(-1L).toLong().cumsum(1).gt(0L);
        long most = rows == 0 ? 0 : ended.logicalNot().sum(1).max().itemLong();
        Tensor used = labels.narrow(1, 0, most).clampMin(0);
        Tensor counts = ended.narrow(1, 0, most).logicalNot();
        Tensor isTarget =
                Tensor.zeros(DType.FLOAT32, rows, classes)
                        .scatterAdd(1, used, counts.to(DType.FLOAT32))
                        .gt(0L);
        Tensor missing = samples.unsqueeze(1).sub(samples.gather(1, used).unsqueeze(2)).add(1);
        Tensor pairs = counts.unsqueeze(2).logicalAnd(isTarget.logicalNot().unsqueeze(1));
        Tensor losses = Obor.where(pairs.logicalAnd(missing.gt(0L)), missing, missing.zerosLike());
        Tensor sums = losses.sum(1, 2).div((double) classes);
        Tensor result = reduce(input.dim() <= 1 ? sums.reshape() : sums, o.reduction);
        return ExtraNode.saving(MULTILABEL_MARGIN, result, input, target);
    }

    /// The mean over samples and classes of the cross entropy of logits.
    ///
    /// ```java
    /// F.multilabelSoftMarginLoss(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
    /// ```
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @return a 0-d tensor
    @Operation(F)
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target) {
        return multilabelSoftMarginLoss(input, target, LossOptions.Elements.DEFAULT);
    }

    /// The weighted mean over samples and classes of the cross entropy of logits.
    ///
    /// ```java
    /// F.multilabelSoftMarginLoss(tensor(2.0, -1), tensor(1.0, 0), tensor(1.0, 3)) // 0.5334
    /// ```
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @param weight a factor per class, (C), or null
    /// @return a 0-d tensor
    @Operation(F)
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, @Nullable Tensor weight) {
        return multilabelSoftMarginLoss(input, target, o -> o.weight(weight));
    }

    /// The mean over the classes, the last dimension, of `-y log(sigmoid(x)) - (1 - y)
    /// log(sigmoid(-x))`, reduced.
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @return a 0-d tensor, or () or (N) without reduction
    @Operation(F)
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        LossOptions.Elements o = LossOptions.Elements.DEFAULT.with(options);
        Tensor positive = target.mul(ActivationFunctions.logsigmoid(input));
        Tensor negative = target.neg().add(1).mul(ActivationFunctions.logsigmoid(input.neg()));
        Tensor losses = positive.add(negative).neg();
        if (o.weight != null) {
            losses = losses.mul(o.weight);
        }
        Tensor means = losses.sum(input.dim() - 1L).div((double) input.size(-1));
        if (o.reduction == Reduction.BATCHMEAN) {
            throw new ValueError("batchmean is not valid");
        }
        return LossFunctions.reduce(means, o.reduction);
    }

    private static Tensor reduce(Tensor losses, Reduction reduction) {
        boolean none = reduction == Reduction.MEAN && losses.numel() == 0;
        return LossFunctions.reduce(losses, none ? Reduction.SUM : reduction);
    }

    /// The input as (N, C).
    private static Tensor samples(Tensor input) {
        boolean fits =
                switch (input.dim()) {
                    case 0 -> true;
                    case 1 -> input.size(0) != 0;
                    case 2 -> input.size(1) != 0;
                    default -> false;
                };
        if (!fits) {
            throw new ShapeError(
                    "Expected non-empty vector or matrix with optional 0-dim batch size, but got: "
                            + input.shape().toList());
        }
        return input.dim() == 2 ? input : input.reshape(1, input.numel());
    }

    private static void wide(String kernel, Tensor input) {
        if (input.dtype() != DType.FLOAT32 && input.dtype() != DType.FLOAT64) {
            throw DTypes.notImplemented(kernel, input.dtype());
        }
    }

    private static void inRange(Tensor target, long least, long classes, String sentence) {
        if (target.numel() == 0) {
            return;
        }
        long low = target.amin().itemLong();
        long high = target.amax().itemLong();
        if (low < least || high >= classes) {
            throw new IndexError(
                    sentence,
                    "There are "
                            + classes
                            + " classes, from 0 on; the targets are between "
                            + low
                            + " and "
                            + high
                            + ".");
        }
    }
}
