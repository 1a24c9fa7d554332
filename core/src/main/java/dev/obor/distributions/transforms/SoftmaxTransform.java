package dev.obor.distributions.transforms;

import static dev.obor.base.Arguments.given;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import org.jspecify.annotations.Nullable;

/// `y = exp(x) / Σ exp(x)`, PyTorch's `SoftmaxTransform`, from vectors to the simplex.
///
/// It has no inverse, as shifted arguments have the same result, and no Jacobian:
/// [StickBreakingTransform] is one to score with.
public class SoftmaxTransform extends Transform {
    /// The transform; it has no parameters.
    public SoftmaxTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        Tensor e = x.sub(x.amax(new long[] {-1}, true)).exp();
        return e.div(e.sum(-1, true));
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.log();
    }

    @Override
    public Constraint domain() {
        return Constraints.realVector();
    }

    @Override
    public Constraint codomain() {
        return Constraints.simplex();
    }

    @Override
    public boolean isBijective() {
        return false;
    }

    @Override
    public Size forwardShape(Size shape) {
        given(shape, "shape");
        return Sticks.vector(shape, 0);
    }

    @Override
    public Size inverseShape(Size shape) {
        given(shape, "shape");
        return Sticks.vector(shape, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SoftmaxTransform;
    }

    @Override
    public int hashCode() {
        return SoftmaxTransform.class.hashCode();
    }
}
