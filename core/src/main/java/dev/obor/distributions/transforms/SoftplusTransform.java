package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// `y = log(1 + exp(x))`, PyTorch's `SoftplusTransform`; the identity above 20.
public class SoftplusTransform extends Transform {
    /// The transform; it has no parameters.
    public SoftplusTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return F.softplus(x);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.neg().expm1().neg().log().add(y);
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
        return F.softplus(x.neg()).neg();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SoftplusTransform;
    }

    @Override
    public int hashCode() {
        return SoftplusTransform.class.hashCode();
    }
}
