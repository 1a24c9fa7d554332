package dev.obor.op;

import static dev.obor.expr.Exprs.exp;
import static dev.obor.expr.Exprs.log;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.ClassLosses.Reduce;
import dev.obor.op.Reductions.Plan;
import org.jspecify.annotations.Nullable;

/// Log-softmax and the negative log likelihood in one step, which never writes down the
/// log-probabilities: forward reads the logits twice, backward once.
///
/// `loss = log Σ exp(x - max) + max - x[target]`, with the gradient `softmax(x) - onehot(target)`.
final class CrossEntropies {
    private static final long[] NO_SCALARS = {};
    private static final Program[] SHIFTED_EXP = new Program[DType.values().length];
    private static final Program[] LOSS = new Program[DType.values().length];
    private static final Program[] WEIGHTED_LOSS = new Program[DType.values().length];
    private static final Program[] GRADIENT = new Program[DType.values().length];

    static {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Expr x = Exprs.input(0, t);
            Expr max = Exprs.input(1, t);
            Expr sum = Exprs.input(2, t);
            Expr last = Exprs.input(3, t);
            int i = t.ordinal();
            SHIFTED_EXP[i] = Program.of("shifted_exp", exp(x.sub(max)), t);
            // Here x is the logit of the target, and the last input the weight of the sample.
            Expr loss = log(sum).add(max.sub(x));
            LOSS[i] = Program.of("cross_entropy", loss, t);
            WEIGHTED_LOSS[i] = Program.of("cross_entropy_weighted", loss.mul(last), t);
            Expr gradient = exp(x.sub(max)).div(sum).mul(last);
            GRADIENT[i] = Program.of("cross_entropy_backward", gradient, t);
        }
    }

    private CrossEntropies() {}

    /// Whether the one-step form serves the dtype; the 16-bit types round between the two steps.
    static boolean supports(DType dtype) {
        return dtype == DType.FLOAT32 || dtype == DType.FLOAT64;
    }

    /// The loss.
    ///
    /// @param target contiguous int64 classes, with those that are ignored replaced by any class
    /// @param factor the weight of each sample, or null for 1
    static Tensor apply(Tensor x, Tensor target, @Nullable Tensor factor, Reduce reduce) {
        String node = x.dim() <= 2 ? "NllLossBackward0" : "NllLoss2DBackward0";
        return new CrossEntropy(node, target, factor, reduce).apply(x);
    }

    private static final class CrossEntropy extends Op {
        private final Tensor target;
        private final @Nullable Tensor factor;
        private final Reduce reduce;

        CrossEntropy(String node, Tensor target, @Nullable Tensor factor, Reduce reduce) {
            super(node);
            this.target = target;
            this.factor = factor;
            this.reduce = reduce;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            DType dtype = x.dtype();
            int i = dtype.ordinal();
            int dim = ClassLosses.classDim(x.dim());
            Plan rows = Plan.of(x, new long[] {dim}, true);
            View max = Reductions.run(ReduceOp.MAX, dtype, x, rows);
            View[] shifted = {x, max};
            View sum =
                    Reductions.run(ReduceOp.SUM, SHIFTED_EXP[i], dtype, shifted, rows, NO_SCALARS);
            ctx.saveForBackward(in[0], TensorAccess.wrap(max), TensorAccess.wrap(sum));
            View picked = ClassLosses.pick(x, target);
            View flatMax = ClassLosses.withoutClasses(max);
            View flatSum = ClassLosses.withoutClasses(sum);
            View[] ins =
                    factor == null
                            ? new View[] {picked, flatMax, flatSum}
                            : new View[] {picked, flatMax, flatSum, TensorAccess.view(factor)};
            Program program = factor == null ? LOSS[i] : WEIGHTED_LOSS[i];
            if (reduce == Reduce.NONE) {
                View out = Backends.empty(dtype, picked.shape());
                Backends.launch(new Kernel.Map(program, new View[] {out}, ins, NO_SCALARS));
                return TensorAccess.wrap(out);
            }
            Tensor total =
                    Reductions.sumOfProgram(
                            program, dtype, ins, picked.shape(), NO_SCALARS, new long[0]);
            return reduce == Reduce.SUM ? total : mean(total);
        }

        private Tensor mean(Tensor total) {
            return factor == null ? total.div((double) target.numel()) : total.div(factor.sum());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor scaled = reduce == Reduce.MEAN ? mean(grad) : grad;
            Tensor perSample =
                    factor == null
                            ? scaled.expand(target.shape())
                            : ClassLosses.weighed(factor, scaled);
            int dim = ClassLosses.classDim(x.dim());
            if (ThreadState.get().gradEnabled) {
                Tensor spread =
                        Softmaxes.softmax(x, dim).mul(perSample.unsqueeze(x.dim() == 1 ? 0 : 1));
                return new Tensor[] {spread.add(ClassLosses.put(perSample.neg(), target, x))};
            }
            View v = TensorAccess.view(x);
            View out = Backends.empty(v.dtype(), v.shape());
            View[] ins = {
                v,
                TensorAccess.view(ctx.saved(1)),
                TensorAccess.view(ctx.saved(2)),
                TensorAccess.view(perSample.unsqueeze(dim))
            };
            Program program = GRADIENT[v.dtype().ordinal()];
            Backends.launch(new Kernel.Map(program, new View[] {out}, ins, NO_SCALARS));
            ClassLosses.addAt(out, TensorAccess.view(perSample.neg()), target);
            return new Tensor[] {TensorAccess.wrap(out)};
        }
    }
}
