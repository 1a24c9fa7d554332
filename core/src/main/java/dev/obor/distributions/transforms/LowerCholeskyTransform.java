package dev.obor.distributions.transforms;

import dev.obor.Tensor;
import dev.obor.distributions.constraints.Constraint;
import dev.obor.distributions.constraints.Constraints;
import org.jspecify.annotations.Nullable;

/// From matrices to lower triangular ones with a positive diagonal, PyTorch's
/// `LowerCholeskyTransform`.
public class LowerCholeskyTransform extends Transform {
    /// The transform; it has no parameters.
    public LowerCholeskyTransform() {}

    @Override
    protected Tensor forward(Tensor x) {
        return x.tril(-1).add(x.diagonal(0, -2, -1).exp().diagEmbed());
    }

    @Override
    protected Tensor inverse(Tensor y) {
        return y.tril(-1).add(y.diagonal(0, -2, -1).log().diagEmbed());
    }

    @Override
    public Constraint domain() {
        return Constraints.independent(Constraints.real(), 2);
    }

    @Override
    public Constraint codomain() {
        return Constraints.lowerCholesky();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LowerCholeskyTransform;
    }

    @Override
    public int hashCode() {
        return LowerCholeskyTransform.class.hashCode();
    }
}
