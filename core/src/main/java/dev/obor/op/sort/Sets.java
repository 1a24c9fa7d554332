package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Ranges;
import dev.obor.op.index.IndexOps;
import dev.obor.op.index.SelectOps;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Joining;
import java.util.Arrays;

/// Elements as members of sets, and all combinations of them.
public final class Sets {
    private Sets() {}

    /// Whether each element is among the test elements.
    ///
    /// ```java
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7)) // [true, false, true]
    /// isin(tensor(1, 2, 3), tensor(3, 1, 7), o -> o.invert(true)) // [false, true, false]
    /// ```
    ///
    /// @param elements any shape
    /// @param testElements any shape
    /// @param assumeUnique says that no element occurs twice; the result is the same
    /// @param invert whether each element is not among them instead
    /// @return a bool tensor of the shape of `elements`
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
            Tensor at = Searching.search(numbers, x, false).clampMax(sorted.numel() - 1);
            found = SelectOps.indexSelect(sorted, 0, at).eq(x);
        }
        Tensor result = invert ? found.logicalNot() : found;
        return InPlace.own(result.reshape(elements.shape().toArray()), 0);
    }

    private static double largest(DType dtype) {
        return dtype.isFloatingPoint() ? Double.POSITIVE_INFINITY : 0;
    }

    /// All choices of one element of each vector, as rows.
    ///
    /// ```java
    /// cartesianProd(tensor(1, 2), tensor(4, 5)) // [[1, 4], [1, 5], [2, 4], [2, 5]]
    /// ```
    ///
    /// @param tensors vectors of one dtype
    /// @return (n₁ · n₂ · …, number of vectors); of one vector itself
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

    /// All choices of `r` elements of a vector in its order, as rows.
    ///
    /// ```java
    /// combinations(tensor(1, 2, 3)) // [[1, 2], [1, 3], [2, 3]]
    /// combinations(tensor(1, 2), o -> o.withReplacement(true)) // [[1, 1], [1, 2], [2, 2]]
    /// ```
    ///
    /// @param input (n)
    /// @param r how many are chosen
    /// @param withReplacement whether an element may be chosen more than once
    /// @return (number of choices, r), of the input's dtype
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
            RawMemory.fill(all, 1L);
            chosen = TensorAccess.wrap(all);
        }
        for (int i = 0; i < grid.length; i++) {
            grid[i] = Masks.maskedSelect(grid[i], chosen);
        }
        return IndexOps.index(input, Joining.stack(grid, 1));
    }

    /// Whether each element is a number.
    ///
    /// ```java
    /// isin(tensor(1.0, 2), 2.0) // [false, true]
    /// ```
    ///
    /// @param elements any shape
    /// @param testElement the number
    /// @return a bool tensor of the shape of `elements`
    @Operation(OBOR)
    public static Tensor isin(Tensor elements, double testElement) {
        return isin(elements, Masks.number(testElement, elements), false, false);
    }

    /// Whether each element is an integer.
    ///
    /// ```java
    /// isin(tensor(1, 2), 2) // [false, true]
    /// ```
    ///
    /// @param elements any shape
    /// @param testElement the number
    /// @return a bool tensor of the shape of `elements`
    @Operation(OBOR)
    public static Tensor isin(Tensor elements, long testElement) {
        return isin(elements, Masks.number(testElement, elements), false, false);
    }

    /// Whether a number is among the test elements.
    ///
    /// ```java
    /// isin(2.0, tensor(1.0, 2)) // true
    /// ```
    ///
    /// @param element the number
    /// @param testElements any shape
    /// @return a 0-d bool tensor
    @Operation(OBOR)
    public static Tensor isin(double element, Tensor testElements) {
        return isin(Masks.number(element, testElements), testElements, false, false);
    }

    /// Whether an integer is among the test elements.
    ///
    /// ```java
    /// isin(2, tensor(1, 3)) // false
    /// ```
    ///
    /// @param element the number
    /// @param testElements any shape
    /// @return a 0-d bool tensor
    @Operation(OBOR)
    public static Tensor isin(long element, Tensor testElements) {
        return isin(Masks.number(element, testElements), testElements, false, false);
    }
}
