package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import dev.obor.distributions.shared.Numbers;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// `y = tanh(x)`, PyTorch's `TanhTransform`.
///
/// Near the ends `atanh` loses all digits: score a sample of this transform with [#withCache].
public class TanhTransform extends Transform {
    /// The transform; it has no parameters.
    public TanhTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return x.tanh();
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.atanh();
    }

    @Override
    public Constraint codomain() {
        return Constraints.interval(-1, 1);
    }

    @Override
    public Tensor sign() {
        return Numbers.number(1);
    }

    @Override
    public Tensor logAbsDetJacobian(Tensor x, Tensor y) {
        given(x, "x");
        given(y, "y");
        return Obor.sub(Numbers.LOG_2, x).sub(F.softplus(x.mul(-2))).mul(2);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TanhTransform;
    }

    @Override
    public int hashCode() {
        return TanhTransform.class.hashCode();
    }
}
