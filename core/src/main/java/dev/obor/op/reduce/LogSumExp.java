package dev.obor.op.reduce;

import static dev.obor.expr.Exprs.input;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.expr.Exprs;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.reduce.Reductions.Plan;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// `logsumexp`: the logarithm of a sum of exponentials, without overflow.
public final class LogSumExp {
    /// a where it is finite, else 0: what log-sum-exp may subtract.
    private static final Pointwise FINITE_OR_ZERO =
            Pointwise.unary(
                    "finite_or_zero",
                    Rule.ARITHMETIC,
                    x -> x.sub(x).eq(0).where(x, Exprs.constant(x.type(), 0)));

    private LogSumExp() {}

    private static final class Logarithm extends Op {
        private final Plan plan;

        Logarithm(Plan plan) {
            super("LogsumexpBackward0");
            this.plan = plan;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor x = in[0];
            Tensor out;
            if (x.numel() == 0) {
                out = Reductions.sum(x.exp(), Reductions.dims(plan), true, null).log();
            } else {
                Tensor real = ComplexViews.real(x);
                Tensor max = FINITE_OR_ZERO.call(Extremes.amax(real, Reductions.dims(plan), true));
                out =
                        Reductions.sum(x.sub(max).exp(), Reductions.dims(plan), true, null)
                                .log()
                                .add(max);
            }
            Tensor result = out.reshape(plan.result());
            ctx.saveForBackward(x, result);
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor weights = ctx.saved(0).sub(plan.expandable(ctx.saved(1))).exp();
            return new Tensor[] {plan.expandable(grad).mul(ComplexNumbers.conj(weights))};
        }
    }

    /// log(sum(exp(x))) over some dimensions.
    ///
    /// ```java
    /// tensor(0.0, 0, 1000, 1000).view(2, 2).logsumexp(1) // [0.6931, 1000.6932]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, the default dtype for integers
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "logsumexp",
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor logSumExp(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        Tensor x = input.dtype().isDifferentiable() ? input : input.to(Globals.defaultDType());
        return new Logarithm(Plan.of(TensorAccess.view(x), dim, keepdim)).apply(x);
    }
}
