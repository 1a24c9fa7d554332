package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import org.jspecify.annotations.Nullable;

/// `y = exp(x)`, PyTorch's `ExpTransform`.
public class ExpTransform extends Transform {
    /// The transform; it has no parameters.
    public ExpTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return x.exp();
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.log();
    }

    @Override
    public Constraint codomain() {
        return Constraints.positive();
    }

    @Override
    public Tensor sign() {
        return Numbers.number(1);
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return x;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ExpTransform;
    }

    @Override
    public int hashCode() {
        return ExpTransform.class.hashCode();
    }
}
