package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.Version;
import dev.obor.op.linalg.VectorOps;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import java.util.List;

/// Small operations on sizes and places, made of others.
public final class Forms {
    private Forms() {}

    /// The tensor with at least one dimension.
    ///
    /// ```java
    /// atleast1d(tensor(5)) // [5]
    /// ```
    @Operation(value = OBOR, names = "atleast1d")
    public static Tensor atLeast1d(Tensor input) {
        return input.dim() == 0 ? input.reshape(1) : input;
    }

    /// Tensors with at least one dimension each.
    ///
    /// ```java
    /// atleast1d(List.of(tensor(5), tensor(1, 2))) // [5], [1, 2]
    /// ```
    @Operation(value = OBOR, names = "atleast1d")
    public static Tensor[] atLeast1d(List<Tensor> tensors) {
        return tensors.stream().map(Forms::atLeast1d).toArray(Tensor[]::new);
    }

    /// The tensor with at least two dimensions; a vector becomes a row.
    ///
    /// ```java
    /// atleast2d(tensor(1, 2)) // [[1, 2]]
    /// ```
    @Operation(value = OBOR, names = "atleast2d")
    public static Tensor atLeast2d(Tensor input) {
        return switch (input.dim()) {
            case 0 -> input.reshape(1, 1);
            case 1 -> input.unsqueeze(0);
            default -> input;
        };
    }

    /// Tensors with at least two dimensions each.
    ///
    /// ```java
    /// atleast2d(List.of(tensor(5), tensor(1, 2))) // [[5]], [[1, 2]]
    /// ```
    @Operation(value = OBOR, names = "atleast2d")
    public static Tensor[] atLeast2d(List<Tensor> tensors) {
        return tensors.stream().map(Forms::atLeast2d).toArray(Tensor[]::new);
    }

    /// The tensor with at least three dimensions; new ones go around a vector, and behind a matrix.
    ///
    /// ```java
    /// atleast3d(tensor(1, 2)).shape() // [1, 2, 1]
    /// ```
    @Operation(value = OBOR, names = "atleast3d")
    public static Tensor atLeast3d(Tensor input) {
        return switch (input.dim()) {
            case 0 -> input.reshape(1, 1, 1);
            case 1 -> input.unsqueeze(0).unsqueeze(-1);
            case 2 -> input.unsqueeze(-1);
            default -> input;
        };
    }

    /// Tensors with at least three dimensions each.
    ///
    /// ```java
    /// atleast3d(List.of(tensor(5), tensor(1, 2)))[1].shape() // [1, 2, 1]
    /// ```
    @Operation(value = OBOR, names = "atleast3d")
    public static Tensor[] atLeast3d(List<Tensor> tensors) {
        return tensors.stream().map(Forms::atLeast3d).toArray(Tensor[]::new);
    }

    /// The places of the elements that are not zero, exactly `size` rows: further ones are left
    /// out, and missing ones are filled.
    ///
    /// ```java
    /// tensor(0, 5, 7).nonzeroStatic(3) // [[1], [2], [-1]]
    /// ```
    ///
    /// @throws ValueError if `size` is negative
    @Operation({TENSOR, OBOR})
    public static Tensor nonzeroStatic(Tensor input, long size, @Default("-1") long fillValue) {
        if (size < 0) {
            throw new ValueError("nonzero_static: 'size' must be an non-negative integer");
        }
        Tensor places = Masks.nonzero(input.detach());
        long found = places.size(0);
        if (found >= size) {
            return places.narrow(0, 0, size).clone(MemoryFormat.CONTIGUOUS_FORMAT);
        }
        Tensor rest = places.newFull(new long[] {size - found, places.size(1)}, fillValue);
        return Joining.cat(new Tensor[] {places, rest}, 0).contiguous();
    }

    /// A tensor of the same sizes and dtype with one number everywhere.
    ///
    /// ```java
    /// fill(ones(2), 7.0) // [7, 7]
    /// ```
    @Operation({OBOR})
    public static Tensor fill(Tensor input, double value) {
        return InPlace.own(input.clone().fill_(value), -1);
    }

    /// A tensor of the same sizes and dtype with the only element of another everywhere.
    ///
    /// ```java
    /// fill(ones(2), tensor(7)) // [7, 7]
    /// ```
    ///
    /// @throws ShapeError if the value has dimensions
    @Operation({OBOR})
    public static Tensor fill(Tensor input, Tensor value) {
        return InPlace.own(fill_(input.clone(), value), -1);
    }

    /// The only element of another tensor everywhere; returns this.
    ///
    /// ```java
    /// ones(2).fill_(tensor(7.0)) // [7, 7]
    /// ```
    ///
    /// @throws ShapeError if the value has dimensions
    @Operation(TENSOR)
    public static Tensor fill_(Tensor input, Tensor value) {
        if (value.dim() != 0) {
            throw new ShapeError(
                    "fill_ only supports 0-dimension value tensor but got tensor with "
                            + value.dim()
                            + " dimensions.");
        }
        return input.copy_(value);
    }

    /// The number in each place of the main diagonal, in place; returns this. Of a matrix with more
    /// rows than columns the diagonal begins again with `wrap`, one row below.
    ///
    /// ```java
    /// zeros(2, 3).fillDiagonal_(5) // [[5, 0, 0], [0, 5, 0]]
    /// ```
    ///
    /// @throws ShapeError if there are fewer than two dimensions, or more than two of other sizes
    @Operation(TENSOR)
    public static Tensor fillDiagonal_(Tensor input, double value, @Default("false") boolean wrap) {
        int n = input.dim();
        if (n < 2) {
            throw new ShapeError("dimensions must larger than 1");
        }
        long rows = input.size(0);
        for (int d = 1; d < n && n > 2; d++) {
            if (input.size(d) != rows) {
                throw new ShapeError("all dimensions of input must be of equal length");
            }
        }
        InPlace.check(input, input);
        long columns = input.size(1);
        long stride = Arrays.stream(input.stride()).sum();
        long size = Math.min(rows, columns);
        input.asStrided(new long[] {size}, new long[] {stride}).fill_(value);
        if (wrap && n == 2 && rows > columns + 1) {
            long step = columns + 1;
            for (long from = step; from < rows; from += step) {
                long length = Math.min(columns, rows - from);
                Tensor part = input.narrow(0, from, rows - from);
                part.asStrided(new long[] {length}, new long[] {stride}).fill_(value);
            }
        }
        return input;
    }

    /// The cross products of vectors along a dimension, by default the first of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0)) // [0, 0, 1]
    /// ```
    ///
    /// @throws ShapeError if there is no dimension of size 3, or the sizes do not fit
    @Operation({TENSOR, OBOR})
    public static Tensor cross(Tensor input, Tensor other) {
        for (int d = 0; d < input.dim(); d++) {
            if (input.size(d) == 3) {
                return cross(input, other, d);
            }
        }
        throw new ShapeError("no dimension of size 3 in input");
    }

    /// The cross products of vectors along a dimension of size 3.
    ///
    /// ```java
    /// tensor(1, 0, 0).cross(tensor(0, 1, 0), -1) // [0, 0, 1]
    /// ```
    ///
    /// @throws ShapeError if the dimension has another size, or the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor cross(Tensor input, Tensor other, long dim) {
        return VectorOps.cross(input, other, dim);
    }

    /// The matrix whose columns are the powers of a vector, the highest first.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3)) // [[1, 1, 1], [4, 2, 1], [9, 3, 1]]
    /// ```
    ///
    /// @throws ShapeError if the input is no vector
    @Operation(OBOR)
    public static Tensor vander(Tensor x) {
        return vander(x, x.numel(), false);
    }

    /// The matrix whose `n` columns are the powers of a vector, the highest first unless
    /// `increasing`.
    ///
    /// ```java
    /// vander(tensor(1, 2, 3), 2, true) // [[1, 1], [1, 2], [1, 3]]
    /// ```
    ///
    /// @throws ShapeError if the input is no vector
    /// @throws ValueError if `n` is negative
    @Operation(OBOR)
    public static Tensor vander(Tensor x, long n, @Default("false") boolean increasing) {
        if (x.dim() != 1) {
            throw new ShapeError("x must be a one-dimensional tensor.");
        }
        if (n < 0) {
            throw new ValueError("N must be non-negative.");
        }
        if (!x.isFloatingPoint() && x.dtype() != DType.INT64) {
            return vander(x.toLong(), n, increasing);
        }
        Tensor[] columns = new Tensor[Sizes.count(n, "columns")];
        for (int i = 0; i < n; i++) {
            int place = increasing ? i : (int) n - 1 - i;
            columns[place] =
                    i == 0 ? x.detach().onesLike() : columns[increasing ? i - 1 : place + 1].mul(x);
        }
        return n == 0 ? x.detach().unsqueeze(1).narrow(1, 0, 0) : Joining.stack(columns, 1);
    }

    /// Whether the only element is not zero.
    ///
    /// ```java
    /// tensor(0.5).isNonzero() // true
    /// ```
    ///
    /// @throws ValueError if there is not exactly one element
    @Operation({TENSOR, OBOR})
    public static boolean isNonzero(Tensor input) {
        if (input.numel() != 1) {
            throw new ValueError(
                    input.numel() == 0
                            ? "Boolean value of Tensor with no values is ambiguous"
                            : "Boolean value of Tensor with more than one value is ambiguous");
        }
        return input.ne(0).itemBoolean();
    }

    /// Whether two tensors have the same sizes.
    ///
    /// ```java
    /// ones(2, 3).isSameSize(zeros(2, 3)) // true
    /// ```
    @Operation({TENSOR, OBOR})
    public static boolean isSameSize(Tensor input, Tensor other) {
        return input.shape().equals(other.shape());
    }

    /// Whether the dtype holds negative numbers.
    ///
    /// ```java
    /// tensor(1).toByte().isSigned() // false
    /// ```
    @Operation({TENSOR, OBOR})
    public static boolean isSigned(Tensor input) {
        return input.dtype().isSigned();
    }

    /// Whether two tensors look at the same memory with the same geometry.
    ///
    /// ```java
    /// Tensor a = ones(2);
    /// a.isSetTo(a.view(2)) // true
    /// ```
    @Operation(TENSOR)
    public static boolean isSetTo(Tensor input, Tensor tensor) {
        var a = TensorAccess.view(input);
        var b = TensorAccess.view(tensor);
        return a.storage() == b.storage()
                && a.offset() == b.offset()
                && Arrays.equals(a.shape(), b.shape())
                && Arrays.equals(a.strides(), b.strides());
    }

    /// Chunks along a dimension, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(4).unsafeChunk(2) // [0, 1], [2, 3]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeChunk")
    public static Tensor[] unsafeChunk(Tensor input, long chunks, @Default("0") long dim) {
        return alone(input.chunk(chunks, dim));
    }

    /// Parts of one size, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplit(2) // [0, 1], [2, 3], [4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeSplit")
    public static Tensor[] unsafeSplit(Tensor input, long splitSize, @Default("0") long dim) {
        return alone(input.split(splitSize, dim));
    }

    /// Parts of given sizes, but not views: changes in place are not tracked across them.
    ///
    /// ```java
    /// arange(5).unsafeSplitWithSizes(new long[] {1, 4}) // [0], [1, 2, 3, 4]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "unsafeSplitWithSizes")
    public static Tensor[] unsafeSplitWithSizes(
            Tensor input, long[] splitSizes, @Default("0") long dim) {
        return alone(input.splitWithSizes(splitSizes, dim));
    }

    private static Tensor[] alone(Tensor[] parts) {
        for (Tensor part : parts) {
            var meta = TensorAccess.meta(part);
            meta.viewInfo = null;
            meta.version = new Version();
        }
        return parts;
    }
}
