package dev.obor.cli;

import dev.obor.Tensor;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import java.util.Arrays;

/// A picture as brightness from 0 to 1, prepared the way the training pictures were: light ink on a
/// black ground, of the size the model takes.
///
/// @param values row by row
record GreyImage(float[] values, int rows, int columns) {
    /// What counts as ink when its bounding box is sought.
    private static final float INK = 0.25f;

    /// The picture in the bytes of a file of at most so many pixels; what is transparent counts as
    /// white paper.
    ///
    /// @throws dev.obor.base.ValueError if they are no picture, or it is larger
    static GreyImage decode(byte[] bytes, long maxPixels) {
        return of(
                Images.decodeImage(
                        bytes, o -> o.mode(ImageReadMode.RGB_ALPHA).maxPixels(maxPixels)));
    }

    private static GreyImage of(Tensor picture) {
        int rows = (int) picture.size(1);
        int columns = (int) picture.size(2);
        float[] channels = picture.toFloat().contiguous().flatten().toFloatArray();
        int n = rows * columns;
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            float red = channels[i];
            float green = channels[n + i];
            float blue = channels[2 * n + i];
            // Weights of ITU-R BT.601; a grey picture keeps its levels.
            boolean grey = red == green && green == blue;
            float light = grey ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
            float opaque = channels[3 * n + i] / 255f;
            values[i] = opaque == 1 ? light / 255f : opaque * (light / 255f) + 1 - opaque;
        }
        return new GreyImage(values, rows, columns);
    }

    /// Light on dark: inverted if the border is lighter than the middle between the extremes.
    GreyImage lightOnDark() {
        float low = 1;
        float high = 0;
        for (float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        return border() > (low + high) / 2 ? inverted() : this;
    }

    /// The median brightness of the border: the paper, even where ink touches the edge.
    private float border() {
        float[] edge = new float[2 * (rows + columns)];
        int n = 0;
        for (int x = 0; x < columns; x++) {
            edge[n++] = values[x];
            edge[n++] = values[(rows - 1) * columns + x];
        }
        for (int y = 0; y < rows; y++) {
            edge[n++] = values[y * columns];
            edge[n++] = values[y * columns + columns - 1];
        }
        Arrays.sort(edge);
        return edge[edge.length / 2];
    }

    private GreyImage inverted() {
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = 1 - values[i];
        }
        return new GreyImage(result, rows, columns);
    }

    /// Stretched so that the paper is 0 and the brightest ink 1; an empty picture stays as it is.
    GreyImage stretched() {
        float paper = border();
        float high = paper;
        for (float v : values) {
            high = Math.max(high, v);
        }
        if (high - paper < 1e-3f) {
            return this;
        }
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.max(0, (values[i] - paper) / (high - paper));
        }
        return new GreyImage(result, rows, columns);
    }

    /// As MNIST was made: the ink is fitted into a square of `box` pixels and its centre of mass
    /// put into the middle of `side` by `side`.
    ///
    /// Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits".
    GreyImage centred(int side, int box) {
        int[] frame = inkBox();
        int height = frame[1] - frame[0];
        int width = frame[3] - frame[2];
        float scale = (float) box / Math.max(height, width);
        int newHeight = Math.max(1, Math.round(height * scale));
        int newWidth = Math.max(1, Math.round(width * scale));
        GreyImage ink = cropped(frame).resized(newHeight, newWidth);
        float[] centre = ink.centreOfMass();
        int top = Math.clamp(Math.round(side / 2f - centre[0]), 0, side - newHeight);
        int left = Math.clamp(Math.round(side / 2f - centre[1]), 0, side - newWidth);
        float[] result = new float[side * side];
        for (int y = 0; y < newHeight; y++) {
            System.arraycopy(ink.values, y * newWidth, result, (top + y) * side + left, newWidth);
        }
        return new GreyImage(result, side, side);
    }

    /// First row, row after the last, first column, column after the last with ink; or everything.
    private int[] inkBox() {
        int[] frame = {rows, 0, columns, 0};
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                if (values[y * columns + x] > INK) {
                    frame[0] = Math.min(frame[0], y);
                    frame[1] = Math.max(frame[1], y + 1);
                    frame[2] = Math.min(frame[2], x);
                    frame[3] = Math.max(frame[3], x + 1);
                }
            }
        }
        return frame[1] == 0 ? new int[] {0, rows, 0, columns} : frame;
    }

    private GreyImage cropped(int[] frame) {
        int height = frame[1] - frame[0];
        int width = frame[3] - frame[2];
        float[] result = new float[height * width];
        for (int y = 0; y < height; y++) {
            System.arraycopy(values, (frame[0] + y) * columns + frame[2], result, y * width, width);
        }
        return new GreyImage(result, height, width);
    }

    /// Every new pixel is the average of the area that it covers.
    GreyImage resized(int newRows, int newColumns) {
        if (newRows == rows && newColumns == columns) {
            return this;
        }
        float[] result = new float[newRows * newColumns];
        for (int y = 0; y < newRows; y++) {
            double top = (double) y * rows / newRows;
            double bottom = (double) (y + 1) * rows / newRows;
            for (int x = 0; x < newColumns; x++) {
                double left = (double) x * columns / newColumns;
                double right = (double) (x + 1) * columns / newColumns;
                result[y * newColumns + x] = average(top, bottom, left, right);
            }
        }
        return new GreyImage(result, newRows, newColumns);
    }

    private float average(double top, double bottom, double left, double right) {
        double sum = 0;
        double area = 0;
        for (int y = (int) top; y < Math.min(rows, Math.ceil(bottom)); y++) {
            double high = Math.min(bottom, y + 1) - Math.max(top, y);
            for (int x = (int) left; x < Math.min(columns, Math.ceil(right)); x++) {
                double wide = Math.min(right, x + 1) - Math.max(left, x);
                sum += high * wide * values[y * columns + x];
                area += high * wide;
            }
        }
        return area == 0 ? 0 : (float) (sum / area);
    }

    private float[] centreOfMass() {
        double sum = 0;
        double down = 0;
        double across = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            down += values[i] * (i / columns + 0.5);
            across += values[i] * (i % columns + 0.5);
        }
        return sum == 0
                ? new float[] {rows / 2f, columns / 2f}
                : new float[] {(float) (down / sum), (float) (across / sum)};
    }
}
