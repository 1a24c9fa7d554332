package dev.obor.vision.io;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.stack;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Options;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Many pictures in one, torchvision's `make_grid` and `save_image`.
///
/// ```java
/// Tensor pictures = rand(10, 3, 28, 28);
/// Grids.makeGrid(pictures, o -> o.nrow(5)).shape() // [3, 62, 152]
/// ```
public final class Grids {
    private Grids() {}

    /// Optional arguments.
    public static final class GridOptions extends Options<GridOptions> {
        int nrow = 8;
        int padding = 2;
        boolean normalize;
        double @Nullable [] valueRange;
        boolean scaleEach;
        double padValue;

        GridOptions() {}

        /// How many pictures a row has, 8.
        public GridOptions nrow(int value) {
            return set(() -> nrow = value);
        }

        /// How many pixels are between them, 2.
        public GridOptions padding(int value) {
            return set(() -> padding = value);
        }

        /// Whether numbers are moved and scaled to be from 0 to 1, false.
        public GridOptions normalize(boolean value) {
            return set(() -> normalize = value);
        }

        /// Which numbers become 0 and 1 with [#normalize]; the smallest and the largest.
        public GridOptions valueRange(double min, double max) {
            return set(() -> valueRange = new double[] {min, max});
        }

        /// Whether each picture is scaled by itself, false.
        public GridOptions scaleEach(boolean value) {
            return set(() -> scaleEach = value);
        }

        /// The number between pictures, 0.
        public GridOptions padValue(double value) {
            return set(() -> padValue = value);
        }

        @Override
        protected void check() {
            if (nrow < 1 || padding < 0) {
                throw new ValueError(
                        "make_grid: %d pictures in a row, %d pixels between them"
                                .formatted(nrow, padding));
            }
        }
    }

    /// Pictures `(N, C, H, W)` as one `(C, height, width)`, grey ones with three channels.
    public static Tensor makeGrid(Tensor pictures) {
        return makeGrid(pictures, o -> {});
    }

    /// Pictures `(N, C, H, W)` as one `(C, height, width)`, with options; a single `(C, H, W)` or
    /// `(H, W)` stays alone.
    ///
    /// @throws ShapeError if the sizes are of something else
    /// @throws ValueError if options do not fit
    public static Tensor makeGrid(Tensor pictures, Consumer<GridOptions> options) {
        GridOptions o = new GridOptions().with(options);
        Tensor all = batch(Arguments.given(pictures, "pictures").detach());
        if (o.normalize) {
            all =
                    o.scaleEach
                            ? stack(
                                    Arrays.stream(all.unbind(0))
                                            .map(one -> scaled(one, o))
                                            .toList())
                            : scaled(all, o);
        }
        return all.size(0) == 1 ? all.squeeze(0) : joined(all, o);
    }

    /// Pictures of one size as one.
    ///
    /// @throws ShapeError if they differ in size
    public static Tensor makeGrid(List<Tensor> pictures, Consumer<GridOptions> options) {
        return makeGrid(stack(Arguments.allGiven(pictures, "pictures")), options);
    }

    /// Writes pictures with numbers from 0 to 1 as one file; its name says the format.
    ///
    /// ```java
    /// Grids.saveImage(rand(10, 3, 28, 28), Path.of("pictures.png"));
    /// ```
    public static void saveImage(Tensor pictures, Path file) {
        saveImage(pictures, file, o -> {});
    }

    /// Writes pictures with numbers from 0 to 1 as one file, with options of the grid.
    ///
    /// @throws ShapeError if the sizes are not of pictures
    /// @throws dev.obor.base.FileError if it cannot be written
    public static void saveImage(Tensor pictures, Path file, Consumer<GridOptions> options) {
        Tensor grid = makeGrid(pictures, options);
        Tensor bytes = grid.mul(255).add(0.5).clamp(0.0, 255.0).to(DType.UINT8);
        Images.writeImage(bytes, file);
    }

    private static Tensor batch(Tensor pictures) {
        if (pictures.dim() < 2 || pictures.dim() > 4) {
            throw new ShapeError(
                    "make_grid: expected pictures of sizes (N, C, H, W), (C, H, W) or (H, W), but got "
                            + pictures.shape());
        }
        Tensor all = pictures;
        while (all.dim() < 4) {
            all = all.unsqueeze(0);
        }
        if (all.size(0) == 0) {
            throw new ShapeError("make_grid: there is no picture in " + pictures.shape());
        }
        return all.size(1) == 1 ? cat(List.of(all, all, all), 1) : all;
    }

    private static Tensor scaled(Tensor pictures, GridOptions o) {
        double low = o.valueRange == null ? pictures.min().item() : o.valueRange[0];
        double high = o.valueRange == null ? pictures.max().item() : o.valueRange[1];
        return pictures.clamp(low, high).sub(low).div(Math.max(high - low, 1e-5));
    }

    private static Tensor joined(Tensor all, GridOptions o) {
        long n = all.size(0);
        long columns = Math.min(o.nrow, n);
        long rows = (n + columns - 1) / columns;
        long height = all.size(2) + o.padding;
        long width = all.size(3) + o.padding;
        long[] size = {all.size(1), height * rows + o.padding, width * columns + o.padding};
        Tensor grid = all.newFull(size, o.padValue);
        for (long k = 0; k < n; k++) {
            grid.narrow(1, k / columns * height + o.padding, all.size(2))
                    .narrow(2, k % columns * width + o.padding, all.size(3))
                    .copy_(all.select(0, k));
        }
        return grid;
    }
}
