package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import java.util.Arrays;
import java.util.function.Consumer;

/// Losses that are likelihoods of numbers; shown by [F].
final class LikelihoodFunctions {
    private static final String DTYPE = "The loss is computed in the dtype that comes first.";

    private LikelihoodFunctions() {}

    /// The mean of `exp(x) - y x`: counts y whose rate has the logarithm x.
    ///
    /// ```java
    /// F.poissonNllLoss(tensor(0.0, 1), tensor(1.0, 2)) // 0.8591
    /// ```
    ///
    /// @param input logarithms of rates
    /// @param target counts, broadcast with the input
    /// @return a 0-d tensor
    @Operation(F)
    public static Tensor poissonNllLoss(Tensor input, Tensor target) {
        return poissonNllLoss(input, target, LossOptions.PoissonNLL.DEFAULT);
    }

    /// `exp(x) - y x`, or `x - y log(x + eps)` where the input is the rate itself, reduced; with
    /// `full` also `log(y!)` by Stirling where y > 1.
    ///
    /// ```java
    /// F.poissonNllLoss(tensor(1.0, 2), tensor(1.0, 2), o -> o.logInput(false)) // 0.8069
    /// ```
    ///
    /// @param input logarithms of rates, or rates
    /// @param target counts, broadcast with the input
    /// @return a 0-d tensor, or the loss of each element without reduction
    @Operation(F)
    public static Tensor poissonNllLoss(
            Tensor input, Tensor target, Consumer<LossOptions.PoissonNLL> options) {
        LossOptions.PoissonNLL o = LossOptions.PoissonNLL.DEFAULT.with(options);
        Tensor losses =
                o.logInput
                        ? input.exp().sub(target.mul(input))
                        : input.sub(target.mul(input.add(o.eps).log()));
        if (o.full) {
            // The last summand comes first, by which gradients add up as PyTorch's do.
            Tensor last = target.mul(2 * Math.PI).log().mul(0.5);
            Tensor stirling = target.mul(target.log()).sub(target).add(last);
            LossChecks.dtype(losses.dtype(), stirling.dtype(), DTYPE);
            losses = losses.add(stirling.maskedFill(target.le(1L), 0)).to(losses.dtype());
        }
        return LossFunctions.reduce(losses, o.reduction);
    }

    /// The mean of `log(var) / 2 + (x - y)² / (2 var)`.
    ///
    /// ```java
    /// F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), tensor(1.0, 4)) // 0.5966
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var of the input's sizes, or without the last dimension, or 1 in one dimension
    /// @return a 0-d tensor
    /// @throws ValueError if a variance is negative, or their sizes do not fit
    @Operation(F)
    public static Tensor gaussianNllLoss(Tensor input, Tensor target, Tensor var) {
        return gaussianNllLoss(input, target, var, LossOptions.GaussianNLL.DEFAULT);
    }

    /// `log(var) / 2 + (x - y)² / (2 var)` with one variance for all, reduced.
    ///
    /// ```java
    /// F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), 4.0, o -> o.full(true)) // 1.6746
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var not negative
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError if a variance is negative, or their sizes do not fit
    @Operation(F)
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, double var, Consumer<LossOptions.GaussianNLL> options) {
        if (var < 0) {
            throw new ValueError("var has negative entry/entries", "It is " + var + ".");
        }
        return gaussianNllLoss(input, target, Obor.onesLike(input).mul(var), options);
    }

    /// `log(var) / 2 + (x - y)² / (2 var)`, reduced; variances count as `eps` at least, which their
    /// gradient does not see.
    ///
    /// Source: Nix and Weigend, "Estimating the mean and variance of the target probability
    /// distribution", 1994.
    ///
    /// ```java
    /// Tensor var = tensor(1.0, 4);
    /// Tensor out =
    ///         F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), var, o -> o.reduction("none"));
    /// out // [0.5, 0.6931]
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var of the input's sizes, or without the last dimension, or 1 in one dimension
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws ValueError if a variance is negative, or their sizes do not fit
    @Operation(F)
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, Tensor var, Consumer<LossOptions.GaussianNLL> options) {
        LossOptions.GaussianNLL o = LossOptions.GaussianNLL.DEFAULT.with(options);
        if (var.numel() > 0 && var.detach().lt(0L).any().itemBoolean()) {
            throw new ValueError("var has negative entry/entries");
        }
        Tensor bounded = fitting(var, input).clone();
        try (var _ = Autograd.noGrad()) {
            bounded.clampMin_(o.eps);
        }
        Tensor difference = input.sub(target);
        Tensor losses = bounded.log().add(difference.pow(2L).div(bounded)).mul(0.5);
        if (o.full) {
            losses = losses.add(0.5 * Math.log(2 * Math.PI));
        }
        return switch (o.reduction) {
            case BATCHMEAN -> throw new ValueError("batchmean is not valid");
            default -> LossFunctions.reduce(losses, o.reduction);
        };
    }

    private static Tensor fitting(Tensor var, Tensor input) {
        long[] wanted = input.shape().toArray();
        long[] given = var.shape().toArray();
        if (Arrays.equals(wanted, given)) {
            return var;
        }
        int dims = wanted.length;
        if (dims > 0 && Arrays.equals(Arrays.copyOf(wanted, dims - 1), given)) {
            return var.unsqueeze(-1);
        }
        long others = 0;
        for (int d = 0; d < dims && given.length == dims; d++) {
            others += wanted[d] == given[d] ? 0 : given[d];
        }
        if (others != 1) {
            throw new ValueError(
                    "var is of incorrect size",
                    "It is " + var.shape().toList() + " for " + input.shape().toList() + ".");
        }
        return var;
    }

    /// The loss with logits by the parts that PyTorch makes it of, which take complex numbers.
    static Tensor withComplexTarget(Tensor input, Tensor target, LossOptions.BCEWithLogits o) {
        Tensor losses = target.neg().add(1L).mul(input).sub(ActivationFunctions.logsigmoid(input));
        return LossFunctions.reduce(o.weight == null ? losses : losses.mul(o.weight), o.reduction);
    }
}
