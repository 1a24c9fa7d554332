package dev.obor;

import dev.obor.base.Arguments;

/// Numbers as fractions and powers of 2, what `frexp` returns: `mantissa · 2^exponent`.
///
/// @param mantissa the fractions; gradients flow through them
/// @param exponent the powers, int32
public record MantissaExponent(Tensor mantissa, Tensor exponent) {
    public MantissaExponent {
        Arguments.given(mantissa, "mantissa");
        Arguments.given(exponent, "exponent");
    }
}
