package dev.obor.nn.functional;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;

/// Which keys a query may look at in a causal order, PyTorch's
/// `torch.nn.attention.bias.CausalBias`: those up to its own place.
///
/// ```java
/// var bias = CausalBias.causalLowerRight(1, 12); // one new query behind eleven others
/// Tensor y = F.scaledDotProductAttention(q, k, v, o -> o.attnMask(bias.mask()));
/// ```
///
/// @param variant where queries and keys begin together
/// @param seqLenQ how many queries there are
/// @param seqLenKv how many keys there are
public record CausalBias(CausalVariant variant, long seqLenQ, long seqLenKv) {
    /// Where queries and keys of unequal numbers begin together, PyTorch's `CausalVariant`.
    public enum CausalVariant {
        /// The first query stands at the first key.
        UPPER_LEFT,
        /// The last query stands at the last key.
        LOWER_RIGHT
    }

    public CausalBias {
        Arguments.given(variant, "variant");
        if (seqLenQ < 0 || seqLenKv < 0) {
            throw new ValueError(
                    "sequence lengths must not be negative, got " + seqLenQ + " and " + seqLenKv);
        }
    }

    /// The first query stands at the first key.
    public static CausalBias causalUpperLeft(long seqLenQ, long seqLenKv) {
        return new CausalBias(CausalVariant.UPPER_LEFT, seqLenQ, seqLenKv);
    }

    /// The last query stands at the last key.
    public static CausalBias causalLowerRight(long seqLenQ, long seqLenKv) {
        return new CausalBias(CausalVariant.LOWER_RIGHT, seqLenQ, seqLenKv);
    }

    /// True where a query may look at a key, (seqLenQ, seqLenKv).
    public Tensor mask() {
        long diagonal = variant == CausalVariant.LOWER_RIGHT ? seqLenKv - seqLenQ : 0;
        return Obor.ones(Obor.bool, seqLenQ, seqLenKv).tril(diagonal);
    }
}
