package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import org.jspecify.annotations.Nullable;

/// Steps that are linear in their input once something was drawn, or was found in the input: what
/// was counts as a constant, though PyTorch's second derivative leads to the input all the same.
public final class RandomSteps {
    private RandomSteps() {}

    /// The input times constant factors.
    public static Tensor scaled(String node, Tensor input, Tensor factors) {
        return new Scaled(node).apply(1, input, factors);
    }

    /// The elements at constant places of each plane.
    ///
    /// @param input (N, C, …)
    /// @param places (N, C, …) indices into a plane whose dimensions are counted through
    public static Tensor picked(String node, Tensor input, Tensor places) {
        return new Picked(node).apply(1, input, places);
    }

    /// The input itself, the gradient of which depends on it as PyTorch's does.
    public static Tensor tied(String node, Tensor input) {
        return new Tied(node, false).apply(input);
    }

    /// As [#tied], where nothing flows to the input by that way.
    public static Tensor leading(String node, Tensor input) {
        return new Tied(node, true).apply(input);
    }

    private static final class Tied extends Op {
        private final boolean nothing;

        /// @param nothing whether the second derivative is missing, and not zero
        Tied(String node, boolean nothing) {
            super(node);
            this.nothing = nothing;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]);
            return TensorAccess.wrap(TensorAccess.view(in[0]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor input = ctx.saved(0);
            return new Tensor[] {
                nothing
                        ? ExtraNode.tied(nodeName(), grad, input)
                        : ExtraNode.gradient(nodeName(), grad, input)
            };
        }
    }

    private static final class Scaled extends Op {
        Scaled(String node) {
            super(node);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0], in[1]);
            return in[0].mul(in[1]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor scaled = grad.mul(ctx.saved(1));
            return new Tensor[] {ExtraNode.gradient(nodeName(), scaled, ctx.saved(0))};
        }
    }

    private static final class Picked extends Op {
        Picked(String node) {
            super(node);
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0], in[1]);
            return in[0].flatten(2).gather(2, in[1].flatten(2)).viewAs(in[1]);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor input = ctx.saved(0);
            Tensor spread =
                    Tensor.zeros(grad.dtype(), input.shape().toArray())
                            .flatten(2)
                            .scatterAdd(2, ctx.saved(1).flatten(2), grad.flatten(2))
                            .viewAs(input);
            Tensor tied = ExtraNode.gradient(nodeName(), spread, input);
            return new Tensor[] {ExtraNode.saving(nodeName(), tied, ctx.saved(1))};
        }
    }
}
