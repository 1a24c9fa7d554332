package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// An anchor that is to be nearer to a positive than to a negative, PyTorch's
/// `torch.nn.TripletMarginLoss`.
///
/// ```text
/// l = max(0, d(a, p) - d(a, n) + margin), d being the p-norm of the difference
/// ```
///
/// Shapes: `(N, D)` or `(D)`, all three. The result is a scalar, `(N)` without reduction.
///
/// ```java
/// Tensor far = full(new long[] {1, 2}, 1.5);
/// new TripletMarginLoss().call(zeros(1, 2), ones(1, 2), far) // 0.2929
/// ```
public class TripletMarginLoss extends Module {
    private final LossOptions.TripletMargin options;

    /// The mean, with PyTorch's defaults.
    public TripletMarginLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.margin(0.2).swap(true)`.
    public TripletMarginLoss(Consumer<LossOptions.TripletMargin> options) {
        this.options = new LossOptions.TripletMargin().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor)].
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        return F.tripletMarginLoss(anchor, positive, negative, options);
    }

    /// Runs the loss.
    public final Tensor call(Tensor anchor, Tensor positive, Tensor negative) {
        return call(this::forward, anchor, positive, negative);
    }
}
