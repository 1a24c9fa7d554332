package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Creation;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Ranges;
import dev.obor.op.index.SelectOps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Splitting;
import dev.obor.op.shape.ViewOps;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Elements as members of sets, and all combinations of them.
public final class Sets {
    private Sets() {}

    /// `isin`: whether each element is among the test elements.
    ///
    /// @param assumeUnique says that no element occurs twice; the result is the same
    /// @param invert whether each element is not among them instead
    /// @throws DTypeError if they are truths
    @Operation(value = OBOR, options = OperationOptions.Membership.class)
    public static Tensor isin(
            Tensor elements,
            Tensor testElements,
            @Default("false") boolean assumeUnique,
            @Default("false") boolean invert) {
        for (Tensor t : new Tensor[] {elements, testElements}) {
            if (t.dtype() == DType.BOOL) {
                throw new DTypeError(
                        "Unsupported input type encountered for isin(): Bool",
                        "Convert it with toLong().");
            }
        }
        DType dtype = Joining.common(new Tensor[] {elements, testElements});
        Tensor[] both = {elements.detach().to(dtype), testElements.detach().to(dtype)};
        Tensor x = both[0].reshape(-1);
        Tensor sorted = Sorting.sort(both[1].reshape(-1), 0, false).values();
        Tensor found;
        if (sorted.numel() == 0) {
            found = x.ne(x).logicalAnd(x.eq(x));
        } else {
            // Places by comparison, for NaN stands behind all numbers and equals none.
            Tensor numbers = sorted.maskedFill(sorted.ne(sorted), largest(sorted.dtype()));
            Tensor at = Counting.search(numbers, x, false).clampMax(sorted.numel() - 1);
            found = SelectOps.indexSelect(sorted, 0, at).eq(x);
        }
        return (invert ? found.logicalNot() : found).reshape(elements.shape().toArray());
    }

    private static double largest(DType dtype) {
        return dtype.isFloatingPoint() ? Double.POSITIVE_INFINITY : 0;
    }

    /// `cartesian_prod`: all choices of one element of each vector, as rows.
    ///
    /// @throws ShapeError if one is no vector
    @Operation(OBOR)
    public static Tensor cartesianProd(Tensor... tensors) {
        for (Tensor t : tensors) {
            if (t.dim() != 1) {
                throw new ShapeError("Expect a 1D vector, but got shape " + t.shape().toList());
            }
        }
        if (tensors.length == 1) {
            return tensors[0];
        }
        Tensor[] grid = Joining.meshgrid("ij", tensors);
        for (int i = 0; i < grid.length; i++) {
            grid[i] = grid[i].reshape(-1);
        }
        return Joining.stack(grid, 1);
    }

    /// `combinations`: all choices of `r` elements of a vector in its order, as rows.
    ///
    /// @throws ShapeError if it is no vector, or `r` is negative
    @Operation(value = OBOR, forms = "r", options = OperationOptions.Combinations.class)
    public static Tensor combinations(
            Tensor input, @Default("2") long r, @Default("false") boolean withReplacement) {
        if (input.dim() != 1) {
            throw new ShapeError("Expect a 1D vector, but got shape " + input.shape().toList());
        }
        if (r < 0) {
            throw new ShapeError("Expect a non-negative number, but got " + r);
        }
        if (r == 0) {
            return input.narrow(0, 0, 0).reshape(0);
        }
        long n = input.size(0);
        Sizes.checkDimensions((int) Math.min(r, Integer.MAX_VALUE)); // of the grid
        Tensor[] places = new Tensor[(int) r];
        Arrays.fill(places, Ranges.iota(n));
        Tensor[] grid = Joining.meshgrid("ij", places);
        Tensor chosen = null;
        for (int i = 0; i + 1 < grid.length; i++) {
            Tensor ordered = withReplacement ? grid[i].le(grid[i + 1]) : grid[i].lt(grid[i + 1]);
            chosen = chosen == null ? ordered : chosen.logicalAnd(ordered);
        }
        if (chosen == null) {
            View all = Backends.empty(DType.BOOL, new long[] {n});
            Creation.fill(all, 1L);
            chosen = TensorAccess.wrap(all);
        }
        Tensor[] values = new Tensor[places.length];
        Arrays.fill(values, input);
        Tensor[] columns = Joining.meshgrid("ij", values);
        for (int i = 0; i < columns.length; i++) {
            columns[i] = Masks.maskedSelect(columns[i], chosen);
        }
        return Joining.stack(columns, 1);
    }

    /// `block_diag`: matrices along the diagonal of a larger one; vectors are rows.
    ///
    /// @throws ShapeError if one has more than two dimensions
    @Operation(OBOR)
    public static Tensor blockDiag(Tensor... tensors) {
        if (tensors.length == 0) {
            return TensorAccess.wrap(Creation.full(Globals.defaultDType(), new long[] {1, 0}, 0));
        }
        Tensor[] blocks = tensors.clone();
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
            blocks[i] = dim == 2 ? blocks[i] : blocks[i].reshape(1, blocks[i].numel());
        }
        return new BlockDiag().apply(Joining.to(Joining.common(tensors), blocks));
    }

    private static final class BlockDiag extends Op {
        BlockDiag() {
            super("BlockDiagBackward0");
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
            Tensor out = TensorAccess.wrap(Creation.full(in[0].dtype(), size, 0));
            Tensor[] blocks = blocks(out, shapes);
            for (int i = 0; i < in.length; i++) {
                Creation.copy(TensorAccess.view(in[i]), TensorAccess.view(blocks[i]));
            }
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return blocks(grad, ctx.kept());
        }

        private static Tensor[] blocks(Tensor whole, long[][] shapes) {
            Tensor[] blocks = new Tensor[shapes.length];
            long row = 0;
            long column = 0;
            for (int i = 0; i < blocks.length; i++) {
                Tensor rows = ViewOps.narrow(whole, 0, row, shapes[i][0]);
                blocks[i] = ViewOps.narrow(rows, 1, column, shapes[i][1]);
                row += shapes[i][0];
                column += shapes[i][1];
            }
            return blocks;
        }
    }

    /// `unravel_index`: the places of elements of a flat tensor in one of a shape, a tensor per
    /// dimension.
    ///
    /// @throws DTypeError unless the places are integers
    @Operation(OBOR)
    public static Tensor[] unravelIndex(Tensor indices, long... shape) {
        if (indices.isFloatingPoint() || indices.dtype() == DType.BOOL) {
            throw new DTypeError(
                    "expected 'indices' to be integer dtype, but got " + indices.dtype());
        }
        for (long size : shape) {
            if (size == 0 && indices.numel() > 0) {
                throw new ShapeError(
                        "a shape without elements has no places: " + Arrays.toString(shape));
            }
            if (size < 0) {
                throw new ShapeError(
                        "'shape' cannot have negative values, but got " + Arrays.toString(shape));
            }
        }
        if (shape.length == 0) {
            return new Tensor[0];
        }
        long[] steps = View.contiguousStrides(shape);
        Tensor step = vector(steps);
        Tensor size = vector(shape);
        // The results lie side by side, as PyTorch's do.
        Tensor places = indices.toLong().unsqueeze(-1).floorDivide(step).remainder(size);
        return Splitting.unbind(places, -1);
    }

    private static Tensor vector(long[] values) {
        View view = Backends.empty(DType.INT64, new long[] {values.length});
        for (int i = 0; i < values.length; i++) {
            Creation.fill(view.with(i, new long[0], new long[0]), values[i]);
        }
        return TensorAccess.wrap(view);
    }

    /// `histc`: how many elements lie in each of so many intervals between two numbers; both 0
    /// means the smallest and the largest element.
    ///
    /// @throws DTypeError unless the elements are floats
    /// @throws ShapeError if there is no interval
    @Operation(value = TENSOR, forms = "bins", options = OperationOptions.Histogram.class)
    public static Tensor histc(
            Tensor input,
            @Default("100") long bins,
            @Default("0") double min,
            @Default("0") double max) {
        if (bins <= 0) {
            throw new ShapeError("bins must be > 0, but got " + bins);
        }
        DTypes.checkFloat("histogram_cpu", input.dtype());
        Tensor x = input.detach().reshape(-1);
        double low = min;
        double high = max;
        if (low == high && x.numel() > 0) {
            low = x.amin().item();
            high = x.amax().item();
        }
        if (low == high) {
            low -= 1;
            high += 1;
        }
        if (!(low < high) || !Double.isFinite(low) || !Double.isFinite(high)) {
            throw new ShapeError("range of [" + low + ", " + high + "] is not finite");
        }
        Tensor inside = x.ge(low).logicalAnd(x.le(high));
        Tensor kept = Masks.maskedSelect(x, inside);
        Tensor place = kept.sub(low).mul((double) bins).div(high - low);
        Tensor bin = place.toLong().clampMax(bins - 1);
        Tensor counts = Counting.bincount(bin, null, bins);
        return counts.to(input.dtype());
    }

    /// Whether each element is a number; bool.
    @Operation(OBOR)
    public static Tensor isin(Tensor elements, double testElement) {
        return isin(elements, Masks.number(testElement, elements), false, false);
    }

    /// Whether each element is an integer; bool.
    @Operation(OBOR)
    public static Tensor isin(Tensor elements, long testElement) {
        return isin(elements, Masks.number(testElement, elements), false, false);
    }

    /// Whether a number is among the test elements; bool.
    @Operation(OBOR)
    public static Tensor isin(double element, Tensor testElements) {
        return isin(Masks.number(element, testElements), testElements, false, false);
    }

    /// Whether an integer is among the test elements; bool.
    @Operation(OBOR)
    public static Tensor isin(long element, Tensor testElements) {
        return isin(Masks.number(element, testElements), testElements, false, false);
    }
}
