package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Operation;
import java.util.List;
import java.util.function.Consumer;

/// Maximum pooling by random windows; shown by [F].
final class FractionalPoolingFunctions {
    private FractionalPoolingFunctions() {}

    /// Largest values of as many overlapping windows as asked for in images.
    ///
    /// ```java
    /// F.fractionalMaxPool2d(ones(1, 3, 9, 9), 2, o -> o.outputSize(4)).shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
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
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
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
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    @Operation(F)
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool2dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of random overlapping windows in images, and their places in each plane,
    /// int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
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
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
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
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
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
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    @Operation(F)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        return fractionalMaxPool3dWithIndices(input, List.of(kernelSize), options);
    }

    /// Largest values of random overlapping windows in volumes, and their places in each volume,
    /// int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    @Operation(F)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        return FractionalPooling.pool(
                3, input, kernelSize, PoolOptions.Fractional.DEFAULT.with(options));
    }
}
