package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.op.Op;
import dev.obor.op.ThreadState;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.linalg.Einsum;
import dev.obor.op.linalg.Products;
import dev.obor.op.reduce.Reductions;
import org.jspecify.annotations.Nullable;

/// The numbers `x1ᵀ weight_k x2` of pairs of vectors, for each matrix of a stack.
public final class Trilinear extends Op {
    private static final String SECOND = "TrilinearBackward0";

    private Trilinear() {
        super(SECOND);
    }

    /// The numbers, (N, out).
    ///
    /// @param x1 (N, in1)
    /// @param weight (out, in1, in2)
    /// @param x2 (N, in2)
    public static Tensor of(Tensor x1, Tensor weight, Tensor x2) {
        return new Trilinear().apply(x1, weight, x2);
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        ctx.saveForBackward(
                ctx.needsInputGrad(1) || ctx.needsInputGrad(2) ? in[0] : null,
                ctx.needsInputGrad(0) || ctx.needsInputGrad(2) ? in[1] : null,
                ctx.needsInputGrad(0) || ctx.needsInputGrad(1) ? in[2] : null);
        Tensor x1 = in[0];
        Tensor weight = in[1].contiguous();
        long out = weight.size(0);
        long in1 = weight.size(1);
        // (N, in2) · (in2, out · in1), then the sum over in1 against x1.
        Tensor rows = weight.reshape(out * in1, weight.size(2));
        Tensor right = Products.linear(in[2].contiguous(), rows, null);
        Tensor products = right.view(x1.size(0), out, in1).mul(x1.contiguous().unsqueeze(1));
        return Reductions.sum(products, new long[] {-1}, false, products.dtype());
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        Tensor x1 = ctx.saved(0);
        Tensor weight = ctx.saved(1);
        Tensor x2 = ctx.saved(2);
        return new Tensor[] {
            gradient(ctx, 0, "no,oab,nb->na", grad, weight, x2),
            gradient(ctx, 1, "no,na,nb->oab", grad, x1, x2),
            gradient(ctx, 2, "no,oab,na->nb", grad, weight, x1),
        };
    }

    /// The gradient of an operand: the same kind of sum, which keeps what the gradients of others
    /// read.
    private static @Nullable Tensor gradient(
            Context ctx, int input, String sum, Tensor... operands) {
        if (!ctx.needsInputGrad(input)) {
            return null;
        }
        Tensor result = Einsum.einsum(sum, operands);
        if (!ThreadState.get().gradEnabled) {
            return result;
        }
        int differentiable = 0;
        for (Tensor t : operands) {
            differentiable += t.requiresGrad() ? 1 : 0;
        }
        @Nullable Tensor[] kept = new Tensor[operands.length];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = differentiable > (operands[i].requiresGrad() ? 1 : 0) ? operands[i] : null;
        }
        return ExtraNode.saving(SECOND, result, kept);
    }
}
