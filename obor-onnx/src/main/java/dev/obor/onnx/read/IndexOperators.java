package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reading and writing by index, and what gives indices.
final class IndexOperators {
    private IndexOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Gather", 2, IndexOperators::gather);
        all.add(
                "GatherElements",
                2,
                b -> {
                    long axis = b.integer("axis", 0);
                    return c -> {
                        int dim = Axes.of(axis, c.in(0).dim());
                        return c.in(0).gather(dim, Axes.indices(c.in(1), c.in(0).size(dim)));
                    };
                });
        all.add("GatherND", 2, IndexOperators::gatherNd);
        all.add("ScatterElements", 3, IndexOperators::scatterElements);
        all.add("Scatter", 3, IndexOperators::scatterElements);
        all.add("ScatterND", 3, IndexOperators::scatterNd);
        all.add("Slice", 1, 5, IndexOperators::slice);
        all.add(
                "Trilu",
                1,
                2,
                b -> {
                    boolean upper = b.flag("upper", true);
                    return c -> {
                        long k = c.maybe(1) == null ? 0 : c.integer(1);
                        return upper ? c.in(0).triu(k) : c.in(0).tril(k);
                    };
                });
        all.plain("NonZero", 1, c -> c.in(0).nonzero().t());
        all.add("OneHot", 3, IndexOperators::oneHot);
        all.add("TopK", 1, 2, IndexOperators::topK);
        all.add("Compress", 2, IndexOperators::compress);
    }

    private static Body gather(Binding b) {
        long axis = b.integer("axis", 0);
        return c -> {
            Tensor x = c.in(0);
            int dim = Axes.of(axis, x.dim());
            Tensor at = Axes.indices(c.in(1), x.size(dim));
            if (at.dim() == 0) {
                return x.select(dim, at.itemLong());
            }
            Tensor read = x.indexSelect(dim, at.flatten());
            if (at.dim() == 1) {
                return read;
            }
            long[] shape = new long[x.dim() + at.dim() - 1];
            for (int i = 0; i < shape.length; i++) {
                shape[i] =
                        i < dim
                                ? x.size(i)
                                : i < dim + at.dim() ? at.size(i - dim) : x.size(i - at.dim() + 1);
            }
            return read.reshape(shape);
        };
    }

    /// The last dimension of indices as a tensor for each dimension of the data, after those of the
    /// batch.
    private static Tensor[] columns(Tensor data, Tensor indices, int batch) {
        if (indices.dim() == 0) {
            throw new ShapeError("indices need a dimension at least");
        }
        int rank = (int) indices.size(-1);
        if (batch + rank > data.dim()) {
            throw new ShapeError(
                    "indices of " + rank + " numbers for " + data.dim() + " dimensions");
        }
        Tensor[] out = new Tensor[batch + rank];
        for (int d = 0; d < batch; d++) {
            long[] shape = new long[indices.dim() - 1];
            Arrays.fill(shape, 1);
            shape[d] = data.size(d);
            out[d] = Obor.arange(data.size(d)).reshape(shape);
        }
        for (int i = 0; i < rank; i++) {
            out[batch + i] = Axes.indices(indices.select(-1, i), data.size(batch + i));
        }
        return out;
    }

    private static Body gatherNd(Binding b) {
        int batch = b.size("batch_dims", 0);
        return c -> {
            Tensor x = c.in(0);
            Tensor indices = c.in(1).toLong();
            if (batch >= indices.dim() || batch >= x.dim()) {
                throw new ShapeError("batch_dims is " + batch);
            }
            Object[] at = columns(x, indices, batch);
            return at.length == 0 ? x : x.get(at);
        };
    }

    private static String reduction(Binding b) {
        String name = b.text("reduction", "none");
        return switch (name) {
            case "none", "add" -> name;
            case "mul" -> "prod";
            case "max" -> "amax";
            case "min" -> "amin";
            default -> throw b.refuse("reduction '" + name + "' is not known");
        };
    }

    private static Body scatterElements(Binding b) {
        long axis = b.integer("axis", 0);
        String reduction = reduction(b);
        return c -> {
            c.same(0, 2);
            Tensor x = c.in(0);
            int dim = Axes.of(axis, x.dim());
            Tensor at = Axes.indices(c.in(1), x.size(dim));
            return switch (reduction) {
                case "none" -> x.scatter(dim, at, c.in(2));
                case "add" -> x.scatterAdd(dim, at, c.in(2));
                default -> x.scatterReduce(dim, at, c.in(2), reduction);
            };
        };
    }

    private static Body scatterNd(Binding b) {
        String reduction = reduction(b);
        return c -> {
            c.same(0, 2);
            Tensor x = c.in(0);
            Tensor[] at = columns(x, c.in(1).toLong(), 0);
            if (at.length == 0) {
                throw new ShapeError("indices without numbers");
            }
            Tensor updates = c.in(2);
            if (reduction.equals("none") || reduction.equals("add")) {
                return x.indexPut(at, updates, reduction.equals("add"));
            }
            Tensor row = at[0];
            long rows = x.size(0);
            for (int d = 1; d < at.length; d++) {
                row = row.mul(x.size(d)).add(at[d]);
                rows *= x.size(d);
            }
            long rest = rows == 0 ? 0 : x.numel() / rows;
            Tensor y =
                    x.reshape(rows, rest)
                            .indexReduce(
                                    0, row.flatten(), updates.reshape(-1, rest), reduction, true);
            return y.reshape(x.shape().toArray());
        };
    }

    private static Body slice(Binding b) {
        boolean attributes = b.opset() < 10;
        long[] from = b.integers("starts");
        long[] to = b.integers("ends");
        long[] along = b.integers("axes");
        if (!attributes && (!b.has(1) || !b.has(2))) {
            throw b.refuse("starts and ends are missing");
        }
        return c -> {
            Tensor x = c.in(0);
            long[] starts = attributes ? Call.given(from) : c.longs(1);
            long[] ends = attributes ? Call.given(to) : c.longs(2);
            long @Nullable [] axes = c.maybe(3) == null ? along : c.longs(3);
            long @Nullable [] steps = c.maybe(4) == null ? null : c.longs(4);
            if (starts.length != ends.length
                    || axes != null && axes.length != starts.length
                    || steps != null && steps.length != starts.length) {
                throw new ValueError("starts, ends, axes and steps have different lengths");
            }
            for (int i = 0; i < starts.length; i++) {
                int dim = Axes.of(axes == null ? i : axes[i], x.dim());
                x = slice(x, dim, starts[i], ends[i], steps == null ? 1 : steps[i]);
            }
            return x;
        };
    }

    private static Tensor slice(Tensor x, int dim, long start, long end, long step) {
        long n = x.size(dim);
        if (step == 0 || step == Long.MIN_VALUE) {
            throw new ValueError("a step of " + step);
        }
        long from = start < 0 ? Math.max(start, -n - 1) + n : start;
        long to = end < 0 ? Math.max(end, -n - 1) + n : end;
        if (step > 0) {
            from = Math.clamp(from, 0, n);
            to = Math.clamp(to, from, Math.max(n, from));
            return x.slice(dim, from, to, Math.min(step, Math.max(n, 1)));
        }
        from = Math.clamp(from, -1, n - 1);
        to = Math.clamp(to, -1, n - 1);
        long stride = -step;
        long count = from <= to ? 0 : (from - to + stride - 1) / stride;
        if (count <= 0) {
            return x.narrow(dim, 0, 0);
        }
        long low = from - (count - 1) * stride;
        return x.slice(dim, low, from + 1, Math.min(stride, n)).flip(dim);
    }

    private static Body oneHot(Binding b) {
        long axis = b.integer("axis", -1);
        return c -> {
            Tensor at = c.in(0).toLong();
            long depth = (long) c.number(1);
            if (depth < 0 || depth > 1 << 24) {
                throw new ValueError("a depth of " + depth);
            }
            int dim = Axes.of(axis, at.dim() + 1);
            long[] shape = new long[at.dim() + 1];
            Arrays.fill(shape, 1);
            shape[dim] = depth;
            Tensor classes = Obor.arange(depth).reshape(shape);
            Tensor hot = Axes.indices(at, depth).unsqueeze(dim).eq(classes);
            Tensor values = c.in(2);
            return Obor.where(hot, values.select(0, 1), values.select(0, 0));
        };
    }

    private static Body topK(Binding b) {
        long axis = b.integer("axis", -1);
        boolean largest = b.flag("largest", true);
        b.ignore("sorted");
        long given = b.integer("k", -1);
        return c -> {
            long k = c.maybe(1) == null ? given : c.integer(1);
            int dim = Axes.of(axis, c.in(0).dim());
            if (k < 0 || k > c.in(0).size(dim)) {
                throw new ValueError("k is " + k + " of " + c.in(0).size(dim));
            }
            // Of equal elements the first comes first.
            var sorted = c.in(0).sort(o -> o.dim(dim).descending(largest).stable(true));
            return new Tensor[] {
                sorted.values().narrow(dim, 0, k), sorted.indices().narrow(dim, 0, k)
            };
        };
    }

    private static Body compress(Binding b) {
        boolean flat = !b.has("axis");
        long axis = b.integer("axis", 0);
        return c -> {
            Tensor x = flat ? c.in(0).flatten() : c.in(0);
            Tensor kept = c.in(1);
            if (kept.dtype() != DType.BOOL || kept.dim() != 1) {
                throw new ValueError("the condition must be a list of truth values");
            }
            return x.indexSelect(Axes.of(axis, x.dim()), kept.nonzero().flatten());
        };
    }
}
