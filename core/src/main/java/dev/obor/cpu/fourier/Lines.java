package dev.obor.cpu.fourier;

import dev.obor.backend.View;
import dev.obor.machine.fourier.FourierCode;
import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/// The lines along a dimension of a view, whose last dimension are parts if it is complex.
final class Lines {
    final Object array;
    final int length;
    final int step;
    final long count;
    private final long offset;
    private final long[] sizes;
    private final long[] strides;

    Lines(View v, int dim, boolean complex) {
        array = v.array();
        offset = v.offset();
        length = (int) v.shape()[dim];
        step = (int) v.strides()[dim];
        int rank = complex ? v.dim() - 1 : v.dim();
        sizes = new long[rank - 1];
        strides = new long[rank - 1];
        int n = 0;
        long all = 1;
        for (int d = 0; d < rank; d++) {
            if (d != dim) {
                sizes[n] = v.shape()[d];
                strides[n++] = v.strides()[d];
                all *= v.shape()[d];
            }
        }
        count = all;
    }

    /// Whether `columns` lines from `line` on lie side by side as complex numbers do.
    private boolean neighbours(long line, int columns) {
        int last = sizes.length - 1;
        return columns > 1
                && last >= 0
                && strides[last] == 2
                && line % sizes[last] + columns <= sizes[last];
    }

    /// Whether the numbers of a line lie one behind the other.
    boolean isDense() {
        return step == 2;
    }

    /// Complex lines as columns of two matrices.
    ///
    /// @param width columns of the matrices, of which the first are meant
    void load(long line, int columns, double[][] to, int width, @Nullable FourierCode code) {
        if (code != null && columns == 1 && width == 1 && step == 2) {
            code.load(array, start(line), 0, 1, length, to, length);
        } else if (code != null && neighbours(line, columns)) {
            code.load(array, start(line), step, length, columns, to, width);
        } else {
            loadPlain(line, columns, to, width);
            return;
        }
        if (MachineStages.CHECKS) {
            Runnable plain = () -> loadPlain(line, columns, to, width);
            MachineStages.check(plain, length * width, to[0], to[1]);
        }
    }

    /// The other way round, times a number.
    void store(
            long line,
            int columns,
            double[][] from,
            int width,
            double scale,
            @Nullable FourierCode code) {
        if (code != null && columns == 1 && width == 1 && step == 2) {
            code.store(array, start(line), 0, 1, length, from, length, scale);
        } else if (code != null && neighbours(line, columns)) {
            code.store(array, start(line), step, length, columns, from, width, scale);
        } else {
            storePlain(line, columns, from, width, scale);
            return;
        }
        if (MachineStages.CHECKS) {
            Runnable plain = () -> storePlain(line, columns, from, width, scale);
            MachineStages.check(plain, Array.getLength(array), array);
        }
    }

    /// A real line, two neighbours as one complex number.
    void loadPairs(long line, double[][] to, @Nullable FourierCode code) {
        int start = start(line);
        if (code == null || step != 1) {
            pairs(start, to);
            return;
        }
        code.load(array, start, 0, 1, length / 2, to, length / 2);
        if (MachineStages.CHECKS) {
            MachineStages.check(() -> pairs(start, to), length / 2, to[0], to[1]);
        }
    }

    /// The other way round, times a number.
    void storePairs(long line, double[][] from, double scale, @Nullable FourierCode code) {
        int start = start(line);
        if (code == null || step != 1) {
            putPairs(start, from, scale);
            return;
        }
        code.store(array, start, 0, 1, length / 2, from, length / 2, scale);
        if (MachineStages.CHECKS) {
            Runnable plain = () -> putPairs(start, from, scale);
            MachineStages.check(plain, Array.getLength(array), array);
        }
    }

    private void pairs(int start, double[][] to) {
        for (int j = 0; j < length / 2; j++) {
            to[0][j] = get(start + 2 * j * step);
            to[1][j] = get(start + (2 * j + 1) * step);
        }
    }

    private void putPairs(int start, double[][] from, double scale) {
        for (int j = 0; j < length / 2; j++) {
            put(start + 2 * j * step, from[0][j] * scale);
            put(start + (2 * j + 1) * step, from[1][j] * scale);
        }
    }

    private void loadPlain(long line, int columns, double[][] to, int width) {
        for (int b = 0; b < columns; b++) {
            load(start(line + b), to[0], to[1], b, width);
        }
    }

    private void storePlain(long line, int columns, double[][] from, int width, double scale) {
        for (int b = 0; b < columns; b++) {
            store(start(line + b), from[0], from[1], b, width, scale);
        }
    }

    int start(long line) {
        long at = offset;
        long rest = line;
        for (int d = sizes.length - 1; d >= 0; d--) {
            at += rest % sizes[d] * strides[d];
            rest /= sizes[d];
        }
        return (int) at;
    }

    double get(int at) {
        return array instanceof float[] f ? f[at] : ((double[]) array)[at];
    }

    /// Complex elements as columns of two matrices.
    private void load(int start, double[] re, double[] im, int column, int columns) {
        int at = start;
        if (array instanceof float[] f) {
            for (int j = 0, to = column; j < length; j++, to += columns, at += step) {
                re[to] = f[at];
                im[to] = f[at + 1];
            }
        } else {
            double[] d = (double[]) array;
            for (int j = 0, to = column; j < length; j++, to += columns, at += step) {
                re[to] = d[at];
                im[to] = d[at + 1];
            }
        }
    }

    private void store(int start, double[] re, double[] im, int column, int columns, double scale) {
        int at = start;
        if (array instanceof float[] f) {
            for (int j = 0, from = column; j < length; j++, from += columns, at += step) {
                f[at] = (float) (re[from] * scale);
                f[at + 1] = (float) (im[from] * scale);
            }
        } else {
            double[] d = (double[]) array;
            for (int j = 0, from = column; j < length; j++, from += columns, at += step) {
                d[at] = re[from] * scale;
                d[at + 1] = im[from] * scale;
            }
        }
    }

    void put(int at, double value) {
        if (array instanceof float[] f) {
            f[at] = (float) value;
        } else {
            ((double[]) array)[at] = value;
        }
    }
}
