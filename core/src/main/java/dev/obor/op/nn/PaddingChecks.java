package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import java.util.Arrays;

/// What paddings refuse, in PyTorch's words.
final class PaddingChecks {
    private PaddingChecks() {}

    /// Checks the number of sizes, and those of the result.
    static void sizes(Tensor x, long[] pad, long[] sizes) {
        if (pad.length % 2 != 0) {
            throw new ShapeError(
                    "Padding length must be divisible by 2",
                    "The sizes are pairs, before and after, the last dimension first.");
        }
        if (pad.length / 2 > x.dim()) {
            throw new ShapeError(
                    "Padding length should be less than or equal to two times the input dimension"
                            + " but got padding length "
                            + pad.length
                            + " and input of dimension "
                            + x.dim());
        }
        for (long size : sizes) {
            if (size < 0) {
                throw new ShapeError(
                        "The input size "
                                + x.shape().toList()
                                + ", plus negative padding "
                                + Arrays.toString(pad)
                                + ", resulted in a negative output size");
            }
        }
    }

    /// Checks a padding by elements of the input: it has one or two dimensions more than are
    /// padded.
    static void copying(Tensor x, long[] pad, String mode) {
        int dims = pad.length / 2;
        int more = x.dim() - dims;
        if (dims < 1 || dims > 3 || more < 1 || more > 2) {
            throw new ShapeError(
                    "Padding size "
                            + pad.length
                            + " is not supported for "
                            + x.dim()
                            + "D input tensor.",
                    "A padding other than constant takes 2 sizes for 2D or 3D input, 4 for 3D or"
                            + " 4D, and 6 for 4D or 5D.");
        }
        if (mode.equals("circular")) {
            return; // it is made of copies, which know all dtypes and sizes
        }
        String kernel = mode.equals("reflect") ? "reflection_pad" : "replication_pad";
        DTypes.checkNotBool(kernel + dims + "d", x.dtype());
        int first = x.dim() - dims - 1;
        for (int d = first; d < x.dim(); d++) {
            if (x.size(d) == 0) {
                throw new ShapeError(
                        "Expected "
                                + (dims + 1)
                                + "D or "
                                + (dims + 2)
                                + "D (batch mode) tensor with possibly 0 batch size and other"
                                + " non-zero dimensions for input, but got: "
                                + x.shape().toList());
            }
        }
    }

    /// Checks that a dimension has the elements that its padding is made of.
    static void reach(String mode, long[] shape, int dim, long before, long after) {
        long in = shape[dim];
        boolean mirrored = mode.equals("reflect");
        long limit = mirrored ? in - 1 : mode.equals("circular") ? in : Long.MAX_VALUE;
        long kept = in + Math.min(before, 0) + Math.min(after, 0);
        if (before <= limit && after <= limit && (kept > 0 || !mode.equals("circular"))) {
            return;
        }
        int place = 2 * (shape.length - dim) + 2; // as PyTorch's kernels count their arguments
        throw new ShapeError(
                mirrored
                        ? "Argument #"
                                + place
                                + ": Padding size should be less than the corresponding input"
                                + " dimension, but got: padding ("
                                + before
                                + ", "
                                + after
                                + ") at dimension "
                                + dim
                                + " of input "
                                + Arrays.toString(shape)
                        : "Padding value causes wrapping around more than once.",
                "Dimension " + dim + " has " + in + " elements, and keeps " + kept + ".");
    }
}
