package dev.obor.vision.transforms;

import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.DType;

/// The mean of grey pictures, which a change of contrast turns about, added up in the order in
/// which PyTorch adds numbers that lie side by side on one thread, in vectors of eight: a change of
/// hue makes a difference in its last digit several times as large.
///
/// Source: PyTorch's `aten/src/ATen/native/cpu/SumKernel.cpp`, `cascade_sum`.
final class GreyMean {
    private static final int LANES = 8;
    private static final int ROWS = 4;
    private static final int LEVELS = 4;

    private GreyMean() {}

    /// @param grey `(…, 1, H, W)`
    /// @return `(…, 1, 1, 1)`
    static Tensor of(Tensor grey) {
        if (grey.dtype() != DType.FLOAT32 || grey.numel() == 0 || grey.requiresGrad()) {
            return grey.mean(new long[] {-3, -2, -1}, true);
        }
        float[] values = grey.detach().contiguous().flatten().toFloatArray();
        int n = (int) (grey.size(-2) * grey.size(-1));
        float[] means = new float[values.length / n];
        for (int i = 0; i < means.length; i++) {
            means[i] = sum(values, i * n, n) / n;
        }
        long[] shape = grey.shape().toArray();
        shape[shape.length - 1] = 1;
        shape[shape.length - 2] = 1;
        return tensor(means).view(shape);
    }

    private static float sum(float[] x, int from, int n) {
        int lanes = n >= LANES ? LANES : 1;
        int vectors = n / lanes;
        float[] partial = vectorSum(x, from, vectors, lanes);
        float total = 0;
        for (int k = vectors * lanes; k < n; k++) {
            total += x[from + k];
        }
        for (float lane : partial) {
            total += lane;
        }
        return total;
    }

    /// The sum of vectors, four of them side by side.
    private static float[] vectorSum(float[] x, int from, int vectors, int lanes) {
        int rows = vectors / ROWS;
        float[] sums = cascade(x, from, rows, ROWS * lanes);
        for (int i = rows * ROWS; i < vectors; i++) {
            add(sums, x, from + i * lanes, lanes);
        }
        float[] sum = new float[lanes];
        add(sum, sums, 0, lanes);
        for (int k = 1; k < ROWS; k++) {
            add(sum, sums, k * lanes, lanes);
        }
        return sum;
    }

    /// The sum of rows, of which so many are finished before they are added to the next level.
    private static float[] cascade(float[] x, int from, int rows, int width) {
        int log = rows <= 2 ? 1 : Integer.SIZE - Integer.numberOfLeadingZeros(rows - 1);
        int power = Math.max(4, log / LEVELS);
        int step = 1 << power;
        float[][] levels = new float[LEVELS][width];
        int i = 0;
        while (i + step <= rows) {
            for (int j = 0; j < step; j++, i++) {
                add(levels[0], x, from + i * width, width);
            }
            for (int j = 1; j < LEVELS; j++) {
                add(levels[j], levels[j - 1], 0, width);
                levels[j - 1] = new float[width];
                if ((i & (step - 1) << j * power) != 0) {
                    break;
                }
            }
        }
        for (; i < rows; i++) {
            add(levels[0], x, from + i * width, width);
        }
        for (int j = 1; j < LEVELS; j++) {
            add(levels[0], levels[j], 0, width);
        }
        return levels[0];
    }

    private static void add(float[] to, float[] x, int from, int n) {
        for (int i = 0; i < n; i++) {
            to[i] += x[from + i];
        }
    }
}
