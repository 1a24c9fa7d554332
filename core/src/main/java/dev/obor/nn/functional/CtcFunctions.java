package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.create.Constants;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.nn.CtcLosses;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import java.util.function.Consumer;

/// The loss of sequences of labels of unknown places; shown by [F].
final class CtcFunctions {
    private static final String PLACE = " (while checking arguments for ctc_loss_allocate_outputs)";

    private CtcFunctions() {}

    /// The mean over samples of the loss divided by the number of labels.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), new long[] {4}, new long[] {2}) // 0.8432
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a label is no class
    @Operation(F)
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, LossOptions.CTC.DEFAULT);
    }

    /// The mean over samples of the loss divided by the number of labels.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// Tensor out =
    ///         F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), tensor(4L).view(1), tensor(2L).view(1));
    /// out // 0.8432
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a label is no class
    @Operation(F)
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        return ctcLoss(logProbs, targets, inputLengths, targetLengths, LossOptions.CTC.DEFAULT);
    }

    /// The loss of labels without alignment, with lengths as tensors of integers.
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws DTypeError if they are no integers
    @Operation(F)
    public static Tensor ctcLoss(
            Tensor logProbs,
            Tensor targets,
            Tensor inputLengths,
            Tensor targetLengths,
            Consumer<LossOptions.CTC> options) {
        return ctcLoss(
                logProbs,
                targets,
                lengths("input_lengths", inputLengths),
                lengths("target_lengths", targetLengths),
                options);
    }

    private static long[] lengths(String name, Tensor lengths) {
        if (!lengths.dtype().isInteger()) {
            throw new DTypeError(name + " must be integral", "They are " + lengths.dtype() + ".");
        }
        return lengths.reshape(-1).toLongArray();
    }

    /// The negative logarithm of the probability of the labels, over all ways to lay them along the
    /// steps with blanks between; the mean first divides each sample's by its number of labels.
    ///
    /// As in PyTorch the gradient is that of what comes before a log-softmax, and there is no
    /// second derivative.
    ///
    /// Source: Graves et al., "Connectionist temporal classification", 2006.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// long[] steps = {4};
    /// long[] labels = {2};
    /// Tensor out =
    ///         F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), steps, labels,
    ///                 o -> o.reduction("sum"));
    /// out // 1.6864
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a label is no class
    @Operation(F)
    public static Tensor ctcLoss(
            Tensor logProbs,
            Tensor targets,
            long[] inputLengths,
            long[] targetLengths,
            Consumer<LossOptions.CTC> options) {
        LossOptions.CTC o = LossOptions.CTC.DEFAULT.with(options);
        boolean batched = logProbs.dim() == 3;
        if (logProbs.dim() < 1) {
            Shapes.wrapDim(1, 0); // where PyTorch would put a batch of one
        }
        if (!batched && logProbs.dim() != 2) {
            throw new ShapeError(
                    "Expected 3-dimensional tensor, but got "
                            + (logProbs.dim() + 1) // for it counts as one without a batch
                            + "-dimensional tensor for argument #1 'log_probs'"
                            + PLACE);
        }
        Tensor logs = batched ? logProbs : logProbs.unsqueeze(1);
        Tensor labels = batched || targets.dim() != 1 ? targets : targets.unsqueeze(0);
        check(logs, labels, inputLengths, targetLengths, o.blank);
        Tensor states;
        Tensor steps;
        Tensor counts;
        try (var _ = Autograd.noGrad()) {
            states = states(labels.to(DType.INT64), targetLengths, o.blank);
            steps = JavaArrays.tensor(inputLengths);
            counts = JavaArrays.tensor(targetLengths);
        }
        inRange(states, logs.size(2));
        var all = new CtcLosses.Targets(states, steps, counts, o.blank);
        Tensor losses = CtcLosses.losses(logs, all, o.zeroInfinity, targets);
        if (o.zeroInfinity) {
            Tensor infinite = losses.detach().eq(Double.POSITIVE_INFINITY);
            losses = Masks.where(infinite, losses.detach().zerosLike(), losses);
        }
        return switch (o.reduction) {
            case MEAN -> losses.div(counts.clampMin(1).to(losses.dtype())).mean();
            case NONE -> batched ? losses : losses.squeeze(0);
            default -> LossFunctions.reduce(losses, o.reduction);
        };
    }

    private static void check(
            Tensor logs, Tensor targets, long[] inputLengths, long[] targetLengths, long blank) {
        if (logs.numel() == 0) {
            throw new ShapeError("log_probs tensor must not be empty");
        }
        if (logs.dtype() != DType.FLOAT32 && logs.dtype() != DType.FLOAT64) {
            throw DTypes.notImplemented("ctc_loss_cpu", logs.dtype());
        }
        long batch = logs.size(1);
        if (blank < 0 || blank >= logs.size(2)) {
            throw new ValueError(
                    "blank must be in label range",
                    "It is " + blank + "; there are " + logs.size(2) + " classes.");
        }
        count("input_lengths", inputLengths, batch);
        count("target_lengths", targetLengths, batch);
        long sum = 0;
        long most = 0;
        for (long length : targetLengths) {
            least("target_lengths", length);
            sum += length;
            most = Math.max(most, length);
        }
        if (targets.dim() == 1) {
            size(targets, 0, sum);
        } else {
            size(targets, 0, batch);
            if (targets.size(1) < most) {
                throw new ShapeError(
                        "Expected tensor to have size at least "
                                + most
                                + " at dimension 1, but got size "
                                + targets.size(1)
                                + " for argument #2 'targets'"
                                + PLACE);
            }
        }
        for (long length : inputLengths) {
            least("input_lengths", length);
            if (length > logs.size(0)) {
                throw new ShapeError(
                        "Expected input_lengths to have value at most "
                                + logs.size(0)
                                + ", but got value "
                                + length
                                + PLACE);
            }
        }
    }

    private static void count(String name, long[] lengths, long batch) {
        if (lengths.length != batch) {
            throw new ShapeError(
                    name + " must be of size batch_size",
                    "There are " + lengths.length + " for " + batch + " samples.");
        }
    }

    private static void least(String name, long length) {
        if (length < 0) {
            throw new ValueError(
                    "Expected "
                            + name
                            + " to have value at least 0, but got value "
                            + length
                            + PLACE);
        }
    }

    private static void size(Tensor targets, int dim, long wanted) {
        if (targets.dim() > 2 || targets.size(dim) != wanted) {
            throw new ShapeError(
                    "Expected tensor to have size "
                            + wanted
                            + " at dimension "
                            + dim
                            + ", but got size "
                            + targets.size(dim)
                            + " for argument #2 'targets'"
                            + PLACE);
        }
    }

    /// Blank, label, blank, label, …, blank of each sample; at least three.
    private static Tensor states(Tensor targets, long[] lengths, long blank) {
        int most = (int) Math.max(1, Arrays.stream(lengths).max().orElse(0));
        long[] shape = {lengths.length, 2L * most + 1};
        Tensor states = Constants.full(shape, blank);
        Tensor labels = states.narrow(1, 1, 2L * most - 1).unfold(1, 1, 2).squeeze(2);
        long from = 0;
        for (int n = 0; n < lengths.length; n++) {
            if (lengths[n] > 0) {
                Tensor own =
                        targets.dim() == 1
                                ? targets.narrow(0, from, lengths[n])
                                : targets.select(0, n).narrow(0, 0, lengths[n]);
                labels.select(0, n).narrow(0, 0, lengths[n]).copy_(own);
            }
            from += lengths[n];
        }
        return states;
    }

    private static void inRange(Tensor states, long classes) {
        long low = states.amin().itemLong();
        long high = states.amax().itemLong();
        if (low < 0 || high >= classes) {
            throw new IndexError(
                    "Target " + (low < 0 ? low : high) + " is out of bounds.",
                    "There are " + classes + " classes, from 0 on.");
        }
    }
}
