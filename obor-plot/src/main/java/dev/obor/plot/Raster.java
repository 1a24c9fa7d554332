package dev.obor.plot;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// Numbers in rows and columns, as a picture shows them: one for each place, which a colour map
/// makes a colour, or three or four, which are one: red, green, blue and how opaque it is, from 0
/// to 1.
///
/// @param values channel by channel, in each row by row
record Raster(double[] values, int channels, int rows, int columns) {
    /// A picture of one number for each place.
    Raster(double[] values, int rows, int columns) {
        this(values, 1, rows, columns);
    }

    static Raster of(Tensor image) {
        Tensor planes = image.dim() == 2 ? image.unsqueeze(0) : image;
        long channels = planes.dim() == 3 ? planes.size(0) : 0;
        if (channels != 1 && channels != 3 && channels != 4 || planes.numel() == 0) {
            throw new ShapeError(
                    "imshow: a tensor of shape "
                            + image.shape()
                            + " is no image; give (H, W), (1, H, W), or colours as (3, H, W) or"
                            + " (4, H, W), with at least one element");
        }
        double[] values = planes.detach().toDouble().contiguous().toDoubleArray();
        if (channels > 1 && image.dtype() == DType.UINT8) {
            for (int i = 0; i < values.length; i++) {
                values[i] /= 255;
            }
        }
        return new Raster(values, (int) channels, (int) planes.size(1), (int) planes.size(2));
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

    /// Every place as one square of `zoom` by `zoom` pixels.
    void paint(Graphics2D pen, int left, int top, int zoom, Cmap cmap, double[] range) {
        var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows * columns; i++) {
            image.setRGB(i % columns, i / columns, channels == 1 ? mapped(i, cmap, range) : rgb(i));
        }
        pen.drawImage(image, left, top, columns * zoom, rows * zoom, null);
    }

    private int mapped(int i, Cmap cmap, double[] range) {
        double span = range[1] - range[0];
        // A constant picture has no span: it is drawn as the map's beginning.
        return cmap.rgb(span == 0 ? 0 : (values[i] - range[0]) / span);
    }

    /// A colour, on white where it is not opaque.
    private int rgb(int i) {
        double alpha = channels == 4 ? share(i, 3) : 1;
        int rgb = 0;
        for (int c = 0; c < 3; c++) {
            double value = share(i, c) * alpha + 1 - alpha;
            rgb = rgb << 8 | (int) Math.round(255 * value);
        }
        return rgb;
    }

    private double share(int i, int channel) {
        double value = values[channel * rows * columns + i];
        return Double.isNaN(value) ? 0 : Math.clamp(value, 0.0, 1.0);
    }
}
