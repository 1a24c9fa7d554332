package dev.obor.op.nn;

import static dev.obor.op.pointwise.Pointwise.of;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.op.Op;
import dev.obor.op.create.Constants;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import org.jspecify.annotations.Nullable;

/// The negative logarithm of the probability of a sequence of labels, over all ways to lay it along
/// the steps, with blanks between and labels repeated.
///
/// Source: Graves et al., "Connectionist temporal classification", 2006, equations 6 to 16. All
/// samples of a batch take a step together.
public final class CtcLosses {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /// log(exp(a) + exp(b) + exp(c)) + d.
    private static final Pointwise STEP =
            of(
                    "ctc_step",
                    4,
                    0,
                    Rule.FLOAT,
                    (x, s) -> {
                        Expr most = x[0].max(x[1]).max(x[2]);
                        Expr from = most.eq(NEVER).where(zero(most), most);
                        Expr sum =
                                Exprs.exp(x[0].sub(from))
                                        .add(Exprs.exp(x[1].sub(from)))
                                        .add(Exprs.exp(x[2].sub(from)));
                        return Exprs.log(sum).add(from).add(x[3]);
                    });

    private static Expr zero(Expr like) {
        return Exprs.constant(like.type(), 0);
    }

    private CtcLosses() {}

    /// The targets of a batch.
    ///
    /// @param states (N, L): blank, label, blank, label, …, blank
    /// @param inputLengths how many steps count
    /// @param targetLengths how many labels count
    public record Targets(Tensor states, Tensor inputLengths, Tensor targetLengths, long blank) {
        long length() {
            return states.size(1);
        }

        /// 0 where a state may follow that before the last one, else the logarithm of 0.
        Tensor skips(DType dtype) {
            Tensor before = states.narrow(1, 0, length() - 2);
            Tensor last = states.narrow(1, 2, length() - 2);
            Tensor may = last.ne(blank).logicalAnd(last.ne(before));
            return logarithm(may, dtype);
        }

        /// The two states with which a sample may end, as logarithms of 1 and 0.
        Tensor ends(DType dtype) {
            Tensor number = Ranges.arange(0, length(), 1).unsqueeze(0);
            Tensor last = targetLengths.mul(2L).unsqueeze(1);
            return logarithm(number.eq(last).logicalOr(number.eq(last.sub(1))), dtype);
        }
    }

    private static Tensor logarithm(Tensor truth, DType dtype) {
        return Tensor.zeros(dtype, truth.shape().toArray()).maskedFill(truth.logicalNot(), NEVER);
    }

    /// The loss of each sample.
    ///
    /// @param logProbs (T, N, C), float32 or float64
    /// @param zeroInfinity whether the gradients of infinite losses are zero
    /// @param labels the labels as the caller gave them: what is read is made of them, and a change
    ///   of them before backward is refused
    public static Tensor losses(
            Tensor logProbs, Targets targets, boolean zeroInfinity, Tensor labels) {
        return new Ctc(targets.blank(), zeroInfinity)
                .apply(
                        1,
                        logProbs,
                        targets.states(),
                        targets.inputLengths(),
                        targets.targetLengths(),
                        labels);
    }

    private static final class Ctc extends Op {
        private final long blank;
        private final boolean zeroInfinity;

        Ctc(long blank, boolean zeroInfinity) {
            super("CtcLossBackward0");
            this.blank = blank;
            this.zeroInfinity = zeroInfinity;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor logs = in[0];
            Targets targets = new Targets(in[1], in[2], in[3], blank);
            Tensor alphas = forwards(read(logs, targets), targets);
            Tensor losses = losses(alphas, targets);
            ctx.saveForBackward(logs, alphas, losses, in[1], in[2], in[3], in[4]);
            return losses;
        }

        /// The logarithms of the states at all steps, (T, N, L).
        private static Tensor read(Tensor logs, Targets targets) {
            Tensor states = targets.states().unsqueeze(0);
            long[] shape = {logs.size(0), logs.size(1), targets.length()};
            return logs.gather(2, states.expand(shape));
        }

        /// The logarithms of the probabilities of all ways that lead to a state at a step: (T, N, 2
        /// + L), behind two states that nothing leads to.
        private static Tensor forwards(Tensor read, Targets targets) {
            long steps = read.size(0);
            long length = targets.length();
            DType dtype = read.dtype();
            Tensor all = never(dtype, steps, read.size(1), length + 2);
            Tensor skips = never(dtype, read.size(1), length);
            skips.narrow(1, 2, length - 2).copy_(targets.skips(dtype));
            Tensor first = all.select(0, 0).narrow(1, 2, 2);
            Tensor begins = read.select(0, 0).narrow(1, 0, 2);
            Tensor empty = targets.targetLengths().eq(0L).unsqueeze(1);
            first.copy_(begins);
            first.narrow(1, 1, 1).maskedFill_(empty, NEVER);
            for (long t = 1; t < steps; t++) {
                Tensor before = all.select(0, t - 1);
                Tensor now =
                        STEP.call(
                                before.narrow(1, 2, length),
                                before.narrow(1, 1, length),
                                before.narrow(1, 0, length).add(skips),
                                read.select(0, t));
                all.select(0, t).narrow(1, 2, length).copy_(now);
            }
            return all;
        }

        private static Tensor never(DType dtype, long... shape) {
            return Tensor.zeros(dtype, shape).fill_(NEVER);
        }

        private static Tensor losses(Tensor alphas, Targets targets) {
            long batch = alphas.size(1);
            long width = alphas.size(2);
            Tensor last = targets.inputLengths().sub(1).clampMin(0);
            long[] shape = {1, batch, width};
            Tensor ends = alphas.gather(0, last.view(1, batch, 1).expand(shape)).squeeze(0);
            Tensor ending = targets.ends(alphas.dtype());
            Tensor losses = ends.narrow(1, 2, width - 2).add(ending).logsumexp(1).neg();
            // Without a step there is one way to say nothing, and none to say something.
            Tensor nothing =
                    Masks.where(
                            targets.targetLengths().gt(0L),
                            Constants.fullLike(losses, Double.POSITIVE_INFINITY),
                            losses.zerosLike());
            return Masks.where(targets.inputLengths().eq(0L), nothing, losses);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
            Tensor logs = ctx.saved(0);
            Tensor alphas = ctx.saved(1).detach();
            Tensor losses = ctx.saved(2).detach();
            Targets targets = new Targets(ctx.saved(3), ctx.saved(4), ctx.saved(5), blank);
            Tensor gradient =
                    Autograd.noGrad(
                            () -> gradient(logs.detach(), targets, alphas, losses, gradOutput));
            return new Tensor[] {
                ExtraNode.withoutDerivative("aten::_ctc_loss_backward", gradient, logs)
            };
        }

        /// `exp(x)` less the probability that a class stands at a step, given the labels.
        private Tensor gradient(
                Tensor logs, Targets targets, Tensor alphas, Tensor allLosses, Tensor gradOutput) {
            Tensor read = read(logs, targets);
            Tensor losses = allLosses.view(1, logs.size(1), 1);
            Tensor both = alphas.narrow(2, 2, targets.length()).add(backwards(read, targets));
            Tensor share = both.sub(read).maskedFill(both.eq(NEVER), NEVER).add(losses).exp();
            long[] shape = {logs.size(0), logs.size(1), targets.length()};
            Tensor states = targets.states().unsqueeze(0).expand(shape);
            Tensor classes =
                    Tensor.zeros(logs.dtype(), logs.shape().toArray()).scatterAdd(2, states, share);
            Tensor impossible = losses.sub(losses); // NaN where no way leads to the labels
            Tensor gradient =
                    logs.exp()
                            .sub(classes)
                            .add(impossible)
                            .mul(gradOutput.detach().view(1, logs.size(1), 1));
            Tensor step = Ranges.arange(0, logs.size(0), 1).view(-1, 1, 1);
            Tensor after = step.ge(targets.inputLengths().view(1, -1, 1));
            Tensor unused = zeroInfinity ? after.logicalOr(losses.isinf()) : after;
            return gradient.maskedFill(unused.expand(gradient.shape()), 0);
        }

        /// The logarithms of the probabilities of all ways from a state at a step to the end.
        private static Tensor backwards(Tensor read, Targets targets) {
            long steps = read.size(0);
            long length = targets.length();
            DType dtype = read.dtype();
            Tensor all = never(dtype, steps, read.size(1), length + 2);
            Tensor skips = never(dtype, read.size(1), length);
            skips.narrow(1, 0, length - 2).copy_(targets.skips(dtype));
            Tensor ends = targets.ends(dtype);
            Tensor last = targets.inputLengths().sub(1).unsqueeze(1);
            for (long t = steps - 1; t >= 0; t--) {
                Tensor here = read.select(0, t);
                Tensor now = here.add(ends);
                if (t + 1 < steps) {
                    Tensor next = all.select(0, t + 1);
                    Tensor goes =
                            STEP.call(
                                    next.narrow(1, 0, length),
                                    next.narrow(1, 1, length),
                                    next.narrow(1, 2, length).add(skips),
                                    here);
                    now = Masks.where(last.eq(t).expand(goes.shape()), now, goes);
                }
                all.select(0, t).narrow(1, 0, length).copy_(now);
            }
            return all.narrow(2, 0, length);
        }
    }
}
