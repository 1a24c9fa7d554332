package dev.obor.op.reduce;

import static dev.obor.expr.Exprs.input;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.Creation;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.reduce.Reductions.Plan;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Variances, products and log-sum-exp.
public final class Moments {
    private static final long[] NO_SCALARS = {};

    /// What variances and products are accumulated in, whatever the elements are: a mean in float32
    /// would have lost the digits in which the elements differ, and a square their exponent.
    private static final DType WIDEST = DType.FLOAT64;

    /// a where it is finite, else 0: what log-sum-exp may subtract.
    private static final Pointwise FINITE_OR_ZERO =
            Pointwise.unary(
                    "finite_or_zero",
                    Rule.ARITHMETIC,
                    x -> x.sub(x).eq(0).where(x, Exprs.constant(x.type(), 0)));

    /// g / (2 root), and 0 where the root is: the gradient of a root at zero.
    private static final Pointwise OVER_ROOT =
            Pointwise.binary(
                    "div",
                    Rule.ARITHMETIC,
                    (g, root) -> root.eq(0).where(Exprs.constant(g.type(), 0), g.div(root.mul(2))));

    private Moments() {}

    static void checkFloat(String sentence, Tensor t) {
        if (!t.isFloatingPoint()) {
            throw new DTypeError(sentence + ", got " + t.dtype());
        }
    }

    // --- variance and standard deviation ---------------------------------------------------------

    /// How a variance, or its root, is computed and differentiated.
    private record Spread(Plan plan, double divisor, boolean root) {
        static Spread of(
                Tensor t,
                long @Nullable [] dims,
                double correction,
                boolean keepdim,
                boolean root) {
            checkFloat("std and var only support floating point and complex dtypes", t);
            Plan plan = Plan.of(TensorAccess.view(t), dims, keepdim);
            return new Spread(plan, Math.max(plan.count() - correction, 0), root);
        }

        /// Distances are taken from the first element, and then from their mean: of equal elements
        /// they are exactly 0, which a rounded mean would not give.
        Tensor compute(Tensor x) {
            View v = TensorAccess.view(x);
            View first = v.numel() == 0 ? v : v.with(v.offset(), plan.kept(), v.strides());
            Expr distance =
                    Exprs.cast(Type.F64, input(0, v.dtype()))
                            .sub(Exprs.cast(Type.F64, input(1, v.dtype())));
            Plan kept = new Plan(plan.shape(), plan.mask(), true);
            Tensor sum = sum("distance", distance, kept, v, first);
            Expr centred = distance.sub(input(2, WIDEST));
            View mean = TensorAccess.view(sum.div((double) plan.count()));
            Tensor squares = sum("squares", centred.mul(centred), plan, v, first, mean);
            Tensor variance = squares.div(divisor);
            return (root ? variance.sqrt() : variance).to(v.dtype());
        }

        private static Tensor sum(String name, Expr e, Plan plan, View... ins) {
            Program program = Program.of(name, e, WIDEST);
            return TensorAccess.wrap(
                    Reductions.run(ReduceOp.SUM, program, WIDEST, ins, plan, NO_SCALARS));
        }

        Tensor gradient(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor g = root ? OVER_ROOT.call(grad, ctx.saved(1)) : grad;
            Tensor centred = x.sub(Reductions.mean(x, dims(plan), true, null));
            return plan.expandable(g).mul(2 / divisor).mul(centred);
        }

        String node(String rest) {
            return (root ? "Std" : "Var") + rest + "Backward0";
        }
    }

    private static final class Variance extends Op {
        private final Spread spread;

        Variance(Spread spread) {
            super(spread.node(""));
            this.spread = spread;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor out = spread.compute(in[0]);
            ctx.saveForBackward(in[0], spread.root ? out : null);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {spread.gradient(ctx, grad)};
        }
    }

    private static final class WithMean extends Op.Multi {
        private final Spread spread;

        WithMean(Spread spread) {
            super(spread.node("Mean"));
            this.spread = spread;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor out = spread.compute(in[0]);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], spread.root ? out : null);
            return new Tensor[] {out, Reductions.mean(in[0], spread.plan, WIDEST)};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor first = grads[0] == null ? null : spread.gradient(ctx, grads[0]);
            if (grads[1] == null) {
                return new Tensor[] {first};
            }
            Plan plan = spread.plan;
            Tensor second = plan.expand(grads[1]).div((double) plan.count());
            return new Tensor[] {first == null ? second : first.add(second)};
        }
    }

    static long[] dims(Plan plan) {
        long[] dims = new long[plan.shape().length];
        int n = 0;
        for (int d = 0; d < dims.length; d++) {
            if (plan.mask()[d]) {
                dims[n++] = d;
            }
        }
        return Arrays.copyOf(dims, n);
    }

    /// The variance over some dimensions, divided by the number of elements less the correction.
    @Operation(
            value = {TENSOR, OBOR},
            names = "var",
            forms = "dim...",
            options = OperationOptions.Variance.class)
    public static Tensor variance(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        return new Variance(Spread.of(input, dim, correction, keepdim, false)).apply(input);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    @Operation(
            value = {TENSOR, OBOR},
            names = "std",
            forms = "dim...",
            options = OperationOptions.Variance.class)
    public static Tensor deviation(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        return new Variance(Spread.of(input, dim, correction, keepdim, true)).apply(input);
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

    /// log(sum(exp(x))) over some dimensions, which stay with size 1 if asked.
    @Operation(
            value = {TENSOR, OBOR},
            names = "logsumexp",
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor logSumExp(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        Tensor x = input.isFloatingPoint() ? input : input.to(Globals.defaultDType());
        return new LogSumExp(Plan.of(TensorAccess.view(x), dim, keepdim)).apply(x);
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
            View v = TensorAccess.view(in[0]);
            DType wide = dtype.isFloatingPoint() ? WIDEST : dtype;
            Tensor out =
                    TensorAccess.wrap(
                            Reductions.run(
                                    ReduceOp.PROD,
                                    Creation.conversion(v.dtype(), wide),
                                    dtype,
                                    new View[] {v},
                                    plan,
                                    NO_SCALARS));
            ctx.saveForBackward(in[0], out);
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

    private static Tensor prod(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Plan plan = Plan.of(TensorAccess.view(input), dim, keepdim);
        String node = dim == null ? "ProdBackward0" : "ProdBackward1";
        return new Product(node, plan, Reductions.sumType(input.dtype(), dtype)).apply(input);
    }

    // --- truth -----------------------------------------------------------------------------------

    /// `any` or `all` over dimensions; uint8 stays uint8, everything else gives bool.
    public static Tensor truth(ReduceOp op, Tensor t, long @Nullable [] dims, boolean keepdim) {
        View v = TensorAccess.view(t);
        Plan plan = Plan.of(v, dims, keepdim);
        Tensor out = TensorAccess.wrap(Reductions.run(op, DType.BOOL, v, plan));
        return t.dtype() == DType.UINT8 ? out.to(DType.UINT8) : out;
    }

    /// How many elements over some dimensions are not 0, int64.
    @Operation(value = TENSOR, forms = "dim...")
    public static Tensor countNonzero(Tensor input, long @Nullable [] dim) {
        return Reductions.sum(input.detach().ne(0), dim, false, null);
    }

    /// The variances, and the means.
    ///
    /// @param dim the dimensions, or null for all
    /// @param correction what the number of elements is lessened by
    @Operation(value = OBOR, forms = "dim...", options = OperationOptions.Variance.class)
    public static Tensor[] varMean(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        return new WithMean(Spread.of(input, dim, correction, keepdim, false)).apply(input);
    }

    /// The standard deviations, and the means.
    ///
    /// @param dim the dimensions, or null for all
    /// @param correction what the number of elements is lessened by
    @Operation(value = OBOR, forms = "dim...", options = OperationOptions.Variance.class)
    public static Tensor[] stdMean(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        return new WithMean(Spread.of(input, dim, correction, keepdim, true)).apply(input);
    }

    /// As [#any(long...)]; the dimensions stay with size 1 if asked.
    @Operation(
            value = TENSOR,
            forms = {"one dim, keepdim", "dim..."})
    public static Tensor any(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        return truth(ReduceOp.ANY, input, dim, keepdim);
    }

    /// As [#all(long...)]; the dimensions stay with size 1 if asked.
    @Operation(
            value = TENSOR,
            forms = {"one dim, keepdim", "dim..."})
    public static Tensor all(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        return truth(ReduceOp.ALL, input, dim, keepdim);
    }

    /// Whether any of the elements is not 0; bool.
    @Operation({TENSOR, OBOR})
    public static Tensor any(Tensor input) {
        return truth(ReduceOp.ANY, input, null, false);
    }

    /// Whether all of the elements are not 0; bool.
    @Operation({TENSOR, OBOR})
    public static Tensor all(Tensor input) {
        return truth(ReduceOp.ALL, input, null, false);
    }

    /// The product of all elements; integers and bool give int64.
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.FULL)
    public static Tensor prod(Tensor input, @Default("null") @Nullable DType dtype) {
        return prod(input, null, false, dtype);
    }

    /// The products along a dimension, which stays with size 1 if asked; integers and bool give
    /// int64.
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.FULL)
    public static Tensor prod(
            Tensor input,
            long dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        return prod(input, new long[] {dim}, keepdim, dtype);
    }
}
