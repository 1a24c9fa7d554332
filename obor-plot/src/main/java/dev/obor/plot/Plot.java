package dev.obor.plot;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Where figures begin, with matplotlib's words: `Plot.imshow(image).save(file)`.
public final class Plot {
    private Plot() {}

    /// Axes without a series yet: `Plot.axes(o -> o.title("loss")).line("train", losses)`.
    public static XyFigure axes(Consumer<XyFigure.Options> options) {
        return new XyFigure(options);
    }

    /// One line through points; the tensors are vectors.
    public static XyFigure plot(Tensor x, Tensor y) {
        return axes(o -> {}).line("y", x, y);
    }

    /// One line through points.
    public static XyFigure plot(double[] x, double[] y) {
        return axes(o -> {}).line("y", x, y);
    }

    /// Single points; the tensors are vectors.
    public static XyFigure scatter(Tensor x, Tensor y) {
        return axes(o -> {}).scatter("y", x, y);
    }

    /// Single points.
    public static XyFigure scatter(double[] x, double[] y) {
        return axes(o -> {}).scatter("y", x, y);
    }

    /// A tensor `(H, W)` or `(1, H, W)` as a picture, in viridis; colours, `(3, H, W)` or `(4, H,
    /// W)` with alpha, as they are: bytes up to 255, other numbers up to 1.
    ///
    /// @throws ShapeError if it has another shape or no elements
    public static ImageFigure imshow(Tensor image) {
        return imshow(image, o -> {});
    }

    /// A tensor `(H, W)` or `(1, H, W)`, or `(3, H, W)` or `(4, H, W)` of colours, as a picture.
    ///
    /// @throws ShapeError if it has another shape or no elements
    public static ImageFigure imshow(Tensor image, Consumer<ImageFigure.Options> options) {
        return new ImageFigure(List.of(Raster.of(image)), List.of(), options);
    }

    /// A tensor `(N, H, W)` or `(N, C, H, W)`, with 1, 3 or 4 channels, as N pictures in rows and
    /// columns.
    ///
    /// @param captions one for each image, or none at all
    /// @throws ShapeError if it has another shape or no elements
    public static ImageFigure imageGrid(
            Tensor images,
            List<ImageFigure.Caption> captions,
            Consumer<ImageFigure.Options> options) {
        if (images.dim() < 3) {
            throw new ShapeError(
                    "imageGrid: a tensor of shape "
                            + images.shape()
                            + "; give (N, H, W) or (N, C, H, W)");
        }
        var rasters = new ArrayList<Raster>();
        for (long i = 0; i < images.size(0); i++) {
            rasters.add(Raster.of(images.select(0, i)));
        }
        return new ImageFigure(rasters, captions, options);
    }

    /// Numbers as a picture, `image[row][column]`.
    ///
    /// @throws IllegalArgumentException if there is no row or the rows differ in length
    public static ImageFigure imshow(double[][] image, Consumer<ImageFigure.Options> options) {
        return new ImageFigure(List.of(raster(image)), List.of(), options);
    }

    /// Pictures in rows and columns, with a caption under each.
    ///
    /// @param captions one for each image, or none at all
    public static ImageFigure imageGrid(
            List<double[][]> images,
            List<ImageFigure.Caption> captions,
            Consumer<ImageFigure.Options> options) {
        var rasters = new ArrayList<Raster>();
        for (double[][] image : images) {
            rasters.add(raster(image));
        }
        return new ImageFigure(rasters, captions, options);
    }

    /// Figures in rows of `columns`, as matplotlib's `subplots` arranges them.
    ///
    /// @param title the line above everything, empty for none
    /// @throws IllegalArgumentException if there is no figure or no column
    public static GridFigure grid(String title, List<? extends Figure> figures, int columns) {
        return new GridFigure(title, figures, columns);
    }

    /// A confusion matrix, `counts[trueClass][predictedClass]`.
    public static ConfusionFigure confusionMatrix(
            String title, long[][] counts, List<String> names) {
        return new ConfusionFigure(title, counts, names);
    }

    private static Raster raster(double[][] image) {
        int columns = image.length == 0 ? 0 : image[0].length;
        if (columns == 0) {
            throw new IllegalArgumentException("imshow: an image without values");
        }
        double[] values = new double[image.length * columns];
        for (int row = 0; row < image.length; row++) {
            if (image[row].length != columns) {
                throw new IllegalArgumentException(
                        "imshow: row %d has %d values, row 0 has %d; all rows need the same"
                                .formatted(row, image[row].length, columns));
            }
            System.arraycopy(image[row], 0, values, row * columns, columns);
        }
        return new Raster(values, image.length, columns);
    }
}
