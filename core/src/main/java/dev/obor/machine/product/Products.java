package dev.obor.machine.product;

import dev.obor.machine.Machine;
import dev.obor.machine.lang.Element;
import org.jspecify.annotations.Nullable;

/// Matrix products in machine code: the way in.
public final class Products {
    // Of longer ones a panel of B would be more than a call may copy.
    private static final int LONGEST_RUN = 256;

    private final ProductCode code;
    private final Scratch scratch;
    private final ProductRun.Limits limits;

    /// For one process's machine code.
    public Products(Machine machine) {
        this(
                new ProductCode(machine.target(), machine::compile),
                new Scratch(machine::memory),
                ProductRun.Limits.USUAL);
    }

    Products(ProductCode code, Scratch scratch, ProductRun.Limits limits) {
        this.code = code;
        this.scratch = scratch;
        this.limits = limits;
    }

    /// The routines, for what else is made of tiles.
    public ProductCode code() {
        return code;
    }

    /// Memory for packed parts.
    public Scratch scratch() {
        return scratch;
    }

    /// A matrix in an array, `float[]` or `double[]`; everything counts elements.
    ///
    /// @param offset index of the element (0, 0)
    /// @param row distance of elements one below the other
    /// @param column distance of elements side by side
    public record Matrix(Object array, long offset, long row, long column) {
        private StridedMatrix in(int element) {
            return StridedMatrix.of(array, element, offset, row, column);
        }
    }

    /// How many rows a matrix must have for [#dots].
    public static int fewestRows(boolean wide) {
        return Dots.fewest(wide ? Element.F64 : Element.F32);
    }

    /// Computes `c = d + rows · x`, or `c = rows · x` without `d`, in the order of [#run]. The
    /// elements of a row, and those of `x`, `c` and `d`, lie side by side; k is at least 1.
    ///
    /// @param run as in [#run], a multiple of 8 where k is more
    public void dots(
            boolean wide,
            int m,
            int k,
            int run,
            Matrix rows,
            Matrix x,
            Matrix c,
            @Nullable Matrix d,
            Crew crew) {
        int bytes = wide ? 8 : 4;
        StridedMatrix result = c.in(bytes);
        new Dots(
                        code,
                        wide ? Element.F64 : Element.F32,
                        m,
                        k,
                        Math.min(run, k),
                        rows.in(bytes),
                        x.in(bytes),
                        result,
                        d == null ? result : d.in(bytes),
                        d != null)
                .run(crew);
    }

    /// Computes `c = d + a · b`, or `c = a · b` without `d`; see the order of sums in `Product`.
    /// `d` may be `c`. The columns of both lie side by side, and k is at least 1.
    ///
    /// @param wide true for float64
    /// @param run how many terms are summed on their own: a multiple of 8, or not less than k
    public void run(
            boolean wide,
            int m,
            int n,
            int k,
            int run,
            Matrix a,
            Matrix b,
            Matrix c,
            @Nullable Matrix d,
            Crew crew) {
        int bytes = wide ? 8 : 4;
        StridedMatrix result = c.in(bytes);
        Product product =
                new Product(
                        wide ? Element.F64 : Element.F32,
                        m,
                        n,
                        k,
                        run,
                        a.in(bytes),
                        b.in(bytes),
                        result,
                        d == null ? result : d.in(bytes),
                        d != null);
        if (m == 0 || n == 0) {
            return;
        }
        if (k == 0 || Math.min(run, k) > LONGEST_RUN) {
            throw new IllegalArgumentException("k = " + k + ", in runs of " + run);
        }
        product.check();
        if (TransposedProduct.pays(product, code.target())) {
            TransposedProduct.run(product, code, scratch, limits, crew);
        } else {
            new ProductRun(product, code, scratch, limits, crew).run();
        }
    }
}
