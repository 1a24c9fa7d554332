package dev.obor.op.shape;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What operations that write slices of a source at given places refuse, in PyTorch's order.
public final class SliceChecks {
    private SliceChecks() {}

    /// Checks the arguments of `index_add` and `index_reduce`.
    ///
    /// @param name how the sentences begin, such as `index_add_()`
    /// @throws IndexError if the index is no vector
    /// @throws DTypeError if the index is not of integers, or the others differ
    /// @throws ShapeError if the sizes do not fit
    public static void combined(String name, Tensor t, int dim, Tensor index, Tensor source) {
        if (index.dim() > 1) {
            throw new IndexError(
                    name
                            + ": Index is supposed to be a vector, but got dim: "
                            + index.dim()
                            + " with type: "
                            + index.dtype().scalarType()
                            + " and size: "
                            + Arrays.toString(shape(index)));
        }
        if (index.dtype() != DType.INT64 && index.dtype() != DType.INT32) {
            throw new DTypeError(
                    name
                            + ": Expected dtype int32/int64 for index but got: "
                            + index.dtype().scalarType());
        }
        if (t.dtype() != source.dtype()) {
            throw new DTypeError(
                    name
                            + ": self ("
                            + t.dtype().scalarType()
                            + ") and source ("
                            + source.dtype().scalarType()
                            + ") must have the same scalar type");
        }
        if (dim > 0 && dim >= source.dim()) {
            throw new ShapeError(
                    name
                            + ": Indexing dim "
                            + dim
                            + " is out of bounds of the source tensor with dim "
                            + source.dim());
        }
        long slices = source.dim() == 0 ? 1 : shape(source)[dim];
        if (index.numel() != slices) {
            Shapes.wrapOwnDim(dim, source.dim());
            throw new ShapeError(
                    name
                            + ": Number of indices ("
                            + index.numel()
                            + ") should be equal to source.size(dim): ("
                            + slices
                            + "), for dim: "
                            + dim);
        }
        boolean numbers = t.dim() == 0 || source.dim() == 0;
        if (numbers ? t.dim() != source.dim() : !sameSlices(t, source, dim)) {
            throw new ShapeError(
                    "source tensor shape must match self tensor shape, excluding the specified"
                            + " dimension. Got self.shape = "
                            + Arrays.toString(shape(t))
                            + " source.shape = "
                            + Arrays.toString(shape(source)));
        }
    }

    private static boolean sameSlices(Tensor t, Tensor source, int dim) {
        return Arrays.equals(slice(t, dim), slice(source, dim));
    }

    /// The sizes of a slice.
    private static long[] slice(Tensor t, int dim) {
        long[] shape = shape(t);
        if (shape.length == 0) {
            return shape;
        }
        long[] rest = Arrays.copyOf(shape, shape.length - 1);
        System.arraycopy(shape, dim + 1, rest, dim, rest.length - dim);
        return rest;
    }

    /// Checks the arguments of `index_copy`.
    ///
    /// @throws IndexError if the index is no vector, or of another size than the source
    /// @throws DTypeError if the index is not int64, or the others differ
    /// @throws ShapeError if the slices differ
    public static void copied(Tensor t, int dim, Tensor index, Tensor source) {
        String name = "index_copy_(): ";
        if (index.dim() > 1) {
            throw new IndexError(
                    name + "Index should have dimension 1 or 0 (got " + index.dim() + ")");
        }
        if (source.dim() == 0 && index.numel() != 1) {
            throw new IndexError(
                    name
                            + "When source is scalar, index should have one element (got "
                            + index.numel()
                            + ")");
        }
        if (source.dim() != t.dim() && source.dim() != 0 && t.dim() != 0) {
            throw new IndexError(
                    name
                            + "When source and destination are not scalars, their dimensionality"
                            + " must match. Source dimensionality ("
                            + source.dim()
                            + "), destination dimensionality ("
                            + t.dim()
                            + ")");
        }
        if (index.dtype() != DType.INT64) {
            throw new DTypeError(
                    name
                            + "Expected a long tensor for index, but got "
                            + index.dtype().scalarType(),
                    "Convert it with toLong().");
        }
        if (t.dtype() != source.dtype()) {
            throw new DTypeError(
                    name
                            + "self and source expected to have the same dtype, but got (self) "
                            + t.dtype().scalarType()
                            + " and (source) "
                            + source.dtype().scalarType());
        }
        if (!sameSlices(t, source, dim)) {
            throw new ShapeError(
                    name
                            + "Source/destination tensor must have same slice shapes. Destination"
                            + " slice shape: "
                            + text(slice(t, dim))
                            + " at dimension "
                            + dim
                            + " and source slice shape: "
                            + text(slice(source, dim))
                            + " at dimension 0.");
        }
        if (source.dim() > 0 && index.numel() != shape(source)[dim]) {
            throw new IndexError(
                    name
                            + "Number of indices ("
                            + index.numel()
                            + ") should be equal to source.size(dim) ("
                            + shape(source)[dim]
                            + ")");
        }
    }

    private static String text(long[] sizes) {
        return Arrays.stream(sizes).mapToObj(Long::toString).collect(Collectors.joining(" "));
    }

    private static long[] shape(Tensor t) {
        return TensorAccess.view(t).shape();
    }
}
