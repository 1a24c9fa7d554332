package dev.obor.plot;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import java.awt.image.BufferedImage;

/// Numbers in rows and columns, as a picture shows them.
record Raster(double[] values, int rows, int columns) {
    static Raster of(Tensor image) {
        boolean channel = image.dim() == 3 && image.size(0) == 1;
        Tensor plane = channel ? image.select(0, 0) : image;
        if (plane.dim() != 2 || plane.numel() == 0) {
            throw new ShapeError(
                    "imshow: a tensor of shape "
                            + image.shape()
                            + " is no grey image; give (H, W) or (1, H, W) with at least one"
                            + " element");
        }
        double[] values = plane.detach().toDouble().contiguous().toDoubleArray();
        return new Raster(values, (int) plane.size(0), (int) plane.size(1));
    }

    /// The smallest and the largest finite value; `{0, 1}` if there is none.
    double[] range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double v : values) {
            if (Double.isFinite(v)) {
                low = Math.min(low, v);
                high = Math.max(high, v);
            }
        }
        return low > high ? new double[] {0, 1} : new double[] {low, high};
    }

    /// Every value as one square of `zoom` by `zoom` pixels.
    void paint(BufferedImage target, int left, int top, int zoom, Cmap cmap, double[] range) {
        double span = range[1] - range[0];
        for (int r = 0; r < rows * zoom; r++) {
            for (int c = 0; c < columns * zoom; c++) {
                double v = values[r / zoom * columns + c / zoom];
                // A constant picture has no span: it is drawn as the map's beginning.
                int rgb = cmap.rgb(span == 0 ? 0 : (v - range[0]) / span);
                target.setRGB(left + c, top + r, rgb);
            }
        }
    }
}
