package dev.obor.nn.module;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.MultiFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The identity: a step of the graph of its own, where the backward hooks of a module see the
/// gradients of all its inputs, or of all its results, together.
public final class BackwardHookFunction extends MultiFunction {
    private final boolean materialize;
    private final UnaryOperator<@Nullable Tensor[]> onGradients;

    /// @param materialize whether missing gradients are seen as zeros, or else as null
    public BackwardHookFunction(
            boolean materialize, UnaryOperator<@Nullable Tensor[]> onGradients) {
        this.materialize = materialize;
        this.onGradients = onGradients;
    }

    @Override
    protected Tensor[] forward(Context ctx, Tensor... inputs) {
        ctx.setMaterializeGrads(materialize);
        return inputs.clone();
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... gradOutputs) {
        return onGradients.apply(gradOutputs.clone());
    }
}
