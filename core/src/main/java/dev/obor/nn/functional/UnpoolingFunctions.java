package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.nn.Unpooling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The reverse of maximum poolings; shown by [F].
final class UnpoolingFunctions {
    private UnpoolingFunctions() {}

    /// Maxima of signals put back where they were found, and zeros around them.
    ///
    /// ```java
    /// Tensor out = F.maxUnpool1d(tensor(5.0, 3).view(1, 1, 2), tensor(1, 3).view(1, 1, 2), 2);
    /// out // [[[0, 5, 0, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1) stride
    ///   - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool1d(Tensor input, Tensor indices, int kernelSize) {
        return maxUnpool1d(input, indices, List.of(kernelSize), PoolOptions.Unpool.DEFAULT);
    }

    /// Maxima of signals put back where they were found, and zeros around them, with options.
    ///
    /// ```java
    /// Tensor places = tensor(1, 3).view(1, 1, 2);
    /// Tensor out =
    ///         F.maxUnpool1d(tensor(5.0, 3).view(1, 1, 2), places, 2,
    ///                 o -> o.outputSize(new long[] {5}));
    /// out // [[[0, 5, 0, 3, 0]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1) stride
    ///   - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool1d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        return maxUnpool1d(input, indices, List.of(kernelSize), options);
    }

    /// Maxima of signals put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool1dWithIndices].
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1) stride
    ///   - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool1d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        return unpool(1, input, indices, kernelSize, PoolOptions.Unpool.DEFAULT.with(options));
    }

    /// Maxima of images put back where they were found, and zeros around them.
    ///
    /// ```java
    /// F.maxUnpool2d(ones(1, 1, 1, 1), tensor(3).view(1, 1, 1, 1), 2) // [[[[0, 0], [0, 1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   -
    ///     1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool2d(Tensor input, Tensor indices, int kernelSize) {
        return maxUnpool2d(input, indices, List.of(kernelSize), PoolOptions.Unpool.DEFAULT);
    }

    /// Maxima of images put back where they were found, and zeros around them, with options.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   -
    ///     1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool2d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        return maxUnpool2d(input, indices, List.of(kernelSize), options);
    }

    /// Maxima of images put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool2dWithIndices].
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   -
    ///     1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool2d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        return unpool(2, input, indices, kernelSize, PoolOptions.Unpool.DEFAULT.with(options));
    }

    /// Maxima of volumes put back where they were found, and zeros around them.
    ///
    /// ```java
    /// F.maxUnpool3d(ones(1, 1, 1, 1, 1), tensor(7).view(1, 1, 1, 1, 1), 2).sum() // 1
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool3d(Tensor input, Tensor indices, int kernelSize) {
        return maxUnpool3d(input, indices, List.of(kernelSize), PoolOptions.Unpool.DEFAULT);
    }

    /// Maxima of volumes put back where they were found, and zeros around them, with options.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool3d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        return maxUnpool3d(input, indices, List.of(kernelSize), options);
    }

    /// Maxima of volumes put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool3dWithIndices].
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool3d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        return unpool(3, input, indices, kernelSize, PoolOptions.Unpool.DEFAULT.with(options));
    }

    private static Tensor unpool(
            int dims,
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            PoolOptions.Unpool o) {
        String name = "max_unpool" + dims + "d";
        int[] kernel = PoolChecks.numbers(name, "kernel_size", kernelSize, dims);
        int[] stride =
                o.stride.isEmpty() ? kernel : PoolChecks.numbers(name, "stride", o.stride, dims);
        int[] padding = PoolChecks.numbers(name, "padding", o.padding, dims);
        if (input.dim() < dims) {
            throw new IndexError(
                    "tuple index out of range",
                    "The input has "
                            + input.dim()
                            + " dimensions, of which "
                            + dims
                            + " are pooled.");
        }
        long[] sizes = unpooled(input, kernel, stride, padding, o.outputSize);
        if (indices.dtype() != DType.INT64) {
            throw new DTypeError(
                    "elements in indices should be type int64 but got: "
                            + indices.dtype().scalarType());
        }
        int spatial = Math.max(dims, 2); // signals are images one element wide in PyTorch
        int given = input.dim() + spatial - dims;
        if (given != spatial + 1 && given != spatial + 2) {
            throw new ShapeError(
                    "Input to max_unpooling"
                            + spatial
                            + "d should be a "
                            + (spatial + 1)
                            + "d or "
                            + (spatial + 2)
                            + "d Tensor, but got a tensor with "
                            + given
                            + (spatial == 2 ? " dimensions." : " dims."));
        }
        if (spatial == 3 && Arrays.stream(stride).anyMatch(s -> s <= 0)) {
            throw new ShapeError(
                    "strides should be greater than zero, but got stride: "
                            + Arrays.toString(stride));
        }
        if (!input.shape().equals(indices.shape())) {
            throw new ShapeError(
                    "Expected shape of indices to be same as that of the input tensor ("
                            + shape(input, given)
                            + ") but got indices tensor with shape: "
                            + shape(indices, indices.dim() + spatial - dims));
        }
        for (int d = 1; d < input.dim(); d++) {
            if (input.size(d) == 0) {
                throw new ShapeError(
                        "max_unpooling"
                                + spatial
                                + "d_forward_out_cpu(): Expected input to have non-zero size for"
                                + " non-batch dimensions, but got "
                                + shape(input, given)
                                + " with dimension "
                                + d
                                + " being empty.");
            }
        }
        DTypes.checkFloat("max_unpool" + spatial + "d", input.dtype());
        return dims > 1
                ? Unpooling.call(input, indices, sizes)
                : Unpooling.call(
                                input.unsqueeze(-1),
                                indices.unsqueeze(-1),
                                new long[] {sizes[0], 1})
                        .squeeze(-1);
    }

    private static List<Long> shape(Tensor t, int dims) {
        List<Long> sizes = new ArrayList<>(t.shape().toList());
        while (sizes.size() < dims) {
            sizes.add(1L);
        }
        return sizes;
    }

    private static long[] unpooled(
            Tensor input, int[] kernel, int[] stride, int[] padding, long @Nullable [] outputSize) {
        int dims = kernel.length;
        long[] least = new long[dims];
        for (int d = 0; d < dims; d++) {
            least[d] = (input.size(d - (long) dims) - 1) * stride[d] + kernel[d] - 2L * padding[d];
        }
        long[] result = least;
        if (outputSize != null) {
            result =
                    outputSize.length == dims + 2
                            ? Arrays.copyOfRange(outputSize, 2, dims + 2)
                            : outputSize;
            if (result.length != dims) {
                throw new ValueError(
                        "output_size should be a sequence containing "
                                + dims
                                + " or "
                                + (dims + 2)
                                + " elements, but it has a length of '"
                                + result.length
                                + "'");
            }
            for (int d = 0; d < dims; d++) {
                long min = least[d] - stride[d];
                long max = least[d] + stride[d];
                if (!(min < result[d] && result[d] < max)) {
                    throw new ValueError(
                            "invalid output_size \""
                                    + Arrays.toString(result)
                                    + "\" (dim "
                                    + d
                                    + " must be between "
                                    + min
                                    + " and "
                                    + max
                                    + ")");
                }
            }
        }
        for (int d = 0; d < dims; d++) {
            if (result[d] < 0) {
                throw new ValueError(
                        "max_unpooling: output_size must contain non-negative spatial dimensions,"
                                + " but got output_size["
                                + d
                                + "]="
                                + result[d]);
            }
        }
        return result;
    }
}
