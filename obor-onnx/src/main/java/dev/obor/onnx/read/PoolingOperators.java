package dev.obor.onnx.read;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The largest or the mean of windows.
final class PoolingOperators {
    private PoolingOperators() {}

    static void addTo(Operators.Table all) {
        all.add("MaxPool", 1, PoolingOperators::max);
        all.add("AveragePool", 1, PoolingOperators::average);
        all.plain("GlobalAveragePool", 1, c -> c.in(0).mean(spatial(c.in(0)), true));
        all.plain("GlobalMaxPool", 1, c -> c.in(0).amax(spatial(c.in(0)), true));
        all.add("LpPool", 1, PoolingOperators::power);
        all.add(
                "GlobalLpPool",
                1,
                b -> {
                    long p = b.integer("p", 2);
                    return c -> c.in(0).norm(p, spatial(c.in(0)), true);
                });
    }

    private static long[] spatial(Tensor x) {
        if (x.dim() < 3) {
            throw new ShapeError(
                    "needs dimensions beside batch and channels, but the shape is "
                            + x.shape().toList());
        }
        long[] dims = new long[x.dim() - 2];
        Arrays.setAll(dims, i -> i + 2);
        return dims;
    }

    private static Body max(Binding b) {
        Window window = Window.of(b);
        boolean ceil = b.flag("ceil_mode", false);
        boolean columns = b.flag("storage_order", false);
        boolean indices = b.wants(1);
        if (indices && columns) {
            throw b.refuse("storage_order 1 is not read");
        }
        return c -> {
            Tensor given = c.in(0);
            int dims = Window.dims(given);
            int[] kernel = window.kernel(dims);
            long[][] pads = window.pads(given, kernel);
            Tensor x = given.isFloatingPoint() ? given : given.toDouble();
            boolean plain = fits(pads, kernel);
            if (!plain && indices) {
                throw new ValueError("pads that differ cannot give indices");
            }
            x = plain ? x : Window.padded(x, pads, Double.NEGATIVE_INFINITY);
            int[] padding = plain ? Window.ints(pads[0]) : new int[dims];
            Consumer<PoolOptions.Max> options =
                    o ->
                            o.stride(window.strides(dims))
                                    .padding(padding)
                                    .dilation(window.dilations(dims))
                                    .ceilMode(ceil);
            List<Integer> size = Arrays.stream(kernel).boxed().toList();
            if (!indices) {
                return pooled(x, size, options).to(given.dtype());
            }
            ValuesIndices both = withIndices(x, size, options);
            return new Tensor[] {both.values().to(given.dtype()), whole(both.indices(), given)};
        };
    }

    private static Tensor pooled(Tensor x, List<Integer> size, Consumer<PoolOptions.Max> options) {
        return switch (x.dim()) {
            case 3 -> F.maxPool1d(x, size, options);
            case 4 -> F.maxPool2d(x, size, options);
            default -> F.maxPool3d(x, size, options);
        };
    }

    private static ValuesIndices withIndices(
            Tensor x, List<Integer> size, Consumer<PoolOptions.Max> options) {
        return switch (x.dim()) {
            case 3 -> F.maxPool1dWithIndices(x, size, options);
            case 4 -> F.maxPool2dWithIndices(x, size, options);
            default -> F.maxPool3dWithIndices(x, size, options);
        };
    }

    /// Places in the whole tensor, and not in that of a channel.
    private static Tensor whole(Tensor indices, Tensor x) {
        long planes = x.size(0) * x.size(1);
        long[] shape = new long[x.dim()];
        Arrays.fill(shape, 1);
        shape[0] = x.size(0);
        shape[1] = x.size(1);
        return indices.add(Obor.arange(planes).mul(x.numel() / Math.max(planes, 1)).reshape(shape));
    }

    /// Whether PyTorch's functions take these pads.
    private static boolean fits(long[][] pads, int[] kernel) {
        for (int d = 0; d < kernel.length; d++) {
            if (pads[0][d] != pads[1][d] || pads[0][d] > kernel[d] / 2) {
                return false;
            }
        }
        return true;
    }

    private static Body average(Binding b) {
        Window window = Window.of(b);
        boolean ceil = b.flag("ceil_mode", false);
        boolean counted = b.flag("count_include_pad", false);
        return c -> {
            Tensor x = c.in(0);
            int dims = Window.dims(x);
            int[] kernel = window.kernel(dims);
            long[][] pads = window.pads(x, kernel);
            boolean dilated = Arrays.stream(window.dilations(dims)).anyMatch(d -> d != 1);
            if (dilated) {
                return dilated(x, window, kernel, pads, counted, ceil);
            }
            int[] stride = window.strides(dims);
            if (fits(pads, kernel)) {
                return mean(x, kernel, stride, Window.ints(pads[0]), ceil, counted);
            }
            Tensor padded = Window.padded(x, pads, 0);
            Tensor y = mean(padded, kernel, stride, new int[dims], ceil, true);
            if (counted) {
                return y;
            }
            Tensor ones = Window.padded(x.detach().zerosLike().add(1), pads, 0);
            return y.div(mean(ones, kernel, stride, new int[dims], ceil, true));
        };
    }

    private static Tensor mean(
            Tensor x, int[] kernel, int[] stride, int[] padding, boolean ceil, boolean counted) {
        List<Integer> size = Arrays.stream(kernel).boxed().toList();
        Consumer<PoolOptions.Average> options =
                o -> o.stride(stride).padding(padding).ceilMode(ceil).countIncludePad(counted);
        return switch (x.dim()) {
            case 3 -> F.avgPool1d(x, size, options);
            case 4 -> F.avgPool2d(x, size, options);
            default -> F.avgPool3d(x, size, options);
        };
    }

    /// A sum with gaps is a convolution with ones.
    private static Tensor dilated(
            Tensor x, Window window, int[] kernel, long[][] pads, boolean counted, boolean ceil) {
        int dims = kernel.length;
        long[][] around = {pads[0].clone(), pads[1].clone()};
        int[] stride = window.strides(dims);
        int[] dilation = window.dilations(dims);
        long[][] rounded = {new long[dims], new long[dims]};
        if (ceil) {
            for (int d = 0; d < dims; d++) {
                long size = x.size(d + 2) + pads[0][d] + pads[1][d];
                long left = (size - dilation[d] * (kernel[d] - 1L) - 1) % stride[d];
                rounded[1][d] = left > 0 ? stride[d] - left : 0;
            }
        }
        long[] shape = new long[dims + 2];
        shape[0] = x.size(1);
        shape[1] = 1;
        for (int d = 0; d < dims; d++) {
            shape[d + 2] = kernel[d];
        }
        Tensor weight = Obor.ones(x.dtype(), shape);
        Tensor inside = x.detach().zerosLike().add(1);
        Tensor count = Window.padded(inside, around, counted ? 1 : 0);
        count = Window.padded(count, rounded, 0);
        Tensor values = Window.padded(Window.padded(x, around, 0), rounded, 0);
        return sums(values, weight, stride, dilation).div(sums(count, weight, stride, dilation));
    }

    private static Tensor sums(Tensor x, Tensor weight, int[] stride, int[] dilation) {
        int groups = Math.toIntExact(x.size(1));
        @Nullable Tensor none = null;
        return switch (x.dim()) {
            case 3 ->
                    F.conv1d(
                            x,
                            weight,
                            none,
                            o -> o.stride(stride).dilation(dilation).groups(groups));
            case 4 ->
                    F.conv2d(
                            x,
                            weight,
                            none,
                            o -> o.stride(stride).dilation(dilation).groups(groups));
            default ->
                    F.conv3d(
                            x,
                            weight,
                            none,
                            o -> o.stride(stride).dilation(dilation).groups(groups));
        };
    }

    private static Body power(Binding b) {
        Window window = Window.of(b);
        boolean ceil = b.flag("ceil_mode", false);
        double p = b.integer("p", 2);
        return c -> {
            Tensor x = c.in(0);
            int dims = Window.dims(x);
            int[] kernel = window.kernel(dims);
            if (ceil) {
                throw new ValueError("ceil_mode is not read");
            }
            long[] shape = new long[dims + 2];
            shape[0] = x.size(1);
            shape[1] = 1;
            for (int d = 0; d < dims; d++) {
                shape[d + 2] = kernel[d];
            }
            Tensor powers = Window.padded(x.abs().pow(p), window.pads(x, kernel), 0);
            return sums(
                            powers,
                            Obor.ones(x.dtype(), shape),
                            window.strides(dims),
                            window.dilations(dims))
                    .pow(1 / p);
        };
    }
}
