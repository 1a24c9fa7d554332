package dev.obor.cpu.map;

import java.util.Arrays;

/// The loops of [Copies], one pair for each kind of array.
final class CopyLoops {
    // Small enough that a block of rows and one of columns stay in the first-level cache.
    private static final int BLOCK = 32;

    private CopyLoops() {}

    /// Copies `n` elements; the target's stride is not 0.
    static void run(Object to, int at, int stride, Object from, int source, int step, int n) {
        if (stride == 1 && step == 1) {
            System.arraycopy(from, source, to, at, n);
            return;
        }
        switch (to) {
            case float[] a -> run(a, at, stride, (float[]) from, source, step, n);
            case double[] a -> run(a, at, stride, (double[]) from, source, step, n);
            case long[] a -> run(a, at, stride, (long[]) from, source, step, n);
            case int[] a -> run(a, at, stride, (int[]) from, source, step, n);
            case short[] a -> run(a, at, stride, (short[]) from, source, step, n);
            default -> run((byte[]) to, at, stride, (byte[]) from, source, step, n);
        }
    }

    /// Copies columns, which lie dense in `from`, into rows, which lie dense in `to`.
    ///
    /// @param row elements between rows of the target
    /// @param column elements between columns of the source
    static void transpose(
            Object to,
            int at,
            int row,
            Object from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i += BLOCK) {
            int m = Math.min(BLOCK, rows - i);
            for (int j = 0; j < columns; j += BLOCK) {
                int n = Math.min(BLOCK, columns - j);
                int t = at + i * row + j;
                int s = source + j * column + i;
                switch (to) {
                    case float[] a -> block(a, t, row, (float[]) from, s, column, m, n);
                    case double[] a -> block(a, t, row, (double[]) from, s, column, m, n);
                    case long[] a -> block(a, t, row, (long[]) from, s, column, m, n);
                    case int[] a -> block(a, t, row, (int[]) from, s, column, m, n);
                    case short[] a -> block(a, t, row, (short[]) from, s, column, m, n);
                    default -> block((byte[]) to, t, row, (byte[]) from, s, column, m, n);
                }
            }
        }
    }

    private static void run(
            float[] to, int at, int stride, float[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            float[] to,
            int at,
            int row,
            float[] from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }

    private static void run(
            double[] to, int at, int stride, double[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            double[] to,
            int at,
            int row,
            double[] from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }

    private static void run(
            long[] to, int at, int stride, long[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            long[] to,
            int at,
            int row,
            long[] from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }

    private static void run(int[] to, int at, int stride, int[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            int[] to, int at, int row, int[] from, int source, int column, int rows, int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }

    private static void run(
            short[] to, int at, int stride, short[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            short[] to,
            int at,
            int row,
            short[] from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }

    private static void run(
            byte[] to, int at, int stride, byte[] from, int source, int step, int n) {
        if (stride == 1 && step == 0) {
            Arrays.fill(to, at, at + n, from[source]);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[at + i * stride] = from[source + i * step];
        }
    }

    private static void block(
            byte[] to,
            int at,
            int row,
            byte[] from,
            int source,
            int column,
            int rows,
            int columns) {
        for (int i = 0; i < rows; i++) {
            int t = at + i * row;
            int s = source + i;
            for (int j = 0; j < columns; j++) {
                to[t + j] = from[s + j * column];
            }
        }
    }
}
