package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.index.GatherOps;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Classes counted and told apart: `bincount`, `one_hot`.
public final class Counting {
    private Counting() {}

    private static long extreme(Tensor t, boolean largest) {
        return Masks.longItem(largest ? t.max() : t.min());
    }

    /// `one_hot`: a 1 at each class in a new last dimension; -1 classes means as many as needed.
    ///
    /// @throws DTypeError if the classes are not int64
    /// @throws ShapeError if a class is negative or too large
    public static Tensor oneHot(Tensor t, long classes) {
        if (t.dtype() != DType.INT64) {
            throw new DTypeError(
                    "one_hot is only applicable to index tensor of type LongTensor.",
                    "It is " + t.dtype() + ": convert it with toLong().");
        }
        long n = classes;
        if (t.numel() == 0) {
            if (n <= 0) {
                throw new ShapeError("Can not infer total number of classes from empty tensor.");
            }
        } else {
            if (extreme(t, false) < 0) {
                throw new IndexError("Class values must be non-negative.");
            }
            long largest = extreme(t, true);
            n = n == -1 ? Sizes.sum(largest, 1) : n;
            if (largest >= n) {
                throw new IndexError(
                        "Class values must be smaller than num_classes.",
                        "The largest is " + largest + ", num_classes is " + n + ".");
            }
        }
        long[] own = TensorAccess.view(t).shape();
        long[] shape = Arrays.copyOf(own, own.length + 1);
        shape[own.length] = n;
        Tensor out = TensorAccess.wrap(RawMemory.full(DType.INT64, shape, 0));
        return t.numel() == 0
                ? out
                : GatherOps.scatter(out, ScatterOp.SET, -1, t.detach().unsqueeze(-1), 1, true);
    }

    /// The sums of the weights that go with each of the numbers 0, 1, ….
    ///
    /// ```java
    /// tensor(0, 1, 1, 3).bincount() // [1, 2, 0, 1]
    /// tensor(0, 1, 1).bincount(tensor(0.5, 1, 2), 4) // [0.5, 3, 0, 0]
    /// ```
    ///
    /// @param input a vector of integers, none negative
    /// @param weights one for each element; null for ones
    /// @param minlength the least size of the result
    /// @return a vector as long as the largest element and 1; int64 without weights, else of their
    ///   dtype, float64 for integers
    /// @throws dev.obor.base.ShapeError if the input is no vector, or an element is negative
    @Operation({TENSOR, OBOR})
    public static Tensor bincount(
            Tensor input, @Default("null") @Nullable Tensor weights, @Default("0") long minlength) {
        if (input.dtype().isFloatingPoint() || input.dtype() == DType.BOOL) {
            throw DTypes.notImplemented("bincount_cpu", input.dtype());
        }
        if (minlength < 0) {
            throw new ShapeError("minlength should be >= 0");
        }
        if (input.dim() != 1 || input.numel() > 0 && extreme(input, false) < 0) {
            throw new ShapeError("bincount only supports 1-d non-negative integral inputs.");
        }
        if (input.numel() == 0) { // as in PyTorch, whatever the weights are
            return TensorAccess.wrap(RawMemory.full(DType.INT64, new long[] {minlength}, 0));
        }
        if (weights != null && (weights.dim() != 1 || weights.numel() != input.numel())) {
            throw new ShapeError("weights should be 1-d and have the same length as input");
        }
        long bins = Math.max(minlength, Sizes.sum(extreme(input, true), 1));
        DType dtype = DType.INT64;
        Tensor source = input.detach().to(DType.INT64).onesLike();
        if (weights != null) {
            dtype = weights.dtype() == DType.FLOAT32 ? DType.FLOAT32 : DType.FLOAT64;
            source = weights.detach().to(dtype);
        }
        Tensor out = TensorAccess.wrap(RawMemory.full(dtype, new long[] {bins}, 0));
        Tensor places = input.detach().to(DType.INT64);
        Tensor sums = GatherOps.scatter(out, ScatterOp.ADD, 0, places, source, true);
        return weights == null
                ? sums
                : ExtraNode.withoutDerivative("aten::bincount", sums, weights);
    }
}
