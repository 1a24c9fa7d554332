package dev.obor.op;

import static dev.obor.expr.Exprs.input;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Pointwise.Rule;
import dev.obor.op.Reductions.Plan;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Variances, norms, products and log-sum-exp.
public final class Moments {
    private static final long[] NO_SCALARS = {};

    /// a where it is finite, else 0: what log-sum-exp may subtract.
    private static final Pointwise FINITE_OR_ZERO =
            Pointwise.unary(
                    "finite_or_zero",
                    Rule.ARITHMETIC,
                    x -> x.sub(x).eq(0).where(x, Exprs.constant(x.type(), 0)));

    /// a · b / c, and 0 where c is 0: gradients of roots at zero.
    private static final Pointwise MUL_DIV_OR_ZERO =
            Pointwise.of(
                    "mul_div",
                    3,
                    0,
                    Rule.ARITHMETIC,
                    (x, s) ->
                            x[2].eq(0)
                                    .where(
                                            Exprs.constant(x[0].type(), 0),
                                            x[0].mul(x[1].div(x[2]))));

    private Moments() {}

    private static void checkFloat(String sentence, Tensor t) {
        if (!t.isFloatingPoint()) {
            throw new DTypeError(sentence + ", got " + t.dtype());
        }
    }

    private static DType wide(DType dtype) {
        return dtype.isLowPrecision() ? DType.FLOAT32 : dtype;
    }

    // --- variance and standard deviation ---------------------------------------------------------

    private static final class Variance extends Op {
        private final Plan plan;
        private final double divisor;
        private final boolean root;

        Variance(Plan plan, double correction, boolean root) {
            super(root ? "StdBackward0" : "VarBackward0");
            this.plan = plan;
            this.divisor = Math.max(plan.count() - correction, 0);
            this.root = root;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            DType wide = wide(v.dtype());
            Plan kept = new Plan(plan.shape(), plan.mask(), true);
            Tensor sum = TensorAccess.wrap(Reductions.run(ReduceOp.SUM, wide, v, kept));
            Tensor mean = sum.div((double) plan.count());
            Expr distance = input(0, v.dtype()).sub(input(1, wide));
            View squares =
                    Reductions.run(
                            ReduceOp.SUM,
                            Program.of("squares", distance.mul(distance), wide),
                            wide,
                            new View[] {v, TensorAccess.view(mean)},
                            plan,
                            NO_SCALARS);
            Tensor variance = TensorAccess.wrap(squares).div(divisor);
            Tensor out = (root ? variance.sqrt() : variance).to(v.dtype());
            ctx.saveForBackward(in[0], root ? out : null);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor g = grad;
            if (root) {
                g = MUL_DIV_OR_ZERO.call(grad, grad.onesLike(), ctx.saved(1).mul(2.0));
            }
            Tensor centred = x.sub(Reductions.mean(x, dims(plan), true, null));
            return new Tensor[] {plan.expandable(g).mul(2 / divisor).mul(centred)};
        }
    }

    private static long[] dims(Plan plan) {
        long[] dims = new long[plan.shape().length];
        int n = 0;
        for (int d = 0; d < dims.length; d++) {
            if (plan.mask()[d]) {
                dims[n++] = d;
            }
        }
        return Arrays.copyOf(dims, n);
    }

    /// `var`: the sum of squared distances from the mean, divided by count - correction.
    public static Tensor variance(
            Tensor t, long @Nullable [] dims, double correction, boolean keepdim) {
        checkFloat("std and var only support floating point and complex dtypes", t);
        return new Variance(Plan.of(TensorAccess.view(t), dims, keepdim), correction, false)
                .apply(t);
    }

    /// `std`: the root of [#variance].
    public static Tensor deviation(
            Tensor t, long @Nullable [] dims, double correction, boolean keepdim) {
        checkFloat("std and var only support floating point and complex dtypes", t);
        return new Variance(Plan.of(TensorAccess.view(t), dims, keepdim), correction, true)
                .apply(t);
    }

    // --- norms -----------------------------------------------------------------------------------

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
                MUL_DIV_OR_ZERO.call(
                        ctx.saved(0), plan.expandable(grad), plan.expandable(ctx.saved(1)))
            };
        }
    }

    /// `linalg.vector_norm` over dimensions: `ord` 0 counts, infinite ones take extremes.
    public static Tensor vectorNorm(Tensor t, double ord, long @Nullable [] dims, boolean keepdim) {
        checkFloat("linalg.vector_norm: Expected a floating point or complex tensor as input", t);
        if (ord == 2) {
            return new EuclideanNorm(Plan.of(TensorAccess.view(t), dims, keepdim)).apply(t);
        }
        if (wide(t.dtype()) != t.dtype()) {
            return vectorNorm(t.to(wide(t.dtype())), ord, dims, keepdim).to(t.dtype());
        }
        Tensor size = t.abs();
        if (ord == Double.POSITIVE_INFINITY) {
            return Extremes.amax(size, dims, keepdim);
        }
        if (ord == Double.NEGATIVE_INFINITY) {
            return Extremes.amin(size, dims, keepdim);
        }
        if (ord == 0) {
            // The sign keeps the result in the graph; its gradient is 0.
            Tensor counted = Masks.where(t.ne(0), Factories.fullLike(t, 1), t.sign());
            return Reductions.sum(counted, dims, keepdim, null);
        }
        if (ord < 0 && t.numel() == 0) {
            checkReduced(t, ord, dims);
        }
        Tensor powers = ord == 1 ? size : size.pow(ord);
        Tensor sum = Reductions.sum(powers, dims, keepdim, null);
        return ord == 1 ? sum : sum.pow(1 / ord);
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

    /// A norm of matrices by name: `fro`, over given dimensions or all, or `nuc`.
    ///
    /// @throws IllegalArgumentException for another name
    public static Tensor namedNorm(Tensor t, String name, long @Nullable [] dims, boolean keepdim) {
        return switch (name) {
            case "fro" -> {
                if (dims != null && dims.length > 2) {
                    throw SingularValues.noMatrix(t, dims);
                }
                yield vectorNorm(t, 2, dims, keepdim);
            }
            case "nuc" -> SingularValues.nuclearNorm(t, dims, keepdim);
            default ->
                    throw new IllegalArgumentException(
                            "linalg.matrix_norm: Order "
                                    + name
                                    + " not supported. Use \"fro\", \"nuc\" or a number.");
        };
    }

    /// `renorm`: slices longer than `maxnorm` are shortened to it.
    ///
    /// @throws ShapeError if there are fewer than two dimensions
    public static Tensor renorm(Tensor t, double p, long dim, double maxnorm) {
        checkFloat("renorm: only floating point and complex tensors are supported", t);
        if (!(p > 0)) {
            throw new IllegalArgumentException("renorm: non-positive-norm not supported");
        }
        if (!(maxnorm >= 0)) {
            throw new IllegalArgumentException(
                    "renorm: expected maxnorm to be >= 0 but got " + maxnorm);
        }
        if (t.dim() < 2) {
            throw new ShapeError(
                    "renorm: input needs at least 2 dimensions, got " + t.dim() + " dimensions");
        }
        int kept = Shapes.wrapDim(dim, t.dim());
        long[] dims = new long[t.dim() - 1];
        for (int d = 0; d < dims.length; d++) {
            dims[d] = d < kept ? d : d + 1L;
        }
        Tensor norm = vectorNorm(t, p, dims, true);
        Tensor shorter = norm.add(1e-7).reciprocal().mul(maxnorm);
        Tensor factor = Masks.where(norm.gt(maxnorm), shorter, Factories.fullLike(norm, 1));
        return t.mul(factor).contiguous();
    }

    // --- log-sum-exp -----------------------------------------------------------------------------

    private static final class LogSumExp extends Op {
        private final Plan plan;

        LogSumExp(Plan plan) {
            super("LogsumexpBackward0");
            this.plan = plan;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor x = in[0];
            Tensor out;
            if (x.numel() == 0) {
                out = Reductions.sum(x.exp(), dims(plan), true, null).log();
            } else {
                Tensor max = FINITE_OR_ZERO.call(Extremes.amax(x, dims(plan), true));
                out = Reductions.sum(x.sub(max).exp(), dims(plan), true, null).log().add(max);
            }
            Tensor result = out.reshape(plan.result());
            ctx.saveForBackward(x, result);
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor weights = ctx.saved(0).sub(plan.expandable(ctx.saved(1))).exp();
            return new Tensor[] {plan.expandable(grad).mul(weights)};
        }
    }

    /// `logsumexp` over dimensions, without overflow.
    public static Tensor logSumExp(Tensor t, long[] dims, boolean keepdim) {
        Tensor x = t.isFloatingPoint() ? t : t.to(Globals.defaultDType());
        return new LogSumExp(Plan.of(TensorAccess.view(x), dims, keepdim)).apply(x);
    }

    // --- products -------------------------------------------------------------------------------

    private static final class Product extends Op {
        private final Plan plan;
        private final DType dtype;

        Product(String node, Plan plan, DType dtype) {
            super(node);
            this.plan = plan;
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor out =
                    TensorAccess.wrap(
                            Reductions.run(ReduceOp.PROD, dtype, TensorAccess.view(in[0]), plan));
            ctx.saveForBackward(in[0]);
            return out;
        }

        /// Each element's gradient is the product of the others, also where some are 0.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0).to(dtype);
            Tensor g = plan.expandable(grad);
            Tensor result = null;
            long[] dims = dims(plan);
            if (dims.length == 1) {
                result = productOfOthers(x, dims[0]);
            } else if (x.dim() > 0) {
                result = productOfOthers(x.reshape(-1), 0).reshape(plan.shape());
            }
            return new Tensor[] {result == null ? g : g.mul(result)};
        }

        private static Tensor productOfOthers(Tensor x, long dim) {
            long n = x.size(dim);
            if (n == 0) {
                return x;
            }
            long[] one = x.shape().toArray();
            one[(int) dim] = 1;
            Tensor ones = TensorAccess.wrap(Creation.full(x.dtype(), one, 1));
            Tensor before = joined(ones, x.narrow(dim, 0, n - 1), dim).cumprod(dim);
            Tensor after = joined(ones, x.narrow(dim, 1, n - 1).flip(dim), dim);
            return before.mul(after.cumprod(dim).flip(dim));
        }
    }

    private static Tensor joined(Tensor a, Tensor b, long dim) {
        return Joining.cat(new Tensor[] {a, b}, dim);
    }

    /// `prod` over one dimension or all; integers and bool give int64.
    public static Tensor prod(
            Tensor t, long @Nullable [] dims, boolean keepdim, @Nullable DType dtype) {
        Plan plan = Plan.of(TensorAccess.view(t), dims, keepdim);
        String node = dims == null ? "ProdBackward0" : "ProdBackward1";
        return new Product(node, plan, Reductions.sumType(t.dtype(), dtype)).apply(t);
    }

    // --- truth -----------------------------------------------------------------------------------

    /// `any` or `all` over dimensions; uint8 stays uint8, everything else gives bool.
    public static Tensor truth(ReduceOp op, Tensor t, long @Nullable [] dims, boolean keepdim) {
        View v = TensorAccess.view(t);
        Plan plan = Plan.of(v, dims, keepdim);
        Tensor out = TensorAccess.wrap(Reductions.run(op, DType.BOOL, v, plan));
        return t.dtype() == DType.UINT8 ? out.to(DType.UINT8) : out;
    }

    /// `count_nonzero` over dimensions.
    public static Tensor countNonzero(Tensor t, long @Nullable [] dims) {
        return Reductions.sum(t.detach().ne(0), dims, false, null);
    }
}
