package dev.obor.cpu.factor;

/// A complex matrix as the matrices of its real and imaginary parts, which have the same sizes.
record Planes(Matrix re, Matrix im) {
    /// Zeros in new memory of float64, columns one after the other.
    static Planes zeros(int rows, int columns) {
        return new Planes(Matrix.zeros(true, rows, columns), Matrix.zeros(true, rows, columns));
    }

    /// Ones on the diagonal, in new memory.
    static Planes identity(int rows, int columns) {
        return new Planes(Matrix.identity(rows, columns), Matrix.zeros(true, rows, columns));
    }

    /// A copy in new memory of float64, columns one after the other.
    static Planes copy(Planes from) {
        Planes copy = zeros(from.rows(), from.columns());
        copy.copyOf(from);
        return copy;
    }

    int rows() {
        return re.rows();
    }

    int columns() {
        return re.columns();
    }

    Planes part(int i, int j, int m, int n) {
        return new Planes(re.part(i, j, m, n), im.part(i, j, m, n));
    }

    Planes transposed() {
        return new Planes(re.transposed(), im.transposed());
    }

    /// The conjugate transposed matrix; its imaginary part is a copy.
    Planes adjoint() {
        return new Planes(re.transposed(), im.negated().transposed());
    }

    /// Takes the elements of a matrix of the same sizes.
    void copyOf(Planes from) {
        double[] scratch = new double[rows()];
        re.copyOf(from.re, scratch);
        im.copyOf(from.im, scratch);
    }

    void exchangeRows(int i, int k) {
        re.exchangeRows(i, k);
        im.exchangeRows(i, k);
    }

    /// Reads a part of a column, each element to its own place.
    void load(int j, int from, int to, double[] real, double[] imaginary) {
        re.load(j, from, to, real);
        im.load(j, from, to, imaginary);
    }

    /// Writes a part of a column.
    void store(int j, int from, int to, double[] real, double[] imaginary) {
        re.store(j, from, to, real);
        im.store(j, from, to, imaginary);
    }

    void fill(int j, int from, int to, double value) {
        re.fill(j, from, to, value);
        im.fill(j, from, to, value == value ? 0 : value);
    }

    /// Columns in arrays of their own: the real parts, then the imaginary ones.
    static double[][][] columns(Planes from) {
        int m = from.rows();
        int n = from.columns();
        double[][][] c = new double[2][n][m];
        for (int j = 0; j < n; j++) {
            from.load(j, 0, m, c[0][j], c[1][j]);
        }
        return c;
    }

    void storeAll(double[][][] c) {
        for (int j = 0; j < columns(); j++) {
            store(j, 0, rows(), c[0][j], c[1][j]);
        }
    }

    /// The largest absolute value of a part, or NaN if there is one.
    static double largest(double[][][] c, int rows) {
        double most = 0;
        for (double[][] part : c) {
            for (double[] column : part) {
                most = Math.max(most, Columns.largest(column, 0, rows));
            }
        }
        return most;
    }

    /// Computes `c -= a · b`, as four real products.
    static void subtract(Engine engine, Planes a, Planes b, Planes c) {
        if (a.rows() == 0 || a.columns() == 0 || b.columns() == 0) {
            return;
        }
        Matrix real = a.re.negated();
        engine.add(real, b.re, c.re);
        engine.add(a.im, b.im, c.re);
        engine.add(real, b.im, c.im);
        engine.subtract(a.im, b.re, c.im);
    }

    /// The product with a real matrix, in new memory.
    static Planes product(Engine engine, Planes a, Matrix b) {
        Planes c = zeros(a.rows(), b.columns());
        if (a.rows() > 0 && a.columns() > 0 && b.columns() > 0) {
            engine.add(a.re, b, c.re);
            engine.add(a.im, b, c.im);
        }
        return c;
    }
}
