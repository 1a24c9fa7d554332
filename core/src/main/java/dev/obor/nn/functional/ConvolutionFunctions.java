package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.Hints;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.Convolutions;
import dev.obor.op.nn.Unfolding;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Convolutions; shown by [F].
final class ConvolutionFunctions {
    private ConvolutionFunctions() {}

    /// A convolution over signals without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv1d(arange(5.0).view(1, 1, 5), ones(1, 1, 3)) // [[[3, 6, 9]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv1d(Tensor input, Tensor weight) {
        return conv1d(input, weight, null);
    }

    /// A convolution over signals, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv1d(ones(1, 4, 9), ones(8, 4, 3), zeros(8)).shape() // [1, 8, 7]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convolve(1, input, weight, bias, ConvOptions.Plain.DEFAULT);
    }

    /// A convolution over signals.
    ///
    /// ```java
    /// Tensor out = F.conv1d(ones(1, 4, 9), ones(8, 2, 3), null, o -> o.stride(2).groups(2));
    /// out.shape() // [1, 8, 4]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        return convolve(1, input, weight, bias, ConvOptions.Plain.DEFAULT.with(options));
    }

    /// A convolution over time of signals whose dimensions are (T, N, C).
    ///
    /// ```java
    /// F.convTbc(ones(4, 1, 1), ones(2, 1, 1), zeros(1)).flatten() // [2, 2, 2]
    /// ```
    ///
    /// @param input (T, N, C)
    /// @param weight (kernel, C, outChannels)
    /// @param bias (outChannels)
    /// @param pad how much is added at both ends
    /// @return (T + 2 pad - kernel + 1, N, outChannels)
    /// @throws ShapeError if the sizes do not fit
    @Operation(F)
    public static Tensor convTbc(Tensor input, Tensor weight, Tensor bias, @Default("0") int pad) {
        if (input.dim() != 3 || weight.dim() != 3 || bias.dim() != 1) {
            throw new ShapeError(
                    "conv_tbc: Input must have 3 dims: time, batch, in_channel; weight must have 3"
                            + " dims: kernel_width, in_channels, out_channels; bias must be 1-D");
        }
        Tensor result =
                conv1d(input.permute(1, 2, 0), weight.permute(2, 1, 0), bias, o -> o.padding(pad));
        return result.permute(2, 0, 1).contiguous();
    }

    /// A convolution over images without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv2d(ones(1, 1, 3, 3), ones(1, 1, 2, 2)) // [[[[4, 4], [4, 4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv2d(Tensor input, Tensor weight) {
        return conv2d(input, weight, null);
    }

    /// A convolution over images, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv2d(ones(8, 3, 32, 32), ones(16, 3, 5, 5), zeros(16)).shape() // [8, 16, 28, 28]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convolve(2, input, weight, bias, ConvOptions.Plain.DEFAULT);
    }

    /// A convolution over images.
    ///
    /// ```java
    /// Tensor image = ones(1, 3, 32, 32);
    /// Tensor out = F.conv2d(image, ones(16, 3, 3, 3), null, o -> o.stride(2).padding(1));
    /// out.shape() // [1, 16, 16, 16]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        return convolve(2, input, weight, bias, ConvOptions.Plain.DEFAULT.with(options));
    }

    /// A convolution over volumes without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv3d(ones(1, 1, 3, 3, 3), ones(1, 1, 2, 2, 2)).shape() // [1, 1, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv3d(Tensor input, Tensor weight) {
        return conv3d(input, weight, null);
    }

    /// A convolution over volumes, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv3d(ones(1, 1, 3, 3, 3), ones(4, 1, 3, 3, 3), zeros(4)).shape() // [1, 4, 1, 1, 1]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return convolve(3, input, weight, bias, ConvOptions.Plain.DEFAULT);
    }

    /// A convolution over volumes.
    ///
    /// ```java
    /// Tensor out = F.conv3d(ones(1, 1, 3, 3, 3), ones(1, 1, 3, 3, 3), null, o -> o.padding(1));
    /// out.shape() // [1, 1, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor conv3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        return convolve(3, input, weight, bias, ConvOptions.Plain.DEFAULT.with(options));
    }

    private static Tensor convolve(
            int dims, Tensor input, Tensor weight, @Nullable Tensor bias, ConvOptions.Plain o) {
        check(dims, input, weight, bias, o);
        if (input.dtype().isLowPrecision() && weight.dtype() == input.dtype()) {
            ConvChecks.dtypes(dims, input, weight, bias, o);
            // The kernels work in float32 and float64; the result is rounded once.
            Tensor wideBias = bias == null ? null : bias.to(DType.FLOAT32);
            Tensor result =
                    convolve(dims, input.to(DType.FLOAT32), weight.to(DType.FLOAT32), wideBias, o)
                            .to(input.dtype());
            return ExtraNode.saving("ConvolutionBackward0", result, input, weight);
        }
        if (input.dim() == dims + 1) {
            return convolve(dims, input.unsqueeze(0), weight, bias, o).squeeze(0);
        }
        int[] in = spatial(input, dims);
        int[] kernel = spatial(weight, dims);
        int[] stride = Extents.expand(o.stride, dims, "stride");
        int[] dilation = Extents.expand(o.dilation, dims, "dilation");
        int[] padding = Extents.expand(o.padding, dims, "padding");
        ConvChecks.kernel(kernel);
        ConvChecks.window(stride, padding, dilation, "non-positive dilation is not supported");
        int[] out = new int[dims];
        boolean same = "same".equals(o.paddingName);
        if (same) {
            ConvChecks.same(stride);
        }
        for (int d = 0; d < dims; d++) {
            if (same) {
                long reach = Sizes.product(dilation[d], kernel[d] - 1L);
                padding[d] =
                        Sizes.count(
                                reach / 2,
                                "places of padding"); // the odd one goes to the end, as in PyTorch
                out[d] = in[d];
            } else {
                out[d] = ConvShape.outputSize(in[d], kernel[d], stride[d], padding[d], dilation[d]);
            }
        }
        checkKernelFits(in, kernel, padding, dilation, out);
        for (int d = 0; d < dims; d++) {
            stride[d] = Math.min(stride[d], in[d] + 2 * padding[d] + 1); // no window starts beyond
        }
        ConvChecks.dtypes(dims, input, weight, bias, o);
        ConvChecks.places(input, in);
        ConvShape shape =
                new ConvShape(
                        Sizes.count(input.size(0), "samples"),
                        Sizes.count(input.size(1), "channels"),
                        Sizes.count(weight.size(0), "channels"),
                        o.groups,
                        Dims3.of(1, in),
                        Dims3.of(1, kernel),
                        Dims3.of(1, stride),
                        Dims3.of(0, padding),
                        Dims3.of(1, dilation),
                        Dims3.of(1, out));
        Tensor alike = bias == null ? null : bias.to(input.dtype());
        return Convolutions.convolve(
                input, weight, alike, shape, sizes(input.size(0), weight.size(0), out));
    }

    static int[] spatial(Tensor t, int dims) {
        int[] sizes = new int[dims];
        for (int d = 0; d < dims; d++) {
            sizes[d] = Sizes.count(t.size(t.dim() - dims + d), "places");
        }
        return sizes;
    }

    static long[] sizes(long batch, long channels, int[] spatial) {
        long[] sizes = new long[2 + spatial.length];
        sizes[0] = batch;
        sizes[1] = channels;
        for (int d = 0; d < spatial.length; d++) {
            sizes[2 + d] = spatial[d];
        }
        return sizes;
    }

    private static void check(
            int dims, Tensor input, Tensor weight, @Nullable Tensor bias, ConvOptions.Plain o) {
        String hint =
                weight.dim() < 2
                        ? ""
                        : Hints.imageDims(input.shape().toArray(), dims, weight.size(1) * o.groups);
        ConvChecks.biasDtype(input, bias, o);
        ConvChecks.ranks("conv" + dims + "d", dims, input, weight, hint);
        ConvChecks.complex(input, weight, bias);
        int groups = ConvChecks.groups(weight, o.groups);
        ConvChecks.channels("Given groups=" + groups, dims, input, weight, weight.size(1) * groups);
        if (bias != null) {
            ConvChecks.bias("Given weight", weight, bias, weight.size(0));
        }
    }

    private static void checkKernelFits(
            int[] in, int[] kernel, int[] padding, int[] dilation, int[] out) {
        for (int size : out) {
            if (size < 1) {
                long[] padded = new long[in.length];
                long[] span = new long[in.length];
                for (int d = 0; d < in.length; d++) {
                    padded[d] = in[d] + 2L * padding[d];
                    span[d] = dilation[d] * (kernel[d] - 1L) + 1;
                }
                throw new ShapeError(
                        "Calculated padded input size per channel: ("
                                + times(padded)
                                + "). Kernel size: ("
                                + times(span)
                                + "). Kernel size can't be greater than actual input size");
            }
        }
    }

    private static String times(long[] sizes) {
        return String.join(
                " x ", Arrays.stream(sizes).mapToObj(Long::toString).toArray(String[]::new));
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// F.unfold(ones(1, 3, 10, 10), 2).shape() // [1, 12, 81]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws ShapeError if no window fits
    @Operation(F)
    public static Tensor unfold(Tensor input, int kernelSize) {
        return unfold(input, List.of(kernelSize), FoldOptions.DEFAULT);
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// Tensor out = F.unfold(arange(9.0).view(1, 1, 3, 3), 2, o -> o.stride(1));
    /// out // [[[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws ShapeError if no window fits
    @Operation(F)
    public static Tensor unfold(Tensor input, int kernelSize, Consumer<FoldOptions> options) {
        return unfold(input, List.of(kernelSize), options);
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// F.unfold(ones(1, 3, 10, 12), List.of(4, 5), o -> o.padding(1)).shape() // [1, 60, 90]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws ShapeError if no window fits
    @Operation(F)
    public static Tensor unfold(
            Tensor input, List<Integer> kernelSize, Consumer<FoldOptions> options) {
        return Unfolding.unfold(input, windows(kernelSize, FoldOptions.DEFAULT.with(options)));
    }

    /// Columns as windows of images, added up where they overlap.
    ///
    /// ```java
    /// F.fold(ones(1, 4, 4), List.of(3, 3), 2) // [[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]
    /// ```
    ///
    /// @param input (N, C · kernel, windows) or (C · kernel, windows)
    /// @param outputSize height and width of the images
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, H, W) or (C, H, W), of the input's dtype
    /// @throws ShapeError if the columns do not fit
    @Operation(F)
    public static Tensor fold(Tensor input, List<Integer> outputSize, int kernelSize) {
        return fold(input, outputSize, List.of(kernelSize), FoldOptions.DEFAULT);
    }

    /// Columns as windows of images, added up where they overlap: the reverse of [#unfold].
    ///
    /// ```java
    /// Tensor out = F.fold(ones(1, 4, 4), List.of(3, 3), List.of(2, 2), o -> o.dilation(1));
    /// out // [[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]
    /// ```
    ///
    /// @param input (N, C · kernel, windows) or (C · kernel, windows)
    /// @param outputSize height and width of the images
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, H, W) or (C, H, W), of the input's dtype
    /// @throws ShapeError if the columns do not fit
    @Operation(F)
    public static Tensor fold(
            Tensor input,
            List<Integer> outputSize,
            List<Integer> kernelSize,
            Consumer<FoldOptions> options) {
        return Unfolding.fold(
                input,
                pair(outputSize, "output_size"),
                windows(kernelSize, FoldOptions.DEFAULT.with(options)));
    }

    private static Unfolding.Windows windows(List<Integer> kernelSize, FoldOptions o) {
        return new Unfolding.Windows(
                pair(kernelSize, "kernel_size"),
                pair(o.dilation, "dilation"),
                pair(o.padding, "padding"),
                pair(o.stride, "stride"));
    }

    private static long[] pair(List<Integer> numbers, String name) {
        if (numbers.size() != 1 && numbers.size() != 2) {
            throw new ShapeError(
                    "It is expected " + name + " equals to 2, but got size " + numbers.size(),
                    Extents.advice(2));
        }
        return Arrays.stream(Extents.expand(numbers, 2, name)).asLongStream().toArray();
    }
}
