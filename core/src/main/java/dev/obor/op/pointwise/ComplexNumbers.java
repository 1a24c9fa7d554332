package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;
import static dev.obor.op.pointwise.Pointwise.unary;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.Hints;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.create.Constants;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// What is made of real and imaginary parts, and what they are made of.
public final class ComplexNumbers {
    private ComplexNumbers() {}

    private static final Pointwise CONJ_PHYSICAL =
            unary("conj_physical", Rule.ARITHMETIC, x -> x).complex((x, s) -> x[0].conj());

    private static final Pointwise ANGLE =
            unary("angle", Rule.FLOAT, ComplexNumbers::angle)
                    .gradients(Layouts.Gradient.FOLLOWS_INPUTS)
                    .complex(
                            (x, s) -> ComplexExpr.real(x[0].angle()),
                            (i, g, x, out) -> angleSlope(g, x[0]));

    /// PyTorch computes angles of complex numbers as such, and takes the real parts row by row.
    private static final Pointwise COMPLEX_ANGLE = ANGLE.contiguous();

    /// The angle with the positive real axis, in radians; of a real number 0 or π.
    ///
    /// ```java
    /// tensor(-2.0, 3).angle() // [3.1416, 0]
    /// ```
    ///
    /// @return a new tensor of the input's shape and real dtype, the default dtype for integers and
    ///   bools
    @Operation({TENSOR, OBOR})
    public static Tensor angle(Tensor input) {
        if (input.isFloatingPoint()) {
            return new RealAngle().apply(input);
        }
        return input.isComplex() ? COMPLEX_ANGLE.call(input) : ANGLE.call(input);
    }

    /// Of real numbers, whose gradient is zero.
    private static final class RealAngle extends Op {
        RealAngle() {
            super("AngleBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            return ANGLE.call(in[0]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {WriteOp.zeros(grad, WriteOp.preserved(ctx.saved(0)))};
        }
    }

    private static Expr angle(Expr x) {
        Expr half = Exprs.constant(x.type(), Math.PI);
        Expr turned = x.lt(0).where(half, Exprs.constant(x.type(), 0));
        return Exprs.isNan(x).where(x, turned);
    }

    private static ComplexExpr angleSlope(ComplexExpr g, ComplexExpr z) {
        Expr square = z.re().square().add(z.imag().square());
        ComplexExpr across = ComplexExpr.of(z.imag().neg(), z.re());
        return across.scale(g.re()).over(square).zeroWhere(square.eq(0));
    }

    /// The conjugates: the imaginary parts with the other sign. A real tensor is returned as it is.
    ///
    /// The result is a view: what is written to it reaches the input, conjugated. [#resolveConj]
    /// gives it memory of its own, [#conjPhysical] does both at once.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return a view of the input's shape and dtype; the input if it is real
    @Operation({TENSOR, OBOR})
    public static Tensor conj(Tensor input) {
        return input.isComplex() ? ComplexViews.mirrored(input) : input;
    }

    /// The conjugates in new memory. A real tensor is returned as it is.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; the input if it is real
    @Operation({TENSOR, OBOR})
    public static Tensor conjPhysical(Tensor input) {
        return input.isComplex() ? CONJ_PHYSICAL.call(input) : input;
    }

    /// The conjugates, in place.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conjPhysical_() // [1-2j, 0+1j]
    /// ```
    @Operation(TENSOR)
    public static Tensor conjPhysical_(Tensor input) {
        return CONJ_PHYSICAL.into(input);
    }

    /// Whether the tensor is a view that shows the conjugates of what is in memory, as [#conj]
    /// makes it.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().isConj() // true
    /// ```
    ///
    /// @return whether it is
    @Operation({TENSOR, OBOR})
    public static boolean isConj(Tensor input) {
        return input.isComplex() && TensorAccess.view(input).isMirrored();
    }

    /// Whether the tensor is a view that shows the negatives of what is in memory, as the imaginary
    /// parts of [#conj] are.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().imag().isNeg() // true
    /// ```
    ///
    /// @return whether it is
    @Operation({TENSOR, OBOR})
    public static boolean isNeg(Tensor input) {
        return !input.isComplex() && TensorAccess.view(input).isMirrored();
    }

    /// The tensor with its conjugation done: of a view that [#conj] made a copy, else itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).conj().resolveConj() // [1-2j, 0+1j]
    /// ```
    ///
    /// @return the input if it is not conjugated, else a new tensor of its shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor resolveConj(Tensor input) {
        return isConj(input) ? input.clone(Layouts.suggested(input)) : input;
    }

    /// The tensor with its negation done: of a view that shows negatives a copy, else itself.
    ///
    /// ```java
    /// tensor(1.0, 2).resolveNeg() // [1, 2]
    /// ```
    ///
    /// @return the input if it is not negated, else a new tensor of its shape and dtype
    @Operation({TENSOR, OBOR})
    public static Tensor resolveNeg(Tensor input) {
        return isNeg(input) ? input.clone(Layouts.suggested(input)) : input;
    }

    /// The conjugate of this matrix with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).H() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @return a view, (m, n) of (n, m)
    /// @throws ShapeError if it has one dimension, or more than two
    @Operation(TENSOR)
    public static Tensor H(Tensor input) {
        if (input.dim() != 0 && input.dim() != 2) {
            throw new ShapeError(
                    "tensor.H is only supported on matrices (2-D tensors). Got "
                            + input.dim()
                            + "-D tensor."
                            + (input.dim() > 2
                                    ? " For batches of matrices, consider using tensor.mH"
                                    : ""));
        }
        return input.dim() == 0 ? conj(input) : conj(input.transpose(0, 1));
    }

    /// The conjugates of these matrices with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).view(1, 1, 2).mH().shape() // [1, 2, 1]
    /// ```
    ///
    /// @return a view, (\*, m, n) of (\*, n, m)
    /// @throws ShapeError if there is one dimension
    @Operation(TENSOR)
    public static Tensor mH(Tensor input) {
        if (input.dim() == 1) {
            throw new ShapeError(
                    "tensor.mH is only supported on matrices or batches of matrices. Got 1-D"
                            + " tensor.");
        }
        return adjointOf(input);
    }

    /// The conjugates of matrices with rows and columns exchanged, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).unsqueeze(0).adjoint() // [[1-2j], [0+1j]]
    /// ```
    ///
    /// @return a view, (\*, m, n) of (\*, n, m)
    /// @throws ShapeError if there is one dimension
    @Operation({TENSOR, OBOR})
    public static Tensor adjoint(Tensor input) {
        if (input.dim() == 1) {
            throw new ShapeError(
                    "tensor.adjoint() is only supported on matrices or batches of matrices. Got 1-D"
                            + " tensor.");
        }
        return adjointOf(input);
    }

    private static Tensor adjointOf(Tensor input) {
        return input.dim() == 0 ? conj(input) : conj(input.transpose(-2, -1));
    }

    /// Where elements are real, that is without an imaginary part.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(0.0, -1)).isreal() // [true, false]
    /// ```
    ///
    /// @return a new bool tensor of the input's shape
    @Operation({TENSOR, OBOR})
    public static Tensor isreal(Tensor input) {
        return input.isComplex()
                ? ComplexViews.imag(input.detach()).eq(0L)
                : Constants.onesLike(input, DType.BOOL);
    }

    private static final class Join extends Op {
        private final DType dtype;

        Join(DType dtype) {
            super("ComplexBackward0");
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward( // as PyTorch does, against changes
                    ctx.needsInputGrad(0) ? in[0] : null, ctx.needsInputGrad(1) ? in[1] : null);
            View re = TensorAccess.view(in[0]);
            View im = TensorAccess.view(in[1]);
            long[] shape = Shapes.broadcast(re.shape(), im.shape());
            View out = Backends.empty(dtype, shape, Layouts.strides(shape, re, im));
            RawMemory.copy(re, out.part(0));
            RawMemory.copy(im, out.part(1));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                ctx.needsInputGrad(0) ? ComplexViews.real(grad) : null,
                ctx.needsInputGrad(1) ? ComplexViews.imag(grad) : null
            };
        }
    }

    /// Complex numbers of their real and imaginary parts, which broadcast.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)) // [1+2j, 0-1j]
    /// ```
    ///
    /// @param real float32 or float64
    /// @param imag of the same dtype
    /// @return a new tensor of the broadcast shape: complex64 of float32, complex128 of float64
    /// @throws DTypeError if the dtypes differ or are others
    @Operation(OBOR)
    public static Tensor complex(Tensor real, Tensor imag) {
        checkParts(real, imag);
        return new Join(real.dtype().toComplex()).apply(real, imag);
    }

    private static void checkParts(Tensor a, Tensor b) {
        if (a.dtype() == DType.FLOAT16 && b.dtype() == DType.FLOAT16) { // PyTorch has its complex
            Shapes.broadcast(a.shape().toArray(), b.shape().toArray());
        }
        if (!isWide(a) || !isWide(b)) {
            throw new DTypeError(
                    "Expected both inputs to be Half, Float or Double tensors but got "
                            + a.dtype().scalarType()
                            + " and "
                            + b.dtype().scalarType(),
                    "Here float32 and float64 have complex counterparts.");
        }
        if (a.dtype() != b.dtype()) {
            throw new DTypeError(
                    "Expected object of scalar type "
                            + a.dtype().scalarType()
                            + " but got scalar type "
                            + b.dtype().scalarType()
                            + " for second argument",
                    Hints.dtype(b.dtype(), a.dtype()));
        }
    }

    private static boolean isWide(Tensor t) {
        return t.dtype() == DType.FLOAT32 || t.dtype() == DType.FLOAT64;
    }

    /// Complex numbers of their sizes and angles: `abs · (cos(angle) + i sin(angle))`.
    ///
    /// ```java
    /// polar(tensor(2.0), tensor(Math.PI / 3)) // 1+1.7321j
    /// ```
    ///
    /// @param abs float32 or float64
    /// @param angle of the same dtype, in radians
    /// @return a new tensor of the broadcast shape: complex64 of float32, complex128 of float64
    /// @throws DTypeError if the dtypes differ or are others
    @Operation(OBOR)
    public static Tensor polar(Tensor abs, Tensor angle) {
        checkParts(abs, angle);
        return new Polar().apply(abs, angle);
    }

    private static final class Polar extends Op {
        Polar() {
            super("PolarBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor abs = in[0];
            Tensor angle = in[1];
            Tensor result = complex(abs.mul(angle.cos()), abs.mul(angle.sin()));
            ctx.saveForBackward(result);
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor result = ctx.saved(0);
            Tensor g = conj(grad);
            return new Tensor[] {
                ctx.needsInputGrad(0) ? ComplexViews.real(g.mul(result.sgn())) : null,
                ctx.needsInputGrad(1) ? ComplexViews.real(g.mul(result.mul(Complex.I))) : null
            };
        }
    }

    /// A complex number as a tensor without dimensions, which promotes as the number does.
    public static Tensor number(Complex value) {
        View view = Backends.empty(Globals.defaultDType().toComplex(), new long[0]);
        RawMemory.fill(view, value);
        return TensorAccess.wrap(view);
    }
}
