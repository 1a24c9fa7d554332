package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// `y = 1 / (1 + exp(-x))`, kept away from 0 and 1, PyTorch's `SigmoidTransform`.
public class SigmoidTransform extends Transform {
    /// The transform; it has no parameters.
    public SigmoidTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return Sticks.clippedSigmoid(x);
    }

    @Override
    protected Tensor inverse(Tensor y) {
        var info = Numbers.finfo(y);
        Tensor p = y.clamp(info.tiny(), 1 - info.eps());
        return p.log().sub(p.neg().log1p());
    }

    @Override
    public Constraint codomain() {
        return Constraints.unitInterval();
    }

    @Override
    public Tensor sign() {
        return Numbers.number(1);
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return F.softplus(x.neg()).neg().sub(F.softplus(x));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SigmoidTransform;
    }

    @Override
    public int hashCode() {
        return SigmoidTransform.class.hashCode();
    }
}
