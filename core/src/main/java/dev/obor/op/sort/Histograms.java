package dev.obor.op.sort;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Histogram;
import dev.obor.MemoryFormat;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Sizes;
import dev.obor.base.DTypeError;
import dev.obor.base.Finfo;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many elements or points fall into which bins, with the bounds of the bins.
///
/// A bin holds its lower bound and not its upper one, but for the last, which holds both. What lies
/// outside all bins, or is NaN, is not counted.
public final class Histograms {
    private Histograms() {}

    /// How many elements fall into each of some bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(2) // [3, 1], [0, 2, 4]
    /// ```
    ///
    /// @param bins how many
    /// @param range the least and the largest bound; null for those of the elements
    /// @param weight what each element counts; null for 1
    /// @param density whether the results are densities, which have the integral 1
    /// @return the counts and the bounds: (bins) and (bins + 1), of the input's dtype
    /// @throws ShapeError if there is no bin, or the range or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    @Operation(
            value = {TENSOR, OBOR},
            forms = "bins",
            options = OperationOptions.Bins.class)
    public static Histogram histogram(
            Tensor input,
            long bins,
            @Default("null") double @Nullable [] range,
            @Default("null") @Nullable Tensor weight,
            @Default("false") boolean density) {
        Tensor[] edges = edges(points(input), new long[] {bins}, range);
        return tied(count(points(input), edges, flat(input, weight), density), input, weight);
    }

    /// How many elements fall into each of 100 bins of one size.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram().hist().shape() // [100]
    /// ```
    ///
    /// @return the counts and the bounds: (100) and (101), of the input's dtype
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    @Operation({TENSOR, OBOR})
    public static Histogram histogram(Tensor input) {
        return histogram(input, 100, null, null, false);
    }

    /// How many elements fall into each of the bins between rising bounds.
    ///
    /// ```java
    /// tensor(0.0, 1, 1, 4).histogram(tensor(0.0, 1, 5)).hist() // [1, 3]
    /// ```
    ///
    /// @param bins the bounds, a rising vector (bins + 1)
    /// @param weight what each element counts; null for 1
    /// @param density whether the results are densities, which have the integral 1
    /// @return the counts and the bounds: (bins) and the bounds
    /// @throws ShapeError if the bounds are no vector, or the weights do not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64, the same for all
    @Operation(
            value = {TENSOR, OBOR},
            forms = "bins",
            options = OperationOptions.Bins.class)
    public static Histogram histogram(
            Tensor input,
            Tensor bins,
            @Default("null") double @Nullable [] range,
            @Default("null") @Nullable Tensor weight,
            @Default("false") boolean density) {
        noRange(range);
        Tensor edges = bins.detach().clone(MemoryFormat.CONTIGUOUS_FORMAT);
        Histogram made = count(points(input), new Tensor[] {edges}, flat(input, weight), density);
        return tied(made, input, weight, bins);
    }

    /// How many points fall into which boxes of a grid: of one size along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), new long[] {2, 2}).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// @param input points (…, D)
    /// @param bins how many there are along each dimension
    /// @param range the least and the largest bound of each dimension, one after the other; null
    ///   for those of the points
    /// @param weight what each point counts; null for 1
    /// @param density whether the results are densities, which have the integral 1
    /// @return the counts and the bounds of the D dimensions: (bins₁, …, bins_D) and D vectors
    /// @throws ShapeError if there are no bins for each dimension, or the range or the weights do
    ///   not fit
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    @Operation(value = OBOR, forms = "bins", options = OperationOptions.Bins.class)
    public static Histogram histogramdd(
            Tensor input,
            long[] bins,
            @Default("null") double @Nullable [] range,
            @Default("null") @Nullable Tensor weight,
            @Default("false") boolean density) {
        Histogram made = count(input, edges(input, bins, range), weight, density);
        Tensor[] edges = made.binEdges().toArray(new Tensor[0]);
        for (int d = 0; d < edges.length; d++) {
            edges[d] = tied("aten::_histogramdd_bin_edges", edges[d], input, weight);
        }
        Tensor hist = tied("aten::_histogramdd_from_bin_cts", made.hist(), input, weight);
        return new Histogram(hist, List.of(edges));
    }

    /// How many points fall into which boxes of a grid, as many along each dimension.
    ///
    /// ```java
    /// histogramdd(tensor(new double[][] {{0, 0}, {1, 1}, {1, 0}}), 2).hist() // [[1, 0], [1, 1]]
    /// ```
    ///
    /// @param input points (…, D)
    /// @param bins how many along each dimension
    /// @param range the least and the largest bound of each dimension, one after the other; null
    ///   for those of the points
    /// @param weight what each point counts; null for 1
    /// @param density whether the results are densities, which have the integral 1
    /// @return the counts and the bounds of the D dimensions: (bins, …, bins) and D vectors
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    @Operation(value = OBOR, forms = "bins", options = OperationOptions.Bins.class)
    public static Histogram histogramdd(
            Tensor input,
            long bins,
            @Default("null") double @Nullable [] range,
            @Default("null") @Nullable Tensor weight,
            @Default("false") boolean density) {
        long[] all = new long[Math.toIntExact(Math.min(dimensions(input), Integer.MAX_VALUE))];
        Arrays.fill(all, bins);
        return histogramdd(input, all, range, weight, density);
    }

    /// How many points fall into which boxes of a grid, between rising bounds along each dimension.
    ///
    /// @param input points (…, D)
    /// @param bins the bounds along each dimension, vectors
    /// @param weight what each point counts; null for 1
    /// @param density whether the results are densities, which have the integral 1
    /// @return the counts and the bounds of the D dimensions
    /// @throws dev.obor.base.DTypeError unless the dtype is float32 or float64
    @Operation(value = OBOR, forms = "bins", options = OperationOptions.Bins.class)
    public static Histogram histogramdd(
            Tensor input,
            Tensor[] bins,
            @Default("null") double @Nullable [] range,
            @Default("null") @Nullable Tensor weight,
            @Default("false") boolean density) {
        noRange(range);
        Histogram made = count(input, bins, weight, density);
        @Nullable Tensor[] all = Arrays.copyOf(bins, bins.length + 2);
        all[bins.length] = input;
        all[bins.length + 1] = weight;
        return new Histogram(
                tied("aten::_histogramdd_from_bin_tensors", made.hist(), all), made.binEdges());
    }

    /// Counts have no derivative; backward says so, as PyTorch's does.
    private static Histogram tied(Histogram made, @Nullable Tensor... inputs) {
        String name = "aten::histogram";
        return new Histogram(
                tied(name, made.hist(), inputs), List.of(tied(name, made.edges(), inputs)));
    }

    private static Tensor tied(String name, Tensor result, @Nullable Tensor... inputs) {
        Tensor tied = result;
        for (Tensor t : inputs) {
            if (t != null && !tied.requiresGrad()) {
                tied = ExtraNode.withoutDerivative(name, tied, t);
            }
        }
        return tied;
    }

    private static void noRange(double @Nullable [] range) {
        if (range != null) {
            throw new ShapeError(
                    "histogram: a range is given beside the bounds of the bins",
                    "Bounds say where bins lie; leave out the range, or give a number of bins.");
        }
    }

    private static Tensor points(Tensor input) {
        return input.reshape(input.numel(), 1);
    }

    private static @Nullable Tensor flat(Tensor input, @Nullable Tensor weight) {
        if (weight == null) {
            return null;
        }
        if (!weight.shape().equals(input.shape())) {
            throw misfit(input.shape().toString(), weight);
        }
        return weight.reshape(weight.numel());
    }

    private static long dimensions(Tensor input) {
        if (input.dim() < 2) {
            throw new ShapeError(
                    "torch.histogramdd: input tensor should have at least 2 dimensions, but got "
                            + input.dim());
        }
        return input.size(-1);
    }

    /// Evenly spaced bounds, by half a unit around a single number.
    private static Tensor[] edges(Tensor input, long[] bins, double @Nullable [] range) {
        long n = dimensions(input);
        if (bins.length != n) {
            throw new ShapeError(
                    "histogramdd: The size of bins must be equal to the innermost dimension of the"
                            + " input.",
                    "It is " + n + ", and there are " + bins.length + " numbers of bins.");
        }
        DTypes.checkFloat("histogramdd", input.dtype());
        for (long count : bins) {
            if (count <= 0) {
                throw new ShapeError("torch.histogram(): bins must be > 0, but got " + count);
            }
        }
        if (range != null && range.length != 2 * n) {
            throw new ShapeError(
                    "torch.histogramdd: for a "
                            + n
                            + "-dimensional histogram range should have "
                            + 2 * n
                            + " elements, but got "
                            + range.length);
        }
        Tensor rows = input.detach().reshape(rows(input), n);
        boolean empty = rows.numel() == 0;
        Tensor[] edges = new Tensor[bins.length];
        for (int d = 0; d < edges.length; d++) {
            double low = 0;
            double high = 1;
            if (range != null) {
                low = range[2 * d];
                high = range[2 * d + 1];
            } else if (!empty) {
                low = rows.select(1, d).amin().item();
                high = rows.select(1, d).amax().item();
            }
            check(low, high, d);
            if (low == high) {
                low -= 0.5;
                high += 0.5;
            }
            var like = TensorOptions.DEFAULT.with(o -> o.dtype(input.dtype()));
            edges[d] = Ranges.linspace(like, low, high, Sizes.sum(bins[d], 1));
        }
        return edges;
    }

    private static void check(double low, double high, int d) {
        if (!Double.isFinite(low) || !Double.isFinite(high)) {
            throw new ShapeError(
                    "torch.histogramdd: dimension "
                            + d
                            + "'s range ["
                            + low
                            + ", "
                            + high
                            + "] is not finite");
        }
        if (low > high) {
            throw new ShapeError(
                    "torch.histogramdd: min should not exceed max, but got min "
                            + low
                            + " max "
                            + high
                            + " for dimension "
                            + d);
        }
    }

    private static long rows(Tensor input) {
        long rows = 1;
        for (int d = 0; d < input.dim() - 1; d++) {
            rows *= input.size(d);
        }
        return rows;
    }

    private static ShapeError misfit(String expected, Tensor weight) {
        return new ShapeError(
                "torch.histogramdd: if weight tensor is provided it should have the same shape as"
                        + " the input tensor excluding its innermost dimension, but got input with"
                        + " shape "
                        + expected
                        + " and weight with shape "
                        + weight.shape().toList());
    }

    private static void check(Tensor input, Tensor[] edges, @Nullable Tensor weight) {
        long n = dimensions(input);
        if (edges.length != n) {
            throw new ShapeError(
                    "torch.histogramdd: expected "
                            + n
                            + " sequences of bin edges for a "
                            + n
                            + "-dimensional histogram but got "
                            + edges.length);
        }
        for (int d = 0; d < edges.length; d++) {
            if (edges[d].dtype() != input.dtype()) {
                throw new DTypeError(
                        "torch.histogramdd: input tensor and bins tensors should have the same"
                                + " dtype, but got input with dtype "
                                + input.dtype().scalarType()
                                + " and bins for dimension "
                                + d
                                + " with dtype "
                                + edges[d].dtype().scalarType());
            }
            if (edges[d].dim() != 1) {
                throw new ShapeError(
                        "torch.histogramdd: bins tensor should have one dimension, but got "
                                + edges[d].dim()
                                + " dimensions in the bins tensor for dimension "
                                + d);
            }
            if (edges[d].numel() == 0) {
                throw new ShapeError(
                        "torch.histogramdd: bins tensor should have at least 1 element, but got 0"
                                + " elements in the bins tensor for dimension "
                                + d);
            }
        }
        if (weight == null) {
            return;
        }
        if (weight.dtype() != input.dtype()) {
            throw new DTypeError(
                    "torch.histogramdd: if weight tensor is provided, input tensor and weight"
                            + " tensor should have the same dtype, but got input("
                            + input.dtype().scalarType()
                            + "), and weight("
                            + weight.dtype().scalarType()
                            + ")");
        }
        long[] shape = input.shape().toArray();
        long[] leading = Arrays.copyOf(shape, shape.length - 1);
        if (!Arrays.equals(leading, weight.shape().toArray())) {
            throw misfit(input.shape().toList().toString(), weight);
        }
    }

    private static Histogram count(
            Tensor input, Tensor[] edges, @Nullable Tensor weight, boolean density) {
        check(input, edges, weight);
        DTypes.checkFloat("histogramdd", input.dtype());
        long points = rows(input);
        Tensor rows = input.detach().reshape(points, edges.length);
        long[] shape = new long[edges.length];
        Tensor place = null;
        Tensor inside = null;
        for (int d = 0; d < edges.length; d++) {
            long bins = edges[d].numel() - 1;
            shape[d] = bins;
            Tensor x = rows.select(1, d).contiguous();
            Tensor bounds = edges[d].detach().contiguous();
            Tensor within = x.ge(bounds.select(0, 0)).logicalAnd(x.le(bounds.select(0, -1)));
            Tensor bin = Searching.search(bounds, x, true).sub(1).clampMax(bins - 1);
            place = place == null ? bin : place.mul(bins).add(bin);
            inside = inside == null ? within : inside.logicalAnd(within);
        }
        long all = Sizes.numel(shape);
        Tensor sums = rows.newZeros(all);
        if (place != null && inside != null && all > 0 && points > 0) {
            Tensor counted = Masks.maskedSelect(place, inside);
            Tensor each =
                    weight == null
                            ? counted.onesLike().to(input.dtype())
                            : Masks.maskedSelect(weight.detach().reshape(points), inside);
            sums = sums.indexAdd(0, counted, each);
        }
        Tensor hist = sums.reshape(shape);
        if (density) {
            Tensor total = hist.sum();
            for (int d = 0; d < edges.length; d++) {
                long[] along = new long[edges.length];
                Arrays.fill(along, 1);
                along[d] = shape[d];
                hist = hist.div(edges[d].detach().diff().reshape(along));
            }
            hist = hist.div(total);
        }
        return new Histogram(InPlace.own(hist, 0), List.of(edges));
    }

    /// How many elements lie in each of so many intervals between two numbers; both 0 means the
    /// smallest and the largest element.
    ///
    /// ```java
    /// tensor(1.0, 2, 1).histc(o -> o.bins(4).min(0).max(3)) // [0, 2, 1, 0]
    /// ```
    ///
    /// @param bins how many intervals
    /// @param min where the first begins
    /// @param max where the last one ends, which belongs to it
    /// @return (bins) of the input's dtype
    /// @throws DTypeError unless the elements are floats
    /// @throws ShapeError if there is no interval
    @Operation(
            value = {TENSOR, OBOR},
            forms = "bins",
            options = OperationOptions.Histogram.class)
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
        // A power of two changes no digit, and keeps bounds far apart from becoming infinite.
        boolean far = (high - low) * bins > Finfo.of(input.dtype()).max();
        double unit = far && !input.dtype().isLowPrecision() ? 0x1p-40 : 1;
        Tensor distance = (unit == 1 ? kept : kept.mul(unit)).sub(low * unit);
        Tensor place = distance.mul((double) bins).div(high * unit - low * unit);
        Tensor bin = place.toLong().clampMax(bins - 1);
        Tensor counts = Counting.bincount(bin, null, bins);
        return counts.to(input.dtype());
    }
}
