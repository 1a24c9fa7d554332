package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Shapes;
import java.util.Arrays;

/// What reading at any places refuses, in PyTorch's words.
final class GridChecks {
    private GridChecks() {}

    private static String sizes(Tensor input, Tensor grid) {
        return "but got input with sizes "
                + input.shape().toList()
                + " and grid with sizes "
                + grid.shape().toList();
    }

    /// Checks what holds for images and volumes.
    ///
    /// @throws IndexError if one of them has no dimensions
    static void common(Tensor input, Tensor grid) {
        if (input.dim() == 0 || grid.dim() == 0) {
            throw new IndexError("Dimension specified as 0 but tensor has no dimensions");
        }
        if (input.size(0) != grid.size(0)) {
            throw new ShapeError(
                    "grid_sampler(): expected grid and input to have same batch size, "
                            + sizes(input, grid));
        }
        if (grid.size(-1) != input.dim() - 2) {
            throw new ShapeError(
                    "grid_sampler(): expected grid to have size "
                            + (input.dim() - 2)
                            + " in last dimension, but got grid with sizes "
                            + grid.shape().toList());
        }
        for (int d = 2; d < input.dim(); d++) {
            if (input.size(d) <= 0) {
                throw new ShapeError(
                        "grid_sampler(): expected input to have non-empty spatial dimensions, but"
                                + " input has sizes "
                                + input.shape().toList()
                                + " with dimension "
                                + d
                                + " being empty");
            }
        }
    }

    static void rank(Tensor input, Tensor grid, int dims) {
        if (input.dim() != dims || grid.dim() != dims) {
            throw new ShapeError(
                    "grid_sampler(): expected "
                            + dims
                            + "D input and grid with same number of dimensions, "
                            + sizes(input, grid));
        }
    }

    static void affine(Tensor theta, long[] size) {
        if (!theta.isFloatingPoint()) {
            throw new DTypeError(
                    "Expected theta to have floating point type, but got torch." + theta.dtype());
        }
        if (size.length != 4 && size.length != 5) {
            throw new ShapeError(
                    "affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms,"
                            + " respectively. Got size "
                            + Arrays.toString(size)
                            + ".");
        }
        int dims = size.length - 2;
        boolean fits = theta.dim() == 3 && theta.size(1) == dims && theta.size(2) == dims + 1;
        if (!fits) {
            throw new ShapeError(
                    "Expected a batch of "
                            + dims
                            + "D affine matrices of shape Nx"
                            + dims
                            + "x"
                            + (dims + 1)
                            + " for size "
                            + Arrays.toString(size)
                            + ". Got "
                            + theta.shape()
                            + ".");
        }
        if (Arrays.stream(size).anyMatch(s -> s <= 0)) {
            throw new ValueError(
                    "Expected non-zero, positive output size. Got " + Arrays.toString(size));
        }
        Shapes.broadcast(new long[] {size[0]}, new long[] {theta.size(0)});
    }
}
