package dev.obor.cpu.factor;

/// A matrix in an array of float32 or float64; strides are never negative.
///
/// @param array `float[]` or `double[]`
/// @param offset the place of the first element
/// @param row from an element to the one below
/// @param column from an element to the one beside it
public record Matrix(Object array, int offset, int row, int column, int rows, int columns) {
    /// Zeros in new memory, columns one after the other.
    static Matrix zeros(boolean wide, int rows, int columns) {
        Object array = wide ? new double[rows * columns] : new float[rows * columns];
        return new Matrix(array, 0, 1, Math.max(rows, 1), rows, columns);
    }

    /// Ones on the diagonal, in new memory of float64, columns one after the other.
    static Matrix identity(int rows, int columns) {
        Matrix result = zeros(true, rows, columns);
        for (int i = 0; i < Math.min(rows, columns); i++) {
            result.set(i, i, 1);
        }
        return result;
    }

    /// A matrix of float64 in row-major memory.
    static Matrix of(double[] array, int rows, int columns) {
        return new Matrix(array, 0, columns, 1, rows, columns);
    }

    /// A copy of rows of equal length, in row-major memory.
    static Matrix of(double[][] rows) {
        int n = rows.length == 0 ? 0 : rows[0].length;
        double[] array = new double[rows.length * n];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, array, i * n, n);
        }
        return of(array, rows.length, n);
    }

    /// Whether its elements are float64.
    public boolean wide() {
        return array instanceof double[];
    }

    Matrix part(int i, int j, int m, int n) {
        return new Matrix(array, offset + i * row + j * column, row, column, m, n);
    }

    Matrix transposed() {
        return new Matrix(array, offset, column, row, columns, rows);
    }

    /// A copy with all signs turned.
    Matrix negated() {
        boolean down = row <= column;
        int runs = down ? columns : rows;
        int length = down ? rows : columns;
        int step = down ? row : column;
        int next = down ? column : row;
        Matrix copy =
                down ? zeros(wide(), rows, columns) : zeros(wide(), columns, rows).transposed();
        if (array instanceof double[] from) {
            double[] to = (double[]) copy.array;
            for (int r = 0; r < runs; r++) {
                gather(from, offset + r * next, step, to, r * length, length);
            }
            for (int i = 0; i < to.length; i++) {
                to[i] = -to[i];
            }
        } else {
            float[] from = (float[]) array;
            float[] to = (float[]) copy.array;
            for (int r = 0; r < runs; r++) {
                gather(from, offset + r * next, step, to, r * length, length);
            }
            for (int i = 0; i < to.length; i++) {
                to[i] = -to[i];
            }
        }
        return copy;
    }

    private static void gather(double[] from, int at, int step, double[] to, int start, int n) {
        if (step == 1) {
            System.arraycopy(from, at, to, start, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[start + i] = from[at + i * step];
        }
    }

    private static void gather(float[] from, int at, int step, float[] to, int start, int n) {
        if (step == 1) {
            System.arraycopy(from, at, to, start, n);
            return;
        }
        for (int i = 0; i < n; i++) {
            to[start + i] = from[at + i * step];
        }
    }

    /// Reads the elements `from` to `to` of a column, each to its own place.
    void load(int j, int from, int to, double[] into) {
        if (from >= to) {
            return;
        }
        int at = offset + j * column;
        if (array instanceof double[] a) {
            if (row == 1) {
                System.arraycopy(a, at + from, into, from, to - from);
                return;
            }
            for (int i = from; i < to; i++) {
                into[i] = a[at + i * row];
            }
        } else {
            float[] a = (float[]) array;
            for (int i = from; i < to; i++) {
                into[i] = a[at + i * row];
            }
        }
    }

    /// Writes the elements `from` to `to` of a column.
    void store(int j, int from, int to, double[] of) {
        if (from >= to) {
            return;
        }
        int at = offset + j * column;
        if (array instanceof double[] a) {
            if (row == 1) {
                System.arraycopy(of, from, a, at + from, to - from);
                return;
            }
            for (int i = from; i < to; i++) {
                a[at + i * row] = of[i];
            }
        } else {
            float[] a = (float[]) array;
            for (int i = from; i < to; i++) {
                a[at + i * row] = (float) of[i];
            }
        }
    }

    /// Writes one number to the elements `from` to `to` of a column.
    void fill(int j, int from, int to, double value) {
        for (int i = from; i < to; i++) {
            set(i, j, value);
        }
    }

    double get(int i, int j) {
        int at = offset + i * row + j * column;
        return array instanceof double[] a ? a[at] : ((float[]) array)[at];
    }

    void set(int i, int j, double value) {
        int at = offset + i * row + j * column;
        if (array instanceof double[] a) {
            a[at] = value;
        } else {
            ((float[]) array)[at] = (float) value;
        }
    }

    /// Takes the elements of a matrix of the same sizes.
    void copyOf(Matrix from, double[] scratch) {
        for (int j = 0; j < columns; j++) {
            from.load(j, 0, rows, scratch);
            store(j, 0, rows, scratch);
        }
    }

    /// Exchanges two rows.
    void exchangeRows(int i, int k) {
        if (i == k) {
            return;
        }
        int p = offset + i * row;
        int q = offset + k * row;
        if (array instanceof double[] a) {
            for (int j = 0; j < columns; j++) {
                double t = a[p + j * column];
                a[p + j * column] = a[q + j * column];
                a[q + j * column] = t;
            }
        } else {
            float[] a = (float[]) array;
            for (int j = 0; j < columns; j++) {
                float t = a[p + j * column];
                a[p + j * column] = a[q + j * column];
                a[q + j * column] = t;
            }
        }
    }
}
