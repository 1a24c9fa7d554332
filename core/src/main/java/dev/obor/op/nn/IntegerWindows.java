package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.PoolShape;
import dev.obor.base.DType;
import dev.obor.op.DTypes;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.create.Ranges;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Slicing;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Convolutions and poolings of integers: exact, without gradient, one element of the window after
/// the other. Rare enough to do without a kernel.
final class IntegerWindows {
    /// Which elements of a padded volume a kernel meets.
    private record Geometry(
            Dims3 in, Dims3 kernel, Dims3 stride, Dims3 padding, Dims3 dilation, Dims3 out) {
        static Geometry of(ConvShape s) {
            return new Geometry(
                    s.input(), s.kernel(), s.stride(), s.padding(), s.dilation(), s.output());
        }

        static Geometry of(PoolShape s) {
            return new Geometry(
                    s.input(), s.kernel(), s.stride(), s.padding(), s.dilation(), s.output());
        }

        private static int[] each(Dims3 d) {
            return new int[] {d.d(), d.h(), d.w()};
        }

        /// The padding that makes room for every window: before and after, the last dimension
        /// first.
        long[] pad() {
            long[] pad = new long[6];
            for (int d = 0; d < 3; d++) {
                int before = each(padding)[d];
                int reach = each(dilation)[d] * (each(kernel)[d] - 1) + 1;
                int needed = (each(out)[d] - 1) * each(stride)[d] + reach;
                pad[2 * (2 - d)] = before;
                pad[2 * (2 - d) + 1] = needed - before - each(in)[d];
            }
            return pad;
        }

        /// Calls with each element of the kernel and a view of the elements that it meets.
        void forEach(Tensor padded, BiConsumer<int[], Tensor> task) {
            for (int d = 0; d < kernel.d(); d++) {
                for (int h = 0; h < kernel.h(); h++) {
                    for (int w = 0; w < kernel.w(); w++) {
                        int[] at = {d, h, w};
                        task.accept(at, met(padded, at));
                    }
                }
            }
        }

        private Tensor met(Tensor padded, int[] at) {
            Tensor part = padded;
            for (int d = 0; d < 3; d++) {
                long start = (long) at[d] * each(dilation)[d];
                long end = start + (long) (each(out)[d] - 1) * each(stride)[d] + 1;
                part = Slicing.slice(part, padded.dim() - 3 + d, start, end, each(stride)[d]);
            }
            return part;
        }
    }

    private IntegerWindows() {}

    private static Tensor volumes(Tensor t, long groups) {
        long[] size = {t.size(0), groups, t.size(1) / groups, 1, 1, 1};
        for (int d = 2; d < t.dim(); d++) {
            size[6 - t.dim() + d] = t.size(d);
        }
        return t.reshape(size);
    }

    /// The weights of one element of the kernel: groups, outer channels of a group, inner channels.
    private static Tensor weights(Tensor weight, int groups, int[] at) {
        Tensor part = volumes(weight, 1);
        for (int d = 0; d < 3; d++) {
            part = Slicing.select(part, 3, at[d]);
        }
        return part.reshape(groups, weight.size(0) / groups, weight.size(1));
    }

    private static Tensor zeros(DType dtype, long... size) {
        return TensorAccess.wrap(RawMemory.full(dtype, size, 0));
    }

    /// A convolution.
    static Tensor convolve(
            Tensor x, Tensor weight, @Nullable Tensor bias, ConvShape s, long[] sizes) {
        Geometry geometry = Geometry.of(s);
        Tensor in = Paddings.constant(volumes(x, s.groups()), geometry.pad(), 0);
        long n = x.size(0);
        long inner = in.size(2);
        long outer = weight.size(0) / s.groups();
        Tensor sum = zeros(x.dtype(), n, s.groups(), outer, s.output().volume());
        geometry.forEach(
                in,
                (at, met) -> {
                    Tensor flat = met.reshape(n, s.groups(), inner, s.output().volume());
                    sum.add_(weights(weight, s.groups(), at).matmul(flat));
                });
        return withBias(sum.reshape(sizes), bias);
    }

    /// A transposed convolution: every element is spread over the window that it would come from.
    static Tensor transposed(
            Tensor y, Tensor weight, @Nullable Tensor bias, ConvShape s, long[] sizes) {
        Geometry geometry = Geometry.of(s);
        long[] pad = geometry.pad();
        long n = y.size(0);
        long inner = sizes[1] / s.groups();
        Dims3 in = s.input();
        Dims3 out = s.output();
        Tensor sum =
                Paddings.constant(
                        zeros(y.dtype(), n, s.groups(), inner, in.d(), in.h(), in.w()), pad, 0);
        Tensor flat = y.reshape(n, s.groups(), y.size(1) / s.groups(), out.volume());
        geometry.forEach(
                sum,
                (at, met) -> {
                    Tensor spread = weights(weight, s.groups(), at).transpose(1, 2).matmul(flat);
                    met.add_(spread.reshape(n, s.groups(), inner, out.d(), out.h(), out.w()));
                });
        for (int i = 0; i < pad.length; i++) {
            pad[i] = -pad[i];
        }
        return withBias(Paddings.constant(sum, pad, 0).reshape(sizes), bias);
    }

    private static Tensor withBias(Tensor result, @Nullable Tensor bias) {
        if (bias == null) {
            return result;
        }
        long[] shape = new long[result.dim()];
        Arrays.fill(shape, 1);
        shape[1] = bias.size(0);
        return result.add(bias.reshape(shape));
    }

    private static Tensor planes(Tensor t, PoolShape s) {
        Dims3 in = s.input();
        return t.reshape(s.planes(), in.d(), in.h(), in.w());
    }

    /// Means, rounded towards zero.
    static Tensor average(Tensor x, PoolShape s, long[] sizes) {
        Geometry geometry = Geometry.of(s);
        Dims3 out = s.output();
        Tensor sum = zeros(x.dtype(), s.planes(), out.d(), out.h(), out.w());
        geometry.forEach(
                Paddings.constant(planes(x, s), geometry.pad(), 0),
                (at, met) -> {
                    sum.add_(met);
                });
        Tensor means =
                s.divisorOverride() != 0
                        ? Arithmetic.DIV_TRUNC.call(sum, (long) s.divisorOverride())
                        : Arithmetic.DIV_TRUNC.call(sum, counts(s).to(x.dtype()));
        return means.reshape(sizes);
    }

    /// By how many elements each window's sum is divided.
    private static Tensor counts(PoolShape s) {
        Dims3 in = s.input();
        Dims3 k = s.kernel();
        Dims3 st = s.stride();
        Dims3 p = s.padding();
        Dims3 out = s.output();
        boolean all = s.countIncludePad();
        return counts(in.d(), k.d(), st.d(), p.d(), out.d(), all)
                .reshape(out.d(), 1, 1)
                .mul(counts(in.h(), k.h(), st.h(), p.h(), out.h(), all).reshape(out.h(), 1))
                .mul(counts(in.w(), k.w(), st.w(), p.w(), out.w(), all));
    }

    private static Tensor counts(int in, int kernel, int stride, int pad, int out, boolean all) {
        long[] counts = new long[out];
        for (int i = 0; i < out; i++) {
            int from = i * stride - pad;
            int to = Math.min(from + kernel, in + pad);
            counts[i] = all ? to - from : Math.min(to, in) - Math.max(from, 0);
        }
        return JavaArrays.fromArray(counts);
    }

    /// The largest elements and their first places within each plane.
    static Poolings.Result max(Tensor x, PoolShape s, long[] sizes) {
        Geometry geometry = Geometry.of(s);
        Dims3 out = s.output();
        long[] pad = geometry.pad();
        long[] shape = {s.planes(), out.d(), out.h(), out.w()};
        Dims3 in = s.input();
        // Places count from 1 here, so that those of the padding are 0.
        Tensor numbers = Ranges.iota(s.inputSize()).add(1L).reshape(1, in.d(), in.h(), in.w());
        Tensor best = zeros(x.dtype(), shape);
        Tensor place = zeros(DType.INT64, shape);
        Tensor padded = Paddings.constant(planes(x, s), pad, 0);
        Tensor places = Paddings.constant(numbers, pad, 0);
        geometry.forEach(
                padded,
                (at, met) -> {
                    Tensor here = geometry.met(places, at);
                    Tensor better = place.eq(0L).logicalOr(met.gt(best)).logicalAnd(here.gt(0L));
                    best.copy_(Masks.where(better, met, best));
                    place.copy_(Masks.where(better, here, place));
                });
        // A window that meets nothing has the least number there is.
        best.copy_(Masks.where(place.eq(0L), DTypes.extreme(x.dtype(), false), best));
        return new Poolings.Result(best.reshape(sizes), place.sub(1L).reshape(sizes));
    }
}
