package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
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

/// The reverse of maximum poolings, and poolings by powers and by random windows; shown by [F].
final class UnpoolingFunctions {
    private UnpoolingFunctions() {}

    /// Power means times size of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4).view(1, 1, 2), 2, 2) // [[[5]]]
    /// ```
    @Operation(F)
    public static Tensor lpPool1d(Tensor input, double normType, int kernelSize) {
        return lpPool1d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, with options.
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4, 0).view(1, 1, 3), 2, 2, o -> o.stride(1)) // [[[5, 4]]]
    /// ```
    @Operation(F)
    public static Tensor lpPool1d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool1d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, (N, C, L); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    @Operation(F)
    public static Tensor lpPool1d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(1, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    /// Power means times size of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 4, 4), 2, 2) // [[[[2, 2], [2, 2]]]]
    /// ```
    @Operation(F)
    public static Tensor lpPool2d(Tensor input, double normType, int kernelSize) {
        return lpPool2d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, with options.
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 3, 3), 1, 2, o -> o.stride(1)) // [[[[4, 4], [4, 4]]]]
    /// ```
    @Operation(F)
    public static Tensor lpPool2d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool2d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, (N, C, H, W); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    @Operation(F)
    public static Tensor lpPool2d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(2, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    /// Power means times size of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2).shape() // [1, 3, 2, 2, 2]
    /// ```
    @Operation(F)
    public static Tensor lpPool3d(Tensor input, double normType, int kernelSize) {
        return lpPool3d(input, normType, List.of(kernelSize), PoolOptions.Power.DEFAULT);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, with options.
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2, o -> o.stride(1)).shape() // [1, 3, 3, 3, 3]
    /// ```
    @Operation(F)
    public static Tensor lpPool3d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        return lpPool3d(input, normType, List.of(kernelSize), options);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, (N, C, D, H, W); as in PyTorch 0 where the sum
    /// is negative and the root is not real, and largest or smallest magnitudes for infinite
    /// powers.
    @Operation(F)
    public static Tensor lpPool3d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        return power(3, input, normType, kernelSize, PoolOptions.Power.DEFAULT.with(options));
    }

    private static Tensor power(
            int dims,
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            PoolOptions.Power o) {
        int[] kernel = PoolChecks.numbers("lp_pool" + dims + "d", "kernel_size", kernelSize, dims);
        int[] stride = o.stride.stream().mapToInt(Integer::intValue).toArray();
        if (Double.isInfinite(normType)) {
            boolean least = normType < 0;
            Tensor sizes = least ? input.abs().neg() : input.abs();
            Tensor most = max(dims, sizes, kernelSize, p -> p.stride(stride).ceilMode(o.ceilMode));
            return least ? most.neg() : most;
        }
        boolean whole = !input.isFloatingPoint(); // a power that is a float makes floats
        Tensor powers = normType == 2 && !whole ? input.pow(2L) : input.pow(normType);
        Tensor means =
                average(dims, powers, kernelSize, p -> p.stride(stride).ceilMode(o.ceilMode));
        long size = Arrays.stream(kernel).asLongStream().reduce(1, (a, b) -> a * b);
        return means.sign().mul(means.abs().relu()).mul(size).pow(1 / normType);
    }

    private static Tensor max(
            int dims, Tensor input, List<Integer> kernel, Consumer<PoolOptions.Max> options) {
        return switch (dims) {
            case 1 -> PoolingFunctions.maxPool1d(input, kernel, options);
            case 2 -> PoolingFunctions.maxPool2d(input, kernel, options);
            default -> PoolingFunctions.maxPool3d(input, kernel, options);
        };
    }

    private static Tensor average(
            int dims, Tensor input, List<Integer> kernel, Consumer<PoolOptions.Average> options) {
        return switch (dims) {
            case 1 -> PoolingFunctions.avgPool1d(input, kernel, options);
            case 2 -> PoolingFunctions.avgPool2d(input, kernel, options);
            default -> PoolingFunctions.avgPool3d(input, kernel, options);
        };
    }

    /// Maxima of signals put back where they were found, and zeros around them.
    ///
    /// ```java
    /// Tensor out = F.maxUnpool1d(tensor(5.0, 3).view(1, 1, 2), tensor(1, 3).view(1, 1, 2), 2);
    /// out // [[[0, 5, 0, 3]]]
    /// ```
    ///
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool2d(Tensor input, Tensor indices, int kernelSize) {
        return maxUnpool2d(input, indices, List.of(kernelSize), PoolOptions.Unpool.DEFAULT);
    }

    /// Maxima of images put back where they were found, and zeros around them, with options.
    ///
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
    /// @throws ShapeError if the sizes do not fit
    /// @throws IndexError if a place is not in the result
    @Operation(F)
    public static Tensor maxUnpool3d(Tensor input, Tensor indices, int kernelSize) {
        return maxUnpool3d(input, indices, List.of(kernelSize), PoolOptions.Unpool.DEFAULT);
    }

    /// Maxima of volumes put back where they were found, and zeros around them, with options.
    ///
    /// @param indices the places, int64, of the input's sizes
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
    /// @param indices the places, int64, of the input's sizes
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

    /// Largest values of as many overlapping windows as asked for in images.
    ///
    /// ```java
    /// F.fractionalMaxPool2d(ones(1, 3, 9, 9), 2, o -> o.outputSize(4)).shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @throws ShapeError if a window does not fit
    @Operation(F)
    public static Tensor fractionalMaxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool2d(input, List.of(kernelSize), options);
    }

    /// Largest values of as many overlapping windows as asked for in images, (N, C, H, W), which
    /// begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @throws ValueError if neither the size of the result is given nor the ratio
    /// @throws ShapeError if a window does not fit
    @Operation(F)
    public static Tensor fractionalMaxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool2dWithIndices(input, kernelSize, options).values();
    }

    /// Largest values of random overlapping windows in images, and their places in each plane,
    /// int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.fractionalMaxPool2dWithIndices(ones(1, 3, 9, 9), 2, o -> o.outputRatio(0.5));
    /// out.indices().shape() // [1, 3, 4, 4]
    /// ```
    @Operation(F)
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool2dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of random overlapping windows in images, and their places in each plane,
    /// int64.
    @Operation(F)
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        return FractionalPooling.pool(
                2, input, kernelSize, PoolOptions.Fractional.DEFAULT.with(options));
    }

    /// Largest values of as many overlapping windows as asked for in volumes.
    ///
    /// ```java
    /// Tensor out = F.fractionalMaxPool3d(ones(1, 3, 9, 9, 9), 2, o -> o.outputSize(4));
    /// out.shape() // [1, 3, 4, 4, 4]
    /// ```
    ///
    /// @throws ShapeError if a window does not fit
    @Operation(F)
    public static Tensor fractionalMaxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool3d(input, List.of(kernelSize), options);
    }

    /// Largest values of as many overlapping windows as asked for in volumes, (N, C, D, H, W),
    /// which begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @throws ValueError if neither the size of the result is given nor the ratio
    /// @throws ShapeError if a window does not fit
    @Operation(F)
    public static Tensor fractionalMaxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool3dWithIndices(input, kernelSize, options).values();
    }

    /// Largest values of random overlapping windows in volumes, and their places in each volume,
    /// int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.fractionalMaxPool3dWithIndices(ones(1, 3, 8, 8, 8), 2, o -> o.outputSize(4));
    /// out.indices().shape() // [1, 3, 4, 4, 4]
    /// ```
    @Operation(F)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool3dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of random overlapping windows in volumes, and their places in each volume,
    /// int64.
    @Operation(F)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        return FractionalPooling.pool(
                3, input, kernelSize, PoolOptions.Fractional.DEFAULT.with(options));
    }
}
