package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.linalg.Products;
import java.util.Arrays;
import java.util.List;
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
        TensorAccess.check(x.detach(), values -> inRange(name, values));
    }

    private static void inRange(String name, Tensor values) {
        if (!(values.amin().item() >= 0 && values.amax().item() <= 1)) {
            throw new ValueError(
                    "all elements of " + name + " should be between 0 and 1",
                    "For numbers before the sigmoid there is binaryCrossEntropyWithLogits.");
        }
    }

    /// Checks the sizes of a linear map before a loss.
    static void linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        if (input.dim() < 1 || input.dim() > 2) {
            throw new ShapeError("expected input with dimensionality 1 or 2, got " + input.dim());
        }
        int dims = weight.dim();
        if (dims < 2) {
            throw new ShapeError(
                    "expected linear_weight with dimensionality at least 2, got " + dims);
        }
        if (input.size(-1) != weight.size(-1)) {
            throw new ShapeError(
                    "expected equal input and linear_weight last dimensions (in_features), got "
                            + input.size(-1)
                            + " and "
                            + weight.size(-1)
                            + ", respectively");
        }
        List<Long> sizes = weight.shape().toList();
        List<Long> map = sizes.subList(0, dims - 1);
        if (bias != null && !bias.shape().toList().equals(map)) {
            throw new ShapeError(
                    "expected linear_bias shape "
                            + Extents.tuple(map)
                            + ", got "
                            + Extents.tuple(bias.shape().toList()));
        }
        if (map.size() > 1 && input.dim() == 1) {
            throw new ShapeError(
                    "K-dimensional loss defined by linear_weight shape "
                            + Extents.tuple(sizes)
                            + " requires batched input, (N, "
                            + input.size(0)
                            + "), got unbatched input with shape "
                            + Extents.tuple(input.shape().toList()));
        }
    }

    /// Checks the dtypes of a linear map that is computed in parts.
    static void chunks(Tensor input, Tensor weight, @Nullable Tensor bias) {
        if (!input.isFloatingPoint()) {
            throw new DTypeError(
                    "acc_dtype must be one of {None, torch.float16, torch.bfloat16, torch.float32,"
                            + " torch.float64}, got torch."
                            + input.dtype()
                            + ". Pass acc_dtype=None to let the op pick automatically.",
                    "Convert the input with to(float32).");
        }
        alike(input, weight);
        if (bias != null && !input.dtype().isLowPrecision()) {
            alike(input, bias);
        }
    }

    /// One dtype, or two of 16 bits, which are both widened.
    private static void alike(Tensor a, Tensor b) {
        if (!a.dtype().isLowPrecision() || !b.dtype().isLowPrecision()) {
            Products.checkSame(a.dtype(), b.dtype());
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
