package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.create.Constants;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.reduce.Extremes;
import dev.obor.op.reduce.Norms;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// Norms of vectors and matrices, and condition numbers.
public final class MatrixNorms {
    private MatrixNorms() {}

    /// Norms of vectors: the root of the sum of powers of absolute values, the largest for an
    /// infinite order, the smallest for a negative infinite one, the number of non-zeros for 0.
    ///
    /// ```java
    /// Linalg.vectorNorm(tensor(3.0, -4)) // 5
    /// Linalg.vectorNorm(tensor(3.0, -4), Double.POSITIVE_INFINITY) // 4
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param ord the order
    /// @param dim the dimensions that are one vector, or null for all
    /// @param dtype what is computed in, or null for the input's
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    @Operation(
            value = LINALG,
            forms = {"ord, one dim", "ord, one dim, keepdim"})
    public static Tensor vectorNorm(
            Tensor input,
            @Default("2") double ord,
            @Default("null") long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        MatrixChecks.numbers(input, "linalg.vector_norm", true);
        return Norms.vectorNorm(converted(input, dtype, "linalg.vector_norm"), ord, dim, keepdim);
    }

    private static Tensor converted(Tensor input, @Nullable DType dtype, String function) {
        if (dtype == null) {
            return input;
        }
        if (!dtype.isDifferentiable()) {
            throw new DTypeError(
                    function
                            + ": dtype should be floating point or complex. Got "
                            + dtype.scalarType());
        }
        if (DType.promote(input.dtype(), dtype) != dtype) {
            throw new DTypeError(
                    function
                            + ": the dtype of the input ("
                            + input.dtype().scalarType()
                            + ") should be convertible without narrowing to the specified dtype ("
                            + dtype.scalarType()
                            + ")");
        }
        return input.to(dtype);
    }

    private static int[] plane(Tensor a, long[] dim) {
        if (dim.length != 2) {
            throw new ShapeError(
                    "linalg.matrix_norm: dim must be a 2-tuple. Got "
                            + Arrays.stream(dim)
                                    .mapToObj(String::valueOf)
                                    .collect(Collectors.joining(" ")));
        }
        int row = Shapes.wrapDim(dim[0], a.dim());
        int column = Shapes.wrapDim(dim[1], a.dim());
        if (row == column) {
            throw new ShapeError(
                    "linalg.matrix_norm: dims must be different. Got ("
                            + dim[0]
                            + ", "
                            + dim[1]
                            + ")");
        }
        return new int[] {row, column};
    }

    private static void check(Tensor a, boolean low) {
        MatrixChecks.matrix(a, "linalg.matrix_norm", "A");
        MatrixChecks.numbers(a, "linalg.matrix_norm", low);
    }

    /// Norms of matrices: for order 2 the largest singular value, for 1 the largest sum of absolute
    /// values of a column, for infinity of a row; for negative orders the smallest of these.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2), 1) // 6
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord 1, 2, infinity, or one of these with a minus
    /// @param dim the two dimensions of the matrices
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws ValueError for another order
    @Operation(LINALG)
    public static Tensor matrixNorm(
            Tensor input,
            double ord,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        double size = Math.abs(ord);
        check(input, size != 2);
        if (size != 1 && size != 2 && size != Double.POSITIVE_INFINITY) {
            throw new ValueError(
                    "linalg.matrix_norm: Order " + PythonFloat.general(ord, 6) + " not supported.");
        }
        int[] plane = plane(input, dim);
        Tensor a = converted(input, dtype, "linalg.matrix_norm");
        if (ord > 0 && (a.size(plane[0]) == 0 || a.size(plane[1]) == 0)) {
            return Norms.vectorNorm(a, 1, new long[] {plane[0], plane[1]}, keepdim); // zeros
        }
        if (size == 2) {
            Tensor values = SvdOps.svdvals(moved(a, plane), null);
            long[] last = {-1};
            Tensor norm =
                    ord > 0
                            ? Extremes.amax(values, last, false)
                            : Extremes.amin(values, last, false);
            return kept(norm, plane, keepdim);
        }
        int summed = size == 1 ? plane[0] : plane[1];
        int compared = size == 1 ? plane[1] : plane[0];
        Tensor sums = Norms.vectorNorm(a, 1, new long[] {summed}, keepdim);
        long[] dims = {!keepdim && summed < compared ? compared - 1 : compared};
        return ord > 0 ? Extremes.amax(sums, dims, keepdim) : Extremes.amin(sums, dims, keepdim);
    }

    private static Tensor moved(Tensor a, int[] plane) {
        return a.movedim(new long[] {plane[0], plane[1]}, new long[] {-2, -1});
    }

    private static Tensor kept(Tensor norm, int[] plane, boolean keepdim) {
        if (!keepdim) {
            return norm;
        }
        int first = Math.min(plane[0], plane[1]);
        return norm.unsqueeze(first).unsqueeze(Math.max(plane[0], plane[1]));
    }

    /// Norms of matrices by name: `fro`, the root of the sum of squares, or `nuc`, the sum of the
    /// singular values.
    ///
    /// ```java
    /// Linalg.matrixNorm(tensor(1.0, 2, 3, 4).view(2, 2)) // 5.4772
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @param dim the two dimensions of the matrices
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    /// @throws ValueError for another name
    @Operation(LINALG)
    public static Tensor matrixNorm(
            Tensor input,
            @Default("\"fro\"") String ord,
            @Default("new long[] {-2, -1}") long[] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        check(input, ord.equals("fro"));
        if (!ord.equals("fro") && !ord.equals("nuc")) {
            throw new ValueError("linalg.matrix_norm: Order " + ord + " not supported.");
        }
        int[] plane = plane(input, dim);
        Tensor a = converted(input, dtype, "linalg.matrix_norm");
        if (ord.equals("fro")) {
            return Norms.vectorNorm(a, 2, new long[] {plane[0], plane[1]}, keepdim);
        }
        Tensor values = SvdOps.svdvals(moved(a, plane), null);
        return kept(Reductions.sum(values, new long[] {-1}, false, null), plane, keepdim);
    }

    /// The nuclear norm as `torch.norm` has it.
    ///
    /// @param dims the two dimensions, or null for a single matrix
    public static Tensor nuclearNorm(Tensor t, long @Nullable [] dims, boolean keepdim) {
        if (dims == null ? t.dim() != 2 : dims.length != 2) {
            throw noMatrix(t, dims);
        }
        return matrixNorm(t, "nuc", dims == null ? new long[] {0, 1} : dims, keepdim, null);
    }

    /// What is said of dimensions that are not two.
    public static ShapeError noMatrix(Tensor t, long @Nullable [] dims) {
        long[] all = dims == null ? LongStream.range(0, t.dim()).toArray() : dims;
        return new ShapeError(
                "linalg.matrix_norm: dim must be a 2-tuple. Got " + Arrays.toString(all),
                "Without dimensions the tensor must be a matrix; its shape is "
                        + t.shape().toList()
                        + ".");
    }

    /// A norm of vectors for one dimension, of matrices for two; without dimensions and order that
    /// of all elements as one vector.
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 4)) // 5
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param ord the order, see [#vectorNorm] and [#matrixNorm], or null for the Euclidean one
    /// @param dtype what is computed in, or null for the input's
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; real
    @Operation(
            value = LINALG,
            forms = {"one ord, one dim", "one ord, one dim, keepdim"})
    public static Tensor norm(
            Tensor input,
            @Default("(Double) null") @Nullable Double ord,
            @Default("null") long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        long[] dims = named(dim);
        checkDims(input, dims, ord != null);
        boolean matrix = dims != null ? dims.length == 2 : input.dim() == 2;
        if (ord != null && matrix) {
            long[] plane = dims != null ? dims : new long[] {0, 1};
            return matrixNorm(input, ord, plane, keepdim, dtype);
        }
        return vectorNorm(input, ord == null ? 2 : ord, dims, keepdim, dtype);
    }

    /// No dimensions are all of them.
    private static long @Nullable [] named(long @Nullable [] dim) {
        return dim == null || dim.length == 0 ? null : dim;
    }

    private static void checkDims(Tensor input, long @Nullable [] dim, boolean order) {
        if (dim != null && dim.length != 1 && dim.length != 2) {
            throw new ShapeError(
                    "linalg.norm: If dim is specified, it must be of length 1 or 2. Got "
                            + Arrays.toString(dim));
        }
        if (dim == null && order && input.dim() != 1 && input.dim() != 2) {
            throw new ShapeError(
                    "linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D."
                            + " Got "
                            + input.dim()
                            + "D.");
        }
    }

    /// Norms of matrices by name, see [#matrixNorm].
    ///
    /// ```java
    /// Linalg.norm(tensor(3.0, 0, 0, 4).view(2, 2), "nuc") // 7
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param ord `fro` or `nuc`
    /// @param dim the two dimensions of the matrices; null for the only ones
    /// @param dtype what is computed in, or null for the input's
    /// @return (*), with size 1 for the two dimensions if `keepdim`; real
    @Operation(LINALG)
    public static Tensor norm(
            Tensor input,
            String ord,
            @Default("null") long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        long[] dims = named(dim);
        checkDims(input, dims, true);
        return matrixNorm(input, ord, dims != null ? dims : new long[] {0, 1}, keepdim, dtype);
    }

    /// How much errors grow when equations are solved: the largest singular value divided by the
    /// smallest, or the other way round for -2; for another order the norm of the matrix times that
    /// of its inverse, infinite where there is none.
    ///
    /// ```java
    /// Linalg.cond(tensor(4.0, 0, 0, 1).view(2, 2)) // 4
    /// ```
    ///
    /// @param input (*, m, n) float32 or float64, square for orders other than 2 and -2
    /// @param p the order of the norm, or null for 2
    /// @return (*), real
    @Operation(LINALG)
    public static Tensor cond(Tensor input, @Default("(Double) null") @Nullable Double p) {
        MatrixChecks.matrix(input, "linalg.cond", "A");
        if (p != null && Math.abs(p) != 2) {
            if (Math.abs(p) != 1 && !Double.isInfinite(p)) {
                throw new ValueError(
                        "linalg.cond got an invalid norm type: " + PythonFloat.general(p, 6));
            }
            checkSquare(input);
            return byInverse(input, p, "");
        }
        if (input.numel() == 0) {
            return Constants.zeros(input.dtype().toReal(), Factors.batch(input));
        }
        MatrixChecks.numbers(input, "linalg.svd", true);
        Tensor values = SvdOps.svdvals(input, null);
        long k = values.size(-1);
        Tensor most = values.narrow(-1, 0, 1);
        Tensor least = values.narrow(-1, k - 1, 1);
        return (p != null && p < 0 ? least.div(most) : most.div(least)).squeeze(-1);
    }

    private static final long[] LAST = {-2, -1};

    private static void checkSquare(Tensor input) {
        if (input.size(-1) != input.size(-2)) {
            throw new ShapeError(
                    "linalg.cond: only supports square matrices for orders other than 2 and -2,"
                            + " but they are "
                            + input.size(-2)
                            + " by "
                            + input.size(-1)
                            + " matrices");
        }
    }

    private static Tensor ofOrder(Tensor a, double order, String name) {
        return name.isEmpty()
                ? matrixNorm(a, order, LAST, false, null)
                : matrixNorm(a, name, LAST, false, null);
    }

    /// @param name of the norm, or empty where it has an order
    private static Tensor byInverse(Tensor input, double order, String name) {
        if (input.numel() == 0) {
            return Constants.zeros(input.dtype().toReal(), Factors.batch(input));
        }
        var inverse = Solving.invEx(input, false);
        Tensor product = ofOrder(input, order, name).mul(ofOrder(inverse.inverse(), order, name));
        Tensor singular = inverse.info().gt(0L);
        return MatrixChecks.failed(inverse.info())
                ? Masks.where(singular, Double.POSITIVE_INFINITY, product)
                : product;
    }

    /// The condition number by the name of a norm, `fro` or `nuc`; see [#cond].
    ///
    /// ```java
    /// Linalg.cond(tensor(4.0, 0, 0, 1).view(2, 2), "fro") // 4.25
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @param p `fro` or `nuc`
    /// @return (*), real
    /// @throws ValueError for another name
    @Operation(LINALG)
    public static Tensor cond(Tensor input, String p) {
        MatrixChecks.matrix(input, "linalg.cond", "A");
        if (!p.equals("fro") && !p.equals("nuc")) {
            throw new ValueError("linalg.cond got an invalid norm type: " + p);
        }
        checkSquare(input);
        return byInverse(input, 0, p);
    }
}
