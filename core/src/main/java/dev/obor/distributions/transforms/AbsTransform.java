package dev.obor.distributions.transforms;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import org.jspecify.annotations.Nullable;

/// `y = |x|`, PyTorch's `AbsTransform`. It has no inverse; [#inv] gives the positive argument.
public class AbsTransform extends Transform {
    /// The transform; it has no parameters.
    public AbsTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return x.abs();
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y;
    }

    @Override
    public Constraint codomain() {
        return Constraints.positive();
    }

    @Override
    public boolean isBijective() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AbsTransform;
    }

    @Override
    public int hashCode() {
        return AbsTransform.class.hashCode();
    }
}
