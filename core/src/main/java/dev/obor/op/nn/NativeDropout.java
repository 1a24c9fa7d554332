package dev.obor.op.nn;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.DropoutResult;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.graph.ExtraNode;
import org.jspecify.annotations.Nullable;

/// Dropout that tells what it kept.
public final class NativeDropout {
    private NativeDropout() {}

    /// Zeroes elements at random and scales the others by 1 / (1 - p); with the mask of those that
    /// stayed. Out of training, the input and a mask of ones.
    ///
    /// ```java
    /// nativeDropout(ones(3), 0.0, true).result() // [1, 1, 1]
    /// ```
    ///
    /// @param p the probability of dropping an element
    /// @param train whether to drop any; null for yes
    /// @return the result, of the input's shape and dtype, and the mask, bool
    /// @throws ValueError if `p` is no probability
    @Operation(OBOR)
    public static DropoutResult nativeDropout(Tensor input, double p, @Nullable Boolean train) {
        if (!(p >= 0 && p <= 1)) {
            throw new ValueError(
                    "bernoulli_ expects p to be in [0, 1], but got p=" + PythonFloat.repr(1 - p));
        }
        if (input.numel() == 0) {
            return new DropoutResult(input.clone(), Constants.emptyLike(input));
        }
        if (train != null && !train) {
            Tensor all = Constants.onesLike(input).to(DType.BOOL);
            Tensor kept = ExtraNode.saving("NativeDropoutBackward0", input.clone(), all);
            return new DropoutResult(kept, all);
        }
        if (!input.dtype().isDifferentiable()) {
            throw new DTypeError(
                    "result type Float can't be cast to the desired output type "
                            + input.dtype().scalarType(),
                    "Convert it with to(float32).");
        }
        Tensor mask = Constants.zerosLike(input.detach()).to(DType.BOOL).bernoulli_(1 - p);
        InPlace.forget(mask, 0);
        double scale = p == 1 ? 0 : 1 / (1 - p);
        return new DropoutResult(input.mul(mask).mul(scale), mask);
    }
}
