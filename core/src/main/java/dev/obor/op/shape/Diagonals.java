package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.WriteOp;
import org.jspecify.annotations.Nullable;

/// Triangles and diagonals of matrices.
public final class Diagonals {
    private Diagonals() {}

    private static final class Triangle extends WriteOp {
        private final boolean lower;
        private final long diagonal;

        Triangle(boolean lower, long diagonal, boolean copies) {
            super(lower ? "TrilBackward0" : "TriuBackward0", copies);
            this.lower = lower;
            this.diagonal = diagonal;
        }

        @Override
        protected InPlace.Memory memory() {
            return InPlace.Memory.REPEATED;
        }

        // The part outside is overwritten, so that NaN there becomes 0 too: row by row, or column
        // by
        // column where these are fewer.
        @Override
        protected void write(View target, Tensor[] in) {
            int n = target.dim();
            long rows = target.shape()[n - 2];
            long columns = target.shape()[n - 1];
            long first = Math.clamp(diagonal, -rows, columns) + (lower ? 1 : 0);
            if (target.numel() == 0) {
                return;
            }
            if (rows <= columns) {
                for (long r = 0; r < rows; r++) {
                    long edge = Math.clamp(r + first, 0, columns);
                    clear(target, n - 1, r, lower ? edge : 0, lower ? columns : edge);
                }
            } else {
                for (long c = 0; c < columns; c++) {
                    long edge = Math.clamp(c - first + 1, 0, rows);
                    clear(target, n - 2, c, lower ? 0 : edge, lower ? edge : rows);
                }
            }
        }

        /// Writes zeros along one of the last two dimensions, at a place of the other.
        private static void clear(View target, int along, long place, long from, long to) {
            if (from >= to) {
                return;
            }
            int other = 2 * target.dim() - 3 - along;
            long[] shape = target.shape().clone();
            shape[other] = 1;
            shape[along] = to - from;
            long offset =
                    target.offset()
                            + place * target.strides()[other]
                            + from * target.strides()[along];
            RawMemory.fill(target.with(offset, shape, target.strides()), 0L);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Triangle(lower, diagonal, true).apply(grad)};
        }
    }

    /// `tril` and `triu`: the elements on one side of a diagonal, zeros elsewhere.
    ///
    /// @throws ShapeError if there are fewer than two dimensions
    public static Tensor triangle(Tensor t, boolean lower, long diagonal, boolean inPlace) {
        if (t.dim() < 2) {
            throw new ShapeError(
                    (lower ? "tril" : "triu") + ": input tensor must have at least 2 dimensions");
        }
        return new Triangle(lower, diagonal, !inPlace).call(1, t);
    }

    /// The elements on and above a diagonal, zeros below.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).triu() // [[1, 2, 3], [0, 5, 6], [0, 0, 9]]
    /// ```
    ///
    /// @param input (\*, n, m)
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below
    /// @return a new tensor of the input's shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor triu(Tensor input, @Default("0") long diagonal, boolean inPlace) {
        return triangle(input, false, diagonal, inPlace);
    }

    /// The elements on and below a diagonal, zeros above.
    ///
    /// ```java
    /// arange(1, 10).view(3, 3).tril(-1) // [[0, 0, 0], [4, 0, 0], [7, 8, 0]]
    /// ```
    ///
    /// @param input (\*, n, m)
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below
    /// @return a new tensor of the input's shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor tril(Tensor input, @Default("0") long diagonal, boolean inPlace) {
        return triangle(input, true, diagonal, inPlace);
    }

    private static final class Embed extends Op {
        private final long offset;
        private final int a;
        private final int b;

        Embed(long offset, int a, int b) {
            super("DiagEmbedBackward0");
            this.offset = offset;
            this.a = a;
            this.b = b;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            int rank = v.dim() + 1;
            long side = Sizes.sum(v.shape()[rank - 2], Sizes.product(offset, Long.signum(offset)));
            long[] shape = new long[rank];
            for (int d = 0, from = 0; d < rank; d++) {
                shape[d] = d == a || d == b ? side : v.shape()[from++];
            }
            Tensor out = TensorAccess.wrap(RawMemory.full(v.dtype(), shape, 0));
            Slicing.diagonal(out, offset, a, b).copy_(in[0].detach());
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {Slicing.diagonal(grad, offset, a, b)};
        }
    }

    /// The last dimension as a diagonal in the plane of two dimensions.
    ///
    /// ```java
    /// tensor(1, 2).diagEmbed() // [[1, 0], [0, 2]]
    /// ```
    ///
    /// @param input (\*, n)
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @param dim1 where the rows are in the result
    /// @param dim2 where the columns are in the result
    /// @return a new tensor of one dimension more; two of size n + abs(offset)
    @Operation(
            value = {TENSOR, OBOR},
            names = "diagEmbed")
    public static Tensor embed(
            Tensor input,
            @Default("0") long offset,
            @Default("-2") long dim1,
            @Default("-1") long dim2) {
        int rank = input.dim() + 1;
        int a = Shapes.wrapDim(dim1, rank);
        int b = Shapes.wrapDim(dim2, rank);
        if (a == b) {
            throw new ShapeError("diagonal dimensions cannot be identical " + dim1 + ", " + dim2);
        }
        return new Embed(offset, a, b).apply(input);
    }

    /// The flattened tensor as the diagonal of a matrix.
    ///
    /// ```java
    /// tensor(1, 2).diagflat(1) // [[0, 1, 0], [0, 0, 2], [0, 0, 0]]
    /// ```
    ///
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @return a new square matrix of as many rows as there are elements, and abs(offset)
    @Operation({TENSOR, OBOR})
    public static Tensor diagflat(Tensor input, @Default("0") long offset) {
        return embed(input.reshape(-1), offset, 0, 1);
    }

    private static final class Copy extends Op {
        private final long offset;

        Copy(long offset) {
            super("DiagonalBackward0_copy");
            this.offset = offset;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.keep(TensorAccess.view(in[0]).shape());
            return Slicing.diagonal(in[0].detach(), offset, 0, 1).clone();
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] shape = ctx.kept();
            return new Tensor[] {
                Views.intoZeros(grad, shape, z -> Slicing.diagonal(z, offset, 0, 1))
            };
        }
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    ///
    /// ```java
    /// tensor(1, 2).diag() // [[1, 0], [0, 2]]
    /// arange(9).view(3, 3).diag(1) // [1, 5]
    /// ```
    ///
    /// @param input a vector or a matrix
    /// @param diagonal 0 for the main diagonal, positive for one above it, negative for one below
    /// @return a new matrix of the vector's dtype, square, or a new vector
    @Operation({TENSOR, OBOR})
    public static Tensor diag(Tensor input, @Default("0") long diagonal) {
        return switch (input.dim()) {
            case 1 -> embed(input, diagonal, 0, 1);
            case 2 -> new Copy(diagonal).apply(input);
            default ->
                    throw new ShapeError(
                            "diag(): Supports 1D or 2D tensors. Got " + input.dim() + "D");
        };
    }

    /// Matrices along the diagonal of a larger one; vectors are rows.
    ///
    /// ```java
    /// blockDiag(tensor(1, 2), tensor(3)) // [[1, 2, 0], [0, 0, 3]]
    /// ```
    ///
    /// @param tensors of up to two dimensions, a 0-d one being (1, 1)
    /// @return a new matrix of as many rows and columns as all together, of the promoted dtype
    /// @throws ShapeError if one has more than two dimensions
    @Operation(OBOR)
    public static Tensor blockDiag(Tensor... tensors) {
        if (tensors.length == 0) {
            return TensorAccess.wrap(RawMemory.full(Globals.defaultDType(), new long[] {1, 0}, 0));
        }
        Tensor[] blocks = tensors.clone();
        boolean[] vectors = new boolean[blocks.length];
        for (int i = 0; i < blocks.length; i++) {
            int dim = blocks[i].dim();
            if (dim > 2) {
                throw new ShapeError(
                        "torch.block_diag: Input tensors must have 2 or fewer dimensions. Input "
                                + i
                                + " has "
                                + dim
                                + " dimensions");
            }
            vectors[i] = dim < 2;
            blocks[i] = dim == 2 ? blocks[i] : blocks[i].reshape(1, blocks[i].numel());
        }
        return new BlockDiag(vectors).apply(Joining.to(Joining.common(tensors), blocks));
    }

    private static final class BlockDiag extends Op {
        private final boolean[] vectors;

        /// @param vectors which of the blocks are no matrices: their gradients are copies, those of
        ///   single numbers aside
        BlockDiag(boolean... vectors) {
            super("BlockDiagBackward0");
            this.vectors = vectors;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            long[][] shapes = new long[in.length][];
            long[] size = new long[2];
            for (int i = 0; i < in.length; i++) {
                shapes[i] = TensorAccess.view(in[i]).shape();
                size[0] += shapes[i][0];
                size[1] += shapes[i][1];
            }
            ctx.keep(shapes);
            Tensor out = TensorAccess.wrap(RawMemory.full(in[0].dtype(), size, 0));
            Tensor[] blocks = blocks(out, shapes);
            for (int i = 0; i < in.length; i++) {
                RawMemory.copy(TensorAccess.view(in[i]), TensorAccess.view(blocks[i]));
            }
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] blocks = blocks(grad, ctx.kept());
            for (int i = 0; i < blocks.length; i++) {
                boolean copied = vectors[i] && blocks[i].numel() > 1;
                blocks[i] = copied ? blocks[i].clone(MemoryFormat.CONTIGUOUS_FORMAT) : blocks[i];
            }
            return blocks;
        }

        private static Tensor[] blocks(Tensor whole, long[][] shapes) {
            Tensor[] blocks = new Tensor[shapes.length];
            long row = 0;
            long column = 0;
            for (int i = 0; i < blocks.length; i++) {
                Tensor rows = Slicing.narrow(whole, 0, row, shapes[i][0]);
                blocks[i] = Slicing.narrow(rows, 1, column, shapes[i][1]);
                row += shapes[i][0];
                column += shapes[i][1];
            }
            return blocks;
        }
    }
}
