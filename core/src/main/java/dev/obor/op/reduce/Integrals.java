package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.GradientOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Slicing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Integrals and derivatives of functions that are given by their values.
public final class Integrals {
    private Integrals() {}

    // By numbers that are no operands: nothing is kept for the gradient.
    private static final Pointwise PRODUCT =
            Pointwise.of("mul", 1, 1, Pointwise.Rule.FLOAT, (x, s) -> x[0].mul(s[0]))
                    .complex((x, s) -> x[0].scale(s[0].re()))
                    .node("MulBackward1");
    private static final Pointwise QUOTIENT =
            Pointwise.of("div", 1, 1, Pointwise.Rule.FLOAT, (x, s) -> x[0].div(s[0]))
                    .complex((x, s) -> x[0].over(s[0].re()))
                    .node("DivBackward1");

    private static Tensor times(Tensor t, double number) {
        return PRODUCT.callWith(t, number);
    }

    private static Tensor over(Tensor t, double number) {
        return QUOTIENT.callWith(t, number);
    }

    /// The integral along a dimension by the trapezoidal rule, of values that lie `dx` apart.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4)) // 4.5
    /// trapezoid(tensor(1.0, 2, 4), 0.5) // 2.25
    /// ```
    ///
    /// @param y the values
    /// @param dx how far they are apart
    /// @return of the shape of `y` without the dimension and of its dtype, the default dtype for
    ///   integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = OBOR,
            names = {"trapezoid", "trapz"})
    public static Tensor trapezoid(Tensor y, @Default("1") double dx, @Default("-1") long dim) {
        checkNumbers("trapezoid", "y", y);
        if (isEmpty(y, dim)) {
            return empty(y, dim);
        }
        Tensor ends = times(y.select(dim, 0).add(y.select(dim, -1)), 0.5);
        return times(y.sum(dim).sub(ends), dx);
    }

    /// The integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// trapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // 7.5
    /// ```
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @return of the shape of `y` without the dimension and of the promoted dtype
    /// @throws ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = OBOR,
            names = {"trapezoid", "trapz"})
    public static Tensor trapezoid(Tensor y, Tensor x, @Default("-1") long dim) {
        checkNumbers("trapezoid", "x", x);
        checkNumbers("trapezoid", "y", y);
        int d = Shapes.wrapDim(dim, y.dim());
        if (isEmpty(y, d)) {
            return empty(y, d);
        }
        return over(pairs(y, d).mul(widths("trapezoid", x, y, d)).sum(d), 2);
    }

    /// The running integral along a dimension by the trapezoidal rule.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4)) // [1.5, 4.5]
    /// ```
    ///
    /// @param y the values
    /// @param dx how far they are apart
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(OBOR)
    public static Tensor cumulativeTrapezoid(
            Tensor y, @Default("1") double dx, @Default("-1") long dim) {
        checkNumbers("cumulative_trapezoid", "y", y);
        return times(pairs(y, dim), dx / 2).cumsum(dim);
    }

    /// The running integral along a dimension by the trapezoidal rule, of values at the places `x`.
    ///
    /// ```java
    /// cumulativeTrapezoid(tensor(1.0, 2, 4), tensor(0.0, 1, 3)) // [1.5, 7.5]
    /// ```
    ///
    /// @param y the values
    /// @param x their places, a vector or of the shape of `y`
    /// @return of the shape of `y`, shorter by 1 along the dimension
    /// @throws ShapeError if there are not as many places as values
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(OBOR)
    public static Tensor cumulativeTrapezoid(Tensor y, Tensor x, @Default("-1") long dim) {
        checkNumbers("cumulative_trapezoid", "x", x);
        checkNumbers("cumulative_trapezoid", "y", y);
        int d = Shapes.wrapDim(dim, y.dim());
        Tensor widths = widths("cumulative_trapezoid", x, y, d);
        return over(pairs(y, d).mul(widths).cumsum(d), 2);
    }

    private static void checkNumbers(String name, String argument, Tensor t) {
        if (t.dtype() == DType.BOOL) {
            throw new DTypeError(
                    name
                            + ": received a bool input for `"
                            + argument
                            + "`, but bool is not supported");
        }
    }

    private static boolean isEmpty(Tensor y, long dim) {
        return y.size(dim) == 0;
    }

    private static Tensor empty(Tensor y, long dim) {
        return y.detach().sum(dim).to(y.dtype());
    }

    private static Tensor pairs(Tensor y, long dim) {
        long n = y.size(dim);
        return left(y, dim, n).add(right(y, dim, n));
    }

    private static Tensor left(Tensor y, long dim, long n) {
        return y.narrow(dim, 0, Math.max(n - 1, 0));
    }

    private static Tensor right(Tensor y, long dim, long n) {
        return y.narrow(dim, Math.min(1, n), Math.max(n - 1, 0));
    }

    /// The distances between places, laid along the dimension of the values.
    private static Tensor widths(String name, Tensor x, Tensor y, long dim) {
        int d = Shapes.wrapDim(dim, y.dim());
        Tensor places = x;
        if (x.dim() == 1) {
            if (x.size(0) != y.size(d)) {
                throw new ShapeError(
                        name + ": There must be one `x` value for each sample point",
                        "There are " + x.size(0) + " places and " + y.size(d) + " values.");
            }
            long[] shape = new long[y.dim()];
            Arrays.fill(shape, 1);
            shape[d] = x.size(0);
            places = x.view(shape);
        } else if (x.dim() < y.dim()) {
            long[] shape = new long[y.dim()];
            Arrays.fill(shape, 1);
            for (int i = 0; i < x.dim(); i++) {
                shape[y.dim() - x.dim() + i] = x.size(i);
            }
            places = x.view(shape);
        }
        long n = places.size(d);
        return right(places, d, n).sub(left(places, d, n));
    }

    /// The derivatives along all dimensions, of values that lie 1 apart: central differences, and
    /// one-sided ones at the ends.
    ///
    /// ```java
    /// gradient(tensor(1.0, 4, 9, 16)) // [3, 4, 6, 7]
    /// ```
    ///
    /// @param input at least two values along each dimension
    /// @return for each dimension a tensor of the input's shape and dtype, the default dtype for
    ///   integers
    @Operation(OBOR)
    public static Tensor[] gradient(Tensor input) {
        return gradient(input, o -> {});
    }

    /// The derivatives along some dimensions: `gradient(y, o -> o.spacing(0.1).dim(0))`.
    ///
    /// ```java
    /// gradient(tensor(1.0, 4, 9, 16), o -> o.spacing(2)) // [1.5, 2, 3, 3.5]
    /// ```
    ///
    /// @param options sets `spacing`, one distance or one per dimension, or the places along each;
    ///   `dim`, the dimensions; `edgeOrder`, 1 or 2 values beside the ends
    /// @return for each dimension that is asked for a tensor of the input's shape
    /// @throws ShapeError if a dimension has too few values, or the spacings are not as many as the
    ///   dimensions
    @Operation(OBOR)
    public static Tensor[] gradient(Tensor input, Consumer<GradientOptions> options) {
        GradientOptions o = new GradientOptions().with(options);
        if (input.dtype() == DType.UINT8) {
            throw new DTypeError("torch.gradient does not support uint8 input.");
        }
        int n = input.dim();
        long[] said = o.dimensions();
        long[] dims = said == null ? LongStream.range(0, n).toArray() : said;
        if (o.given() >= 0 && o.given() != dims.length) { // one of the two says so
            o.places(0, dims.length);
            o.step(0, dims.length);
        }
        boolean[] seen = new boolean[Math.max(n, 1)];
        for (long dim : dims) {
            int d = Shapes.wrapDim(dim, n);
            if (seen[d]) {
                throw new ShapeError("dim " + d + " appears multiple times in the list of dims");
            }
            seen[d] = true;
        }
        for (long dim : dims) {
            int d = Shapes.wrapDim(dim, n);
            if (input.size(d) < o.edgeOrder() + 1) {
                throw new ShapeError(
                        "torch.gradient expected each dimension size to be at least edge_order+1",
                        "Dimension " + d + " has size " + input.size(d) + ".");
            }
        }
        List<Tensor> result = new ArrayList<>();
        for (int i = 0; i < dims.length; i++) {
            Tensor places = o.places(i, dims.length);
            result.add(
                    places == null
                            ? even(input, dims[i], o.step(i, dims.length), o.edgeOrder())
                            : uneven(input, dims[i], places, o.edgeOrder()));
        }
        return result.toArray(new Tensor[0]);
    }

    private static Tensor at(Tensor t, long dim, long place) {
        return t.narrow(dim, place < 0 ? t.size(dim) + place : place, 1);
    }

    private static Tensor even(Tensor f, long dim, double step, int order) {
        long n = f.size(dim);
        Tensor middle = over(f.narrow(dim, 2, n - 2).sub(f.narrow(dim, 0, n - 2)), 2 * step);
        Tensor first;
        Tensor last;
        if (order == 1) {
            first = over(at(f, dim, 1).sub(at(f, dim, 0)), step);
            last = over(at(f, dim, -1).sub(at(f, dim, -2)), step);
        } else {
            Tensor start = times(at(f, dim, 0), -1.5).add(times(at(f, dim, 1), 2));
            first = over(start.sub(times(at(f, dim, 2), 0.5)), step);
            Tensor end = times(at(f, dim, -1), 1.5).sub(times(at(f, dim, -2), 2));
            last = over(end.add(times(at(f, dim, -3), 0.5)), step);
        }
        return Joining.cat(new Tensor[] {first, middle, last}, dim);
    }

    private static Tensor uneven(Tensor f, long dim, Tensor places, int order) {
        if (places.dim() != 1) {
            throw new ShapeError(
                    "torch.gradient expected each element of spacing to have one dimension, but got"
                            + " an element with "
                            + places.dim()
                            + " dimensions!");
        }
        if (places.numel() != f.size(dim)) {
            throw new ShapeError(
                    "torch.gradient expected each element of spacing to have one dimension and as"
                            + " many values as its dimension, but got "
                            + places.shape()
                            + " for size "
                            + f.size(dim));
        }
        long n = f.size(dim);
        long[] shape = new long[f.dim()];
        Arrays.fill(shape, 1);
        shape[Shapes.wrapDim(dim, f.dim())] = n - 1;
        Tensor w = places.narrow(0, 1, n - 1).sub(places.narrow(0, 0, n - 1)).view(shape);
        Tensor a = w.narrow(dim, 0, n - 2);
        Tensor b = w.narrow(dim, 1, n - 2);
        Tensor middle =
                f.narrow(dim, 0, n - 2)
                        .mul(b.neg().div(a.mul(a.add(b))))
                        .add(f.narrow(dim, 1, n - 2).mul(b.sub(a).div(a.mul(b))))
                        .add(f.narrow(dim, 2, n - 2).mul(a.div(b.mul(a.add(b)))));
        Tensor first;
        Tensor last;
        if (order == 1) {
            first = at(f, dim, 1).sub(at(f, dim, 0)).div(at(w, dim, 0));
            last = at(f, dim, -1).sub(at(f, dim, -2)).div(at(w, dim, -1));
        } else {
            first = edge(at(f, dim, 0), at(f, dim, 1), at(f, dim, 2), at(w, dim, 0), at(w, dim, 1));
            last =
                    edge(
                                    at(f, dim, -1),
                                    at(f, dim, -2),
                                    at(f, dim, -3),
                                    at(w, dim, -1),
                                    at(w, dim, -2))
                            .neg();
        }
        return Joining.cat(new Tensor[] {first, middle, last}, dim);
    }

    private static Tensor edge(Tensor f0, Tensor f1, Tensor f2, Tensor a, Tensor b) {
        Tensor sum = a.add(b);
        return f0.mul(a.mul(2.0).add(b).neg().div(a.mul(sum)))
                .add(f1.mul(sum.div(a.mul(b))))
                .sub(f2.mul(a.div(b.mul(sum))));
    }

    private static void checkJoined(Tensor t, long dim, @Nullable Tensor other) {
        if (other == null) {
            return;
        }
        int along = Shapes.wrapDim(dim, t.dim());
        if (other.dim() != t.dim()) {
            throw new ShapeError(
                    "diff expects prepend or append to be the same dimension as input",
                    "They have " + other.dim() + " and " + t.dim() + " dimensions.");
        }
        for (int d = 0; d < t.dim(); d++) {
            if (d != along && t.size(d) != other.size(d)) {
                throw new ShapeError(
                        "diff expects the shape of tensor to prepend or append to match that of"
                                + " input except along the differencing dimension; input.size("
                                + d
                                + ") = "
                                + t.size(d)
                                + ", but got tensor.size("
                                + d
                                + ") = "
                                + other.size(d));
            }
        }
    }

    /// Differences of neighbours with more elements before and behind; both may be null.
    ///
    /// ```java
    /// tensor(1, 3, 6).diff() // [2, 3]
    /// tensor(1, 3, 6).diff(1, 0, tensor(0, 0), null) // [0, 1, 2, 3]
    /// ```
    ///
    /// @param n how often differences are taken
    /// @param prepend what is put in front first, or null
    /// @param append what is put behind first, or null
    /// @return of the input's dtype, shorter by `n` along the dimension; of bools, where neighbours
    ///   differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor diff(
            Tensor input,
            @Default("1") long n,
            @Default("-1") long dim,
            @Default("null") @Nullable Tensor prepend,
            @Default("null") @Nullable Tensor append) {
        if (input.dim() == 0) {
            throw new ShapeError("diff expects input to be at least one-dimensional");
        }
        if (n < 0) {
            throw new ShapeError("order must be non-negative but got " + n);
        }
        checkJoined(input, dim, prepend);
        checkJoined(input, dim, append);
        if (n == 0) {
            return InPlace.own(input.clone(), 1); // PyTorch does not look at the dimension then
        }
        int d = Shapes.wrapDim(dim, input.dim());
        Tensor x = input;
        if (prepend != null || append != null) {
            List<Tensor> all = new ArrayList<>();
            if (prepend != null) {
                all.add(prepend);
            }
            all.add(input);
            if (append != null) {
                all.add(append);
            }
            x = Joining.cat(all.toArray(new Tensor[0]), d);
        }
        long size = TensorAccess.view(x).shape()[d];
        long order = Math.min(n, size);
        if (order == 0) {
            return x.clone();
        }
        for (long i = 0; i < order; i++, size--) {
            Tensor later = Slicing.narrow(x, d, Math.min(1, size), Math.max(0, size - 1));
            Tensor earlier = Slicing.narrow(x, d, 0, Math.max(0, size - 1));
            x = x.dtype() == DType.BOOL ? later.ne(earlier) : later.sub(earlier);
        }
        return x;
    }
}
