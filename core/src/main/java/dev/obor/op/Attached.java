package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.StateError;
import org.jspecify.annotations.Nullable;

/// A tensor as the result of one more step, which PyTorch's graph ties to tensors that ours would
/// not lead to. The values stay what they are.
final class Attached extends Op {
    private final boolean saves;

    private Attached(String node, boolean saves) {
        super(node);
        this.saves = saves;
    }

    /// The result of an operation that is made of others here and is one in PyTorch, which saves
    /// its inputs and its result: a change of them in place is refused.
    static Tensor result(String node, Tensor result, Tensor... inputs) {
        return of(new Attached(node, true), result, inputs);
    }

    /// A gradient that does not depend on tensors to which PyTorch's second derivative leads all
    /// the same: it requires a gradient if they do, and theirs is zero.
    static Tensor gradient(String node, Tensor gradient, Tensor... inputs) {
        return of(new Attached(node, false), gradient, inputs);
    }

    /// A result that PyTorch ties to a tensor without a derivative: backward refuses it.
    ///
    /// @param name what PyTorch's sentence calls the operation
    static Tensor withoutDerivative(String name, Tensor result, Tensor input) {
        if (!ThreadState.get().gradEnabled || !input.requiresGrad()) {
            return result;
        }
        return new Refusing(name).apply(result, input);
    }

    private static final class Refusing extends Op {
        private final String operation;

        Refusing(String operation) {
            super(Pointwise.nodeName(operation));
            this.operation = operation;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(TensorAccess.view(in[0]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            throw new StateError(
                    "the derivative for '" + operation + "' is not implemented.",
                    "Call it on detach(): no gradient flows through it.");
        }
    }

    private static Tensor of(Attached step, Tensor first, Tensor... inputs) {
        if (!ThreadState.get().gradEnabled) {
            return first;
        }
        Tensor[] all = new Tensor[inputs.length + 1];
        all[0] = first;
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        return step.apply(all);
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        Tensor out =
                TensorAccess.wrap(
                        TensorAccess.view(in[0]),
                        TensorAccess.meta(in[0]).version,
                        ThreadState.get());
        if (saves) {
            Tensor[] saved = in.clone();
            saved[0] = out;
            ctx.saveForBackward(saved);
        } else {
            long[][] shapes = new long[in.length][];
            for (int i = 0; i < shapes.length; i++) {
                shapes[i] = in[i].shape().toArray();
            }
            ctx.keep(shapes);
        }
        return out;
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        if (saves) {
            @Nullable Tensor[] result = new Tensor[ctx.savedTensors().length];
            result[0] = grad;
            return result;
        }
        long[][] shapes = ctx.kept();
        @Nullable Tensor[] result = new Tensor[shapes.length];
        result[0] = grad;
        for (int i = 1; i < result.length; i++) {
            result[i] = ctx.needsInputGrad(i) ? WriteOp.zeros(grad, shapes[i]) : null;
        }
        return result;
    }
}
