package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;

/// Products that are added to an input: `beta · input + alpha · product`.
public final class AddedProducts {
    private AddedProducts() {}

    /// At beta 0 the input is not read, not even its NaN. It is expanded to the product, and never
    /// the other way round.
    private static Tensor added(Tensor input, Tensor product, double beta, double alpha) {
        ViewOps.expand(input.detach(), product.shape().toArray());
        Tensor scaled = scaled(product, alpha);
        // the layout is the product's
        return scaled.add(beta == 0 ? unread(input) : scaled(input, beta));
    }

    /// Zeros that have the graph of a tensor, but not its NaN: its gradient is zero, not missing.
    private static Tensor unread(Tensor input) {
        Tensor zeros = input.detach().zerosLike();
        return input.requiresGrad() ? input.maskedFill(zeros.eq(0), 0) : zeros;
    }

    private static Tensor scaled(Tensor t, double by) {
        if (by == 1) {
            return t;
        }
        return t.isFloatingPoint() ? t.mul(by) : t.mul((long) by);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    public static Tensor addmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        checkMatrix(a, "mat1");
        checkMatrix(b, "mat2");
        checkDTypes(input, a, b);
        return added(input, Products.mm(a, b), beta, alpha);
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

    /// `addmv`: `beta · input + alpha · (matrix @ vector)`.
    ///
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    public static Tensor addmv(
            Tensor input, Tensor matrix, Tensor vector, double beta, double alpha) {
        checkVector(input.shape().toArray(), input.dtype(), matrix, vector);
        return added(input, Products.matmul(matrix, vector), beta, alpha);
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

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// @throws ShapeError if the sizes do not fit
    public static Tensor addr(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        checkVector(a, "vec1");
        checkVector(b, "vec2");
        Tensor product = Contractions.outer(a, b);
        if (!DType.promote(input.dtype(), product.dtype()).isFloatingPoint()) {
            checkWhole("beta", beta);
            checkWhole("alpha", alpha);
        }
        if (product.dtype() == DType.BOOL) {
            Tensor kept = beta == 0 ? input.zerosLike() : input;
            return kept.logicalOr(alpha == 0 ? product.zerosLike() : product);
        }
        ViewOps.expand(input.detach(), product.shape().toArray());
        Tensor kept = beta == 0 ? input.detach().zerosLike() : scaled(input, beta);
        return kept.add(scaled(product, alpha)); // the layout is the input's
    }

    private static void checkVector(Tensor t, String name) {
        if (t.dim() != 1) {
            throw new ShapeError(
                    "addr: Expected 1-D argument " + name + ", but got " + t.dim() + "-D");
        }
    }

    private static void checkWhole(String name, double factor) {
        if (factor != Math.rint(factor)) {
            throw new DTypeError(
                    "For integral input tensors, argument "
                            + name
                            + " must not be a floating point number.");
        }
    }

    /// `baddbmm`: `beta · input + alpha · (a @ b)` of batches of matrices.
    ///
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    public static Tensor baddbmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        checkBatches(a, b);
        if (input.dtype() == a.dtype()) {
            DTypes.checkSame(a.dtype(), b);
        } else {
            throw new DTypeError(
                    "Input dtypes must be the same, got: input "
                            + Hints.cpp(input.dtype())
                            + ", batch1: "
                            + Hints.cpp(a.dtype())
                            + ", batch2: "
                            + Hints.cpp(b.dtype()),
                    Hints.dtype(input.dtype(), a.dtype()));
        }
        return added(input, Products.bmm(a, b), beta, alpha);
    }

    private static void checkBatches(Tensor a, Tensor b) {
        if (a.dim() != 3 || b.dim() != 3) {
            throw new ShapeError(
                    (a.dim() != 3 ? "batch1" : "batch2") + " must be a 3D tensor",
                    "The shapes are " + a.shape().toList() + " and " + b.shape().toList() + ".");
        }
    }

    /// `addbmm`: as [#baddbmm], the batch summed.
    ///
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    public static Tensor addbmm(Tensor input, Tensor a, Tensor b, double beta, double alpha) {
        checkBatches(a, b);
        if (a.size(0) != b.size(0)) {
            throw new ShapeError(
                    "batch1 and batch2 must have same number of batches, got "
                            + a.size(0)
                            + " and "
                            + b.size(0));
        }
        if (a.size(2) != b.size(1)) {
            throw new ShapeError(
                    "Incompatible matrix sizes for bmm ("
                            + a.size(1)
                            + "x"
                            + a.size(2)
                            + " and "
                            + b.size(1)
                            + "x"
                            + b.size(2)
                            + ")");
        }
        checkDTypes(input, a, b);
        Tensor sum = Reductions.sum(Products.bmm(a, b), new long[] {0}, false, a.dtype());
        return added(input, sum, beta, alpha);
    }
}
