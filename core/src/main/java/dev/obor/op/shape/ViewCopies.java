package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import org.jspecify.annotations.Nullable;

/// What views show, as tensors with memory of their own: PyTorch's `view_copy` and its like. The
/// results are row-major; changing one changes nothing else.
public final class ViewCopies {
    private ViewCopies() {}

    private static Tensor copy(Tensor view) {
        return view.clone(MemoryFormat.CONTIGUOUS_FORMAT);
    }

    private static Tensor[] copies(Tensor[] views) {
        Tensor[] result = new Tensor[views.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = copy(views[i]);
        }
        return result;
    }

    /// A row-major copy.
    ///
    /// ```java
    /// aliasCopy(tensor(1, 2)) // [1, 2]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor aliasCopy(Tensor input) {
        return copy(input);
    }

    /// A row-major copy that is no part of the graph.
    ///
    /// ```java
    /// detachCopy(tensor(1.0).requiresGrad_()).requiresGrad() // false
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor detachCopy(Tensor input) {
        return copy(input.detach());
    }

    /// A copy of what [Tensor#expand(long...)] shows.
    ///
    /// ```java
    /// expandCopy(tensor(1), 3) // [1, 1, 1]
    /// ```
    ///
    /// @param sizes those of the result; -1 keeps one
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if a size that is not 1 would change
    @Operation(OBOR)
    public static Tensor expandCopy(Tensor input, long... sizes) {
        return copy(input.expand(sizes));
    }

    /// A copy with other sizes, of what [Tensor#reshape(long...)] shows.
    ///
    /// ```java
    /// viewCopy(arange(4), 2, 2) // [[0, 1], [2, 3]]
    /// ```
    ///
    /// @param sizes of as many elements; one of them may be -1 and is then found
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    @Operation(OBOR)
    public static Tensor viewCopy(Tensor input, long... sizes) {
        return copy(input.reshape(sizes));
    }

    /// A copy of what [Tensor#permute(long...)] shows.
    ///
    /// ```java
    /// permuteCopy(ones(2, 3, 4), 2, 0, 1).shape() // [4, 2, 3]
    /// ```
    ///
    /// @param dims for each dimension of the result which it was
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError unless every dimension is named once
    @Operation(OBOR)
    public static Tensor permuteCopy(Tensor input, long... dims) {
        return copy(input.permute(dims));
    }

    /// A copy with two dimensions exchanged.
    ///
    /// ```java
    /// transposeCopy(arange(4).view(2, 2), 0, 1) // [[0, 2], [1, 3]]
    /// ```
    ///
    /// @param dim0 one of them
    /// @param dim1 the other
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor transposeCopy(Tensor input, long dim0, long dim1) {
        return copy(input.transpose(dim0, dim1));
    }

    /// A copy of the transposed matrix.
    ///
    /// ```java
    /// tCopy(ones(2, 3)).stride() // [2, 1]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if there are more than two dimensions
    @Operation(OBOR)
    public static Tensor tCopy(Tensor input) {
        return copy(input.t());
    }

    /// A copy without the dimensions of size 1.
    ///
    /// ```java
    /// squeezeCopy(ones(2, 1)).shape() // [2]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor squeezeCopy(Tensor input) {
        return copy(input.squeeze());
    }

    /// A copy without those of the dimensions that have size 1.
    ///
    /// ```java
    /// squeezeCopy(ones(1, 2, 1), 0).shape() // [2, 1]
    /// ```
    ///
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor squeezeCopy(Tensor input, long... dims) {
        return copy(input.squeeze(dims));
    }

    /// A copy with a new dimension of size 1.
    ///
    /// ```java
    /// unsqueezeCopy(ones(2), 0).shape() // [1, 2]
    /// ```
    ///
    /// @param dim where the new one is in the result
    /// @return a new tensor, row-major, of the input's dtype
    @Operation(OBOR)
    public static Tensor unsqueezeCopy(Tensor input, long dim) {
        return copy(input.unsqueeze(dim));
    }

    /// A copy of one place of a dimension.
    ///
    /// ```java
    /// selectCopy(arange(6).view(2, 3), 1, 2) // [2, 5]
    /// ```
    ///
    /// @param index the place; negative ones count from the end
    /// @return a new tensor, row-major, of the input's dtype, of one dimension less
    /// @throws dev.obor.base.IndexError if there is no such place
    @Operation(OBOR)
    public static Tensor selectCopy(Tensor input, long dim, long index) {
        return copy(input.select(dim, index));
    }

    /// A copy of some places of a dimension.
    ///
    /// ```java
    /// sliceCopy(arange(6), 0, 1L, null, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first place, or null for the first of all
    /// @param end behind the last place, or null for the end
    /// @param step how far places are apart
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if the step is not positive
    @Operation(OBOR)
    public static Tensor sliceCopy(
            Tensor input,
            @Default("0") long dim,
            @Default("null") @Nullable Long start,
            @Default("null") @Nullable Long end,
            @Default("1") long step) {
        return copy(Slicing.slice(input, dim, start, end, step));
    }

    /// A copy of a diagonal.
    ///
    /// ```java
    /// diagonalCopy(arange(4).view(2, 2)) // [0, 3]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param dim1 the rows
    /// @param dim2 the columns
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if both dimensions are the same
    @Operation(OBOR)
    public static Tensor diagonalCopy(
            Tensor input,
            @Default("0") long offset,
            @Default("0") long dim1,
            @Default("1") long dim2) {
        return copy(input.diagonal(offset, dim1, dim2));
    }

    /// A copy of the windows of a dimension.
    ///
    /// ```java
    /// unfoldCopy(arange(4), 0, 2, 1) // [[0, 1], [1, 2], [2, 3]]
    /// ```
    ///
    /// @param dimension which is cut; negative ones count from the last
    /// @param size how long a window is
    /// @param step how far windows are apart
    /// @return a new tensor, row-major, of the input's dtype, with a last dimension of size `size`
    /// @throws dev.obor.base.ShapeError if a window is larger than the dimension
    @Operation(OBOR)
    public static Tensor unfoldCopy(Tensor input, long dimension, long size, long step) {
        return copy(input.unfold(dimension, size, step));
    }

    /// A copy of a window on the memory.
    ///
    /// ```java
    /// asStridedCopy(arange(4), new long[] {2}, new long[] {3}) // [0, 3]
    /// ```
    ///
    /// @param size the shape
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @param storageOffset where it begins, or null for where the tensor does
    /// @return a new tensor, row-major, of the input's dtype
    /// @throws dev.obor.base.ShapeError if it does not lie within the memory
    @Operation(OBOR)
    public static Tensor asStridedCopy(
            Tensor input,
            long[] size,
            long[] stride,
            @Default("null") @Nullable Long storageOffset) {
        return copy(
                storageOffset == null
                        ? input.asStrided(size, stride)
                        : input.asStrided(size, stride, storageOffset));
    }

    /// Copies of the places of a dimension.
    ///
    /// ```java
    /// unbindCopy(arange(4).view(2, 2)) // [0, 1], [2, 3]
    /// ```
    ///
    /// @return new tensors of one dimension less
    @Operation(OBOR)
    public static Tensor[] unbindCopy(Tensor input, @Default("0") long dim) {
        return copies(input.unbind(dim));
    }

    /// Copies of parts of one size; the last may be smaller.
    ///
    /// ```java
    /// splitCopy(arange(5), 3) // [0, 1, 2], [3, 4]
    /// ```
    ///
    /// @param splitSize how long each is
    /// @return new tensors
    @Operation(OBOR)
    public static Tensor[] splitCopy(Tensor input, long splitSize, @Default("0") long dim) {
        return copies(input.split(splitSize, dim));
    }

    /// Copies of parts of these sizes.
    ///
    /// ```java
    /// splitWithSizesCopy(arange(5), new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @param splitSizes how long each is
    /// @return new tensors
    /// @throws dev.obor.base.ShapeError if they do not add up
    @Operation(OBOR)
    public static Tensor[] splitWithSizesCopy(
            Tensor input, long[] splitSizes, @Default("0") long dim) {
        return copies(input.split(splitSizes, dim));
    }
}
