package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.DType;
import dev.obor.op.InPlace;
import dev.obor.op.create.Constants;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.RandomSteps;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One reading of an image or a volume at any places.
///
/// Everything is written with tensors: places, weights and the elements read through one index into
/// each plane, so that gradients of all orders follow, of the elements and of the places. What lies
/// outside is 0 and not multiplied, since infinities may stand where it is read.
final class GridSampling {
    private static final double CUBIC = -0.75;

    private final Tensor input;
    private final Tensor grid;
    private final Tensor planes;
    private final String node;
    private final int mode;
    private final int padding;
    private final boolean corners;
    private final int dims;
    private final long[] sizes;

    GridSampling(Tensor input, Tensor grid, int mode, int padding, boolean corners) {
        this.input = input;
        this.grid = grid;
        node = "GridSampler" + (input.dim() - 2) + "DBackward0";
        this.mode = mode;
        this.padding = padding;
        this.corners = corners;
        dims = input.dim() - 2;
        sizes = input.shape().toArray();
        planes =
                wide(RandomSteps.leading(node, input))
                        .reshape(sizes[0], sizes[1], places(sizes, 2));
    }

    private static Tensor wide(Tensor t) {
        return t.dtype().isLowPrecision() ? t.to(DType.FLOAT32) : t;
    }

    private static long places(long[] sizes, int from) {
        long places = 1;
        for (int d = from; d < sizes.length; d++) {
            places *= sizes[d];
        }
        return places;
    }

    Tensor result() {
        long[] out = grid.shape().toArray();
        long[] flat = {out[0], places(Arrays.copyOf(out, out.length - 1), 1), dims};
        Tensor places = wide(RandomSteps.leading(node, grid)).reshape(flat);
        Tensor[] at = new Tensor[dims]; // of the dimensions in order; x is the last one
        for (int d = 0; d < dims; d++) {
            at[d] = place(places.select(2, dims - 1 - d), sizes[2 + d]);
        }
        Tensor read =
                switch (mode) {
                    case 1 -> nearest(at);
                    case 2 -> cubic(at);
                    default -> linear(at);
                };
        long[] shape = new long[dims + 2];
        shape[0] = out[0];
        shape[1] = sizes[1];
        System.arraycopy(out, 1, shape, 2, dims);
        Tensor result = read.reshape(shape).to(input.dtype());
        if (mode == 1) { // its gradient is zero, but there is one
            result = ExtraNode.gradient(node, result, RandomSteps.leading(node, grid));
        }
        return InPlace.own(ExtraNode.savingInOneStep(node, result, grid, input), 0);
    }

    /// From -1 and 1 to the numbers of elements.
    private Tensor place(Tensor coordinate, long size) {
        Tensor shifted = coordinate.add(1);
        if (corners) {
            return shifted.div(2.0).mul((double) (size - 1));
        }
        if (dims == 3) {
            return shifted.mul((double) size).sub(1).div(2.0);
        }
        // One rounding for product and difference, as PyTorch has it for images.
        Tensor scale = Constants.newFull(shifted, new long[0], size / 2.0);
        return Constants.newFull(shifted, new long[0], -0.5).addcmul(shifted, scale);
    }

    /// Places outside brought inside, if that is asked for.
    private Tensor padded(Tensor place, long size) {
        return switch (padding) {
            case 1 -> clipped(place, size);
            case 2 -> clipped(reflected(place, size), size);
            default -> place;
        };
    }

    /// As in PyTorch, places at the ends have no gradient.
    private static Tensor clipped(Tensor place, long size) {
        Tensor p = place.detach();
        return place.maskedFill(p.gt(0L).logicalNot(), 0).maskedFill(p.ge(size - 1), size - 1.0);
    }

    private Tensor reflected(Tensor place, long size) {
        double least = corners ? 0 : -0.5;
        double span = corners ? size - 1.0 : size;
        if (span == 0) {
            return place.mul(0);
        }
        Tensor distance = place.sub(least).abs();
        Tensor flips = Autograd.noGrad(() -> distance.detach().div(span).floor());
        Tensor extra = distance.sub(flips.mul(span));
        Tensor even = flips.remainder(2.0).eq(0L);
        return Masks.where(even, extra.add(least), extra.neg().add(span + least));
    }

    private Tensor nearest(Tensor[] at) {
        Tensor[] index = new Tensor[dims];
        for (int d = 0; d < dims; d++) {
            index[d] = padded(at[d], sizes[2 + d]).detach().round();
        }
        return read(index, outside(index));
    }

    @SuppressWarnings("NullAway") // the loops run at least once
    private Tensor linear(Tensor[] at) {
        Tensor[] floor = new Tensor[dims];
        Tensor[] part = new Tensor[dims];
        for (int d = 0; d < dims; d++) {
            Tensor place = padded(at[d], sizes[2 + d]);
            floor[d] = place.detach().floor();
            part[d] = place.sub(floor[d]);
        }
        Tensor sum = null;
        for (int corner = 0; corner < 1 << dims; corner++) {
            Tensor[] index = new Tensor[dims];
            Tensor weight = null;
            for (int d = 0; d < dims; d++) {
                boolean upper = (corner >> (dims - 1 - d) & 1) == 1;
                index[d] = upper ? floor[d].add(1) : floor[d];
                Tensor w = upper ? part[d] : part[d].neg().add(1);
                weight = weight == null ? w : weight.mul(w);
            }
            Tensor outside = outside(index);
            Tensor read = read(index, outside);
            // Of volumes PyTorch leaves out what lies outside: an infinite gradient times 0 is
            // none.
            Tensor w = dims == 3 ? weight.maskedFill(outside, 0).unsqueeze(1) : weight.unsqueeze(1);
            // For images each corner is added with one rounding, as in PyTorch.
            sum = sum == null || dims == 3 ? plus(sum, read.mul(w)) : sum.addcmul(read, w);
        }
        return sum;
    }

    private Tensor cubic(Tensor[] at) {
        Tensor[][] index = new Tensor[dims][4];
        Tensor[][] weight = new Tensor[dims][];
        for (int d = 0; d < dims; d++) {
            Tensor floor = at[d].detach().floor();
            weight[d] = keys(at[d].sub(floor));
            for (int k = 0; k < 4; k++) {
                index[d][k] = padded(floor.add(k - 1), sizes[2 + d]);
            }
        }
        return cubic(index, weight, new Tensor[dims], 0);
    }

    /// Sums of four along a dimension and those behind it, at given places along the others.
    @SuppressWarnings("NullAway") // the loop runs at least once
    private Tensor cubic(Tensor[][] index, Tensor[][] weight, Tensor[] place, int d) {
        if (d == dims) {
            Tensor[] all = place.clone();
            return read(all, outside(all));
        }
        Tensor sum = null;
        for (int k = 0; k < 4; k++) {
            place[d] = index[d][k];
            Tensor inner = cubic(index, weight, place, d + 1);
            sum = plus(sum, inner.mul(weight[d][k].unsqueeze(1)));
        }
        return sum;
    }

    private static Tensor plus(@Nullable Tensor sum, Tensor next) {
        return sum == null ? next : sum.add(next);
    }

    private static Tensor[] keys(Tensor t) {
        Tensor rest = t.neg().add(1);
        return new Tensor[] {far(t.add(1)), near(t), near(rest), far(rest.add(1))};
    }

    private static Tensor near(Tensor x) {
        return x.mul(CUBIC + 2).sub(CUBIC + 3).mul(x).mul(x).add(1);
    }

    private static Tensor far(Tensor x) {
        return x.mul(CUBIC).sub(5 * CUBIC).mul(x).add(8 * CUBIC).mul(x).sub(4 * CUBIC);
    }

    /// Which places lie outside.
    @SuppressWarnings("NullAway") // the loop runs at least once
    private Tensor outside(Tensor[] index) {
        Tensor inside = null;
        for (int d = 0; d < dims; d++) {
            Tensor i = index[d].detach();
            Tensor fits = i.ge(0L).logicalAnd(i.lt(sizes[2 + d]));
            inside = inside == null ? fits : inside.logicalAnd(fits);
        }
        return inside.logicalNot();
    }

    /// The elements with these numbers, (N, C, places); 0 outside.
    @SuppressWarnings("NullAway") // the loops run at least once
    private Tensor read(Tensor[] index, Tensor outside) {
        Tensor flat = null;
        for (int d = 0; d < dims; d++) {
            long size = sizes[2 + d];
            Tensor i = index[d].detach();
            Tensor place = i.maskedFill(outside, 0).toLong();
            flat = flat == null ? place : flat.mul(size).add(place);
        }
        long[] all = {flat.size(0), sizes[1], flat.size(1)};
        Tensor read = planes.gather(2, flat.unsqueeze(1).expand(all));
        boolean whole = padding != 0 && mode != 0;
        return whole ? read : read.maskedFill(outside.unsqueeze(1), 0);
    }
}
