package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.backend.ConvShape;
import dev.obor.backend.Dims3;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Hints;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.Convolutions;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Transposed convolutions; shown by [F].
final class TransposedFunctions {
    private TransposedFunctions() {}

    /// A transposed convolution over signals without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose1d(tensor(1.0, 2).view(1, 1, 2), ones(1, 1, 2)) // [[[1, 3, 2]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose1d(Tensor input, Tensor weight) {
        return convTranspose1d(input, weight, null);
    }

    /// A transposed convolution over signals, with stride 1.
    ///
    /// ```java
    /// F.convTranspose1d(ones(1, 1, 2), ones(1, 1, 2), ones(1)) // [[[2, 3, 2]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return transposed(1, input, weight, bias, ConvOptions.Transposed.DEFAULT);
    }

    /// A transposed convolution over signals.
    ///
    /// ```java
    /// F.convTranspose1d(ones(1, 1, 2), ones(1, 1, 2), null, o -> o.stride(2)) // [[[1, 1, 1, 1]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        return transposed(1, input, weight, bias, ConvOptions.Transposed.DEFAULT.with(options));
    }

    /// A transposed convolution over images without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose2d(ones(1, 16, 5, 5), ones(16, 8, 3, 3)).shape() // [1, 8, 7, 7]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose2d(Tensor input, Tensor weight) {
        return convTranspose2d(input, weight, null);
    }

    /// A transposed convolution over images, with stride 1.
    ///
    /// ```java
    /// F.convTranspose2d(ones(1, 16, 5, 5), ones(16, 8, 3, 3), zeros(8)).shape() // [1, 8, 7, 7]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return transposed(2, input, weight, bias, ConvOptions.Transposed.DEFAULT);
    }

    /// A transposed convolution over images.
    ///
    /// ```java
    /// Tensor weight = ones(16, 8, 3, 3);
    /// Tensor out =
    ///         F.convTranspose2d(ones(1, 16, 5, 5), weight, null, o -> o.stride(2).padding(1));
    /// out.shape() // [1, 8, 9, 9]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        return transposed(2, input, weight, bias, ConvOptions.Transposed.DEFAULT.with(options));
    }

    /// A transposed convolution over volumes without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose3d(ones(1, 4, 5, 5, 5), ones(4, 2, 3, 3, 3)).shape() // [1, 2, 7, 7, 7]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose3d(Tensor input, Tensor weight) {
        return convTranspose3d(input, weight, null);
    }

    /// A transposed convolution over volumes, with stride 1.
    ///
    /// ```java
    /// Tensor out = F.convTranspose3d(ones(1, 4, 5, 5, 5), ones(4, 2, 3, 3, 3), zeros(2));
    /// out.shape() // [1, 2, 7, 7, 7]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return transposed(3, input, weight, bias, ConvOptions.Transposed.DEFAULT);
    }

    /// A transposed convolution over volumes.
    ///
    /// ```java
    /// Tensor weight = ones(4, 2, 3, 3, 3);
    /// Tensor out = F.convTranspose3d(ones(1, 4, 5, 5, 5), weight, null, o -> o.stride(2));
    /// out.shape() // [1, 2, 11, 11, 11]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor convTranspose3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        return transposed(3, input, weight, bias, ConvOptions.Transposed.DEFAULT.with(options));
    }

    private static Tensor transposed(
            int dims,
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            ConvOptions.Transposed o) {
        check(dims, input, weight, bias, o);
        if (input.dtype().isLowPrecision() && weight.dtype() == input.dtype()) {
            ConvChecks.dtypes(dims, input, weight, bias, o);
            // The kernels work in float32 and float64; the result is rounded once.
            Tensor wideBias = bias == null ? null : bias.to(DType.FLOAT32);
            Tensor result =
                    transposed(dims, input.toFloat(), weight.toFloat(), wideBias, o)
                            .to(input.dtype());
            return ExtraNode.saving("ConvolutionBackward0", result, input, weight);
        }
        if (input.dim() == dims + 1) {
            return transposed(dims, input.unsqueeze(0), weight, bias, o).squeeze(0);
        }
        int out = Sizes.count(Sizes.product(weight.size(1), o.groups), "channels");
        int[] stride = Extents.expand(o.stride, dims, "stride");
        int[] dilation = Extents.expand(o.dilation, dims, "dilation");
        int[] padding = Extents.expand(o.padding, dims, "padding");
        ConvChecks.places(input, ConvolutionFunctions.spatial(input, dims));
        ConvChecks.kernel(ConvolutionFunctions.spatial(weight, dims));
        ConvChecks.window(stride, padding, dilation, "dilation should be greater than zero");
        int[] extra = Extents.expand(o.outputPadding, dims, "output_padding");
        for (int d = 0; d < dims; d++) {
            if (extra[d] < 0) {
                throw new ShapeError(
                        "negative output_padding is not supported",
                        "output_padding is " + Extents.text(o.outputPadding) + ".");
            }
            if (extra[d] >= Math.max(stride[d], dilation[d])) {
                throw new ShapeError(
                        "output padding must be smaller than either stride or dilation, but got"
                                + " output_padding="
                                + Extents.text(o.outputPadding)
                                + ", stride="
                                + Extents.text(o.stride)
                                + ", dilation="
                                + Extents.text(o.dilation));
            }
        }
        ConvShape shape =
                ConvShape.transposed(
                        Sizes.count(input.size(0), "samples"),
                        Sizes.count(input.size(1), "channels"),
                        out,
                        o.groups,
                        Dims3.of(1, ConvolutionFunctions.spatial(input, dims)),
                        Dims3.of(1, ConvolutionFunctions.spatial(weight, dims)),
                        Dims3.of(1, stride),
                        Dims3.of(0, padding),
                        Dims3.of(0, extra),
                        Dims3.of(1, dilation));
        Dims3 size = shape.input();
        int[] all = {size.d(), size.h(), size.w()};
        int[] last = Arrays.copyOfRange(all, 3 - dims, 3);
        for (int s : last) {
            if (input.size(0) == 0 ? s < 0 : s < 1) { // without samples nothing is computed
                throw new ShapeError(
                        "Given input size per channel: ("
                                + times(shape.output(), dims)
                                + "). Calculated output size per channel: ("
                                + times(size, dims)
                                + "). Output size is too small");
            }
        }
        ConvChecks.dtypes(dims, input, weight, bias, o);
        Tensor alike = bias == null ? null : bias.to(input.dtype());
        return Convolutions.transposed(
                input, weight, alike, shape, ConvolutionFunctions.sizes(input.size(0), out, last));
    }

    /// Sizes as PyTorch says them: a line as an image of one row.
    private static String times(Dims3 size, int dims) {
        return (dims == 3 ? size.d() + " x " : "") + size.h() + " x " + size.w();
    }

    private static void check(
            int dims,
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            ConvOptions.Transposed o) {
        ConvChecks.ranks(
                "conv_transpose" + dims + "d", dims, input, weight, Hints.rank(input.dim(), dims));
        ConvChecks.complex(input, weight, bias);
        int groups = ConvChecks.groups(weight, o.groups);
        ConvChecks.channels("Given transposed=1", dims, input, weight, weight.size(0));
        if (bias != null) {
            ConvChecks.bias("Given transposed=1, weight", weight, bias, weight.size(1) * groups);
        }
    }
}
