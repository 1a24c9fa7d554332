package dev.obor.nn.utils.prune;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import java.util.Arrays;

/// How masks are made.
final class Masks {
    private Masks() {}

    /// A copy of a mask with zeros where so many numbers are largest, or smallest.
    static Tensor without(long pruned, Tensor mask, Tensor numbers, boolean largest) {
        Tensor result = mask.clone(MemoryFormat.CONTIGUOUS_FORMAT);
        if (pruned != 0) {
            Tensor found = numbers.reshape(-1).topk(pruned, o -> o.largest(largest)).indices();
            result.view(-1).indexFill_(0, found, 0);
        }
        return result;
    }

    /// A mask that keeps some slices along a dimension, of what another one keeps.
    static Tensor slices(Tensor t, int place, Tensor kept, Tensor mask) {
        long[] shape = new long[t.dim()];
        Arrays.fill(shape, 1);
        shape[place] = t.size(place);
        return kept.to(t.dtype()).view(shape).mul(mask.to(t.dtype()));
    }

    /// The dimension along which a structured method prunes, from 0 on.
    static int place(Tensor t, int dim) {
        if (t.dim() <= 1) {
            throw new ValueError(
                    "Structured pruning can only be applied to multidimensional tensors. Found"
                            + " tensor of shape "
                            + t.shape()
                            + " with "
                            + t.dim()
                            + " dims");
        }
        if (dim >= t.dim() || dim < -t.dim()) {
            throw new IndexError("Invalid index " + dim + " for tensor of size " + t.shape());
        }
        return dim < 0 ? dim + t.dim() : dim;
    }
}
