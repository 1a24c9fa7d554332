package dev.obor.backend;

import dev.obor.base.DType;

/// A strided window on a storage: what kernels read and write.
///
/// Immutable; the two arrays must not be changed after construction. Strides and the offset count
/// elements, not bytes; a stride of 0 repeats an element.
public final class View {
    private final Storage storage;
    private final int offset;
    private final long[] shape;
    private final long[] strides;
    private final long numel;
    private final boolean contiguous;

    /// A window with the given geometry, which the caller has checked to lie inside the storage.
    public View(Storage storage, long offset, long[] shape, long[] strides) {
        this.storage = storage;
        this.offset = (int) offset;
        this.shape = shape;
        this.strides = strides;
        long n = 1;
        boolean dense = true;
        for (int d = shape.length - 1; d >= 0; d--) {
            dense &= shape[d] == 1 || strides[d] == n;
            n *= shape[d];
        }
        this.numel = n;
        this.contiguous = dense || n == 0;
    }

    /// A row-major window from the start of a storage.
    public static View contiguous(Storage storage, long[] shape) {
        return new View(storage, 0, shape, contiguousStrides(shape));
    }

    /// The strides of a row-major tensor; dimensions of size 0 count as 1, as in PyTorch.
    public static long[] contiguousStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long n = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = n;
            n *= Math.max(shape[d], 1);
        }
        return strides;
    }

    /// The memory.
    public Storage storage() {
        return storage;
    }

    /// The dtype of the elements.
    public DType dtype() {
        return storage.dtype();
    }

    /// The array behind the storage.
    public Object array() {
        return storage.array();
    }

    /// The position of the first element.
    public int offset() {
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

    /// Another window on the same storage.
    public View with(long newOffset, long[] newShape, long[] newStrides) {
        return new View(storage, newOffset, newShape, newStrides);
    }
}
