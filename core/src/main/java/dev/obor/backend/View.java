package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.util.Arrays;

/// A strided window on a storage: what kernels read and write.
///
/// A view that lies outside its storage, or has more elements than can be counted, cannot be made:
/// this constructor is the entry that every size passes.
///
/// Immutable; the two arrays must not be changed after construction. Strides and the offset count
/// elements, not bytes; a stride of 0 repeats an element. Complex elements can also be seen as
/// pairs of real ones, and such pairs as complex ones: then the dtype is not that of the storage.
///
/// A mirrored view shows the conjugates of the complex numbers in memory, or real ones with the
/// other sign. No backend is given one.
public final class View {
    private final Storage storage;
    private final DType dtype;
    private final long offset;
    private final long[] shape;
    private final long[] strides;
    private final long numel;
    private final boolean contiguous;
    private final boolean mirrored;

    /// A window with the given geometry.
    ///
    /// @throws ShapeError if it is not inside the storage, or its sizes are not possible
    public View(Storage storage, long offset, long[] shape, long[] strides) {
        this(storage, storage.dtype(), offset, shape, strides, true, false);
    }

    private View(
            Storage storage,
            DType dtype,
            long offset,
            long[] shape,
            long[] strides,
            boolean checked,
            boolean mirrored) {
        this.storage = storage;
        this.dtype = dtype;
        this.offset = offset;
        this.shape = shape;
        this.strides = strides;
        this.mirrored = mirrored;
        long n = Sizes.numel(shape);
        long next = 1;
        boolean dense = true;
        for (int d = shape.length - 1; d >= 0; d--) {
            dense &= shape[d] == 1 || strides[d] == next;
            next *= shape[d];
        }
        this.numel = n;
        this.contiguous = dense || n == 0;
        if (checked && n != 0) {
            long length = capacity();
            boolean inside =
                    dense
                            ? offset >= 0 && offset <= length - n
                            : isInside(length, offset, shape, strides);
            if (!inside) {
                throw outside();
            }
        }
    }

    /// Whether the first and the last place are in memory of that length; no shape has a 0.
    private static boolean isInside(long length, long offset, long[] shape, long[] strides) {
        long low = offset;
        long high = offset;
        for (int d = 0; d < shape.length; d++) {
            long steps = shape[d] - 1;
            long stride = strides[d];
            long reach = steps * stride;
            if (Math.multiplyHigh(steps, stride) != reach >> 63) {
                return false; // so far does no memory reach
            }
            if (reach >= 0) {
                high += reach;
            } else {
                low += reach;
            }
            if (low < 0 || high < 0 || high >= length) {
                return false;
            }
        }
        return low >= 0 && high < length;
    }

    private ShapeError outside() {
        int width = dtype().itemSize();
        return new ShapeError(
                "setStorage: sizes "
                        + Arrays.toString(shape)
                        + ", strides "
                        + Arrays.toString(strides)
                        + ", storage offset "
                        + offset
                        + ", and itemsize "
                        + width
                        + " are out of bounds for storage of size "
                        + capacity() * width);
    }

    /// A row-major window from the start of a storage.
    public static View contiguous(Storage storage, long[] shape) {
        return new View(storage, 0, shape, contiguousStrides(shape));
    }

    /// The strides of a row-major tensor; dimensions of size 0 count as 1, as in PyTorch.
    public static long[] contiguousStrides(long[] shape) {
        return Sizes.contiguousStrides(shape);
    }

    /// The memory.
    public Storage storage() {
        return storage;
    }

    /// The dtype of the elements.
    public DType dtype() {
        return dtype;
    }

    /// How many elements of this dtype the storage has room for.
    public long capacity() {
        DType stored = storage.dtype();
        return stored == dtype
                ? storage.length()
                : storage.length() * stored.itemSize() / dtype.itemSize();
    }

    /// Whether what is read is the conjugate of what is in memory, or of real elements the
    /// negative.
    public boolean isMirrored() {
        return mirrored;
    }

    /// The same window with the conjugates of its elements, or the negatives of real ones.
    public View mirrored() {
        return new View(storage, dtype, offset, shape, strides, false, !mirrored);
    }

    /// The same window as it is in memory.
    public View unmirrored() {
        return mirrored ? mirrored() : this;
    }

    /// Complex elements, not mirrored ones, as pairs of real ones: a further dimension of size 2 at
    /// the end.
    public View real() {
        if (mirrored) {
            throw new IllegalStateException("pairs have no conjugates");
        }
        int rank = shape.length;
        long[] sizes = Arrays.copyOf(shape, rank + 1);
        long[] steps = new long[rank + 1];
        for (int d = 0; d < rank; d++) {
            steps[d] = 2 * strides[d];
        }
        sizes[rank] = 2;
        steps[rank] = 1;
        return new View(storage, dtype.toReal(), 2 * offset, sizes, steps, true, false);
    }

    /// The real parts of complex elements (0), or the imaginary ones (1).
    public View part(int which) {
        long[] steps = new long[shape.length];
        for (int d = 0; d < steps.length; d++) {
            steps[d] = 2 * strides[d];
        }
        return new View(
                storage,
                dtype.toReal(),
                2 * offset + which,
                shape,
                steps,
                true,
                mirrored && which == 1);
    }

    /// Pairs of real elements as complex ones, without the last dimension.
    ///
    /// The offset and the other strides are even.
    public View complex() {
        int rank = shape.length - 1;
        long[] steps = new long[rank];
        for (int d = 0; d < rank; d++) {
            steps[d] = strides[d] / 2;
        }
        long[] sizes = Arrays.copyOf(shape, rank);
        return new View(storage, dtype.toComplex(), offset / 2, sizes, steps, true, false);
    }

    /// What the backend keeps the elements in; for the backend alone, as [Storage#array].
    public Object array() {
        return storage.array();
    }

    /// The position of the first element.
    public long offset() {
        return offset;
    }

    /// The sizes; not to be changed.
    public long[] shape() {
        return shape;
    }

    /// The strides; not to be changed.
    public long[] strides() {
        return strides;
    }

    /// The number of dimensions.
    public int dim() {
        return shape.length;
    }

    /// The number of elements.
    public long numel() {
        return numel;
    }

    /// Whether the elements lie in row-major order without gaps.
    public boolean isContiguous() {
        return contiguous;
    }

    /// A window from the first element on that indices move: of a view without elements there is
    /// none, and every index is refused before anything is read.
    public View window(long[] newShape, long[] newStrides) {
        return new View(storage, dtype, offset, newShape, newStrides, numel != 0, mirrored);
    }

    /// The same window on another storage of the same dtype and length.
    public View on(Storage other) {
        return other == storage
                ? this
                : new View(other, dtype, offset, shape, strides, false, mirrored);
    }

    /// Sizes and strides to derive others from; no kernel takes it.
    public View geometry(long[] newShape, long[] newStrides) {
        return new View(storage, dtype, 0, newShape, newStrides, false, false);
    }

    /// Another window on the same storage.
    public View with(long newOffset, long[] newShape, long[] newStrides) {
        return new View(storage, dtype, newOffset, newShape, newStrides, true, mirrored);
    }
}
