package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Hints;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.Views;
import dev.obor.op.linalg.AddedProduct.Kind;
import dev.obor.op.pointwise.OperandKey;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.shape.Expanding;
import java.util.Arrays;

/// Products that are added to an input: `beta · input + alpha · product`.
public final class AddedProducts {
    private AddedProducts() {}

    private static Tensor added(
            Kind kind,
            Tensor input,
            Tensor a,
            Tensor b,
            Complex beta,
            Complex alpha,
            boolean inPlace) {
        if (a.numel() > 0 && b.numel() > 0) { // else PyTorch only multiplies by beta
            DType dtype = input.dtype();
            boolean narrow = kind == Kind.MATRIX_VECTOR || kind == Kind.OUTER;
            DType range = narrow || !dtype.isLowPrecision() ? dtype : DType.FLOAT32;
            checkRange(range, beta);
            checkRange(range, alpha);
        }
        return new AddedProduct(kind, beta, alpha, inPlace).apply(input, a, b);
    }

    private static void checkRange(DType dtype, Complex factor) {
        DTypes.checkHolds(dtype, factor.real());
        DTypes.checkHolds(dtype, factor.imag());
    }

    /// `beta · input + alpha · (mat1 @ mat2)`, of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
    /// @param input broadcasts to (n, p)
    /// @param mat1 (n, m)
    /// @param mat2 (m, p)
    /// @param beta what the input is multiplied by; 0 ignores it, NaN included
    /// @param alpha what the product is multiplied by
    /// @return (n, p), of their dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Scaled.class,
            autocast = Operation.Autocast.LOWER)
    public static Tensor addmm(
            Tensor input,
            Tensor mat1,
            Tensor mat2,
            @Default("Complex.ONE") Complex beta,
            @Default("Complex.ONE") Complex alpha,
            boolean inPlace) {
        checkHistory(inPlace, input, mat1, mat2);
        checkDTypes(input, mat1, mat2);
        checkMatrix(mat1, "mat1");
        checkMatrix(mat2, "mat2");
        if (mat1.size(1) == 0
                && !mat1.dtype().isDifferentiable()) { // PyTorch only multiplies by beta
            DType factor =
                    beta.real() == Math.rint(beta.real()) ? DType.INT64 : Globals.defaultDType();
            DType scaled =
                    input.dtype() == DType.BOOL || factor.isFloatingPoint()
                            ? factor
                            : input.dtype();
            DTypes.checkCast(scaled, input.dtype(), "Convert the input, or give a whole beta.");
        }
        Products.checkInner(mat1, mat2);
        long[] size = {mat1.size(0), mat2.size(1)};
        Expanding.expand(input.detach(), size);
        checkInPlace(inPlace, size, input, mat1, mat2);
        return added(Kind.MATRICES, input, mat1, mat2, beta, alpha, inPlace);
    }

    private static void checkMatrix(Tensor t, String name) {
        if (t.dim() != 2) {
            throw new ShapeError(name + " must be a matrix, got " + t.dim() + "-D tensor");
        }
    }

    private static void checkDTypes(Tensor input, Tensor a, Tensor b) {
        Products.checkSameDType("self and mat2", input, b);
        Products.checkSameDType("mat1 and mat2", a, b);
    }

    /// `beta · input + alpha · (mat @ vec)`, a matrix times a vector.
    ///
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
    /// @param input broadcasts to (n)
    /// @param mat (n, m)
    /// @param vec (m)
    /// @param beta what the input is multiplied by; 0 ignores it, NaN included
    /// @param alpha what the product is multiplied by
    /// @return (n), of their dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Scaled.class)
    public static Tensor addmv(
            Tensor input,
            Tensor mat,
            Tensor vec,
            @Default("Complex.ONE") Complex beta,
            @Default("Complex.ONE") Complex alpha,
            boolean inPlace) {
        checkHistory(inPlace, input, mat, vec);
        checkVector(input.shape().toArray(), input.dtype(), mat, vec);
        checkInPlace(inPlace, new long[] {mat.size(0)}, input, mat, vec);
        return added(Kind.MATRIX_VECTOR, input, mat, vec, beta, alpha, inPlace);
    }

    /// Checks a product of a matrix and a vector, and what it is added to.
    static void checkVector(long[] input, DType dtype, Tensor matrix, Tensor vector) {
        if (matrix.dim() != 2 || vector.dim() != 1 || input.length > 1) {
            throw new ShapeError(
                    "vector + matrix @ vector expected, got "
                            + input.length
                            + ", "
                            + matrix.dim()
                            + ", "
                            + vector.dim());
        }
        long size = Sizes.numel(input);
        if (matrix.size(1) != vector.size(0) || size != matrix.size(0) && size != 1) {
            if (input.length == 0) { // whose size is asked for to say so
                throw new IndexError(
                        "Dimension specified as 0 but tensor has no dimensions",
                        "The vector must have as many elements as the matrix has columns, "
                                + matrix.size(1)
                                + ".");
            }
            throw new ShapeError(
                    "size mismatch, got input ("
                            + size
                            + "), mat ("
                            + matrix.size(0)
                            + "x"
                            + matrix.size(1)
                            + "), vec ("
                            + vector.size(0)
                            + ")",
                    "The vector must have as many elements as the matrix has columns, "
                            + matrix.size(1)
                            + ".");
        }
        checkVectorDTypes(dtype, matrix, vector);
    }

    /// Checks that a matrix, a vector and what their product is added to are of one dtype.
    static void checkVectorDTypes(DType dtype, Tensor matrix, Tensor vector) {
        if (matrix.dtype() != vector.dtype() || dtype != vector.dtype()) {
            throw new DTypeError(
                    "addmv input tensors must have the same dtype, but got "
                            + dtype.scalarType()
                            + ", "
                            + matrix.dtype().scalarType()
                            + ", and "
                            + vector.dtype().scalarType(),
                    Hints.dtype(vector.dtype(), matrix.dtype()));
        }
    }

    /// `beta · input + alpha · outer(vec1, vec2)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
    /// @param input broadcasts to (n, m)
    /// @param vec1 (n)
    /// @param vec2 (m)
    /// @param beta what the input is multiplied by; 0 ignores it, NaN included
    /// @param alpha what the product is multiplied by
    /// @return (n, m), of the promoted dtype
    /// @throws ShapeError if the sizes do not fit
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Scaled.class)
    public static Tensor addr(
            Tensor input,
            Tensor vec1,
            Tensor vec2,
            @Default("Complex.ONE") Complex beta,
            @Default("Complex.ONE") Complex alpha,
            boolean inPlace) {
        checkHistory(inPlace, input, vec1, vec2);
        if (inPlace && input.dim() != 2) {
            throw new ShapeError("2D tensor expected, got " + input.dim() + "D tensor for input");
        }
        checkVector(vec1, "vec1");
        checkVector(vec2, "vec2");
        DType product = promoted(vec1, vec2);
        if (!DType.promote(input.dtype(), product).isDifferentiable()) {
            checkWhole("beta", beta);
            checkWhole("alpha", alpha);
        }
        long[] size = {vec1.size(0), vec2.size(0)};
        if (product == DType.BOOL && input.dtype() == DType.BOOL) {
            Tensor all = Contractions.outer(vec1, vec2);
            Tensor kept = beta.equals(Complex.ZERO) ? input.zerosLike() : input;
            Tensor sum = kept.logicalOr(alpha.equals(Complex.ZERO) ? all.zerosLike() : all);
            checkInPlace(inPlace, size, input, vec1, vec2);
            return inPlace ? input.copy_(sum) : sum;
        }
        Tensor wide = Expanding.expand(input.detach(), size);
        DType common = promoted(wide, vec1.detach().to(product));
        if (inPlace) {
            checkInPlace(true, size, input, vec1, vec2);
            if (!InPlace.canCast(common, input.dtype())) {
                throw InPlace.cannotHold(common, input);
            }
        }
        // Scaled after it is promoted, as in PyTorch.
        boolean same = input.dtype() == common;
        Tensor a = vec1.to(common);
        Tensor b = vec2.to(common);
        if (inPlace && !same) {
            Tensor sum = added(Kind.OUTER, input.to(common), a, b, beta, alpha, false);
            return input.copy_(sum);
        }
        return added(Kind.OUTER, input.to(common), a, b, beta, alpha, inPlace);
    }

    private static DType promoted(Tensor a, Tensor b) {
        return OperandKey.promote(Pointwise.key(a, b), 2, Globals.defaultDType());
    }

    private static void checkVector(Tensor t, String name) {
        if (t.dim() != 1) {
            throw new ShapeError(
                    "addr: Expected 1-D argument " + name + ", but got " + t.dim() + "-D");
        }
    }

    private static void checkWhole(String name, Complex factor) {
        DTypes.checkWhole(name, factor.real());
    }

    /// `beta · input + alpha · (batch1 @ batch2)`, of batches of matrices.
    ///
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
    /// @param input broadcasts to (b, n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param beta what the input is multiplied by; 0 ignores it, NaN included
    /// @param alpha what the product is multiplied by
    /// @return (b, n, p), of their dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Scaled.class,
            autocast = Operation.Autocast.LOWER)
    public static Tensor baddbmm(
            Tensor input,
            Tensor batch1,
            Tensor batch2,
            @Default("Complex.ONE") Complex beta,
            @Default("Complex.ONE") Complex alpha,
            boolean inPlace) {
        checkHistory(inPlace, input, batch1, batch2);
        long[] size = {batch1.size(0), batch1.size(1), batch2.size(2)};
        Expanding.expand(input.detach(), size);
        checkBatches(batch1, batch2);
        if (input.dtype() == batch1.dtype()) {
            DTypes.checkSame(batch1.dtype(), batch2);
        } else {
            throw new DTypeError(
                    "Input dtypes must be the same, got: input "
                            + Hints.cpp(input.dtype())
                            + ", batch1: "
                            + Hints.cpp(batch1.dtype())
                            + ", batch2: "
                            + Hints.cpp(batch2.dtype()),
                    Hints.dtype(input.dtype(), batch1.dtype()));
        }
        Products.checkBatches(batch1, batch2);
        checkInPlace(inPlace, size, input, batch1, batch2);
        return added(Kind.BATCHES, input, batch1, batch2, beta, alpha, inPlace);
    }

    private static void checkBatches(Tensor a, Tensor b) {
        if (a.dim() != 3 || b.dim() != 3) {
            throw new ShapeError(
                    (a.dim() != 3 ? "batch1" : "batch2") + " must be a 3D tensor",
                    "The shapes are " + a.shape().toList() + " and " + b.shape().toList() + ".");
        }
    }

    /// `beta · input + alpha · Σ (a @ b)`, the products of batches of matrices summed over the
    /// batch.
    ///
    /// ```java
    /// zeros(2, 2).addbmm(ones(5, 2, 3), ones(5, 3, 2)) // [[15, 15], [15, 15]]
    /// ```
    ///
    /// @param input broadcasts to (n, p)
    /// @param batch1 (b, n, m)
    /// @param batch2 (b, m, p)
    /// @param beta what the input is multiplied by; 0 ignores it, NaN included
    /// @param alpha what the product is multiplied by
    /// @return (n, p), of their dtype
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Scaled.class,
            autocast = Operation.Autocast.LOWER)
    public static Tensor addbmm(
            Tensor input,
            Tensor batch1,
            Tensor batch2,
            @Default("Complex.ONE") Complex beta,
            @Default("Complex.ONE") Complex alpha,
            boolean inPlace) {
        checkHistory(inPlace, input, batch1, batch2);
        long[] size = {batch1.size(1), batch2.size(2)};
        Expanding.expand(input.detach(), size); // before anything else
        checkBatches(batch1, batch2);
        if (batch1.size(0) != batch2.size(0)) {
            throw new ShapeError(
                    "batch1 and batch2 must have same number of batches, got "
                            + batch1.size(0)
                            + " and "
                            + batch2.size(0));
        }
        if (batch1.size(2) != batch2.size(1)) {
            throw new ShapeError(
                    "Incompatible matrix sizes for bmm ("
                            + batch1.size(1)
                            + "x"
                            + batch1.size(2)
                            + " and "
                            + batch2.size(1)
                            + "x"
                            + batch2.size(2)
                            + ")");
        }
        checkDTypes(input, batch1, batch2);
        if (batch1.size(2) == 0 && input.dtype() == DType.BOOL) { // it is only scaled
            throw new DTypeError(
                    "result type "
                            + (beta.real() == Math.rint(beta.real()) ? "Long" : "Float")
                            + " can't be cast to the desired output type Bool");
        }
        if (inPlace && !Arrays.equals(size, input.shape().toArray())) {
            InPlace.check(InPlace.Memory.APART, input, input.detach(), batch1, batch2);
            Tensor sum = added(Kind.SUMMED_BATCHES, input, batch1, batch2, beta, alpha, false);
            return Views.become(input, sum); // it grows, as PyTorch's does
        }
        checkInPlace(inPlace, size, input, batch1, batch2);
        return added(Kind.SUMMED_BATCHES, input, batch1, batch2, beta, alpha, inPlace);
    }

    /// What the graph forbids is refused before sizes are looked at.
    private static void checkHistory(boolean inPlace, Tensor input, Tensor a, Tensor b) {
        if (inPlace) {
            InPlace.checkHistory(input, input, a, b);
        }
    }

    private static void checkInPlace(
            boolean inPlace, long[] size, Tensor input, Tensor a, Tensor b) {
        if (!inPlace) {
            return;
        }
        if (input.numel() > 0) {
            InPlace.check(InPlace.Memory.APART, input, input.detach(), a, b);
        } else {
            InPlace.checkHistory(input, input.detach(), a, b);
        }
        if (!Arrays.equals(size, input.shape().toArray())) {
            throw new ShapeError(
                    "Bad in-place call: input tensor size "
                            + input.shape().toList()
                            + " and output tensor size "
                            + Arrays.toString(size)
                            + " should match",
                    "What is changed in place keeps its sizes.");
        }
    }
}
