package dev.obor;

import dev.obor.base.Arguments;

/// What is left of a tensor, and which elements: what `nativeDropout` returns.
///
/// @param result the tensor; gradients flow through it
/// @param mask true where an element stayed
public record DropoutResult(Tensor result, Tensor mask) {
    public DropoutResult {
        Arguments.given(result, "result");
        Arguments.given(mask, "mask");
    }
}
