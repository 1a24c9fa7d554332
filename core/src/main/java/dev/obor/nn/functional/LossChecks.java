package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Shapes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What losses refuse, in PyTorch's words.
final class LossChecks {
    static final String TARGET_DTYPE =
            "Targets are 0.0 and 1.0 here: convert them with to(float32).";

    private LossChecks() {}

    /// PyTorch computes some losses in place, in memory that looks like one of the operands: that
    /// one's dtype must hold the loss.
    static void dtype(DType memory, DType other, String advice) {
        DType promoted = DType.promote(memory, other);
        DTypes.checkCast(promoted, memory, advice);
    }

    /// The same for the size: nothing that is multiplied may be larger.
    static void size(Tensor memory, @Nullable Tensor factor) {
        if (factor == null) {
            return;
        }
        long[] own = memory.shape().toArray();
        long[] both = Shapes.broadcast(own, factor.shape().toArray());
        if (!Arrays.equals(own, both)) {
            throw new ShapeError(
                    "output with shape "
                            + Arrays.toString(own)
                            + " doesn't match the broadcast shape "
                            + Arrays.toString(both));
        }
    }

    /// Checks that elements are between 0 and 1.
    static void probabilities(String name, Tensor x) {
        if (x.numel() == 0) {
            return;
        }
        Tensor values = x.detach();
        if (!(values.amin().item() >= 0 && values.amax().item() <= 1)) {
            throw new ValueError(
                    "all elements of " + name + " should be between 0 and 1",
                    "For numbers before the sigmoid there is binaryCrossEntropyWithLogits.");
        }
    }

    /// How to bring predictions and targets to one size.
    static String sameSize(Tensor input, Tensor target) {
        int n = input.dim();
        if (n == target.dim() + 1 && input.size(n - 1) == 1) {
            return "Take the last dimension off the input with squeeze(-1), or give it to the"
                    + " targets with unsqueeze(-1).";
        }
        if (n + 1 == target.dim() && target.size(n) == 1) {
            return "Take the last dimension off the targets with squeeze(-1).";
        }
        return "Bring both to one size before the loss.";
    }
}
