package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.create.Ranges;
import dev.obor.op.linalg.Products;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reading images and volumes at any places; shown by [F].
final class GridFunctions {
    private static final List<String> MODES = List.of("bilinear", "nearest", "bicubic");
    private static final List<String> PADDINGS = List.of("zeros", "border", "reflection");

    private GridFunctions() {}

    /// Values at places between the elements, bilinear, with zeros outside.
    ///
    /// ```java
    /// Tensor middle = zeros(1, 1, 1, 2);
    /// F.gridSample(arange(9.0).view(1, 1, 3, 3), middle, o -> o.alignCorners(false)) // [[[[4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (N, C, D, H, W)
    /// @param grid (N, Hout, Wout, 2) or (N, Dout, Hout, Wout, 3): places x, y (and z) from -1 to
    ///   1, of the input's dtype
    /// @return (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws ShapeError if the sizes do not fit
    @Operation(F)
    public static Tensor gridSample(Tensor input, Tensor grid) {
        return gridSample(input, grid, GridOptions.DEFAULT);
    }

    /// Values at places between the elements.
    ///
    /// Source: Jaderberg et al., "Spatial transformer networks", 2015.
    ///
    /// ```java
    /// Tensor corner = tensor(-1.0, -1).view(1, 1, 1, 2);
    /// Tensor out =
    ///         F.gridSample(arange(9.0).view(1, 1, 3, 3), corner,
    ///                 o -> o.mode("nearest").alignCorners(true));
    /// out // [[[[0]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (N, C, D, H, W)
    /// @param grid (N, Hout, Wout, 2) or (N, Dout, Hout, Wout, 3): places x, y (and z) from -1 to
    ///   1, of the input's dtype
    /// @return (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws ValueError for other modes
    @Operation(F)
    public static Tensor gridSample(Tensor input, Tensor grid, Consumer<GridOptions> options) {
        GridOptions o = GridOptions.DEFAULT.with(options);
        int mode = MODES.indexOf(o.mode);
        int padding = PADDINGS.indexOf(o.paddingMode);
        if (mode < 0) {
            throw new ValueError(
                    "nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or"
                            + " 'bicubic', but got: '"
                            + o.mode
                            + "'");
        }
        if (padding < 0) {
            throw new ValueError(
                    "nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or"
                            + " 'reflection', but got: '"
                            + o.paddingMode
                            + "'");
        }
        boolean corners = o.alignCorners != null && o.alignCorners;
        GridChecks.common(input, grid);
        if (input.dim() == 4) {
            GridChecks.rank(input, grid, 4);
        } else {
            GridChecks.rank(input, grid, 5);
        }
        return sampled(input, grid, mode, padding, corners);
    }

    /// [#gridSample] of images, with modes and paddings by number.
    ///
    /// ```java
    /// F.gridSampler2d(ones(1, 1, 3, 3), zeros(1, 1, 1, 2), 0, 0, false) // [[[[1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @param grid (N, Hout, Wout, 2)
    /// @param interpolationMode 0 bilinear, 1 nearest, 2 bicubic
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements, not
    ///   their outer edges
    /// @return (N, C, Hout, Wout)
    @Operation(value = F, names = "gridSampler2d")
    public static Tensor sampleImage(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        GridChecks.common(input, grid);
        GridChecks.rank(input, grid, 4);
        return sampled(input, grid, (int) interpolationMode, (int) paddingMode, alignCorners);
    }

    /// [#gridSample] of volumes, with modes and paddings by number.
    ///
    /// ```java
    /// F.gridSampler3d(ones(1, 1, 3, 3, 3), zeros(1, 1, 1, 1, 3), 0, 0, false) // [[[[[1]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W)
    /// @param grid (N, Dout, Hout, Wout, 3)
    /// @param interpolationMode 0 bilinear, 1 nearest
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements, not
    ///   their outer edges
    /// @return (N, C, Dout, Hout, Wout)
    @Operation(value = F, names = "gridSampler3d")
    public static Tensor sampleVolume(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        GridChecks.common(input, grid);
        GridChecks.rank(input, grid, 5);
        return sampled(input, grid, (int) interpolationMode, (int) paddingMode, alignCorners);
    }

    private static Tensor sampled(
            Tensor input, Tensor grid, int mode, int padding, boolean corners) {
        int dims = input.dim() - 2;
        DTypes.checkFloat("grid_sampler" + (dims == 2 ? "_2d" : "3d") + "_cpu", input.dtype());
        DTypes.checkSame(input.dtype(), grid);
        return new GridSampling(input, grid, mode, padding, corners).result();
    }

    /// Places of an affine map of the result: what [#gridSample] reads, corners being outer edges.
    ///
    /// ```java
    /// Tensor identity = tensor(1.0, 0, 0, 0, 1, 0).view(1, 2, 3);
    /// F.affineGrid(identity, 1, 1, 4, 5).shape() // [1, 4, 5, 2]
    /// ```
    ///
    /// @param theta (N, 2, 3), or (N, 3, 4) for volumes
    /// @param size that of the result, (N, C, H, W) or (N, C, D, H, W)
    /// @return (N, H, W, 2) or (N, D, H, W, 3), of the dtype of `theta`
    /// @throws ValueError if the sizes do not fit
    @Operation(F)
    public static Tensor affineGrid(Tensor theta, long... size) {
        return affineGrid(theta, size, false);
    }

    /// Places of an affine map of the result: what [#gridSample] reads.
    ///
    /// ```java
    /// Tensor identity = tensor(1.0, 0, 0, 0, 1, 0).view(1, 2, 3);
    /// Tensor out = F.affineGrid(identity, new long[] {1, 1, 2, 2}, true);
    /// out // [[[[-1, -1], [1, -1]], [[-1, 1], [1, 1]]]]
    /// ```
    ///
    /// @param theta (N, 2, 3), or (N, 3, 4) for volumes
    /// @param size that of the result, (N, C, H, W) or (N, C, D, H, W)
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements
    /// @return (N, H, W, 2) or (N, D, H, W, 3), of the dtype of `theta`
    /// @throws ValueError if the sizes do not fit
    @Operation(F)
    public static Tensor affineGrid(Tensor theta, long[] size, boolean alignCorners) {
        GridChecks.affine(theta, size);
        return new AffineGrid(size.clone(), alignCorners).apply(theta);
    }

    /// Linear in the map, of which nothing is kept: backward makes the places anew.
    private static final class AffineGrid extends Op {
        private final long[] size;
        private final boolean corners;

        AffineGrid(long[] size, boolean corners) {
            super("AffineGridGeneratorBackward0");
            this.size = size;
            this.corners = corners;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor base = base(in[0], size, corners);
            long[] result = size.clone();
            System.arraycopy(size, 2, result, 1, size.length - 2);
            result[size.length - 1] = size.length - 2;
            return InPlace.own(Products.bmm(base, in[0].transpose(1, 2)).view(result), 0);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor base = base(grad, size, corners);
            Tensor flat = grad.reshape(size[0], base.size(1), size.length - 2);
            return new Tensor[] {Products.bmm(base.transpose(1, 2), flat).transpose(1, 2)};
        }
    }

    /// The places of the elements with a last coordinate of 1: (N, places, dims + 1).
    private static Tensor base(Tensor theta, long[] size, boolean alignCorners) {
        int dims = size.length - 2;
        long[] shape = new long[dims + 1];
        System.arraycopy(size, 2, shape, 0, dims);
        shape[dims] = 1;
        Tensor[] parts = new Tensor[dims + 1];
        for (int d = 0; d < dims; d++) { // x belongs to the last dimension
            int at = dims - 1 - d;
            long[] along = new long[dims + 1];
            Arrays.fill(along, 1);
            along[at] = size[2 + at];
            parts[d] = steps(theta, size[2 + at], alignCorners).view(along).expand(shape);
        }
        parts[dims] = Tensor.zeros(theta.dtype(), shape).add(1);
        long places = 1;
        for (int d = 0; d < dims; d++) {
            places *= shape[d];
        }
        Tensor base = Joining.cat(parts, dims).view(1, places, dims + 1);
        return base.expand(size[0], places, dims + 1);
    }

    private static Tensor steps(Tensor theta, long count, boolean corners) {
        if (count <= 1) {
            return Tensor.zeros(theta.dtype(), count);
        }
        Tensor steps = Ranges.linspace(-1.0, 1.0, count, o -> o.dtype(theta.dtype()));
        return corners ? steps : steps.mul((double) (count - 1)).div((double) count);
    }
}
