package dev.obor.distributions;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// Kullback-Leibler divergences, PyTorch's `torch.distributions.kl`.
///
/// ```java
/// Tensor loss = reconstruction.add(KL.klDivergence(posterior, prior).sum());
/// ```
public final class KL {
    private static final KlRules RULES = new KlRules();

    static {
        SameKindKl.addTo(RULES);
        RealKl.addTo(RULES);
        PositiveKl.addTo(RULES);
        BoundedKl.addTo(RULES);
        MatrixKl.addTo(RULES);
    }

    private KL() {}

    /// The divergence of `q` from `p`, of the batch's shape.
    ///
    /// ```text
    /// KL(p || q) = ∫ p(x) log(p(x) / q(x)) dx
    /// ```
    ///
    /// @throws StateError if none is known for these kinds; [#registerKl] adds one
    public static Tensor klDivergence(Distribution p, Distribution q) {
        Arguments.given(p, "p");
        Arguments.given(q, "q");
        @Nullable Tensor result = RULES.apply(p, q);
        if (result == null) {
            throw new StateError(
                    "No KL(p || q) is implemented for p type "
                            + p.getClass().getSimpleName()
                            + " and q type "
                            + q.getClass().getSimpleName(),
                    "Add it with KL.registerKl.");
        }
        return result;
    }

    /// Adds a divergence for two kinds and those that extend them, for the whole program; one that
    /// is known for the same kinds is replaced.
    ///
    /// ```java
    /// KL.registerKl(Laplace.class, Normal.class, (p, q) -> p.mean().sub(q.mean()).square());
    /// ```
    public static <P extends Distribution, Q extends Distribution> void registerKl(
            Class<P> typeP, Class<Q> typeQ, BiFunction<P, Q, Tensor> divergence) {
        Arguments.given(typeP, "typeP");
        Arguments.given(typeQ, "typeQ");
        RULES.add(typeP, typeQ, Arguments.given(divergence, "divergence"));
    }
}
