package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.StateError;
import org.jspecify.annotations.Nullable;

/// What a backward that cannot be differentiated returned: its own backward is an error.
final class OnceOnly extends Function {
    private OnceOnly() {}

    /// Gradients whose derivatives are an error, where what arrived could be differentiated.
    static @Nullable Tensor[] guarded(@Nullable Tensor[] gradients, @Nullable Tensor[] arrived) {
        boolean asked = false;
        for (Tensor grad : arrived) {
            asked |= grad != null && grad.requiresGrad();
        }
        if (!asked) {
            return gradients;
        }
        @Nullable Tensor[] guarded = gradients.clone();
        for (int i = 0; i < guarded.length; i++) {
            Tensor g = guarded[i];
            guarded[i] = g == null ? null : new OnceOnly().apply(g.detach().requiresGrad_());
        }
        return guarded;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        return in[0];
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        throw new StateError(
                "trying to differentiate twice a function that was marked with"
                        + " @once_differentiable",
                "Write its backward with tensor operations and leave onceDifferentiable() out.");
    }
}
