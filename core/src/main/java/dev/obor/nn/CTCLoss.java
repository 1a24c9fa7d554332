package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// The loss of sequences of labels whose places are unknown, PyTorch's `torch.nn.CTCLoss`.
///
/// ```text
/// l = -log(sum of the probabilities of all ways to lay the labels along the steps)
/// ```
///
/// Shapes: log-probabilities `(T, N, C)` or `(T, C)`; targets `(N, S)` or all samples' labels one
/// after another; a length of input and target for each sample. The result is a scalar, `(N)`
/// without reduction. The mean first divides each sample's loss by its number of labels. See
/// [F#ctcLoss].
///
/// ```java
/// var loss = new CTCLoss();
/// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
/// loss.call(logProbs, tensor(1, 2).view(1, 2), new long[] {4}, new long[] {2}) // 0.8432
/// ```
public class CTCLoss extends Module {
    private final LossOptions.CTC options;

    /// The mean, with class 0 as blank.
    public CTCLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.blank(9).zeroInfinity(true)`.
    public CTCLoss(Consumer<LossOptions.CTC> options) {
        this.options = new LossOptions.CTC().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor, Tensor)].
    public Tensor forward(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        return F.ctcLoss(logProbs, targets, inputLengths, targetLengths, options);
    }

    /// Runs the loss.
    public final Tensor call(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        return call(this::forward, logProbs, targets, inputLengths, targetLengths);
    }

    /// Runs the loss with lengths as numbers.
    public final Tensor call(
            Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths) {
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        return call(logProbs, targets, Obor.tensor(inputLengths), Obor.tensor(targetLengths));
    }
}
