package dev.obor.nn.utils.prune;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;

/// Prunes by a mask that is given.
public final class CustomFromMask extends BasePruningMethod {
    private final Tensor mask;

    /// Prunes where a mask is zero.
    ///
    /// @param mask zeros and ones, of the sizes of the parameter
    public CustomFromMask(Tensor mask) {
        this.mask = Arguments.given(mask, "mask");
    }

    @Override
    protected PruningType pruningType() {
        return PruningType.GLOBAL;
    }

    @Override
    protected Tensor computeMask(Tensor t, Tensor defaultMask) {
        if (!defaultMask.shape().equals(mask.shape())) {
            throw new ShapeError(
                    "default_mask shape "
                            + defaultMask.shape()
                            + " must match self.mask shape "
                            + mask.shape());
        }
        return defaultMask.mul(mask.to(defaultMask.dtype()));
    }
}
