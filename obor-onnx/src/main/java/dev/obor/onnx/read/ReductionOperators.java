package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Iinfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums, means, extremes, norms, running sums.
final class ReductionOperators {
    private ReductionOperators() {}

    private interface Reduction {
        Tensor apply(Tensor x, long[] dims, boolean keep);
    }

    static void addTo(Operators.Table all) {
        reduce(all, "ReduceSum", 13, (x, d, k) -> x.sum(d, k, x.dtype()));
        reduce(all, "ReduceMean", 18, ReductionOperators::mean);
        reduce(all, "ReduceMax", 18, (x, d, k) -> extreme(x, d, k, true));
        reduce(all, "ReduceMin", 18, (x, d, k) -> extreme(x, d, k, false));
        reduce(all, "ReduceProd", 18, ReductionOperators::product);
        reduce(all, "ReduceL1", 18, (x, d, k) -> x.abs().sum(d, k, x.dtype()));
        reduce(all, "ReduceL2", 18, ReductionOperators::root);
        reduce(all, "ReduceLogSum", 18, (x, d, k) -> x.sum(d, k, x.dtype()).log());
        reduce(all, "ReduceLogSumExp", 18, Tensor::logsumexp);
        reduce(all, "ReduceSumSquare", 18, (x, d, k) -> x.square().sum(d, k, x.dtype()));
        all.add("ArgMax", 1, b -> arg(b, true));
        all.add("ArgMin", 1, b -> arg(b, false));
        all.add("CumSum", 2, b -> running(b, (x, d) -> x.cumsum(d, x.dtype()), 0));
        all.add("CumProd", 2, b -> running(b, (x, d) -> x.cumprod(d, x.dtype()), 1));
    }

    /// Axes are an attribute, from a version on an input.
    private static void reduce(Operators.Table all, String type, long since, Reduction f) {
        all.add(
                type,
                1,
                2,
                b -> {
                    long[] given = b.integers("axes");
                    boolean keep = b.flag("keepdims", true);
                    boolean nothing = b.flag("noop_with_empty_axes", false);
                    if (b.opset() < since && b.has(1)) {
                        throw b.refuse("axes are no input before version " + since);
                    }
                    return c -> {
                        Tensor x = c.in(0);
                        long @Nullable [] axes = c.maybe(1) == null ? given : c.longs(1);
                        if (axes == null || axes.length == 0) {
                            if (nothing) {
                                return x;
                            }
                            axes = new long[x.dim()];
                            Arrays.setAll(axes, i -> i);
                        }
                        long[] dims = Axes.of(axes, x.dim());
                        return dims.length == 0
                                ? f.apply(x.reshape(1), new long[] {0}, false)
                                : f.apply(x, dims, keep);
                    };
                });
    }

    /// Of nothing it is the lowest or the highest number.
    private static Tensor extreme(Tensor x, long[] dims, boolean keep, boolean most) {
        boolean empty = Arrays.stream(dims).anyMatch(d -> x.size(d) == 0);
        if (!empty) {
            return most ? x.amax(dims, keep) : x.amin(dims, keep);
        }
        Tensor none = x.toDouble().sum(dims, keep);
        if (x.dtype() == DType.BOOL) {
            return most ? none.bool() : none.eq(0);
        }
        if (x.isFloatingPoint()) {
            return none.sub(most ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY)
                    .to(x.dtype());
        }
        Iinfo range = Iinfo.of(x.dtype());
        return none.toLong().add(most ? range.min() : range.max()).to(x.dtype());
    }

    private static Tensor mean(Tensor x, long[] dims, boolean keep) {
        if (x.isFloatingPoint()) {
            return x.mean(dims, keep);
        }
        long count = 1;
        for (long d : dims) {
            count *= x.size(d);
        }
        return x.sum(dims, keep, x.dtype()).div(count, "trunc");
    }

    private static Tensor root(Tensor x, long[] dims, boolean keep) {
        return x.isFloatingPoint()
                ? x.norm(2, dims, keep)
                : x.square().sum(dims, keep).toDouble().sqrt().to(x.dtype());
    }

    private static Tensor product(Tensor x, long[] dims, boolean keep) {
        long[] falling = dims.clone();
        Arrays.sort(falling);
        Tensor out = x;
        for (int i = falling.length - 1; i >= 0; i--) {
            out = out.prod(falling[i], keep, x.dtype());
        }
        return out;
    }

    private static Body arg(Binding b, boolean most) {
        long axis = b.integer("axis", 0);
        boolean keep = b.flag("keepdims", true);
        boolean last = b.flag("select_last_index", false);
        return c -> {
            Tensor x = c.in(0);
            int dim = Axes.of(axis, x.dim());
            Tensor from = last ? x.flip(dim) : x;
            Tensor at = most ? from.argmax(dim, keep) : from.argmin(dim, keep);
            return last ? at.neg().add(x.size(dim) - 1) : at;
        };
    }

    private interface Running {
        Tensor apply(Tensor x, long dim);
    }

    private static Body running(Binding b, Running f, double first) {
        boolean exclusive = b.flag("exclusive", false);
        boolean reverse = b.flag("reverse", false);
        return c -> {
            int dim = Axes.of(c.integer(1), c.in(0).dim());
            Tensor x = reverse ? c.in(0).flip(dim) : c.in(0);
            if (exclusive && x.size(dim) > 0) {
                Tensor start = x.narrow(dim, 0, 1).zerosLike().add(first).to(x.dtype());
                x = Obor.cat(List.of(start, x.narrow(dim, 0, x.size(dim) - 1)), dim);
            }
            Tensor y = f.apply(x, dim);
            return reverse ? y.flip(dim) : y;
        };
    }
}
