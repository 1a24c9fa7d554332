package dev.obor.op.pointwise;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.TypedPointwise.Gradient;
import dev.obor.op.reduce.Reductions;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The sum or mean of a pointwise loss, computed and reduced in one kernel.
///
/// The elements' losses are never stored: the gradients are computed from the inputs.
final class ReducedLoss extends Op {
    private final TypedPointwise loss;
    private final long[] scalars;
    private final boolean mean;

    ReducedLoss(String nodeName, TypedPointwise loss, long[] scalars, boolean mean) {
        super(nodeName);
        this.loss = loss;
        this.scalars = scalars;
        this.mean = mean;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... inputs) {
        ctx.saveForBackward(inputs);
        View[] views = TypedPointwise.views(inputs);
        if (loss.result.isLowPrecision()) {
            // PyTorch rounds each element's loss, and the result once.
            Tensor all = TensorAccess.wrap(loss.run(views, scalars));
            return mean ? all.mean() : all.sum();
        }
        Tensor sum =
                Reductions.sumOfProgram(
                        loss.program, loss.result, views, views[0].shape(), scalars, new long[0]);
        return mean ? sum.div((double) views[0].numel()) : sum;
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
        Tensor[] inputs = ctx.savedTensors();
        Tensor grad = mean ? gradOutput.div((double) inputs[0].numel()) : gradOutput;
        @Nullable Tensor[] result = new Tensor[inputs.length];
        for (int i = 0; i < result.length; i++) {
            if (ctx.needsInputGrad(i)) {
                result[i] = gradient(i, inputs, grad, gradOutput);
            }
        }
        return result;
    }

    private @Nullable Tensor gradient(int input, Tensor[] inputs, Tensor grad, Tensor gradOutput) {
        boolean recorded = ThreadState.get().gradEnabled;
        Pointwise.Recorded made = recorded ? loss.recorded : null;
        Tensor own = made == null ? null : made.gradient(input, gradOutput, inputs, scalars);
        if (own != null) {
            return mean ? own.div((double) inputs[0].numel()) : own;
        }
        Gradient gradient = loss.gradient(input);
        if (gradient.passes()) {
            return grad.expand(inputs[0].shape());
        }
        TypedPointwise derived = gradient.instance();
        if (derived == null) {
            return null;
        }
        Tensor[] ins = new Tensor[gradient.uses().length];
        for (int k = 0; k < ins.length; k++) {
            int use = gradient.uses()[k];
            ins[k] =
                    use < inputs.length
                            ? inputs[use]
                            : use == inputs.length ? grad : loss.apply(nodeName(), scalars, inputs);
        }
        Tensor result = derived.apply(nodeName(), scalars, ins);
        if (!recorded || !loss.is(TypedPointwise.ONE_STEP)) {
            return result;
        }
        Tensor[] all = Arrays.copyOf(inputs, inputs.length + 1);
        all[inputs.length] = gradOutput;
        return ExtraNode.saving(nodeName(), result, all);
    }
}
