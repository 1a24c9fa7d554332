package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same elements in other sizes: views where strides allow it.
public final class Reshaping {
    private Reshaping() {}

    /// Other sizes for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(2, -1) // [[0, 1, 2], [3, 4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a view of the same dtype
    /// @throws ShapeError if the sizes do not fit, or the strides do not allow it
    @Operation(TENSOR)
    public static Tensor view(Tensor input, long... sizes) {
        View v = TensorAccess.view(input);
        long[] shape = Shapes.infer(sizes, v.numel());
        long[] strides = reshapedStrides(v, shape);
        if (strides == null) {
            throw new ShapeError(
                    "view size is not compatible with input tensor's size and stride (at least one"
                            + " dimension spans across two contiguous subspaces). Use .reshape(...)"
                            + " instead.");
        }
        return reviewed(input, v, shape, strides);
    }

    /// The sizes of another tensor for the same elements, without copying.
    ///
    /// ```java
    /// arange(6).view(zeros(3, 2).shape()).shape() // [3, 2]
    /// ```
    ///
    /// @param sizes of as many elements
    /// @return a view of the same dtype
    /// @throws ShapeError if the sizes do not fit, or the strides do not allow it
    @Operation(TENSOR)
    public static Tensor view(Tensor input, Size sizes) {
        return view(input, Arguments.given(sizes, "sizes").toArray());
    }

    /// The same elements in other sizes: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(3, 2) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor reshape(Tensor input, long... sizes) {
        View v = TensorAccess.view(input);
        long[] shape = Shapes.infer(sizes, v.numel());
        long[] strides = reshapedStrides(v, shape);
        if (strides != null) {
            return reviewed(input, v, shape, strides);
        }
        Tensor copy = Conversions.contiguous(input);
        return unsafeView(copy, shape);
    }

    /// The same elements in the sizes of another tensor: a view if possible, else a copy.
    ///
    /// ```java
    /// arange(6).reshape(zeros(3, 2).shape()) // [[0, 1], [2, 3], [4, 5]]
    /// ```
    ///
    /// @param sizes of as many elements
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor reshape(Tensor input, Size sizes) {
        return reshape(input, Arguments.given(sizes, "sizes").toArray());
    }

    private static Tensor reviewed(Tensor t, View v, long[] shape, long[] strides) {
        long[] old = v.shape();
        return Views.view(
                t, "ViewBackward0", v.with(v.offset(), shape, strides), g -> reshape(g, old));
    }

    /// A copy that nobody else has in other sizes: not a view of it.
    private static Tensor unsafeView(Tensor copy, long[] shape) {
        View v = TensorAccess.view(copy);
        long[] old = v.shape();
        Tensor result =
                Views.view(
                        copy,
                        "UnsafeViewBackward0",
                        v.with(v.offset(), shape, View.contiguousStrides(shape)),
                        g -> reshape(g, old));
        TensorAccess.meta(result).viewInfo = null;
        return result;
    }

    /// Strides that show the elements in other sizes, or null if there are none.
    public static long @Nullable [] reshapedStrides(View v, long[] shape) {
        long[] oldShape = v.shape();
        long[] oldStrides = v.strides();
        if (v.numel() == 0 || v.dim() == 0 || isPlain(oldShape, oldStrides)) {
            return v.numel() == 0 && Arrays.equals(shape, oldShape)
                    ? oldStrides
                    : View.contiguousStrides(shape);
        }
        long[] strides = new long[shape.length];
        int d = shape.length - 1;
        long chunkBase = oldStrides[oldShape.length - 1];
        long tensorNumel = 1;
        long viewNumel = 1;
        for (int i = oldShape.length - 1; i >= 0; i--) {
            tensorNumel *= oldShape[i];
            boolean chunkEnds =
                    i == 0 || oldShape[i - 1] != 1 && oldStrides[i - 1] != tensorNumel * chunkBase;
            if (!chunkEnds) {
                continue;
            }
            while (d >= 0 && (viewNumel < tensorNumel || shape[d] == 1)) {
                strides[d] = viewNumel * chunkBase;
                viewNumel *= shape[d];
                d--;
            }
            if (viewNumel != tensorNumel) {
                return null;
            }
            if (i > 0) {
                chunkBase = oldStrides[i - 1];
                tensorNumel = 1;
                viewNumel = 1;
            }
        }
        return d < 0 ? strides : null;
    }

    /// Whether strides are those of row-major memory, in dimensions of size 1 too.
    private static boolean isPlain(long[] shape, long[] strides) {
        long expected = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            if (strides[d] != expected) {
                return false;
            }
            expected *= shape[d];
        }
        return true;
    }

    /// Some neighbouring dimensions as one.
    ///
    /// ```java
    /// ones(2, 3, 4).flatten(1).shape() // [2, 12]
    /// ```
    ///
    /// @param startDim the first of them
    /// @param endDim the last of them
    /// @return the input if nothing would change, else a view where strides allow it, else a copy;
    ///   of a 0-d tensor (1)
    @Operation({TENSOR, OBOR})
    public static Tensor flatten(
            Tensor input, @Default("0") long startDim, @Default("-1") long endDim) {
        View v = TensorAccess.view(input);
        int a = Shapes.wrapDim(startDim, v.dim());
        int b = Shapes.wrapDim(endDim, v.dim());
        if (a > b) {
            throw new ShapeError("flatten() has invalid args: start_dim cannot come after end_dim");
        }
        if (v.dim() == 0) {
            return reshape(input, 1);
        }
        if (a == b) {
            return input;
        }
        List<Long> shape = new ArrayList<>();
        long merged = 1;
        for (int d = 0; d < v.dim(); d++) {
            if (d < a || d > b) {
                shape.add(v.shape()[d]);
            } else {
                merged = Sizes.product(merged, v.shape()[d]);
                if (d == b) {
                    shape.add(merged);
                }
            }
        }
        return reshape(input, shape.stream().mapToLong(s -> s).toArray());
    }

    /// One dimension as several.
    ///
    /// ```java
    /// ones(2, 6).unflatten(1, 2, -1).shape() // [2, 2, 3]
    /// ```
    ///
    /// @param sizes whose product is that of the dimension; one may be -1
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor unflatten(Tensor input, long dim, long... sizes) {
        View v = TensorAccess.view(input);
        int d = Shapes.wrapOwnDim(Shapes.wrapDim(dim, v.dim()), v.dim());
        if (sizes.length == 0) {
            throw new ShapeError("unflatten: sizes must be non-empty");
        }
        long[] inner;
        try {
            inner = Shapes.infer(sizes, v.shape()[d]);
        } catch (ShapeError e) {
            throw new ShapeError(
                    "unflatten: Provided sizes "
                            + Arrays.toString(sizes)
                            + " don't multiply up to the size of dim "
                            + d
                            + " ("
                            + v.shape()[d]
                            + ") in the input tensor",
                    e);
        }
        long[] shape = new long[v.dim() - 1 + inner.length];
        System.arraycopy(v.shape(), 0, shape, 0, d);
        System.arraycopy(inner, 0, shape, d, inner.length);
        System.arraycopy(v.shape(), d + 1, shape, d + inner.length, v.dim() - d - 1);
        return view(input, shape);
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).viewAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view
    /// @throws dev.obor.base.ShapeError if the sizes do not fit, or the strides do not allow it
    @Operation(TENSOR)
    public static Tensor viewAs(Tensor input, Tensor other) {
        return view(input, other.shape().toArray());
    }

    /// The same elements in the sizes of another tensor.
    ///
    /// ```java
    /// arange(4).reshapeAs(ones(2, 2)) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param other whose sizes are taken
    /// @return a view where strides allow it, else a copy
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation(TENSOR)
    public static Tensor reshapeAs(Tensor input, Tensor other) {
        return reshape(input, other.shape().toArray());
    }

    /// All dimensions as one.
    ///
    /// ```java
    /// ones(2, 3).ravel().shape() // [6]
    /// ```
    ///
    /// @return a vector: a view where strides allow it, else a copy
    @Operation({TENSOR, OBOR})
    public static Tensor ravel(Tensor input) {
        return reshape(input.contiguous(), -1);
    }
}
