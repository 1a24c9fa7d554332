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
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.reduce.Reductions.Plan;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// Variances and standard deviations.
public final class Variances {
    private static final long[] NO_SCALARS = {};
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /// What they are accumulated in, whatever the elements are: a mean in float32 would have lost
    /// the digits in which the elements differ, and a square their exponent.
    private static final DType WIDEST = DType.FLOAT64;

    /// g / (2 root), and 0 where the root is: the gradient of a root at zero.
    private static final Pointwise OVER_ROOT =
            Pointwise.binary(
                    "div",
                    Rule.ARITHMETIC,
                    (g, root) -> root.eq(0).where(Exprs.constant(g.type(), 0), g.div(root.mul(2))));

    private Variances() {}

    /// How a variance, or its root, is computed and differentiated.
    ///
    /// @param freedom the number of elements less the correction
    /// @param whole whether it is over all dimensions because none were named
    private record Spread(Plan plan, double freedom, boolean whole, boolean root) {
        static Spread of(
                Tensor t,
                long @Nullable [] dims,
                double correction,
                boolean keepdim,
                boolean root) {
            Reductions.checkFloat("std and var only support floating point and complex dtypes", t);
            Plan plan = Plan.of(TensorAccess.view(t), dims, keepdim);
            boolean whole = dims == null || t.dim() == 0;
            return new Spread(plan, plan.count() - correction, whole, root);
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
            Tensor variance = squares.div(Math.max(freedom, 0));
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
            Tensor mean = Reductions.mean(x, Reductions.dims(plan), true, null);
            if (whole && freedom <= 0) { // infinite, and does not depend on the elements any more
                Tensor slope = Masks.where(x.detach().eq(mean.detach()), Double.NaN, INFINITY);
                return plan.expandable(g).mul(slope.to(x.dtype()));
            }
            return plan.expandable(g).mul(2 / freedom).mul(x.sub(mean));
        }

        String node(String rest) {
            return (root ? "Std" : "Var") + rest + "Backward0";
        }
    }

    /// The root, whose gradient at 0 is 0, as PyTorch states it.
    private static final Pointwise DEVIATION =
            Pointwise.unary("std", Rule.FLOAT, Exprs::sqrt)
                    .derivative((i, g, x, out) -> {
                        Expr slope = g.div(out.mul(2));
                        return out.eq(0).where(Exprs.constant(g.type(), 0), slope);
                    });

    /// Of complex numbers that of the real parts and that of the imaginary ones together.
    private static Tensor ofComplex(
            Tensor input, long @Nullable [] dim, double correction, boolean keepdim, boolean root) {
        Tensor real = variance(ComplexViews.real(input), dim, correction, keepdim);
        Tensor imag = variance(ComplexViews.imag(input), dim, correction, keepdim);
        Tensor sum = real.add(imag);
        return root ? DEVIATION.call(sum) : sum;
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

    /// The variance over some dimensions, divided by the number of elements less the correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).var() // 2.3333
    /// arange(6.0).view(2, 3).var(1) // [1, 1]
    /// tensor(1.0, 2, 4).var(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param correction what the number of elements is lessened by to divide
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
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
        if (input.isComplex()) {
            return ofComplex(input, dim, correction, keepdim, false);
        }
        return new Variance(Spread.of(input, dim, correction, keepdim, false)).apply(input);
    }

    /// The standard deviation over some dimensions, divided by the number of elements less the
    /// correction.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).std() // 1.5275
    /// arange(6.0).view(2, 3).std(1) // [1, 1]
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param correction what the number of elements is lessened by to divide
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, real for complex numbers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
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
        if (input.isComplex()) {
            return ofComplex(input, dim, correction, keepdim, true);
        }
        return new Variance(Spread.of(input, dim, correction, keepdim, true)).apply(input);
    }

    /// The variances, and the means.
    ///
    /// ```java
    /// varMean(tensor(1.0, 2, 4)) // 2.3333, 2.3333
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions, or null for all
    /// @param correction what the number of elements is lessened by to divide
    /// @return the variances, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    @Operation(value = OBOR, forms = "dim...", options = OperationOptions.Variance.class)
    public static Tensor[] varMean(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        if (input.isComplex()) {
            return new Tensor[] {
                ofComplex(input, dim, correction, keepdim, false),
                Reductions.mean(input, dim, keepdim, null)
            };
        }
        return new WithMean(Spread.of(input, dim, correction, keepdim, false)).apply(input);
    }

    /// The standard deviations, and the means.
    ///
    /// ```java
    /// stdMean(tensor(1.0, 2, 4)) // 1.5275, 2.3333
    /// ```
    ///
    /// @param input floats or complex numbers
    /// @param dim the dimensions, or null for all
    /// @param correction what the number of elements is lessened by to divide
    /// @return the deviations, then the means, both of the input's shape without the dimensions, or
    ///   with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools
    @Operation(value = OBOR, forms = "dim...", options = OperationOptions.Variance.class)
    public static Tensor[] stdMean(
            Tensor input,
            @Default("null") long @Nullable [] dim,
            @Default("1") double correction,
            @Default("false") boolean keepdim) {
        if (input.isComplex()) {
            return new Tensor[] {
                ofComplex(input, dim, correction, keepdim, true),
                Reductions.mean(input, dim, keepdim, null)
            };
        }
        return new WithMean(Spread.of(input, dim, correction, keepdim, true)).apply(input);
    }
}
