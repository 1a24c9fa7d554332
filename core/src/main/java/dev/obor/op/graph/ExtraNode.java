package dev.obor.op.graph;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.StateError;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.Pointwise;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A tensor as the result of one more step, which PyTorch's graph ties to tensors that ours would
/// not lead to. The values stay what they are.
public final class ExtraNode extends Op {
    /// What the gradients of the other inputs are: none, for they are saved, with the result or
    /// alone, or zeros that lie as the input or as the arriving gradient.
    private enum Rest {
        SAVED,
        SAVED_TWICE,
        SAVED_ALONE,
        SAVED_ALONE_TWICE,
        NOTHING,
        AS_INPUT,
        ONE_ELEMENT,
        AS_GRADIENT
    }

    private final Rest rest;

    private ExtraNode(String node, Rest rest) {
        super(node);
        this.rest = rest;
    }

    /// The result of an operation that is made of others here and is one in PyTorch, which saves
    /// its inputs and its result: a change of them in place is refused.
    public static Tensor result(String node, Tensor result, Tensor... inputs) {
        return of(new ExtraNode(node, Rest.SAVED), result, inputs);
    }

    /// As [#result], of an operation whose gradients save the same again where they are recorded.
    public static Tensor resultOfOneStep(String node, Tensor result, Tensor... inputs) {
        return of(new ExtraNode(node, Rest.SAVED_TWICE), result, inputs);
    }

    /// As [#saving], of an operation whose gradients save the same, and what arrives, where they
    /// are recorded.
    public static Tensor savingInOneStep(String node, Tensor result, Tensor... inputs) {
        return of(new ExtraNode(node, Rest.SAVED_ALONE_TWICE), result, inputs);
    }

    private boolean saves() {
        return savesResult() || rest == Rest.SAVED_ALONE || rest == Rest.SAVED_ALONE_TWICE;
    }

    private boolean savesResult() {
        return rest == Rest.SAVED || rest == Rest.SAVED_TWICE;
    }

    /// The result of an operation that computes with copies of its inputs, which a change of the
    /// inputs does not reach: it is refused as PyTorch refuses it.
    public static Tensor saving(String node, Tensor result, @Nullable Tensor... inputs) {
        int n = 0;
        Tensor[] present = new Tensor[inputs.length];
        for (Tensor t : inputs) {
            if (t != null) {
                present[n++] = t;
            }
        }
        return of(new ExtraNode(node, Rest.SAVED_ALONE), result, Arrays.copyOf(present, n));
    }

    /// A gradient that does not depend on tensors to which PyTorch's second derivative leads all
    /// the same: it requires a gradient if they do, and theirs is zero.
    public static Tensor gradient(String node, Tensor gradient, Tensor... inputs) {
        return of(new ExtraNode(node, Rest.AS_INPUT), gradient, inputs);
    }

    /// As [#gradient], for an input whose zeros are one element in all places.
    public static Tensor repeating(String node, Tensor gradient, Tensor input) {
        return of(new ExtraNode(node, Rest.ONE_ELEMENT), gradient, input);
    }

    /// A gradient that requires a gradient if the inputs do, though none flows to them.
    public static Tensor tied(String node, Tensor gradient, Tensor... inputs) {
        return of(new ExtraNode(node, Rest.NOTHING), gradient, inputs);
    }

    /// As [#gradient], for an input of the gradient's sizes whose zeros lie as what arrives.
    public static Tensor gradientAlike(String node, Tensor gradient, Tensor input) {
        return of(new ExtraNode(node, Rest.AS_GRADIENT), gradient, input);
    }

    /// A result that PyTorch ties to a tensor without a derivative: backward refuses it.
    ///
    /// @param name what PyTorch's sentence calls the operation; with `aten::` before it where
    ///   PyTorch does not know the operation's derivative rather than know that there is none
    public static Tensor withoutDerivative(String name, Tensor result, Tensor input) {
        if (!ThreadState.get().gradEnabled || !input.requiresGrad()) {
            return result;
        }
        return new Refusing(name).apply(result, input);
    }

    /// A result that does not change with its inputs: they and it are saved, and the gradients are
    /// contiguous zeros that depend on the inputs as PyTorch's do.
    public static Tensor constant(String node, Tensor result, Tensor... inputs) {
        Tensor[] all = new Tensor[inputs.length + 1];
        all[0] = result;
        System.arraycopy(inputs, 0, all, 1, inputs.length);
        return new Constant(node).apply(all);
    }

    private static final class Constant extends Op {
        Constant(String node) {
            super(node);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor[] saved = in.clone();
            saved[0] = TensorAccess.wrap(TensorAccess.view(in[0]));
            ctx.saveForBackward(saved);
            return saved[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] saved = ctx.savedTensors();
            Tensor[] inputs = Arrays.copyOfRange(saved, 1, saved.length);
            @Nullable Tensor[] result = new Tensor[saved.length];
            for (int i = 1; i < result.length; i++) {
                if (ctx.needsInputGrad(i)) {
                    Tensor zeros = WriteOp.zeros(grad, saved[i].shape().toArray());
                    result[i] = gradient(nodeName(), zeros, inputs);
                }
            }
            return result;
        }
    }

    private static final class Refusing extends Op {
        private final String operation;

        Refusing(String operation) {
            super(
                    operation.startsWith("aten::")
                            ? "NotImplemented"
                            : Pointwise.nodeName(operation));
            this.operation = operation;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(TensorAccess.view(in[0]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            if (!ctx.needsInputGrad(1) && !nodeName().equals("NotImplemented")) {
                return new Tensor[2]; // it ends here: a view of a leaf that was made under noGrad
            }
            throw new StateError(
                    nodeName().equals("NotImplemented")
                            ? "derivative for " + operation + " is not implemented"
                            : "the derivative for '" + operation + "' is not implemented.",
                    "Call it on detach(): no gradient flows through it.");
        }
    }

    private static @Nullable Tensor[] with(Tensor first, Tensor[] others) {
        @Nullable Tensor[] all = new Tensor[others.length + 1];
        all[0] = first;
        System.arraycopy(others, 0, all, 1, others.length);
        return all;
    }

    private static Tensor of(ExtraNode step, Tensor first, Tensor... inputs) {
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
        if (saves()) {
            @Nullable Tensor[] saved = new Tensor[in.length];
            System.arraycopy(in, 1, saved, 0, in.length - 1); // PyTorch checks inputs first
            saved[in.length - 1] = savesResult() ? out : null;
            ctx.saveForBackward(saved);
        } else {
            Geometry[] places = new Geometry[in.length];
            for (int i = 0; i < places.length; i++) {
                places[i] = WriteOp.preserved(in[i]);
            }
            ctx.keep(places);
        }
        return out;
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        if (saves()) {
            Tensor[] saved = ctx.savedTensors();
            @Nullable Tensor[] result = new Tensor[saved.length];
            boolean again = rest == Rest.SAVED_TWICE || rest == Rest.SAVED_ALONE_TWICE;
            result[0] = again ? saving(nodeName(), grad, with(grad, saved)) : grad;
            return result;
        }
        Geometry[] places = ctx.kept();
        @Nullable Tensor[] result = new Tensor[places.length];
        result[0] = grad;
        if (rest == Rest.NOTHING) {
            return result;
        }
        for (int i = 1; i < result.length; i++) {
            Geometry like = rest == Rest.AS_GRADIENT ? WriteOp.preserved(grad) : places[i];
            if (ctx.needsInputGrad(i)) {
                result[i] =
                        rest == Rest.ONE_ELEMENT
                                ? WriteOp.zeros(grad, 1).expand(places[i].shape())
                                : WriteOp.zeros(grad, like);
            }
        }
        return result;
    }
}
