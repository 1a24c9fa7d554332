package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.expr.ComplexExpr;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Hints;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Views;
import dev.obor.op.pointwise.OperandKey;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.shape.Expanding;
import org.jspecify.annotations.Nullable;

/// Products that are added to an input: `beta · input + alpha · product`.
public final class AddedProducts {
    private AddedProducts() {}

    /// At beta 0 the input is not read, not even its NaN. It is expanded to the product, and never
    /// the other way round.
    private static Tensor added(Tensor input, Tensor product, double beta, double alpha) {
        Expanding.expand(input.detach(), product.shape().toArray());
        Tensor scaled = scaled(product, alpha);
        // the layout is the product's
        return scaled.add(beta == 0 ? unread(input) : scaled(input, beta));
    }

    private static Tensor added(Tensor input, Tensor product, Complex beta, Complex alpha) {
        Expanding.expand(input.detach(), product.shape().toArray());
        Tensor first = beta.equals(Complex.ZERO) ? unread(input) : scaled(input, beta);
        return scaled(product, alpha).add(first);
    }

    /// A tensor times the number `re + im i`, which backward keeps as a number: unlike `mul`, it
    /// can be gone through again.
    private static final Pointwise SCALE =
            Pointwise.of("mul", 1, 2, Pointwise.Rule.ARITHMETIC, (x, s) -> x[0].mul(s[0]))
                    .complex((x, s) -> x[0].mul(ComplexExpr.of(s[0].re(), s[1].re())));

    /// Zeros that have the graph of a tensor, but not its NaN.
    private static Tensor unread(Tensor input) {
        return input.requiresGrad() ? new Unread().apply(input) : input.detach().zerosLike();
    }

    /// Zeros whose gradient is zero, not missing: what arrives times 0, and so in its layout.
    private static final class Unread extends Op {
        Unread() {
            super("MulBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return in[0].zerosLike();
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.mul(0)};
        }
    }

    private static Tensor scaled(Tensor t, double by) {
        if (by == 1) {
            return t;
        }
        return t.dtype().isDifferentiable() ? SCALE.callWith(t, by, 0) : t.mul((long) by);
    }

    private static Tensor scaled(Tensor t, Complex by) {
        return t.isComplex() ? SCALE.callWith(t, by.real(), by.imag()) : t.mul(by);
    }

    /// `addmm`: `beta · input + alpha · (a @ b)` of matrices.
    ///
    /// ```java
    /// eye(2).addmm(ones(2, 3), ones(3, 2)) // [[4, 3], [3, 4]]
    /// eye(2).addmm(ones(2, 3), ones(3, 2), o -> o.beta(10)) // [[13, 3], [3, 13]]
    /// ```
    ///
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
        Tensor sum =
                beta.isReal() && alpha.isReal()
                        ? addmm(input, mat1, mat2, beta.real(), alpha.real())
                        : added(input, Products.mm(mat1, mat2), beta, alpha);
        return inPlace ? kept(input, sum, mat1, mat2) : sum;
    }

    /// The new tensor of [#addmm].
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, double beta, double alpha) {
        checkDTypes(input, mat1, mat2);
        checkMatrix(mat1, "mat1");
        checkMatrix(mat2, "mat2");
        if (mat1.size(1) == 0
                && !mat1.dtype().isDifferentiable()) { // PyTorch only multiplies by beta
            DType factor = beta == Math.rint(beta) ? DType.INT64 : Globals.defaultDType();
            DType scaled =
                    input.dtype() == DType.BOOL || factor.isFloatingPoint()
                            ? factor
                            : input.dtype();
            DTypes.checkCast(scaled, input.dtype(), "Convert the input, or give a whole beta.");
        }
        return added(input, Products.mm(mat1, mat2), beta, alpha);
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
    /// ```java
    /// ones(2).addmv(ones(2, 3), tensor(1.0, 2, 3)) // [7, 7]
    /// ```
    ///
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
        Tensor sum =
                beta.isReal() && alpha.isReal()
                        ? addmv(input, mat, vec, beta.real(), alpha.real())
                        : added(input, Products.matmul(mat, vec), beta, alpha);
        return inPlace ? kept(input, sum, mat, vec) : sum;
    }

    /// The new tensor of [#addmv].
    public static Tensor addmv(Tensor input, Tensor mat, Tensor vec, double beta, double alpha) {
        checkVector(input.shape().toArray(), input.dtype(), mat, vec);
        return added(input, Products.matmul(mat, vec), beta, alpha);
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

    /// `addr`: `beta · input + alpha · outer(a, b)`.
    ///
    /// ```java
    /// zeros(2, 2).addr(tensor(1.0, 2), tensor(3.0, 4)) // [[3, 4], [6, 8]]
    /// ```
    ///
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
        Tensor sum =
                beta.isReal() && alpha.isReal()
                        ? addr(input, vec1, vec2, beta.real(), alpha.real())
                        : added(input, Contractions.outer(vec1, vec2), beta, alpha);
        return inPlace ? kept(input, sum, vec1, vec2) : sum;
    }

    /// The new tensor of [#addr].
    public static Tensor addr(Tensor input, Tensor vec1, Tensor vec2, double beta, double alpha) {
        checkVector(vec1, "vec1");
        checkVector(vec2, "vec2");
        Tensor product = Contractions.outer(vec1, vec2);
        if (!DType.promote(input.dtype(), product.dtype()).isDifferentiable()) {
            checkWhole("beta", beta);
            checkWhole("alpha", alpha);
        }
        if (product.dtype() == DType.BOOL && input.dtype() == DType.BOOL) {
            Tensor kept = beta == 0 ? input.zerosLike() : input;
            return kept.logicalOr(alpha == 0 ? product.zerosLike() : product);
        }
        Expanding.expand(input.detach(), product.shape().toArray());
        int operands = Pointwise.key(input, product);
        DType common = OperandKey.promote(operands, 2, Globals.defaultDType());
        Tensor own = input.to(common); // scaled after it is promoted, as in PyTorch
        Tensor kept = beta == 0 ? unread(own) : scaled(own, beta);
        Tensor added = product.to(common);
        if (alpha != 1 && common.isFloatingPoint()) {
            added = new ScaledOuter(alpha).apply(vec1.to(common), vec2.to(common));
        } else {
            added = scaled(added, alpha);
        }
        return kept.add(added); // the layout is the input's
    }

    /// An outer product times a number, by which the gradients are multiplied when they are sums:
    /// that rounds them once.
    private static final class ScaledOuter extends Op {
        private final double alpha;

        ScaledOuter(double alpha) {
            super("AddrBackward0");
            this.alpha = alpha;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            return Contractions.outer(in[0].detach(), in[1].detach()).mul(alpha);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] saved = ctx.savedTensors();
            return new Tensor[] {
                ctx.needsInputGrad(0) ? Products.matmul(grad, saved[1]).mul(alpha) : null,
                ctx.needsInputGrad(1) ? Products.matmul(grad.t(), saved[0]).mul(alpha) : null
            };
        }
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
    /// ```java
    /// zeros(5, 2, 2).baddbmm(ones(5, 2, 3), ones(5, 3, 2)).shape() // [5, 2, 2]
    /// ```
    ///
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
        Tensor sum =
                beta.isReal() && alpha.isReal()
                        ? baddbmm(input, batch1, batch2, beta.real(), alpha.real())
                        : added(input, Products.bmm(batch1, batch2), beta, alpha);
        return inPlace ? kept(input, sum, batch1, batch2) : sum;
    }

    /// The new tensor of [#baddbmm].
    public static Tensor baddbmm(
            Tensor input, Tensor batch1, Tensor batch2, double beta, double alpha) {
        Expanding.expand(input.detach(), batch1.size(0), batch1.size(1), batch2.size(2));
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
        return added(input, Products.bmm(batch1, batch2), beta, alpha);
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
        Tensor sum =
                beta.isReal() && alpha.isReal()
                        ? addbmm(input, batch1, batch2, beta.real(), alpha.real())
                        : added(input, Products.bmm(batch1, batch2).sum(0), beta, alpha);
        if (inPlace && !sum.shape().equals(input.shape())) {
            InPlace.check(InPlace.Memory.APART, input, input.detach(), batch1, batch2);
            return Views.become(input, sum); // it grows, as PyTorch's does
        }
        return inPlace ? kept(input, sum, batch1, batch2) : sum;
    }

    /// The new tensor of [#addbmm].
    public static Tensor addbmm(
            Tensor input, Tensor batch1, Tensor batch2, double beta, double alpha) {
        Expanding.expand(input.detach(), batch1.size(1), batch2.size(2)); // before anything else
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
                            + (beta == Math.rint(beta) ? "Long" : "Float")
                            + " can't be cast to the desired output type Bool");
        }
        Tensor sum =
                Reductions.sum(Products.bmm(batch1, batch2), new long[] {0}, false, batch1.dtype());
        return added(input, sum, beta, alpha);
    }

    /// Puts a result in the place of its input. What the graph forbids is refused before sizes are
    /// looked at.
    private static void checkHistory(boolean inPlace, Tensor input, Tensor a, Tensor b) {
        if (inPlace) {
            InPlace.checkHistory(input, input, a, b);
        }
    }

    private static Tensor kept(Tensor input, Tensor result, Tensor a, Tensor b) {
        if (input.numel() > 0) {
            InPlace.check(InPlace.Memory.APART, input, input.detach(), a, b);
        } else {
            InPlace.checkHistory(input, input.detach(), a, b);
        }
        if (!InPlace.canCast(result.dtype(), input.dtype())) {
            throw InPlace.cannotHold(result.dtype(), input);
        }
        if (!result.shape().equals(input.shape())) {
            throw new ShapeError(
                    "Bad in-place call: input tensor size "
                            + input.shape().toList()
                            + " and output tensor size "
                            + result.shape().toList()
                            + " should match",
                    "What is changed in place keeps its sizes.");
        }
        return input.copy_(result);
    }
}
