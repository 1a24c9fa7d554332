package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The sizes of a tensor's dimensions, PyTorch's `torch.Size`. Immutable; equality is by value.
public final class Size {
    private final long[] sizes;

    private Size(long[] sizes) {
        this.sizes = sizes;
    }

    /// The given sizes.
    public static Size of(long... sizes) {
        Arguments.given(sizes, "sizes");
        return new Size(sizes.clone());
    }

    /// The number of dimensions.
    public int dim() {
        return sizes.length;
    }

    /// The size of one dimension; negative numbers count from the end.
    ///
    /// @throws IndexError if there is no such dimension
    public long get(int dim) {
        int d = dim < 0 ? dim + sizes.length : dim;
        if (d < 0 || d >= sizes.length) {
            throw new IndexError(
                    "Dimension out of range: " + this + " has no dimension " + dim + ".");
        }
        return sizes[d];
    }

    /// The product of the sizes; 1 for no dimensions.
    public long numel() {
        long n = 1;
        for (long s : sizes) {
            n *= s;
        }
        return n;
    }

    /// The sizes in a new array.
    public long[] toArray() {
        return sizes.clone();
    }

    /// The sizes in a list, which prints as `[64, 10]`.
    public List<Long> toList() {
        List<Long> list = new ArrayList<>(sizes.length);
        for (long s : sizes) {
            list.add(s);
        }
        return list;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Size s && Arrays.equals(sizes, s.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    /// PyTorch's printed form: `torch.Size([64, 10])`.
    @Override
    public String toString() {
        return "torch.Size(" + Arrays.toString(sizes) + ")";
    }

    /// The sizes that sizes broadcast to: `Size.broadcast(Size.of(2), Size.of(3, 1))`.
    ///
    /// PyTorch's `torch.broadcast_shapes`.
    ///
    /// @throws ShapeError if they do not fit
    public static Size broadcast(Size... shapes) {
        Arguments.allGiven(shapes, "shapes");
        long[] result = {};
        for (int i = 0; i < shapes.length; i++) {
            long[] next = shapes[i].toArray();
            int n = Math.max(result.length, next.length);
            long[] joined = new long[n];
            for (int d = 1; d <= n; d++) {
                long a = d <= result.length ? result[result.length - d] : 1;
                long b = d <= next.length ? next[next.length - d] : 1;
                if (b < 0) {
                    throw new ShapeError(
                            "Trying to create tensor with negative dimension ("
                                    + b
                                    + "): ("
                                    + b
                                    + ")");
                }
                if (a != b && a != 1 && b != 1) {
                    throw new ShapeError(
                            "Attempting to broadcast a dimension of length "
                                    + b
                                    + " at -"
                                    + d
                                    + "! Mismatching argument at index "
                                    + i
                                    + " had "
                                    + Size.of(next)
                                    + "; but expected shape should be broadcastable to "
                                    + Arrays.toString(result));
                }
                joined[n - d] = a == 1 ? b : a;
            }
            result = joined;
        }
        return Size.of(result);
    }
}
