package dev.obor.op.reduce;

import static dev.obor.expr.Exprs.input;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Constants;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.linalg.MatrixNorms;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.reduce.Reductions.Plan;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// Norms of vectors. Their gradients are 0 at a norm of 0, where there is none.
public final class Norms {
    private static final long[] NO_SCALARS = {};

    /// g · x / norm, where x / norm is 0 if the norm is: the layout follows g first, as PyTorch's.
    private static final Pointwise EUCLIDEAN =
            Pointwise.of(
                    "norm",
                    3,
                    0,
                    Rule.ARITHMETIC,
                    (x, s) -> x[0].mul(x[2].eq(0).where(zero(x[1]), x[1].div(x[2]))));

    /// The absolute value, with a gradient laid out as the input, as PyTorch's norms have it.
    private static final Pointwise SIZE =
            Pointwise.unary("abs", Pointwise.Rule.ARITHMETIC, Exprs::abs)
                    .gradients(Layouts.Gradient.FOLLOWS_INPUTS);

    /// sign(x) |x|^(p-1) · g · norm^(1-p), and 0 where x is 0: gradients for p < 1.
    private static final Pointwise BELOW_ONE =
            Pointwise.of(
                    "norm",
                    3,
                    2,
                    Rule.ARITHMETIC,
                    (x, s) -> {
                        Expr power = Exprs.sign(x[0]).mul(Exprs.pow(Exprs.abs(x[0]), s[0]));
                        Expr finite = x[0].eq(0).where(zero(x[0]), power);
                        return finite.mul(x[1]).mul(Exprs.pow(x[2], s[1]));
                    });

    /// sign(x) |x|^(p-1) · g / norm^(p-1), and 0 where the norm is 0: gradients for p < 2.
    private static final Pointwise BELOW_TWO =
            Pointwise.of(
                    "norm",
                    3,
                    1,
                    Rule.ARITHMETIC,
                    (x, s) -> {
                        Expr power = Exprs.sign(x[0]).mul(Exprs.pow(Exprs.abs(x[0]), s[0]));
                        return power.mul(scale(x[1], x[2], s[0]));
                    });

    /// x |x|^(p-2) · g / norm^(p-1), and 0 where the norm is 0: gradients from p = 2 on.
    private static final Pointwise FROM_TWO =
            Pointwise.of(
                    "norm",
                    3,
                    2,
                    Rule.ARITHMETIC,
                    (x, s) -> {
                        Expr power = x[0].mul(Exprs.pow(Exprs.abs(x[0]), s[1]));
                        return power.mul(scale(x[1], x[2], s[0]));
                    });

    /// The same for p = 3.
    private static final Pointwise CUBIC =
            Pointwise.of(
                    "norm",
                    3,
                    0,
                    Rule.ARITHMETIC,
                    (x, s) -> {
                        Expr scale = x[2].eq(0).where(zero(x[2]), x[1].div(x[2].square()));
                        return x[0].mul(Exprs.abs(x[0])).mul(scale);
                    });

    /// Whether |x| is the extreme; NaN is where the norm is NaN.
    private static final Pointwise IS_EXTREME =
            Pointwise.binary(
                    "eq",
                    Rule.COMPARISON,
                    (x, norm) -> Exprs.abs(x).eq(norm).or(Exprs.isNan(x).and(Exprs.isNan(norm))));

    private Norms() {}

    private static Expr scale(Expr g, Expr norm, Expr power) {
        return norm.eq(0).where(zero(norm), g.div(Exprs.pow(norm, power)));
    }

    private static Expr zero(Expr like) {
        return Exprs.constant(like.type(), 0);
    }

    private static DType wide(DType dtype) {
        return dtype.isLowPrecision() ? DType.FLOAT32 : dtype;
    }

    private static final class EuclideanNorm extends Op {
        private final Plan plan;

        EuclideanNorm(Plan plan) {
            super("LinalgVectorNormBackward0");
            this.plan = plan;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            DType wide = wide(v.dtype());
            Expr x = input(0, v.dtype());
            View sum =
                    Reductions.run(
                            ReduceOp.SUM,
                            Program.of("square", x.mul(x), wide),
                            wide,
                            new View[] {v},
                            plan,
                            NO_SCALARS);
            Tensor out = TensorAccess.wrap(sum).sqrt().to(v.dtype());
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                EUCLIDEAN.call(plan.expandable(grad), ctx.saved(0), plan.expandable(ctx.saved(1)))
            };
        }
    }

    /// The root of a sum of powers, or the largest or smallest size: not for `ord` 0, 1 and 2.
    private static final class PowerNorm extends Op {
        private final Plan plan;
        private final double ord;
        private final boolean shared;

        /// @param shared whether equal extremes share the gradient; else each gets all
        PowerNorm(String node, Plan plan, double ord, boolean shared) {
            super(node);
            this.plan = plan;
            this.ord = ord;
            this.shared = shared;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            DType dtype = v.dtype();
            Expr size = Exprs.abs(input(0, dtype));
            Tensor out;
            if (Double.isInfinite(ord)) {
                ReduceOp op = ord > 0 ? ReduceOp.MAX : ReduceOp.MIN;
                Program sizes = Program.of("size", size, dtype);
                out =
                        TensorAccess.wrap(
                                Reductions.run(op, sizes, dtype, new View[] {v}, plan, NO_SCALARS));
            } else {
                Program powers = Program.of("power", power(size), dtype);
                long[] exponent =
                        powers.scalarCount() == 0
                                ? NO_SCALARS
                                : new long[] {Double.doubleToRawLongBits(ord)};
                View sum =
                        Reductions.run(ReduceOp.SUM, powers, dtype, new View[] {v}, plan, exponent);
                out = TensorAccess.wrap(sum).pow(1 / ord);
            }
            ctx.saveForBackward(in[0], out);
            return out;
        }

        /// Without logarithms for the usual ones.
        private Expr power(Expr size) {
            return ord == 3
                    ? size.mul(size).mul(size)
                    : ord == 4
                            ? size.square().square()
                            : Exprs.pow(size, Exprs.scalar(0, size.type()));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor norm = plan.expandable(ctx.saved(1));
            Tensor x = ctx.saved(0);
            Tensor g = plan.expandable(grad);
            if (Double.isInfinite(ord) && !shared) {
                return new Tensor[] {x.sgn().mul(IS_EXTREME.call(x, norm).to(x.dtype()).mul(g))};
            }
            return new Tensor[] {slope(plan, ord, x, norm, g)};
        }

        /// The gradient for x, given that of its norm; norm and gradient with the reduced sizes 1.
        static Tensor slope(Plan plan, double ord, Tensor x, Tensor norm, Tensor g) {
            if (Double.isInfinite(ord)) {
                Tensor ties = IS_EXTREME.call(x, norm).to(x.dtype());
                return x.sgn().mul(Extremes.share(g, ties, Reductions.dims(plan)));
            }
            double less = ord - 1;
            if (ord < 1) {
                return BELOW_ONE.callWith(new double[] {less, -less}, x, g, norm);
            }
            if (ord == 1) {
                return x.sgn().mul(g);
            }
            if (ord < 2) {
                return BELOW_TWO.callWith(new double[] {less}, x, g, norm);
            }
            if (ord == 3) {
                return CUBIC.call(x, g, norm);
            }
            return ord == 2
                    ? EUCLIDEAN.call(g, x, norm)
                    : FROM_TWO.callWith(new double[] {less, ord - 2}, x, g, norm);
        }
    }

    /// The norm of vectors over dimensions, `(Σ |x|^p)^(1/p)`.
    ///
    /// Powers are accumulated in the dtype of the elements, in float32 for 16 bits.
    ///
    /// ```java
    /// tensor(3.0, 4).norm() // 5
    /// tensor(3.0, -4).norm(1) // 7
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param p the order: 0 counts what is not 0, ∞ takes the largest absolute value, -∞ the
    ///   smallest
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "norm",
            forms = {"p, dim...", "p, one dim, keepdim"})
    public static Tensor vectorNorm(
            Tensor input,
            @Default("2") double p,
            @Default("null") long @Nullable [] dim,
            @Default("false") boolean keepdim) {
        if (input.isComplex()) {
            return vectorNorm(input.abs(), p, dim, keepdim);
        }
        Reductions.checkFloat(
                "linalg.vector_norm: Expected a floating point or complex tensor as input", input);
        Plan plan = Plan.of(TensorAccess.view(input), dim, keepdim);
        if (p == 2) {
            return new EuclideanNorm(plan).apply(input);
        }
        if (wide(input.dtype()) != input.dtype()) {
            Tensor norm = vectorNorm(input.to(wide(input.dtype())), p, dim, keepdim);
            return ExtraNode.resultOfOneStep(
                    "LinalgVectorNormBackward0", norm.to(input.dtype()), input);
        }
        if (p == 0) {
            Tensor counted =
                    Reductions.sum(input.detach().ne(0).to(input.dtype()), dim, keepdim, null);
            return ExtraNode.result(
                    "LinalgVectorNormBackward0", counted, input); // without a gradient
        }
        if (p == 1) {
            return Reductions.sum(SIZE.call(input), dim, keepdim, null);
        }
        if (input.numel() == 0 && (p < 0 || Double.isInfinite(p))) {
            checkReduced(input, p, dim);
        }
        return new PowerNorm("LinalgVectorNormBackward0", plan, p, true).apply(input);
    }

    /// The distances of [Distances#cdist] from the differences along the last dimension. A NaN is
    /// not counted as one place that differs, and elements of the largest difference share nothing.
    public static Tensor distances(Tensor difference, double p) {
        long[] last = {-1};
        if (p == Double.POSITIVE_INFINITY && wide(difference.dtype()) == difference.dtype()) {
            Plan plan = Plan.of(TensorAccess.view(difference), last, false);
            return new PowerNorm("CdistBackward0", plan, p, false).apply(difference);
        }
        return vectorNorm(difference, p, last, false);
    }

    /// Negative powers of nothing have no sum.
    private static void checkReduced(Tensor t, double ord, long @Nullable [] dims) {
        boolean[] mask = Shapes.dimMask(dims, t.dim());
        for (int d = 0; d < mask.length; d++) {
            if (mask[d] && t.size(d) == 0) {
                throw new ShapeError(
                        "linalg.vector_norm cannot compute the "
                                + PythonFloat.general(ord, 6)
                                + " norm on the dimension "
                                + d
                                + " because this dimension is empty and the operation does not"
                                + " have an identity");
            }
        }
    }

    /// A norm of matrices by its name: `fro`, the root of the sum of squares, or `nuc`, the sum of
    /// the singular values.
    ///
    /// ```java
    /// tensor(3.0, 0, 0, 4).view(2, 2).norm("nuc") // 7
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param p `fro` or `nuc`
    /// @param dim the two dimensions of the matrices, or null; for `fro` all elements then
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws ValueError for another name
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "norm")
    public static Tensor namedNorm(
            Tensor input,
            String p,
            @Default("null") long @Nullable [] dim,
            @Default("false") boolean keepdim) {
        return switch (p) {
            case "fro" -> {
                if (dim != null && dim.length > 2) {
                    throw MatrixNorms.noMatrix(input, dim);
                }
                yield vectorNorm(input, 2, dim, keepdim);
            }
            case "nuc" -> MatrixNorms.nuclearNorm(input, dim, keepdim);
            default ->
                    throw new ValueError(
                            "linalg.matrix_norm: Order "
                                    + p
                                    + " not supported. Use \"fro\", \"nuc\" or a number.");
        };
    }

    /// Slices of a norm above a bound shortened to it.
    private static final class Renorm extends Op {
        private final double p;
        private final long[] dims;
        private final double bound;

        Renorm(double p, long[] dims, double bound) {
            super("RenormBackward0");
            this.p = p;
            this.dims = dims;
            this.bound = bound;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            DType wide = in[0].isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
            Tensor norm = vectorNorm(in[0].to(wide), p, dims, true);
            Tensor shorter = norm.add(1e-7).reciprocal().mul(bound);
            Tensor one = Constants.fullLike(norm, 1);
            Tensor factor = Masks.where(norm.gt(bound), shorter, one);
            return in[0].mul(factor.to(in[0].dtype().toReal())).contiguous();
        }

        // A slice that stays as it is passes its gradient, whatever its norm is.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            DType wide = grad.isComplex() ? DType.COMPLEX128 : DType.FLOAT64;
            Tensor x = ctx.saved(0).to(wide);
            Tensor g = grad.to(wide);
            Plan plan = Plan.of(TensorAccess.view(x), dims, true);
            Tensor norm = vectorNorm(x, p, dims, true);
            Tensor inverse = norm.add(1e-7).reciprocal();
            Tensor reached = ComplexViews.real(g.mul(ComplexNumbers.conj(x))).sum(dims, true);
            Tensor along =
                    x.isComplex()
                            ? PowerNorm.slope(plan, p, x.abs(), norm, reached).mul(x.sgn())
                            : PowerNorm.slope(plan, p, x, norm, reached);
            Tensor shortened = g.sub(inverse.mul(along)).mul(inverse.mul(bound));
            Tensor result = Masks.where(norm.gt(bound), shortened, g).to(grad.dtype());
            return new Tensor[] {ExtraNode.saving("RenormBackward0", result, ctx.saved(0))};
        }
    }

    /// `renorm`: slices longer than `maxnorm` are shortened to it.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @param input floats or complex numbers of two or more dimensions
    /// @param p the order of the norm
    /// @param dim slices are taken along it
    /// @param maxnorm the largest norm that a slice may have
    /// @return a new tensor of the input's shape and dtype
    /// @throws ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor renorm(Tensor input, double p, long dim, double maxnorm) {
        if (!input.isComplex()) {
            Reductions.checkFloat(
                    "renorm: only floating point and complex tensors are supported", input);
        }
        if (!(p > 0)) {
            throw new ValueError("renorm: non-positive-norm not supported");
        }
        if (!(maxnorm >= 0)) {
            throw new ValueError("renorm: expected maxnorm to be >= 0 but got " + maxnorm);
        }
        if (input.dim() < 2) {
            throw new ShapeError(
                    "renorm: input needs at least 2 dimensions, got "
                            + input.dim()
                            + " dimensions");
        }
        int kept = Shapes.wrapDim(dim, input.dim());
        long[] dims = new long[input.dim() - 1];
        for (int d = 0; d < dims.length; d++) {
            dims[d] = d < kept ? d : d + 1L;
        }
        return new Renorm(p, dims, maxnorm).apply(input);
    }

    /// The p-norm of a difference.
    ///
    /// ```java
    /// tensor(0.0, 0).dist(tensor(3.0, 4)) // 5
    /// tensor(0.0, 0).dist(tensor(3.0, 4), 1) // 7
    /// ```
    ///
    /// @param other broadcast with the input
    /// @param p the order of the norm
    /// @return a 0-d tensor of the promoted dtype, real for complex numbers
    /// @throws dev.obor.base.DTypeError for integers
    @Operation({TENSOR, OBOR})
    public static Tensor dist(Tensor input, Tensor other, @Default("2") double p) {
        Tensor difference = input.sub(other);
        if (!difference.dtype().isDifferentiable()) {
            throw new DTypeError(
                    "norm(): input dtype should be either floating point or complex. Got "
                            + difference.dtype().scalarType()
                            + " instead.",
                    "Convert one of the tensors, such as with toFloat().");
        }
        return ExtraNode.result("DistBackward0", difference.norm(p), other, input);
    }

    /// Slices along a dimension that are longer than `maxnorm` are shortened to it, in place;
    /// returns this.
    ///
    /// ```java
    /// tensor(3.0, 4, 0.3, 0.4).view(2, 2).renorm_(2, 0, 1) // [[0.6, 0.8], [0.3, 0.4]]
    /// ```
    ///
    /// @param p the order of the norm
    /// @param dim slices are taken along it
    /// @param maxnorm the largest norm that a slice may have
    /// @throws ShapeError if there are fewer than two dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor renorm_(Tensor input, double p, long dim, double maxnorm) {
        InPlace.check(input, input);
        return input.copy_(Norms.renorm(input.clone(), p, dim, maxnorm));
    }
}
