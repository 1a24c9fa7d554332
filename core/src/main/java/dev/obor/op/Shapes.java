package dev.obor.op;

import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Rules about sizes: broadcasting, negative dimensions, inferred sizes, layouts of results.
public final class Shapes {
    private Shapes() {}

    /// The sizes that two tensors broadcast to.
    ///
    /// @throws ShapeError if a dimension differs and neither size is 1
    public static long[] broadcast(long[] a, long[] b) {
        if (Arrays.equals(a, b)) {
            return a;
        }
        int n = Math.max(a.length, b.length);
        long[] result = new long[n];
        for (int d = n - 1; d >= 0; d--) {
            int da = d - n + a.length;
            int db = d - n + b.length;
            long sa = da < 0 ? 1 : a[da];
            long sb = db < 0 ? 1 : b[db];
            if (sa != sb && sa != 1 && sb != 1) {
                throw new ShapeError(
                        "The size of tensor a ("
                                + sa
                                + ") must match the size of tensor b ("
                                + sb
                                + ") at non-singleton dimension "
                                + d,
                        Hints.broadcast(a, b));
            }
            result[d] = sa == 1 ? sb : sa;
        }
        return result;
    }

    /// Whether a tensor of the first sizes can be expanded to the second.
    public static boolean isExpandableTo(long[] shape, long[] target) {
        if (shape.length > target.length) {
            return false;
        }
        for (int i = 1; i <= shape.length; i++) {
            long s = shape[shape.length - i];
            if (s != 1 && s != target[target.length - i]) {
                return false;
            }
        }
        return true;
    }

    /// A dimension counted from the front.
    ///
    /// @throws IndexError if it is out of range
    public static int wrapDim(long dim, int ndim) {
        int n = Math.max(ndim, 1); // a tensor without dimensions takes 0 and -1
        if (dim < -n || dim >= n) {
            throw new IndexError(
                    "Dimension out of range (expected to be in range of ["
                            + -n
                            + ", "
                            + (n - 1)
                            + "], but got "
                            + dim
                            + ")",
                    switch (ndim) {
                        case 0 -> "The tensor has no dimensions.";
                        case 1 -> "The tensor has a single dimension, 0, which is also -1.";
                        default ->
                                "The tensor has "
                                        + ndim
                                        + " dimensions: they count from 0, and -1 is the last.";
                    });
        }
        return (int) (dim < 0 ? dim + n : dim);
    }

    /// A dimension counted from the front, of a tensor that must have one.
    ///
    /// @throws IndexError if it is out of range or there is none
    public static int wrapOwnDim(long dim, int ndim) {
        if (ndim == 0) {
            throw new IndexError("Dimension specified as " + dim + " but tensor has no dimensions");
        }
        return wrapDim(dim, ndim);
    }

    /// Which dimensions are named, none meaning all.
    ///
    /// @throws IndexError if one is out of range
    /// @throws ShapeError if one is named twice, or some are of a tensor with more than 64
    public static boolean[] dimMask(long @Nullable [] dims, int ndim) {
        boolean[] mask = new boolean[ndim];
        boolean named = false;
        if (dims == null || dims.length == 0) {
            Arrays.fill(mask, true);
            return mask;
        }
        if (ndim > 64) { // PyTorch keeps the named ones in the bits of a word
            throw new ShapeError("only tensors with up to 64 dims are supported");
        }
        for (long dim : dims) {
            int d = wrapDim(dim, ndim);
            if (ndim == 0 ? named : mask[d]) {
                throw new ShapeError("dim " + d + " appears multiple times in the list of dims");
            }
            named = true;
            if (ndim > 0) {
                mask[d] = true;
            }
        }
        return mask;
    }

    /// Sizes in which one -1 stands for what is left over.
    ///
    /// @throws ShapeError if the numbers of elements do not agree
    public static long[] infer(long[] shape, long numel) {
        long known = 1;
        boolean fits = true;
        int unknown = -1;
        for (int d = 0; d < shape.length; d++) {
            if (shape[d] == -1) {
                if (unknown >= 0) {
                    throw new ShapeError(
                            "only one dimension can be inferred",
                            "Write -1 once and the other sizes out.");
                }
                unknown = d;
            } else if (shape[d] < 0) {
                throw new ShapeError(
                        "invalid shape dimension "
                                + shape[d]
                                + " at index "
                                + d
                                + " of shape "
                                + Arrays.toString(shape));
            } else {
                fits &= Math.multiplyHigh(known, shape[d]) == 0 && known * shape[d] >= 0;
                known *= shape[d];
            }
        }
        boolean counted = fits || known == 0;
        fits = counted && (unknown < 0 ? known == numel : known > 0 && numel % known == 0);
        if (unknown >= 0 && known == 0 && numel == 0) {
            throw new ShapeError(
                    "cannot reshape tensor of 0 elements into shape "
                            + Arrays.toString(shape)
                            + " because the unspecified dimension size -1 can be any value and is"
                            + " ambiguous");
        }
        if (!fits) {
            throw new ShapeError(
                    "shape '" + Arrays.toString(shape) + "' is invalid for input of size " + numel,
                    !counted
                            ? "The sizes multiply to more than there can be."
                            : unknown < 0
                                    ? "It would take "
                                            + known
                                            + " elements; the tensor has "
                                            + numel
                                            + "."
                                    : numel + " is no multiple of " + known + ".");
        }
        if (unknown < 0) {
            return shape;
        }
        long[] result = shape.clone();
        result[unknown] = numel / known;
        return result;
    }
}
