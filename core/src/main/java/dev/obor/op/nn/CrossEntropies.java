package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.nn.ClassLosses.Reduce;
import dev.obor.op.reduce.Reductions;
import org.jspecify.annotations.Nullable;

/// Log-softmax and the negative log likelihood in one step: the gradient `softmax(x) -
/// onehot(target)` is written at once.
///
/// As PyTorch's two steps it keeps the log-probabilities and not the logits, which may therefore be
/// changed in place afterwards.
final class CrossEntropies {
    private static final long[] NO_SCALARS = {};
    private static final Program[] LOSS = new Program[DType.values().length];
    private static final Program[] WEIGHTED_LOSS = new Program[DType.values().length];
    private static final Program[] GRADIENT = new Program[DType.values().length];

    static {
        for (DType t : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
            Expr log = Exprs.input(0, t); // of the target, or of each class
            Expr factor = Exprs.input(1, t);
            int i = t.ordinal();
            LOSS[i] = Program.of("cross_entropy", log.neg(), t);
            WEIGHTED_LOSS[i] = Program.of("cross_entropy_weighted", log.neg().mul(factor), t);
            Expr gradient = Exprs.exp(log).mul(factor);
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
        private final @Nullable Long ignored;

        /// @param ignored the class that does not count, if a sample has it
        CrossEntropy(String node, Reduce reduce, @Nullable Long ignored) {
            super(node);
            this.reduce = reduce;
            this.ignored = ignored;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            DType dtype = x.dtype();
            View logs = Softmaxes.compute(x, ClassLosses.classDim(x.dim()), true);
            Tensor factor = in[2];
            @Nullable Tensor[] saved = {TensorAccess.wrap(logs), in[1], factor, in[3], in[4]};
            ctx.saveForBackward(ClassLosses.guarded(in[0].dim(), saved));
            Tensor counted = ClassLosses.counted(ClassLosses.pick(logs, in[1]), in[3], ignored);
            View picked = TensorAccess.view(counted);
            View[] ins =
                    factor == null
                            ? new View[] {picked}
                            : new View[] {picked, TensorAccess.view(factor)};
            Program program = (factor == null ? LOSS : WEIGHTED_LOSS)[dtype.ordinal()];
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
            Tensor logs = saved[0];
            Tensor target = saved[1];
            Tensor factor = saved[2];
            Tensor scaled = reduce == Reduce.MEAN ? ClassLosses.mean(grad, target, factor) : grad;
            Tensor perSample =
                    factor == null
                            ? scaled.expand(target.shape())
                            : ClassLosses.weighed(factor, scaled);
            int dim = ClassLosses.classDim(logs.dim());
            if (ThreadState.get().tracks()) {
                // The softmax of log-probabilities is that of the logits, and so is its derivative.
                Tensor x = ctx.standIn(0, logs);
                Tensor spread = Softmaxes.softmax(x, dim).mul(perSample.unsqueeze(dim));
                Tensor own = spread.add(ClassLosses.put(perSample.neg(), target, x));
                return new Tensor[] {ExtraNode.saving(ClassLosses.SECOND, own, saved[3], saved[4])};
            }
            View v = TensorAccess.view(logs);
            View out = Backends.empty(v.dtype(), v.shape());
            View[] ins = {v, TensorAccess.view(perSample.unsqueeze(dim))};
            Program program = GRADIENT[v.dtype().ordinal()];
            Backends.launch(new Kernel.Map(program, new View[] {out}, ins, NO_SCALARS));
            ClassLosses.addAt(out, TensorAccess.view(perSample.neg()), target);
            return new Tensor[] {TensorAccess.wrap(out)};
        }
    }
}
