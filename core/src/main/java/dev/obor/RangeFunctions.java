package dev.obor;

import dev.obor.OperationOptions.Buckets;
import dev.obor.op.Counting;
import dev.obor.op.Masks;
import dev.obor.op.Ranges;
import java.util.function.Consumer;

/// The functions of [Obor] that count out numbers: ranges, identity matrices, searches.
public abstract class RangeFunctions extends Joiners {
    RangeFunctions() {}

    private static TensorOptions plain() {
        return TensorOptions.DEFAULT;
    }

    /// The integers 0 … end-1, int64.
    public static Tensor arange(long end) {
        return Ranges.arange(plain(), 0L, end, 1L);
    }

    /// The integers from `start` to before `end`, int64.
    public static Tensor arange(long start, long end) {
        return Ranges.arange(plain(), start, end, 1L);
    }

    /// The integers from `start` to before `end` in steps, int64.
    ///
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(long start, long end, long step) {
        return Ranges.arange(plain(), start, end, step);
    }

    /// The integers from `start` to before `end` in steps, with options.
    public static Tensor arange(long start, long end, long step, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), start, end, step);
    }

    /// Numbers from 0 to before `end` in steps of 1, in the default dtype.
    public static Tensor arange(double end) {
        return Ranges.arange(plain(), 0.0, end, 1.0);
    }

    /// Numbers from `start` to before `end` in steps of 1, in the default dtype.
    public static Tensor arange(double start, double end) {
        return Ranges.arange(plain(), start, end, 1.0);
    }

    /// Numbers from `start` to before `end` in steps, in the default dtype.
    ///
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(double start, double end, double step) {
        return Ranges.arange(plain(), start, end, step);
    }

    /// Numbers from `start` to before `end` in steps, with options.
    public static Tensor arange(
            double start, double end, double step, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), start, end, step);
    }

    /// So many numbers at equal distances from `start` to `end`, both included.
    public static Tensor linspace(double start, double end, long steps) {
        return Ranges.linspace(plain(), start, end, steps);
    }

    /// So many numbers at equal distances from `start` to `end`, with options.
    public static Tensor linspace(
            double start, double end, long steps, Consumer<TensorOptions> options) {
        return Ranges.linspace(plain().with(options), start, end, steps);
    }

    /// So many powers of 10 with exponents from `start` to `end`, both included.
    public static Tensor logspace(double start, double end, long steps) {
        return Ranges.logspace(plain(), start, end, steps, 10);
    }

    /// So many powers of a base with exponents from `start` to `end`, with options.
    public static Tensor logspace(
            double start, double end, long steps, double base, Consumer<TensorOptions> options) {
        return Ranges.logspace(plain().with(options), start, end, steps, base);
    }

    /// The identity matrix.
    public static Tensor eye(long n) {
        return Ranges.eye(plain(), n, n);
    }

    /// Ones on the diagonal of a matrix.
    public static Tensor eye(long n, long m) {
        return Ranges.eye(plain(), n, m);
    }

    /// Ones on the diagonal of a matrix, with options.
    public static Tensor eye(long n, long m, Consumer<TensorOptions> options) {
        return Ranges.eye(plain().with(options), n, m);
    }

    /// The places on and below a diagonal: two rows of int64.
    public static Tensor trilIndices(long row, long col, long offset) {
        return Ranges.triangle(row, col, offset, true);
    }

    /// The places on and above a diagonal: two rows of int64.
    public static Tensor triuIndices(long row, long col, long offset) {
        return Ranges.triangle(row, col, offset, false);
    }

    /// Where values would be put to keep the last dimension sorted, before equal elements; int64.
    public static Tensor searchsorted(Tensor sortedSequence, Tensor values) {
        return Counting.searchSorted(sortedSequence, values, false);
    }

    /// The number of the interval between sorted boundaries that each element lies in; int64.
    public static Tensor bucketize(Tensor input, Tensor boundaries) {
        return Counting.bucketize(input, boundaries, false);
    }

    /// How often each of the numbers 0, 1, … occurs in a vector.
    public static Tensor bincount(Tensor input) {
        return Counting.bincount(input, null, 0);
    }

    /// The different elements in rising order, where each went, and how often each occurs.
    public static UniqueResult unique(Tensor input) {
        return input.unique();
    }

    /// Place i as often as `repeats[i]` says.
    public static Tensor repeatInterleave(Tensor repeats) {
        return dev.obor.op.Rearranging.repeatInterleave(repeats);
    }

    /// The elements in rising order along the last dimension, and where they stood.
    public static ValuesIndices sort(Tensor input) {
        return input.sort();
    }

    /// Where the elements stand in rising order along the last dimension.
    public static Tensor argsort(Tensor input) {
        return input.argsort();
    }

    /// The `k` largest elements along the last dimension, in falling order, and where they stood.
    public static ValuesIndices topk(Tensor input, long k) {
        return input.topk(k);
    }

    /// Running sums along a dimension.
    public static Tensor cumsum(Tensor input, long dim) {
        return input.cumsum(dim);
    }

    /// Running products along a dimension.
    public static Tensor cumprod(Tensor input, long dim) {
        return input.cumprod(dim);
    }

    /// Dimensions in reverse order, in new memory.
    public static Tensor flip(Tensor input, long... dims) {
        return input.flip(dims);
    }

    /// Shifted along a dimension; what falls off comes back in front.
    public static Tensor roll(Tensor input, long shift, long dim) {
        return input.roll(shift, dim);
    }

    /// The lower triangle of matrices, zeros above.
    public static Tensor tril(Tensor input) {
        return input.tril();
    }

    /// The elements on and below a diagonal, zeros above.
    public static Tensor tril(Tensor input, long diagonal) {
        return input.tril(diagonal);
    }

    /// The upper triangle of matrices, zeros below.
    public static Tensor triu(Tensor input) {
        return input.triu();
    }

    /// The elements on and above a diagonal, zeros below.
    public static Tensor triu(Tensor input, long diagonal) {
        return input.triu(diagonal);
    }

    /// A vector as a diagonal matrix, or the diagonal of a matrix, copied.
    public static Tensor diag(Tensor input) {
        return input.diag();
    }

    /// The integers 0 … end-1, with options.
    public static Tensor arange(long end, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), 0L, end, 1L);
    }

    /// The integers from `start` to before `end`, with options.
    public static Tensor arange(long start, long end, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), start, end, 1L);
    }

    /// Numbers from 0 to before `end` in steps of 1, with options.
    public static Tensor arange(double end, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), 0.0, end, 1.0);
    }

    /// Numbers from `start` to before `end` in steps of 1, with options.
    public static Tensor arange(double start, double end, Consumer<TensorOptions> options) {
        return Ranges.arange(plain().with(options), start, end, 1.0);
    }

    /// As [#linspace(double, double, long, UnaryOperator)], between the numbers of two 0-d tensors.
    ///
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    public static Tensor linspace(
            Tensor start, Tensor end, long steps, Consumer<TensorOptions> options) {
        double[] bounds = Ranges.bounds("linspace", start, end);
        return Ranges.linspace(plain().with(options), bounds[0], bounds[1], steps);
    }

    /// As [#linspace(double, double, long, UnaryOperator)], to the number of a 0-d tensor.
    public static Tensor linspace(
            double start, Tensor end, long steps, Consumer<TensorOptions> options) {
        return linspace(Ranges.number(start), end, steps, options);
    }

    /// As [#linspace(double, double, long, UnaryOperator)], from the number of a 0-d tensor.
    public static Tensor linspace(
            Tensor start, double end, long steps, Consumer<TensorOptions> options) {
        return linspace(start, Ranges.number(end), steps, options);
    }

    /// As [#logspace(double, double, long, double, UnaryOperator)], between two 0-d tensors.
    ///
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    public static Tensor logspace(
            Tensor start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        double[] bounds = Ranges.bounds("logspace", start, end);
        return Ranges.logspace(plain().with(options), bounds[0], bounds[1], steps, base);
    }

    /// As [#logspace(double, double, long, double, UnaryOperator)], to a 0-d tensor's number.
    public static Tensor logspace(
            double start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        return logspace(Ranges.number(start), end, steps, base, options);
    }

    /// As [#logspace(double, double, long, double, UnaryOperator)], from a 0-d tensor's number.
    public static Tensor logspace(
            Tensor start, double end, long steps, double base, Consumer<TensorOptions> options) {
        return logspace(start, Ranges.number(end), steps, base, options);
    }

    /// The identity matrix, with options.
    public static Tensor eye(long n, Consumer<TensorOptions> options) {
        return Ranges.eye(plain().with(options), n, n);
    }

    /// The places on and below the main diagonal: two rows of int64.
    public static Tensor trilIndices(long row, long col) {
        return Ranges.triangle(row, col, 0, true);
    }

    /// The places on and below a diagonal, two rows, with options: another dtype.
    public static Tensor trilIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        return Ranges.triangle(plain().with(options), row, col, offset, true);
    }

    /// The places on and above the main diagonal: two rows of int64.
    public static Tensor triuIndices(long row, long col) {
        return Ranges.triangle(row, col, 0, false);
    }

    /// The places on and above a diagonal, two rows, with options: another dtype.
    public static Tensor triuIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        return Ranges.triangle(plain().with(options), row, col, offset, false);
    }

    /// Where values would be put to keep the last dimension sorted, with options.
    ///
    /// @throws dev.obor.base.ShapeError if the leading sizes differ and the sequence is no vector
    public static Tensor searchsorted(
            Tensor sortedSequence, Tensor values, Consumer<SearchOptions> options) {
        SearchOptions o = SearchOptions.DEFAULT.with(options);
        return Counting.searchSorted(sortedSequence, values, o.outInt32, o.right, o.side, o.sorter);
    }

    /// As [#searchsorted(Tensor, Tensor, Consumer)], for one number: a 0-d result.
    public static Tensor searchsorted(
            Tensor sortedSequence, double value, Consumer<SearchOptions> options) {
        return searchsorted(sortedSequence, Masks.number(value, sortedSequence), options);
    }

    /// As [#bucketize(Tensor, Tensor)], with options.
    public static Tensor bucketize(Tensor input, Tensor boundaries, Consumer<Buckets> options) {
        Buckets o = Buckets.DEFAULT.with(options);
        Tensor places = Counting.bucketize(input, boundaries, o.right);
        return o.outInt32 ? places.toInt() : places;
    }

    /// As [#bucketize(Tensor, Tensor, Consumer)], for one number: a 0-d result.
    public static Tensor bucketize(double input, Tensor boundaries, Consumer<Buckets> options) {
        return bucketize(Masks.number(input, boundaries), boundaries, options);
    }
}
