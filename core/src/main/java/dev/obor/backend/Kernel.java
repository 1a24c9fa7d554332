package dev.obor.backend;

import dev.obor.expr.Program;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One numeric step, described without tensors: a dozen kinds, switched over without `default`.
///
/// Unless a kind says otherwise, outputs are written in full and do not overlap inputs except where
/// the very same view is updated in place.
public sealed interface Kernel {
    /// The views whose elements it reads, in a fixed order. Of an indexed view this is the window
    /// that the indices move.
    View[] reads();

    /// The views whose elements it changes; what it adds to counts as written only.
    View[] writes();

    /// The same kernel reading from elsewhere.
    ///
    /// @param views as many as [#reads], with their sizes; for an indexed view the whole that its
    ///   window is moved over
    Kernel reading(View[] views);

    /// The same kernel writing elsewhere.
    ///
    /// @param views as many as [#writes], with their sizes and strides
    Kernel writing(View[] views);

    /// What it is called where kernels are listed: its kind, and what tells it from its like.
    default String label() {
        return switch (this) {
            case Map k -> "Map " + k.program().name();
            case Reduce k -> "Reduce " + k.program().name();
            case Factor k -> "Factor " + k.kind().name().toLowerCase(Locale.ROOT);
            case Conv k -> "Conv " + k.pass().name().toLowerCase(Locale.ROOT);
            case Pool k -> k.backward() ? "Pool backward" : "Pool";
            case Random k -> "Random " + k.distribution().getClass().getSimpleName();
            default -> getClass().getSimpleName();
        };
    }

    /// Pointwise: every element of each output from the elements at the same place of the inputs.
    ///
    /// All outputs have the same shape; inputs broadcast against it.
    ///
    /// @param scalars run-time arguments: raw bits of a double for float types, else the integer
    record Map(Program program, View[] outs, View[] ins, long[] scalars) implements Kernel {
        @Override
        public View[] reads() {
            return ins;
        }

        @Override
        public View[] writes() {
            return outs;
        }

        @Override
        public Kernel reading(View[] views) {
            return new Map(program, outs, views, scalars);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Map(program, views, ins, scalars);
        }
    }

    /// Pointwise, then reduced over some dimensions, in an order that depends on the sizes alone.
    ///
    /// @param shape the sizes that the inputs broadcast to
    /// @param out has size 1 in every reduced dimension; an empty reduction gives the neutral
    ///   element
    record Reduce(Program program, ReduceOp op, View out, View[] ins, long[] shape, long[] scalars)
            implements Kernel {
        /// Checks the sizes, which no memory was asked for.
        ///
        /// @throws dev.obor.base.ShapeError if there are 2^63 elements or more
        public Reduce {
            Sizes.numel(shape);
        }

        @Override
        public View[] reads() {
            return ins;
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Reduce(program, op, out, views, shape, scalars);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Reduce(program, op, views[0], ins, shape, scalars);
        }
    }

    /// How values are combined. MAX and MIN propagate NaN.
    enum ReduceOp {
        /// Sum.
        SUM,
        /// Product.
        PROD,
        /// Largest value.
        MAX,
        /// Smallest value.
        MIN,
        /// Whether any is true; the program's result is BOOL.
        ANY,
        /// Whether all are true; the program's result is BOOL.
        ALL
    }

    /// The largest or smallest value along one dimension and the first place where it stands.
    ///
    /// @param values receives the values, with size 1 at `dim`, or null
    /// @param indices int64, receives the places, with size 1 at `dim`
    record ArgReduce(boolean largest, @Nullable View values, View indices, View in, int dim)
            implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return Aliasing.present(values, indices);
        }

        @Override
        public Kernel reading(View[] views) {
            return new ArgReduce(largest, values, indices, views[0], dim);
        }

        @Override
        public Kernel writing(View[] views) {
            return new ArgReduce(
                    largest, values == null ? null : views[0], views[views.length - 1], in, dim);
        }
    }

    /// A matrix product `out (+)= a · b + bias`, or one for each matrix of a batch: `out`, `a` and
    /// `b` have two dimensions, or three.
    ///
    /// @param bias broadcasts against `out`, or null
    /// @param accumulate adds to what `out` holds
    record MatMul(View out, View a, View b, @Nullable View bias, boolean accumulate)
            implements Kernel {
        @Override
        public View[] reads() {
            return bias == null ? new View[] {a, b} : new View[] {a, b, bias};
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new MatMul(out, views[0], views[1], bias == null ? null : views[2], accumulate);
        }

        @Override
        public Kernel writing(View[] views) {
            return new MatMul(views[0], a, b, bias, accumulate);
        }
    }

    /// A factorisation of matrices of float32 or float64, or the use of one. The last two
    /// dimensions are matrices; those before, the same for all views, are a batch.
    ///
    /// @param flag of a triangle whether its diagonal counts as ones; of `LU_SOLVE` whether Aᵀ is
    ///   meant; of `LDL` whether complex matrices are Hermitian and not symmetric
    /// @param complex whether elements are pairs of real ones, in a last dimension of size 2 with
    ///   stride 1: all but `info`, pivots, the values of `EIGEN` and `SINGULAR`, and a real matrix
    ///   of `EIGEN_GENERAL`
    record Factor(Factorization kind, View[] outs, View[] ins, boolean flag, boolean complex)
            implements Kernel {
        /// Of real or complex elements, as the views' dtypes say.
        public Factor(Factorization kind, View[] outs, View[] ins, boolean flag) {
            this(kind, outs, ins, flag, false);
        }

        /// Whether the first input is of pairs.
        public boolean ofPairs() {
            return complex && (kind != Factorization.EIGEN_GENERAL || ins[0].dim() > outs[0].dim());
        }

        @Override
        public View[] reads() {
            return ins;
        }

        @Override
        public View[] writes() {
            return outs;
        }

        @Override
        public Kernel reading(View[] views) {
            return new Factor(kind, outs, views, flag, complex);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Factor(kind, views, ins, flag, complex);
        }
    }

    /// Kinds of factorisations: what they write, and what they read. `info` is int32, 0 where all
    /// went well.
    enum Factorization {
        /// `L, info` of `A`, whose lower triangle is read; the upper one of `L` is zero.
        CHOLESKY,
        /// `LU, pivots, info` of `A`, packed; row `i` was exchanged with row `pivots[i] - 1`.
        LU,
        /// `X` of `LU, pivots, B`.
        LU_SOLVE,
        /// `R` with the reflections packed below it, `tau`, of `A`.
        QR,
        /// The first columns of the product of reflections `A, tau`.
        REFLECTIONS,
        /// `LD, pivots, info` of a symmetric `A`, packed as LAPACK packs them.
        LDL,
        /// `X` of `LD, pivots, B`.
        LDL_SOLVE,
        /// `values, info`, or `values, info, vectors`, of a symmetric `A`, whose lower triangle is
        /// read.
        EIGEN,
        /// `values, info`, or `values, info, vectors`, of any square `A`; values and vectors are
        /// complex, `A` may be real.
        EIGEN_GENERAL,
        /// `values, info`, or `values, info, U, Vᵀ`, of `A`; U and V all of theirs or the first
        /// ones, as the sizes say.
        SINGULAR,
        /// `X` of a lower triangle `T` and `B`.
        SOLVE_LOWER,
        /// `X` of an upper triangle `T` and `B`.
        SOLVE_UPPER
    }

    /// A discrete Fourier transform along one dimension of any length, by real and imaginary parts:
    /// complex views have a last dimension of size 2 with stride 1.
    ///
    /// out may be the input, if both are complex inverse whether e^(+2πi jk/n) is meant; of
    /// `FROM_REAL` and `TO_REAL` the kind says it scale a factor of the result
    record Fourier(FourierKind kind, View out, View in, int dim, boolean inverse, double scale)
            implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Fourier(kind, out, views[0], dim, inverse, scale);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Fourier(kind, views[0], in, dim, inverse, scale);
        }
    }

    /// What a transform reads and writes.
    enum FourierKind {
        /// Complex lines of one length.
        COMPLEX,
        /// Real lines of length n, forwards; the first n / 2 + 1 complex results, or all n.
        FROM_REAL,
        /// The first n / 2 + 1 of complex lines whose other half is their conjugate, backwards;
        /// real lines of length n.
        TO_REAL
    }

    /// Which of a convolution's results is wanted.
    enum ConvPass {
        /// `out = conv(in, weight) + bias`.
        FORWARD,
        /// `in`'s gradient from `out`'s, plus `bias`: with one, a transposed convolution.
        INPUT_GRADIENT,
        /// `weight`'s gradient from `out`'s.
        WEIGHT_GRADIENT
    }

    /// A convolution in one to three dimensions; contiguous views, `pass` says which is written.
    /// The zeros around a source are terms of sums or none, whichever is faster: where the factor
    /// that meets them is not finite, the sum is NaN or not.
    record Conv(
            ConvPass pass, ConvShape geometry, View in, View weight, @Nullable View bias, View out)
            implements Kernel {
        @Override
        public View[] reads() {
            return switch (pass) {
                case FORWARD -> Aliasing.present(in, weight, bias);
                case INPUT_GRADIENT -> Aliasing.present(out, weight, bias);
                case WEIGHT_GRADIENT -> new View[] {in, out};
            };
        }

        @Override
        public View[] writes() {
            return switch (pass) {
                case FORWARD -> new View[] {out};
                case INPUT_GRADIENT -> new View[] {in};
                case WEIGHT_GRADIENT -> new View[] {weight};
            };
        }

        @Override
        public Kernel reading(View[] v) {
            View added = bias == null || v.length < 3 ? bias : v[2];
            return switch (pass) {
                case FORWARD -> new Conv(pass, geometry, v[0], v[1], added, out);
                case INPUT_GRADIENT -> new Conv(pass, geometry, in, v[1], added, v[0]);
                case WEIGHT_GRADIENT -> new Conv(pass, geometry, v[0], weight, bias, v[1]);
            };
        }

        @Override
        public Kernel writing(View[] views) {
            return switch (pass) {
                case FORWARD -> new Conv(pass, geometry, in, weight, bias, views[0]);
                case INPUT_GRADIENT -> new Conv(pass, geometry, views[0], weight, bias, out);
                case WEIGHT_GRADIENT -> new Conv(pass, geometry, in, views[0], bias, out);
            };
        }
    }

    /// Pooling; contiguous views.
    ///
    /// @param indices int64 places of the maxima, for max pooling; null otherwise
    /// @param backward writes `in` (a gradient) from `out` (the gradient that arrived)
    record Pool(
            PoolKind kind,
            PoolShape geometry,
            View in,
            View out,
            @Nullable View indices,
            boolean backward)
            implements Kernel {
        @Override
        public View[] reads() {
            return backward ? Aliasing.present(out, indices) : new View[] {in};
        }

        @Override
        public View[] writes() {
            return backward ? new View[] {in} : Aliasing.present(out, indices);
        }

        @Override
        public Kernel reading(View[] views) {
            View places = backward && indices != null ? views[1] : indices;
            return backward
                    ? new Pool(kind, geometry, in, views[0], places, true)
                    : new Pool(kind, geometry, views[0], out, places, false);
        }

        @Override
        public Kernel writing(View[] views) {
            View places = !backward && indices != null ? views[1] : indices;
            return backward
                    ? new Pool(kind, geometry, views[0], out, places, true)
                    : new Pool(kind, geometry, in, views[0], places, false);
        }
    }

    /// A linear map along one dimension with few neighbours for each result, such as resizing;
    /// contiguous views.
    record Resample(ResampleShape geometry, View in, View out) implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Resample(geometry, views[0], out);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Resample(geometry, in, views[0]);
        }
    }

    /// Kinds of pooling.
    enum PoolKind {
        /// Largest value of each window.
        MAX,
        /// Mean of each window.
        AVERAGE,
        /// Largest value of windows that divide the input into the given number of parts.
        ADAPTIVE_MAX,
        /// Mean of windows that divide the input into the given number of parts.
        ADAPTIVE_AVERAGE
    }

    /// One dimension that is addressed through an index.
    ///
    /// All places are checked before anything is written through them; what is read through them
    /// may have been written in part when one turns out to be wrong.
    ///
    /// @param index int64 places, broadcasting against the iteration shape
    /// @param stride elements between neighbours of that dimension in the indexed view
    /// @param size the size of that dimension, for the check
    /// @param dim the dimension's number, for the message
    /// @param wraps whether negative places count from the end; otherwise they are out of bounds
    record Indexed(View index, long stride, long size, int dim, boolean wraps) {
        /// An index whose negative places count from the end.
        public Indexed(View index, long stride, long size, int dim) {
            this(index, stride, size, dim, true);
        }
    }

    private static View[] with(View first, Indexed[] indexed) {
        View[] all = new View[1 + indexed.length];
        all[0] = first;
        for (int i = 0; i < indexed.length; i++) {
            all[1 + i] = indexed[i].index();
        }
        return all;
    }

    private static Indexed[] with(Indexed[] indexed, View[] views) {
        Indexed[] all = new Indexed[indexed.length];
        for (int i = 0; i < all.length; i++) {
            Indexed old = indexed[i];
            all[i] = new Indexed(views[1 + i], old.stride(), old.size(), old.dim(), old.wraps());
        }
        return all;
    }

    /// Indexed reading: `out[p] = in[p, shifted by every index at p]`.
    ///
    /// @param in has `out`'s shape, with stride 0 where an index decides
    record Gather(View out, View in, Indexed[] indexed) implements Kernel {
        @Override
        public View[] reads() {
            return with(in, indexed);
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Gather(
                    out,
                    views[0] == in ? in : Aliasing.window(in, views[0]),
                    views[0] == in ? with(indexed, views) : moved(views));
        }

        @Override
        public Kernel writing(View[] views) {
            return new Gather(views[0], in, indexed);
        }

        /// The indices on a copy of all they reach: its last dimensions are theirs.
        private Indexed[] moved(View[] views) {
            Indexed[] result = with(indexed, views);
            for (int i = 0; i < result.length; i++) {
                Indexed old = result[i];
                long stride = views[0].strides()[in.dim() + i];
                result[i] = new Indexed(old.index(), stride, old.size(), old.dim(), old.wraps());
            }
            return result;
        }
    }

    /// Indexed writing: `out[p, shifted by every index at p] (op)= in[p]`, in the order of `p`.
    ///
    /// @param out has the iteration shape, with stride 0 where an index decides
    /// @param in broadcasts against it
    record Scatter(ScatterOp op, View out, View in, Indexed[] indexed) implements Kernel {
        @Override
        public View[] reads() {
            return with(in, indexed);
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Scatter(op, out, views[0], with(indexed, views));
        }

        @Override
        public Kernel writing(View[] views) {
            return new Scatter(op, views[0], in, indexed);
        }
    }

    /// What a write does with the old value.
    enum ScatterOp {
        /// Replaces it; the last write stays.
        SET,
        /// Adds.
        ADD,
        /// Multiplies.
        MUL,
        /// Keeps the larger.
        MAX,
        /// Keeps the smaller.
        MIN,
        /// Multiplies complex numbers: the views hold the real parts, behind each of which its
        /// imaginary one stands.
        MUL_PAIRS
    }

    /// The places of the non-zero elements in row-major order.
    ///
    /// @param out int64 (count, dim); the caller has counted them
    record NonZero(View out, View in) implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new NonZero(out, views[0]);
        }

        @Override
        public Kernel writing(View[] views) {
            return new NonZero(views[0], in);
        }
    }

    /// Running sums and the like along one dimension.
    ///
    /// @param indices int64 places of the running extremes, for CUMMAX and CUMMIN; null otherwise
    record Scan(ScanOp op, View out, @Nullable View indices, View in, int dim) implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return Aliasing.present(out, indices);
        }

        @Override
        public Kernel reading(View[] views) {
            return new Scan(op, out, indices, views[0], dim);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Scan(op, views[0], indices == null ? null : views[1], in, dim);
        }
    }

    /// What runs along.
    enum ScanOp {
        /// Running sum.
        CUMSUM,
        /// Running product.
        CUMPROD,
        /// Running maximum.
        CUMMAX,
        /// Running minimum.
        CUMMIN,
        /// Running log of the sum of exponentials.
        LOGCUMSUMEXP
    }

    /// Sorting along one dimension, always stable; NaN counts as the largest value.
    ///
    /// `values` and `indices` may be shorter than `in` along `dim`: then they take the first ones.
    record Sort(View values, View indices, View in, int dim, boolean descending) implements Kernel {
        @Override
        public View[] reads() {
            return new View[] {in};
        }

        @Override
        public View[] writes() {
            return new View[] {values, indices};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Sort(values, indices, views[0], dim, descending);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Sort(views[0], views[1], in, dim, descending);
        }
    }

    /// Random numbers into a view, drawn in PyTorch's order.
    record Random(Distribution distribution, View out, Mt19937 generator) implements Kernel {
        @Override
        public View[] reads() {
            return Aliasing.present(distribution.read());
        }

        @Override
        public View[] writes() {
            return new View[] {out};
        }

        @Override
        public Kernel reading(View[] views) {
            return new Random(distribution.reading(views[0]), out, generator);
        }

        @Override
        public Kernel writing(View[] views) {
            return new Random(distribution, views[0], generator);
        }
    }
}
