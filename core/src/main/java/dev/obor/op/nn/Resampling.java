package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.ResampleShape;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Changes the sizes of the spatial dimensions of `(N, C, *)`, one dimension after another.
public final class Resampling {
    private Resampling() {}

    /// The neighbours and weights of each result along one dimension.
    ///
    /// @param in the size of the dimension
    /// @param first of each result the first neighbour
    /// @param count how many there are
    /// @param taps the largest of these numbers
    /// @param weights `taps` for each result
    public record Line(int in, int[] first, int[] count, int taps, double[] weights) {
        ResampleShape of(int outer, int inner) {
            return new ResampleShape(outer, in, first.length, inner, first, count, taps, weights);
        }

        /// The transposed map.
        Line transposed() {
            ResampleShape t = of(1, 1).transposed();
            return new Line(t.in(), t.first(), t.count(), t.taps(), t.weights());
        }
    }

    /// The resized input.
    ///
    /// @param lines one for each spatial dimension
    public static Tensor resize(String node, Tensor input, Line[] lines) {
        return new Resize(node, lines, false).apply(input);
    }

    private static final class Resize extends Op {
        private final Line[] lines;
        private final boolean backwards;

        /// @param lines one for each spatial dimension
        /// @param backwards whether the first dimension comes first
        Resize(String node, Line[] lines, boolean backwards) {
            super(node);
            this.lines = lines;
            this.backwards = backwards;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            DType dtype = x.dtype();
            boolean last = Layouts.isChannelsLast(x);
            View now = wide(last ? channelsBehind(x) : x);
            int at = last ? 1 : 2;
            for (int i = 0; i < lines.length; i++) {
                int d = backwards ? i : lines.length - 1 - i;
                now = along(now, at + d, lines[d]);
            }
            View result = narrow(now, dtype);
            return TensorAccess.wrap(last ? channelsBefore(result) : result);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Line[] turned = new Line[lines.length];
            for (int d = 0; d < turned.length; d++) {
                turned[d] = lines[d].transposed();
            }
            return new Tensor[] {new Resize(nodeName(), turned, !backwards).apply(grad)};
        }

        private static View along(View x, int dim, Line line) {
            long[] shape = x.shape().clone();
            long outer = 1;
            long inner = 1;
            for (int d = 0; d < shape.length; d++) {
                outer *= d < dim ? shape[d] : 1;
                inner *= d > dim ? shape[d] : 1;
            }
            shape[dim] = line.first().length;
            View out = Backends.empty(x.dtype(), shape);
            ResampleShape geometry =
                    line.of(Sizes.count(outer, "elements"), Sizes.count(inner, "elements"));
            Backends.launch(new Kernel.Resample(geometry, x, out));
            return out;
        }

        private static View wide(View x) {
            boolean computes = x.dtype() == DType.FLOAT32 || x.dtype() == DType.FLOAT64;
            return computes
                    ? RawMemory.asContiguous(x)
                    : RawMemory.convert(x, DType.FLOAT32, View.contiguousStrides(x.shape()));
        }

        private static View narrow(View x, DType dtype) {
            return x.dtype() == dtype ? x : RawMemory.convert(x, dtype, x.strides());
        }

        private static View channelsBehind(View x) {
            return turned(x, 1, x.dim() - 1);
        }

        private static View channelsBefore(View x) {
            return turned(x, x.dim() - 1, 1);
        }

        /// A view with one dimension moved.
        private static View turned(View x, int from, int to) {
            int n = x.dim();
            long[] shape = new long[n];
            long[] strides = new long[n];
            int source = 0;
            for (int d = 0; d < n; d++) {
                if (d == to) {
                    shape[d] = x.shape()[from];
                    strides[d] = x.strides()[from];
                    continue;
                }
                if (source == from) {
                    source++;
                }
                shape[d] = x.shape()[source];
                strides[d] = x.strides()[source];
                source++;
            }
            return x.with(x.offset(), shape, strides);
        }
    }
}
