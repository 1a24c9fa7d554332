package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.LossOptions;
import java.util.function.Consumer;

/// An anchor that is to be nearer to a positive than to a negative, by any distance, PyTorch's
/// `torch.nn.TripletMarginWithDistanceLoss`.
///
/// ```text
/// l = max(0, d(a, p) - d(a, n) + margin)
/// ```
///
/// Shapes: as the distance takes them. The result is a scalar, of the shape of the distances
/// without reduction.
///
/// ```java
/// Tensor far = full(new long[] {1, 2}, 1.5);
/// new TripletMarginWithDistanceLoss().call(zeros(1, 2), ones(1, 2), far) // 0.2929
/// ```
public class TripletMarginWithDistanceLoss extends Module {
    private final LossOptions.TripletDistance options;

    /// The mean, with PyTorch's defaults.
    public TripletMarginWithDistanceLoss() {
        this(o -> {});
    }

    /// With options: `o -> o.distanceFunction((x, y) -> x.sub(y).abs().amax(1))`.
    public TripletMarginWithDistanceLoss(Consumer<LossOptions.TripletDistance> options) {
        this.options = new LossOptions.TripletDistance().with(options);
    }

    /// Computes the loss. Callers use [#call(Tensor, Tensor, Tensor)].
    public Tensor forward(Tensor anchor, Tensor positive, Tensor negative) {
        return F.tripletMarginWithDistanceLoss(anchor, positive, negative, options);
    }

    /// Runs the loss.
    public final Tensor call(Tensor anchor, Tensor positive, Tensor negative) {
        return call(this::forward, anchor, positive, negative);
    }
}
