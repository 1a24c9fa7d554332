package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel.PoolKind;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Sizes;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.nn.Poolings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pooling to sizes that are asked for, whatever the windows; shown by [F].
final class AdaptivePoolingFunctions {
    private AdaptivePoolingFunctions() {}

    /// Means of as many windows as asked for in signals; null keeps the size.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveAvgPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        return PoolingFunctions.signal(
                adaptive(1, PoolKind.ADAPTIVE_AVERAGE, input, outputSize).values());
    }

    /// Means of as many windows as asked for in signals: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool1d(arange(4.0).view(1, 1, 4), 2) // [[[0.5, 2.5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveAvgPool1d(Tensor input, int... outputSize) {
        return adaptiveAvgPool1d(input, asList(outputSize));
    }

    /// Means of as many windows as asked for in images; null keeps the size.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveAvgPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(2, PoolKind.ADAPTIVE_AVERAGE, input, outputSize).values();
    }

    /// Means of as many windows as asked for in images: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool2d(ones(1, 64, 8, 9), 5).shape() // [1, 64, 5, 5]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveAvgPool2d(Tensor input, int... outputSize) {
        return adaptiveAvgPool2d(input, asList(outputSize));
    }

    /// Means of as many windows as asked for in volumes; null keeps the size.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor adaptiveAvgPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(3, PoolKind.ADAPTIVE_AVERAGE, input, outputSize).values();
    }

    /// Means of as many windows as asked for in volumes: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool3d(ones(1, 64, 8, 9, 10), 5).shape() // [1, 64, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor adaptiveAvgPool3d(Tensor input, int... outputSize) {
        return adaptiveAvgPool3d(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in signals; null keeps the size.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveMaxPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(1, PoolKind.ADAPTIVE_MAX, input, outputSize).values();
    }

    /// Largest values of as many windows as asked for in signals: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool1d(arange(4.0).view(1, 1, 4), 2) // [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveMaxPool1d(Tensor input, int... outputSize) {
        return adaptiveMaxPool1d(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in signals, and their places in each row,
    /// int64.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static ValuesIndices adaptiveMaxPool1dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(1, PoolKind.ADAPTIVE_MAX, input, outputSize).both();
    }

    /// Largest values of as many windows as asked for in signals, and their places in each row,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool1dWithIndices(arange(4.0).view(1, 1, 4), 2) // [[[1, 3]]], [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static ValuesIndices adaptiveMaxPool1dWithIndices(Tensor input, int... outputSize) {
        return adaptiveMaxPool1dWithIndices(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in images; null keeps the size.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveMaxPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(2, PoolKind.ADAPTIVE_MAX, input, outputSize).values();
    }

    /// Largest values of as many windows as asked for in images: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool2d(ones(1, 64, 8, 9), 5).shape() // [1, 64, 5, 5]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static Tensor adaptiveMaxPool2d(Tensor input, int... outputSize) {
        return adaptiveMaxPool2d(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in images, and their places in each plane,
    /// int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static ValuesIndices adaptiveMaxPool2dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(2, PoolKind.ADAPTIVE_MAX, input, outputSize).both();
    }

    /// Largest values of as many windows as asked for in images, and their places in each plane,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool2dWithIndices(arange(4.0).view(1, 2, 2), 1) // [[[3]]], [[[3]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(F)
    public static ValuesIndices adaptiveMaxPool2dWithIndices(Tensor input, int... outputSize) {
        return adaptiveMaxPool2dWithIndices(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in volumes; null keeps the size.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor adaptiveMaxPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(3, PoolKind.ADAPTIVE_MAX, input, outputSize).values();
    }

    /// Largest values of as many windows as asked for in volumes: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool3d(ones(1, 64, 8, 9, 10), 5).shape() // [1, 64, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor adaptiveMaxPool3d(Tensor input, int... outputSize) {
        return adaptiveMaxPool3d(input, asList(outputSize));
    }

    /// Largest values of as many windows as asked for in volumes, and their places in each volume,
    /// int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static ValuesIndices adaptiveMaxPool3dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        return adaptive(3, PoolKind.ADAPTIVE_MAX, input, outputSize).both();
    }

    /// Largest values of as many windows as asked for in volumes, and their places in each volume,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool3dWithIndices(ones(1, 4, 4, 4), 2).indices().shape() // [1, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static ValuesIndices adaptiveMaxPool3dWithIndices(Tensor input, int... outputSize) {
        return adaptiveMaxPool3dWithIndices(input, asList(outputSize));
    }

    private static List<@Nullable Integer> asList(int[] outputSize) {
        return new ArrayList<@Nullable Integer>(Extents.of(outputSize));
    }

    private static Poolings.Result adaptive(
            int dims, PoolKind kind, Tensor input, List<@Nullable Integer> outputSize) {
        boolean isMean = kind == PoolKind.ADAPTIVE_AVERAGE;
        String name = (isMean ? "adaptive_avg_pool" : "adaptive_max_pool") + dims + "d";
        // One average over all places is a mean, of whatever dimensions.
        boolean single = isMean && outputSize.stream().allMatch(n -> n != null && n == 1);
        PoolChecks.adaptive(name, dims, input, outputSize, single);
        int[] out = new int[dims];
        long[] all = new long[dims];
        for (int d = 0; d < dims; d++) {
            Integer size = outputSize.get(outputSize.size() == 1 ? 0 : d);
            all[d] = d - dims;
            out[d] = size == null ? Sizes.count(input.size(all[d]), "places") : size;
        }
        if (input.dtype().isLowPrecision() && !single) {
            Poolings.Result wide = adaptive(dims, kind, input.toFloat(), outputSize);
            return new Poolings.Result(
                    PoolingFunctions.narrowed(wide.values(), input), wide.indices());
        }
        if (single) {
            // As PyTorch does, and it prints so.
            return new Poolings.Result(input.mean(all, true), null);
        }
        if (isMean) {
            PoolChecks.adaptiveOutput(name, out);
        }
        long[] sizes = PoolingFunctions.pooledSizes(input, out);
        PoolChecks.adaptivePlaces(name, dims, input, isMean);
        if (isMean && !input.isFloatingPoint()) {
            if (Size.of(sizes).numel() > 0) {
                throw DTypes.notImplemented(
                        dims == 3 ? name + "_cpu" : "adaptive_avg_pool2d", input.dtype());
            }
            // Of nothing there are means of any dtype, as in PyTorch.
            return new Poolings.Result(input.sum(all, true).expand(sizes), null);
        }
        PoolShape shape =
                PoolShape.adaptive(
                        PoolingFunctions.planes(input, dims),
                        PoolingFunctions.extent(input, dims),
                        Dims3.of(1, out));
        String node =
                dims == 1
                        ? "SqueezeBackward1"
                        : (isMean ? "AdaptiveAvgPool" : "AdaptiveMaxPool") + dims + "DBackward0";
        return Poolings.pool(node, kind, dims == 1, input, shape, sizes);
    }
}
