package dev.obor.distributions.transforms;

import dev.obor.Linalg;
import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import org.jspecify.annotations.Nullable;

/// From matrices to positive definite ones, PyTorch's `PositiveDefiniteTransform`: by the Cholesky
/// factor that [LowerCholeskyTransform] makes.
public class PositiveDefiniteTransform extends Transform {
    private final Transform lower = new LowerCholeskyTransform();

    /// The transform; it has no parameters.
    public PositiveDefiniteTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        Tensor factor = lower.call(x);
        return factor.matmul(factor.mT());
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return lower.inv().call(Linalg.cholesky(y));
    }

    @Override
    public Constraint domain() {
        return Constraints.independent(Constraints.real(), 2);
    }

    @Override
    public Constraint codomain() {
        return Constraints.positiveDefinite();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PositiveDefiniteTransform;
    }

    @Override
    public int hashCode() {
        return PositiveDefiniteTransform.class.hashCode();
    }
}
