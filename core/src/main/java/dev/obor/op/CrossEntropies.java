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

    /// The loss; it gets what is in [ClassLosses.Given] beside the logits.
    static final class CrossEntropy extends Op {
        private final Reduce reduce;

        CrossEntropy(String node, Reduce reduce) {
            super(node);
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
            Tensor factor = in[2];
            Tensor m = TensorAccess.wrap(max);
            ctx.saveForBackward(in[0], in[1], factor, m, TensorAccess.wrap(sum), in[3], in[4]);
            View picked = ClassLosses.pick(x, in[1]);
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
            return reduce == Reduce.SUM ? total : ClassLosses.mean(total, in[1], factor);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] saved = ctx.savedTensors();
            Tensor x = saved[0];
            Tensor target = saved[1];
            Tensor factor = saved[2];
            Tensor scaled = reduce == Reduce.MEAN ? ClassLosses.mean(grad, target, factor) : grad;
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
                TensorAccess.view(saved[3]),
                TensorAccess.view(saved[4]),
                TensorAccess.view(perSample.unsqueeze(dim))
            };
            Program program = GRADIENT[v.dtype().ordinal()];
            Backends.launch(new Kernel.Map(program, new View[] {out}, ins, NO_SCALARS));
            ClassLosses.addAt(out, TensorAccess.view(perSample.neg()), target);
            return new Tensor[] {TensorAccess.wrap(out)};
        }
    }
}
