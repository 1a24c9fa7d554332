package dev.obor.backend;

import dev.obor.base.ShapeError;
import java.util.Arrays;

/// Arithmetic of sizes that refuses what does not fit into a `long`: the one place where numbers of
/// elements, strides and bytes are worked out.
public final class Sizes {
    /// The most dimensions that a tensor may have. PyTorch makes tensors of any number and refuses
    /// more than 64 in most operations only, as we do.
    public static final int MOST_DIMENSIONS = 1024;

    /// What a list of objects may hold: an object takes 16 bytes, and an array ends below 2^31.
    private static final long MOST_COUNTED =
            Math.min(Integer.MAX_VALUE - 8, Runtime.getRuntime().maxMemory() / 16);

    private Sizes() {}

    /// The number of elements.
    ///
    /// @throws ShapeError if there are 2^63 or more, or a size is negative
    public static long numel(long[] shape) {
        long n = 1;
        boolean fits = true;
        for (long size : shape) {
            fits &= size >= 0 && Math.multiplyHigh(n, size) == 0 && n * size >= 0;
            n *= size;
        }
        return fits ? n : zeroOrRefused(shape);
    }

    private static long zeroOrRefused(long[] shape) {
        for (long size : shape) {
            if (size < 0) {
                throw negative(size, shape);
            }
        }
        if (!hasZero(shape)) {
            throw new ShapeError(
                    "numel: integer multiplication overflow",
                    "The sizes " + Arrays.toString(shape) + " multiply to 2^63 or more.");
        }
        return 0;
    }

    private static ShapeError negative(long size, long[] shape) {
        return new ShapeError(
                "Trying to create tensor with negative dimension "
                        + size
                        + ": "
                        + Arrays.toString(shape));
    }

    private static boolean hasZero(long[] shape) {
        for (long size : shape) {
            if (size == 0) {
                return true;
            }
        }
        return false;
    }

    /// One size times another, as of dimensions that are merged or repeated.
    ///
    /// @throws ShapeError if it does not fit into a `long`
    public static long product(long a, long b) {
        if (Math.multiplyHigh(a, b) != a * b >> 63) {
            throw new ShapeError("numel: integer multiplication overflow", a + " times " + b + ".");
        }
        return a * b;
    }

    /// One size and another, as of tensors that are joined or padded.
    ///
    /// @throws ShapeError if it does not fit into a `long`
    public static long sum(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new ShapeError("numel: integer addition overflow", a + " plus " + b + ".");
        }
        return sum;
    }

    /// Sizes or strides without those of one dimension.
    public static long[] without(long[] values, int dim) {
        long[] result = new long[values.length - 1];
        System.arraycopy(values, 0, result, 0, dim);
        System.arraycopy(values, dim + 1, result, dim, result.length - dim);
        return result;
    }

    /// A size that counts what a Java array or a list holds.
    ///
    /// @param what the things counted, such as "parts"
    /// @throws ShapeError if there are more than the memory of this process may hold
    public static int count(long size, String what) {
        if (size > MOST_COUNTED || size < Integer.MIN_VALUE) {
            throw new ShapeError(
                    size + " " + what + " are more than fit into memory",
                    "At most " + MOST_COUNTED + " can be counted.");
        }
        return (int) size;
    }

    /// The strides of a row-major tensor; dimensions of size 0 count as 1, as in PyTorch.
    ///
    /// @throws ShapeError if one is 2^63 or more
    public static long[] contiguousStrides(long[] shape) {
        long[] strides = new long[shape.length];
        long n = 1;
        for (int d = shape.length - 1; d >= 0; d--) {
            strides[d] = n;
            long size = Math.max(shape[d], 1);
            if (d > 0 && (Math.multiplyHigh(n, size) != 0 || n * size < 0)) {
                throw new ShapeError(
                        "Stride calculation overflowed",
                        "The sizes are " + Arrays.toString(shape) + ".");
            }
            n *= size;
        }
        return strides;
    }

    /// Checks the sizes of new memory: none negative, not too many, and fewer than 2^63 bytes.
    ///
    /// @return the number of elements
    /// @throws ShapeError if they are not possible
    public static long check(long[] shape, int itemSize) {
        long n = 1;
        boolean fits = true;
        for (long size : shape) {
            if (size < 0) {
                throw negative(size, shape);
            }
            fits &= Math.multiplyHigh(n, size) == 0 && n * size >= 0;
            n *= size;
        }
        checkDimensions(shape.length);
        if (!fits || n > Long.MAX_VALUE / itemSize) {
            throw new ShapeError(
                    "Storage size calculation overflowed with sizes=" + Arrays.toString(shape));
        }
        return n;
    }

    /// Checks the number of dimensions of a tensor.
    ///
    /// @throws ShapeError if there are more than 1024
    public static void checkDimensions(int dimensions) {
        if (dimensions > MOST_DIMENSIONS) {
            throw new ShapeError(
                    "a tensor has at most "
                            + MOST_DIMENSIONS
                            + " dimensions, asked for "
                            + dimensions);
        }
    }
}
