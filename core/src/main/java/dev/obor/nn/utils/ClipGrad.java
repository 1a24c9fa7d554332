package dev.obor.nn.utils;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import dev.obor.op.TensorAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Keeps gradients from growing too large, PyTorch's `torch.nn.utils.clip_grad`.
public final class ClipGrad {
    /// Optional arguments of [#clipGradNorm_].
    public static final class Options extends dev.obor.base.Options<Options> {
        static final Options DEFAULT = new Options();
        double normType = 2;
        boolean errorIfNonfinite;

        Options() {}

        /// Which norm: 2, 1, or infinity.
        public Options normType(double value) {
            return set(() -> normType = value);
        }

        /// Whether a norm that is NaN or infinite is an error, false.
        public Options errorIfNonfinite(boolean value) {
            return set(() -> errorIfNonfinite = value);
        }
    }

    private ClipGrad() {}

    /// Scales all gradients down together if the norm of all of them is above `maxNorm`.
    ///
    /// @return the norm before
    public static Tensor clipGradNorm_(Iterable<? extends Tensor> parameters, double maxNorm) {
        return clipGradNorm_(parameters, maxNorm, Options.DEFAULT);
    }

    /// Scales all gradients down together if their joint norm is above `maxNorm`.
    ///
    /// Source: Pascanu et al., "On the difficulty of training recurrent neural networks", 2013.
    ///
    /// @return the norm before
    /// @throws StateError for such a norm, if it is one
    public static Tensor clipGradNorm_(
            Iterable<? extends Tensor> parameters, double maxNorm, Consumer<Options> options) {
        Arguments.given(parameters, "parameters");
        Options o = Options.DEFAULT.with(options);
        List<Tensor> grads = gradients(parameters);
        try (var _ = Autograd.noGrad()) {
            if (grads.isEmpty()) {
                return Obor.tensor(0.0);
            }
            Tensor total = getTotalNorm(grads, o);
            scale(grads, maxNorm, total);
            return total;
        }
    }

    private static void scale(List<Tensor> grads, double maxNorm, Tensor total) {
        Tensor factor = total.add(1e-6).reciprocal().mul(maxNorm).clampMax(1.0);
        grads.forEach(g -> g.mul_(factor));
    }

    /// The Euclidean norm of all elements of all tensors.
    public static Tensor getTotalNorm(Iterable<? extends Tensor> tensors) {
        return getTotalNorm(tensors, Options.DEFAULT);
    }

    /// The norm of all elements of all tensors; 0 if there are none.
    ///
    /// @param normType which norm: 2, 1, or infinity
    public static Tensor getTotalNorm(Iterable<? extends Tensor> tensors, double normType) {
        return getTotalNorm(tensors, o -> o.normType(normType));
    }

    /// The norm of all elements of all tensors; 0 if there are none.
    ///
    /// @throws StateError for a norm that is NaN or infinite, if it is one
    public static Tensor getTotalNorm(
            Iterable<? extends Tensor> tensors, Consumer<Options> options) {
        Arguments.given(tensors, "tensors");
        Options o = Options.DEFAULT.with(options);
        List<Tensor> norms = new ArrayList<>();
        tensors.forEach(t -> norms.add(t.norm(o.normType)));
        Tensor total = norms.isEmpty() ? Obor.tensor(0.0) : Obor.stack(norms).norm(o.normType);
        if (o.errorIfNonfinite) {
            TensorAccess.check(total, norm -> checkFinite(norm, o.normType));
        }
        return total;
    }

    private static void checkFinite(Tensor total, double normType) {
        if (!total.isfinite().itemBoolean()) {
            throw new StateError(
                    "The total norm of order "
                            + normType
                            + " for gradients from `parameters` is non-finite, so it cannot be"
                            + " clipped. To disable this error and scale the gradients by the"
                            + " non-finite norm anyway, set errorIfNonfinite to false");
        }
    }

    /// Scales all gradients down together as [#clipGradNorm_] does, by a norm that is known.
    public static void clipGradsWithNorm_(
            Iterable<? extends Tensor> parameters, double maxNorm, Tensor totalNorm) {
        Arguments.given(parameters, "parameters");
        Arguments.given(totalNorm, "totalNorm");
        try (var _ = Autograd.noGrad()) {
            scale(gradients(parameters), maxNorm, totalNorm);
        }
    }

    /// Keeps every element of every gradient between -clipValue and clipValue.
    public static void clipGradValue_(Iterable<? extends Tensor> parameters, double clipValue) {
        Arguments.given(parameters, "parameters");
        try (var _ = Autograd.noGrad()) {
            gradients(parameters).forEach(g -> g.clamp_(-clipValue, clipValue));
        }
    }

    private static List<Tensor> gradients(Iterable<? extends Tensor> parameters) {
        List<Tensor> grads = new ArrayList<>();
        for (Tensor p : parameters) {
            Tensor g = p.grad();
            if (g != null) {
                grads.add(g);
            }
        }
        return grads;
    }
}
