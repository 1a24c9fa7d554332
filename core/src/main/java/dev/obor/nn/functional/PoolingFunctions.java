package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Dims3;
import dev.obor.backend.Kernel.PoolKind;
import dev.obor.backend.PoolShape;
import dev.obor.backend.Sizes;
import dev.obor.op.Operation;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.Poolings;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Pooling; shown by [F].
final class PoolingFunctions {
    private PoolingFunctions() {}

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.maxPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 2) // [[[5, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool1d(Tensor input, int kernelSize) {
        return maxPool1d(input, List.of(kernelSize), PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows at a distance of `stride` in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param stride how far windows are apart
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool1d(Tensor input, int kernelSize, int stride) {
        return maxPool1d(input, kernelSize, o -> o.stride(stride));
    }

    /// Largest values of windows in signals, (N, C, L).
    ///
    /// ```java
    /// Tensor out =
    ///         F.maxPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 3, o -> o.stride(1).padding(1));
    /// out // [[[5, 5, 5, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2 padding
    ///   - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool1d(input, List.of(kernelSize), options);
    }

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool1d(Tensor input, List<Integer> kernelSize) {
        return maxPool1d(input, kernelSize, PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2 padding
    ///   - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        return max(1, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), false).values();
    }

    /// Largest values of windows in signals and their places in each row, int64.
    ///
    /// ```java
    /// Tensor signal = tensor(1.0, 5, 2, 3).view(1, 1, 4);
    /// F.maxPool1dWithIndices(signal, 2, o -> o.stride(2)) // [[[5, 3]]], [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool1dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of windows in signals and their places in each row, int64.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        PoolChecks.indexedSignal(input);
        return max(1, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), true).both();
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(arange(16.0).view(1, 1, 4, 4), 2) // [[[[5, 7], [13, 15]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool2d(Tensor input, int kernelSize) {
        return maxPool2d(input, List.of(kernelSize), PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows at a distance of `stride` in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(ones(1, 3, 7, 7), 3, 2).shape() // [1, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param stride how far windows are apart
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool2d(Tensor input, int kernelSize, int stride) {
        return maxPool2d(input, kernelSize, o -> o.stride(stride));
    }

    /// Largest values of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// Tensor out = F.maxPool2d(ones(1, 3, 7, 7), 3, o -> o.stride(2).ceilMode(true).padding(1));
    /// out.shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool2d(input, List.of(kernelSize), options);
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool2d(Tensor input, List<Integer> kernelSize) {
        return maxPool2d(input, kernelSize, PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(ones(1, 3, 8, 9), List.of(2, 3), o -> o.stride(2, 3)).shape() // [1, 3, 4, 3]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor maxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        return max(2, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), false).values();
    }

    /// Largest values of windows in images and their places in each plane, int64.
    ///
    /// ```java
    /// Tensor image = arange(4.0).view(1, 1, 2, 2);
    /// F.maxPool2dWithIndices(image, 2, o -> o.stride(2)) // [[[[3]]]], [[[[3]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool2dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of windows in images and their places in each plane, int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        return max(2, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), true).both();
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.maxPool3d(ones(1, 3, 4, 4, 4), 2).shape() // [1, 3, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        return maxPool3d(input, List.of(kernelSize), PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param stride how far windows are apart
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor maxPool3d(Tensor input, int kernelSize, int stride) {
        return maxPool3d(input, kernelSize, o -> o.stride(stride));
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with
    ///   `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor maxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool3d(input, List.of(kernelSize), options);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor maxPool3d(Tensor input, List<Integer> kernelSize) {
        return maxPool3d(input, kernelSize, PoolOptions.Max.DEFAULT);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with
    ///   `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor maxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        return max(3, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), false).values();
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.maxPool3dWithIndices(arange(8.0).view(1, 1, 2, 2, 2), 2, o -> o.stride(2));
    /// out.indices() // [[[[[7]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        return maxPool3dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        return max(3, input, kernelSize, PoolOptions.Max.DEFAULT.with(options), true).both();
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.avgPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 2) // [[[3, 2.5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool1d(Tensor input, int kernelSize) {
        return avgPool1d(input, List.of(kernelSize), PoolOptions.Average.DEFAULT);
    }

    /// Means of windows at a distance of `stride` in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param stride how far windows are apart
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool1d(Tensor input, int kernelSize, int stride) {
        return avgPool1d(input, kernelSize, o -> o.stride(stride));
    }

    /// Means of windows in signals, (N, C, L).
    ///
    /// ```java
    /// F.avgPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 3, o -> o.stride(1)) // [[[2.6667, 3.3333]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2 padding
    ///   - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        return avgPool1d(input, List.of(kernelSize), options);
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool1d(Tensor input, List<Integer> kernelSize) {
        return avgPool1d(input, kernelSize, PoolOptions.Average.DEFAULT);
    }

    /// Means of windows in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2 padding
    ///   - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        return signal(average(1, input, kernelSize, PoolOptions.Average.DEFAULT.with(options)));
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.avgPool2d(arange(16.0).view(1, 1, 4, 4), 2) // [[[[2.5, 4.5], [10.5, 12.5]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool2d(Tensor input, int kernelSize) {
        return avgPool2d(input, List.of(kernelSize), PoolOptions.Average.DEFAULT);
    }

    /// Means of windows at a distance of `stride` in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param stride how far windows are apart
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool2d(Tensor input, int kernelSize, int stride) {
        return avgPool2d(input, kernelSize, o -> o.stride(stride));
    }

    /// Means of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// Tensor out =
    ///         F.avgPool2d(ones(1, 1, 2, 2), 3,
    ///                 o -> o.stride(1).padding(1).countIncludePad(false));
    /// out // [[[[1, 1], [1, 1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        return avgPool2d(input, List.of(kernelSize), options);
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool2d(Tensor input, List<Integer> kernelSize) {
        return avgPool2d(input, kernelSize, PoolOptions.Average.DEFAULT);
    }

    /// Means of windows in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes (size
    ///   + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(F)
    public static Tensor avgPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        return average(2, input, kernelSize, PoolOptions.Average.DEFAULT.with(options));
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.avgPool3d(arange(8.0).view(1, 1, 2, 2, 2), 2) // [[[[[3.5]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        return avgPool3d(input, List.of(kernelSize), PoolOptions.Average.DEFAULT);
    }

    /// Means of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param stride how far windows are apart
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor avgPool3d(Tensor input, int kernelSize, int stride) {
        return avgPool3d(input, kernelSize, o -> o.stride(stride));
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor avgPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        return avgPool3d(input, List.of(kernelSize), options);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor avgPool3d(Tensor input, List<Integer> kernelSize) {
        return avgPool3d(input, kernelSize, PoolOptions.Average.DEFAULT);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    @Operation(value = F, autocast = Operation.Autocast.FULL)
    public static Tensor avgPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        return average(3, input, kernelSize, PoolOptions.Average.DEFAULT.with(options));
    }

    private static Poolings.Result max(
            int dims, Tensor input, List<Integer> kernelSize, PoolOptions.Max o, boolean indexed) {
        String name = "max_pool" + dims + "d";
        PoolChecks.rank(name, dims, input);
        if (input.dtype().isLowPrecision()) {
            Poolings.Result wide = max(dims, input.toFloat(), kernelSize, o, indexed);
            return new Poolings.Result(narrowed(wide.values(), input), wide.indices());
        }
        int[] kernel = PoolChecks.numbers(name, "kernel_size", kernelSize, dims);
        int[] stride = PoolChecks.numbers(name, "stride", o.stride(kernelSize), dims);
        int[] padding = PoolChecks.numbers(name, "padding", o.padding, dims);
        int[] dilation = PoolChecks.numbers(name, "dilation", o.dilation, dims);
        boolean image = dims == 1 && indexed; // of one row, as PyTorch does it
        PoolChecks.window(name, image, kernel, stride, padding, dilation);
        PoolChecks.places(name, dims, input);
        PoolChecks.undilated(image, kernel, padding);
        PoolShape shape =
                PoolShape.max(
                        planes(input, dims),
                        extent(input, dims),
                        Dims3.of(1, kernel),
                        Dims3.of(1, stride),
                        Dims3.of(0, padding),
                        Dims3.of(1, dilation),
                        o.ceilMode);
        String node = dims == 3 ? "MaxPool3DWithIndicesBackward0" : "MaxPool2DWithIndicesBackward0";
        return Poolings.pool(
                dims == 1 ? "SqueezeBackward1" : node,
                PoolKind.MAX,
                // Without places or a graph, the maxima of signals have a kernel of their own.
                dims == 1 && (indexed || Autograd.isGradEnabled() && input.requiresGrad()),
                input,
                shape,
                windows(name, image, input, dims, shape.output()));
    }

    /// What was computed in float32 in the dtype of the input, which is saved as PyTorch saves it.
    static Tensor narrowed(Tensor wide, Tensor input) {
        return ExtraNode.saving("PoolBackward0", wide.to(input.dtype()), input);
    }

    /// Means of signals are a view of means of images with one row, as PyTorch computes them.
    static Tensor signal(Tensor means) {
        return means.unsqueeze(-2).squeeze(-2);
    }

    private static Tensor average(
            int dims, Tensor input, List<Integer> kernelSize, PoolOptions.Average o) {
        String name = "avg_pool" + dims + "d";
        PoolChecks.rank(name, dims, input);
        if (input.dtype().isLowPrecision()) {
            return narrowed(average(dims, input.toFloat(), kernelSize, o), input);
        }
        int[] kernel = PoolChecks.numbers(name, "kernel_size", kernelSize, dims);
        int[] stride = PoolChecks.numbers(name, "stride", o.stride(kernelSize), dims);
        int[] padding = PoolChecks.numbers(name, "padding", o.padding, dims);
        int[] dense = new int[dims];
        Arrays.fill(dense, 1);
        PoolChecks.window(name, dims == 1, kernel, stride, padding, dense);
        PoolChecks.places(name, dims, input);
        if (dims == 3) {
            PoolChecks.volume(ConvolutionFunctions.spatial(input, dims), kernel);
        }
        PoolShape shape =
                PoolShape.average(
                        planes(input, dims),
                        extent(input, dims),
                        Dims3.of(1, kernel),
                        Dims3.of(1, stride),
                        Dims3.of(0, padding),
                        o.ceilMode,
                        o.countIncludePad,
                        o.divisorOverride);
        String node = "AvgPool" + (dims == 1 ? 2 : dims) + "DBackward0";
        return Poolings.pool(
                        node,
                        PoolKind.AVERAGE,
                        dims == 1,
                        input,
                        shape,
                        windows(name, dims == 1, input, dims, shape.output()))
                .values();
    }

    static int planes(Tensor input, int dims) {
        long planes = 1;
        for (int d = 0; d < input.dim() - dims; d++) {
            planes = Sizes.product(planes, input.size(d));
        }
        return Sizes.count(planes, "samples and channels");
    }

    static Dims3 extent(Tensor input, int dims) {
        return Dims3.of(1, ConvolutionFunctions.spatial(input, dims));
    }

    /// The sizes of the result of a pooling by windows, checked.
    private static long[] windows(String name, boolean image, Tensor input, int dims, Dims3 out) {
        int[] all = {out.d(), out.h(), out.w()};
        int[] last = Arrays.copyOfRange(all, 3 - dims, 3);
        PoolChecks.windows(name, image, input, ConvolutionFunctions.spatial(input, dims), last);
        return pooledSizes(input, last);
    }

    static long[] pooledSizes(Tensor input, int[] out) {
        long[] sizes = input.shape().toArray();
        for (int d = 0; d < out.length; d++) {
            sizes[sizes.length - out.length + d] = out[d];
        }
        return sizes;
    }
}
