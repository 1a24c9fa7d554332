package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Other shapes and orders of elements, joins and parts.
final class ShapeOperators {
    private ShapeOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Reshape", 1, 2, ShapeOperators::reshape);
        all.add("Flatten", 1, ShapeOperators::flatten);
        all.add("Squeeze", 1, 2, ShapeOperators::squeeze);
        all.add("Unsqueeze", 1, 2, ShapeOperators::unsqueeze);
        all.add("Transpose", 1, ShapeOperators::transpose);
        all.add("Concat", 1, Operators.ANY, ShapeOperators::concat);
        all.add("Split", 1, 2, ShapeOperators::split);
        all.plain("Expand", 2, ShapeOperators::expand);
        all.plain(
                "Tile",
                2,
                c -> {
                    long[] repeats = c.longs(1);
                    if (repeats.length != c.in(0).dim()) {
                        throw new ValueError(
                                repeats.length + " repeats for " + c.in(0).dim() + " dimensions");
                    }
                    return repeats.length == 0 ? c.in(0) : c.in(0).repeat(repeats);
                });
        all.add("Pad", 1, 4, ShapeOperators::pad);
        all.add("PartOfSequence", 2, 3, ShapeOperators::part);
        all.add("DepthToSpace", 1, ShapeOperators::depthToSpace);
        all.add("SpaceToDepth", 1, ShapeOperators::spaceToDepth);
    }

    private static Body reshape(Binding b) {
        long[] given = b.integers("shape");
        boolean zeros = b.flag("allowzero", false);
        b.ignore("consumed_inputs");
        if (given == null && !b.has(1)) {
            throw b.refuse("the shape is missing");
        }
        return c -> {
            Tensor x = c.in(0);
            long[] shape = (given == null ? c.longs(1) : given).clone();
            for (int i = 0; i < shape.length; i++) {
                if (shape[i] == 0 && !zeros) {
                    if (i >= x.dim()) {
                        throw new ShapeError(
                                "size 0 at place "
                                        + i
                                        + " stands for a size of the input, which has only "
                                        + x.dim());
                    }
                    shape[i] = x.size(i);
                }
            }
            return x.reshape(shape);
        };
    }

    private static Body flatten(Binding b) {
        long axis = b.integer("axis", 1);
        return c -> {
            Tensor x = c.in(0);
            int at = axis == x.dim() ? x.dim() : Axes.of(axis, x.dim());
            long rows = 1;
            for (int d = 0; d < at; d++) {
                rows *= x.size(d);
            }
            return x.reshape(rows, rows == 0 ? 0 : x.numel() / rows);
        };
    }

    private static Body squeeze(Binding b) {
        long[] given = b.integers("axes");
        return c -> {
            Tensor x = c.in(0);
            long[] axes = c.maybe(1) == null ? given : c.longs(1);
            if (axes == null) {
                return x.squeeze();
            }
            long[] dims = Axes.of(axes, x.dim());
            for (long d : dims) {
                if (x.size(d) != 1) {
                    throw new ShapeError("axis " + d + " has the size " + x.size(d) + " and not 1");
                }
            }
            return dims.length == 0 ? x : x.squeeze(dims);
        };
    }

    private static Body unsqueeze(Binding b) {
        long[] given = b.integers("axes");
        if (given == null && !b.has(1)) {
            throw b.refuse("the axes are missing");
        }
        return c -> {
            Tensor x = c.in(0);
            long[] axes = c.maybe(1) == null ? Call.given(given) : c.longs(1);
            long[] dims = Axes.of(axes, x.dim() + axes.length);
            Arrays.sort(dims);
            for (long d : dims) {
                x = x.unsqueeze(d);
            }
            return x;
        };
    }

    private static Body transpose(Binding b) {
        long[] perm = b.integers("perm");
        return c -> {
            Tensor x = c.in(0);
            long[] order = perm;
            if (order == null) {
                order = new long[x.dim()];
                Arrays.setAll(order, i -> x.dim() - 1 - i);
            }
            return x.permute(order);
        };
    }

    private static Body concat(Binding b) {
        long axis = b.integer("axis", b.opset() < 4 ? 1 : 0);
        return c -> {
            List<Tensor> parts = new ArrayList<>();
            for (int i = 0; i < c.count(); i++) {
                c.same(0, i);
                parts.add(c.in(i));
            }
            int dim = Axes.of(axis, c.in(0).dim());
            return Obor.cat(parts, dim);
        };
    }

    private static Body split(Binding b) {
        long axis = b.integer("axis", 0);
        long[] given = b.integers("split");
        int count = b.has("num_outputs") ? b.size("num_outputs", 1) : b.outputs();
        if (count != b.outputs()) {
            throw b.refuse("num_outputs is " + count + ", but there are " + b.outputs());
        }
        return c -> {
            Tensor x = c.in(0);
            int dim = Axes.of(axis, x.dim());
            long[] sizes = c.maybe(1) == null ? given : c.longs(1);
            if (sizes == null) {
                sizes = parts(x.size(dim), count);
            }
            if (sizes.length != count) {
                throw new ValueError(sizes.length + " sizes for " + count + " outputs");
            }
            return x.split(sizes, dim);
        };
    }

    /// One of the parts that SplitToSequence makes.
    private static Body part(Binding b) {
        long axis = b.integer("axis", 0);
        boolean keep = b.flag("keepdims", true);
        return c -> {
            Tensor x = c.in(0);
            int dim = Axes.of(axis, x.dim());
            Tensor[] parts;
            Tensor sizes = c.maybe(2);
            if (sizes == null) {
                parts = x.split(1, dim);
            } else {
                parts = sizes.dim() == 0 ? x.split(c.integer(2), dim) : x.split(c.longs(2), dim);
            }
            Tensor part = parts[Axes.of(c.integer(1), parts.length)];
            return sizes == null && !keep ? part.squeeze(dim) : part;
        };
    }

    /// Equal parts, of which the last may be smaller.
    private static long[] parts(long size, int count) {
        long each = (size + count - 1) / count;
        long[] sizes = new long[count];
        long left = size;
        for (int i = 0; i < count; i++) {
            sizes[i] = Math.min(each, left);
            left -= sizes[i];
        }
        return sizes;
    }

    private static Tensor expand(Call c) {
        Tensor x = c.in(0);
        return x.expand(Axes.broadcast(x.shape().toArray(), c.longs(1)));
    }

    private static Body pad(Binding b) {
        String mode = b.text("mode", "constant");
        long[] given = b.has("pads") ? b.integers("pads") : b.integers("paddings");
        double value = b.real("value", 0);
        if (!List.of("constant", "reflect", "edge", "wrap").contains(mode)) {
            throw b.refuse("mode '" + mode + "' is not known");
        }
        return c -> {
            Tensor x = c.in(0);
            long[] pads = given == null ? c.longs(1) : given;
            long[] axes = c.maybe(3) == null ? null : Axes.of(c.longs(3), x.dim());
            int n = axes == null ? x.dim() : axes.length;
            if (pads.length != 2 * n) {
                throw new ValueError(pads.length + " pads for " + n + " dimensions");
            }
            long[] before = new long[x.dim()];
            long[] after = new long[x.dim()];
            for (int i = 0; i < n; i++) {
                int d = axes == null ? i : (int) axes[i];
                before[d] = pads[i];
                after[d] = pads[n + i];
            }
            if (mode.equals("constant")) {
                return filled(x, before, after, c.maybe(2) == null ? value : c.number(2));
            }
            for (int d = 0; d < x.dim(); d++) {
                if (before[d] != 0 || after[d] != 0) {
                    x = x.indexSelect(d, Obor.tensor(places(x.size(d), before[d], after[d], mode)));
                }
            }
            return x;
        };
    }

    /// Fills with a number; negative pads cut off.
    static Tensor filled(Tensor x, long[] before, long[] after, double value) {
        long[] pad = new long[2 * before.length];
        for (int d = 0; d < before.length; d++) {
            pad[2 * (before.length - 1 - d)] = before[d];
            pad[2 * (before.length - 1 - d) + 1] = after[d];
        }
        return x.dim() == 0 ? x : F.pad(x, pad, o -> o.value(value));
    }

    private static long[] places(long size, long before, long after, String mode) {
        long length = Math.addExact(Math.addExact(size, before), after);
        if (size == 0 || length > 1 << 24 || length < 0) {
            throw new ValueError("a dimension of " + size + " cannot become one of " + length);
        }
        long[] out = new long[(int) length];
        for (int i = 0; i < out.length; i++) {
            long at = i - before;
            out[i] =
                    switch (mode) {
                        case "edge" -> Math.clamp(at, 0, size - 1);
                        case "wrap" -> Math.floorMod(at, size);
                        default -> {
                            long period = Math.max(2 * (size - 1), 1);
                            long r = Math.floorMod(at, period);
                            yield size == 1 ? 0 : Math.min(r, period - r);
                        }
                    };
        }
        return out;
    }

    private static Body depthToSpace(Binding b) {
        int size = b.size("blocksize", 1);
        boolean columns = b.text("mode", "DCR").equals("CRD");
        if (size < 1) {
            throw b.refuse("blocksize is " + size);
        }
        return c -> {
            Tensor x = c.in(0);
            long n = x.size(0);
            long d = x.size(1) / ((long) size * size);
            long h = x.size(2);
            long w = x.size(3);
            Tensor y =
                    columns
                            ? x.reshape(n, d, size, size, h, w).permute(0, 1, 4, 2, 5, 3)
                            : x.reshape(n, size, size, d, h, w).permute(0, 3, 4, 1, 5, 2);
            return y.reshape(n, d, h * size, w * size);
        };
    }

    private static Body spaceToDepth(Binding b) {
        int size = b.size("blocksize", 1);
        if (size < 1) {
            throw b.refuse("blocksize is " + size);
        }
        return c -> {
            Tensor x = c.in(0);
            long n = x.size(0);
            long d = x.size(1);
            long h = x.size(2) / size;
            long w = x.size(3) / size;
            return x.reshape(n, d, h, size, w, size)
                    .permute(0, 3, 5, 1, 2, 4)
                    .reshape(n, d * size * size, h, w);
        };
    }
}
