package dev.obor.op.create;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Distribution;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.TensorAccess;
import org.jspecify.annotations.Nullable;

/// Gamma and Dirichlet numbers with gradients by their concentrations: how a number would move if
/// its rank among all stayed the same.
public final class GammaDraws {
    private GammaDraws() {}

    /// Gamma numbers of rate 1, one for each concentration.
    public static Tensor standardGamma(Tensor concentration) {
        return new StandardGamma().apply(concentration);
    }

    /// Dirichlet vectors, one for each vector of concentrations along the last dimension.
    public static Tensor dirichlet(Tensor concentration) {
        return new Dirichlet().apply(concentration);
    }

    private static Tensor draw(Tensor concentration) {
        View alphas = TensorAccess.view(concentration.detach());
        View out = Backends.empty(concentration.dtype(), concentration.shape().toArray());
        RandomDraws.draw(new Distribution.StandardGamma(alphas), out, null);
        return TensorAccess.wrap(out);
    }

    private static final class StandardGamma extends Op {
        StandardGamma() {
            super("StandardGammaBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor out = draw(in[0]);
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor alpha = ctx.saved(0);
            Tensor slope =
                    GammaSlopes.GAMMA.call(alpha.to(DType.FLOAT64), ctx.saved(1).to(DType.FLOAT64));
            return new Tensor[] {grad.mul(slope.to(grad.dtype()))};
        }
    }

    private static final class Dirichlet extends Op {
        Dirichlet() {
            super("_DirichletBackward");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor gamma = draw(in[0].to(DType.FLOAT64));
            DType dtype = in[0].dtype();
            boolean single = dtype == DType.FLOAT32;
            double least = single ? Float.MIN_NORMAL : Double.MIN_NORMAL;
            double most = single ? Math.nextDown(1.0f) : Math.nextDown(1.0);
            Tensor out = gamma.div(gamma.sum(-1, true)).to(dtype).clamp(least, most);
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor alpha = ctx.saved(0).to(DType.FLOAT64);
            Tensor x = ctx.saved(1);
            Tensor total = alpha.sum(-1, true).expandAs(alpha);
            Tensor slope = GammaSlopes.DIRICHLET.call(x.to(DType.FLOAT64), alpha, total);
            Tensor along = grad.sub(x.mul(grad).sum(-1, true));
            return new Tensor[] {slope.to(grad.dtype()).mul(along)};
        }
    }
}
