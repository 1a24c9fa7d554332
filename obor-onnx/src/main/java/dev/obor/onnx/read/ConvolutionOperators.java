package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Convolutions, plain and transposed.
final class ConvolutionOperators {
    private ConvolutionOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Conv", 2, 3, ConvolutionOperators::plain);
        all.add("ConvTranspose", 2, 3, ConvolutionOperators::transposed);
    }

    private static int[] kernel(Window window, Tensor weight, int dims) {
        if (weight.dim() != dims + 2) {
            throw new ValueError(
                    "a weight of " + weight.dim() + " dimensions for " + dims + " of the input");
        }
        int[] kernel = new int[dims];
        for (int d = 0; d < dims; d++) {
            kernel[d] = Math.toIntExact(weight.size(d + 2));
        }
        if (window.kernel() != null && !Arrays.equals(window.kernel(), kernel)) {
            throw new ValueError(
                    "kernel_shape is "
                            + Arrays.toString(window.kernel())
                            + ", but the weight's "
                            + Arrays.toString(kernel));
        }
        return kernel;
    }

    private static Body plain(Binding b) {
        Window window = Window.of(b);
        int groups = b.size("group", 1);
        return c -> {
            c.same(0, 1);
            Tensor x = c.in(0);
            int dims = Window.dims(x);
            long[][] pads = window.pads(x, kernel(window, c.in(1), dims));
            boolean even = Arrays.equals(pads[0], pads[1]);
            x = even ? x : Window.padded(x, pads, 0);
            int[] padding = even ? Window.ints(pads[0]) : new int[dims];
            return convolved(
                    x,
                    c.in(1),
                    c.maybe(2),
                    o ->
                            o.stride(window.strides(dims))
                                    .dilation(window.dilations(dims))
                                    .padding(padding)
                                    .groups(groups));
        };
    }

    private static Tensor convolved(
            Tensor x, Tensor weight, @Nullable Tensor bias, Consumer<ConvOptions.Plain> options) {
        return switch (x.dim()) {
            case 3 -> F.conv1d(x, weight, bias, options);
            case 4 -> F.conv2d(x, weight, bias, options);
            default -> F.conv3d(x, weight, bias, options);
        };
    }

    private static Tensor spread(
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        return switch (x.dim()) {
            case 3 -> F.convTranspose1d(x, weight, bias, options);
            case 4 -> F.convTranspose2d(x, weight, bias, options);
            default -> F.convTranspose3d(x, weight, bias, options);
        };
    }

    private static Body transposed(Binding b) {
        Window window = Window.of(b);
        int groups = b.size("group", 1);
        int[] more = b.sizes("output_padding", 0);
        int[] sizes = b.sizes("output_shape", 0);
        return c -> {
            c.same(0, 1);
            Tensor x = c.in(0);
            int dims = Window.dims(x);
            int[] kernel = kernel(window, c.in(1), dims);
            int[] stride = window.strides(dims);
            int[] dilation = window.dilations(dims);
            int[] extra = more == null ? new int[dims] : more;
            if (extra.length != dims || sizes != null && sizes.length < dims) {
                throw new ValueError("output_padding or output_shape of other dimensions");
            }
            long[][] pads = pads(window, x, kernel, extra, sizes);
            boolean usual = Arrays.equals(pads[0], pads[1]);
            for (int d = 0; d < dims; d++) {
                usual &= pads[0][d] >= 0 && extra[d] < Math.max(stride[d], dilation[d]);
            }
            if (usual) {
                return spread(
                        x,
                        c.in(1),
                        c.maybe(2),
                        o ->
                                o.stride(stride)
                                        .dilation(dilation)
                                        .padding(Window.ints(pads[0]))
                                        .outputPadding(extra)
                                        .groups(groups));
            }
            // The whole result, cut, or filled where nothing arrives.
            Tensor y =
                    spread(
                            x,
                            c.in(1),
                            null,
                            o -> o.stride(stride).dilation(dilation).groups(groups));
            long[][] cut = new long[2][dims];
            for (int d = 0; d < dims; d++) {
                cut[0][d] = -pads[0][d];
                cut[1][d] = extra[d] - pads[1][d];
            }
            y = Window.padded(y, cut, 0);
            Tensor bias = c.maybe(2);
            if (bias == null) {
                return y;
            }
            long[] shape = new long[dims + 1];
            Arrays.fill(shape, 1);
            shape[0] = bias.numel();
            return y.add(bias.reshape(shape));
        };
    }

    private static long[][] pads(
            Window window, Tensor x, int[] kernel, int[] extra, int @Nullable [] sizes) {
        int dims = kernel.length;
        if (sizes == null && !window.automatic().startsWith("SAME")) {
            return window.pads(x, kernel);
        }
        int[] stride = window.strides(dims);
        int[] dilation = window.dilations(dims);
        long[][] pads = new long[2][dims];
        for (int d = 0; d < dims; d++) {
            long n = x.size(d + 2);
            long whole = stride[d] * (n - 1) + extra[d] + (kernel[d] - 1L) * dilation[d] + 1;
            long wish = sizes == null ? n * stride[d] : sizes[sizes.length - dims + d];
            long all = whole - wish;
            long half = all / 2;
            pads[0][d] = window.automatic().equals("SAME_LOWER") ? all - half : half;
            pads[1][d] = all - pads[0][d];
        }
        return pads;
    }
}
