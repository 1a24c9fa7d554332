package dev.obor.nn.utils;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.StateKey;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A weight divided by an estimate of its largest singular value, PyTorch's `_SpectralNorm`.
final class SpectralNormMap extends Module implements RightInverse {
    private static final int FIRST_ITERATIONS = 15;

    private final int dim;
    private final double eps;
    private final int iterations;

    @StateKey("_u")
    private @Nullable Buffer left;

    @StateKey("_v")
    private @Nullable Buffer right;

    SpectralNormMap(Tensor weight, int iterations, int dim, double eps) {
        int dims = weight.dim();
        if (dim >= dims || dim < -dims) {
            throw new IndexError(
                    "Dimension out of range (expected to be in range of [-"
                            + dims
                            + ", "
                            + (dims - 1)
                            + "] but got "
                            + dim
                            + ")");
        }
        if (iterations <= 0) {
            throw new ValueError(
                    "Expected n_power_iterations to be positive, but got n_power_iterations="
                            + iterations);
        }
        this.dim = dim < 0 ? dim + dims : dim;
        this.eps = eps;
        this.iterations = iterations;
        if (dims > 1) {
            Tensor matrix = NormedWeight.rows(weight.detach(), this.dim);
            left = new Buffer(NormedWeight.direction(matrix, matrix.size(0), eps));
            right = new Buffer(NormedWeight.direction(matrix, matrix.size(1), eps));
            iterate(matrix, FIRST_ITERATIONS);
        }
    }

    private void iterate(Tensor matrix, int count) {
        Buffer u = Objects.requireNonNull(left);
        Buffer v = Objects.requireNonNull(right);
        try (var _ = Autograd.noGrad()) {
            for (int i = 0; i < count; i++) {
                u.copy_(NormedWeight.normalized(matrix.mv(v), eps));
                v.copy_(NormedWeight.normalized(matrix.mT().mv(u), eps));
            }
        }
    }

    @Override
    public Tensor forward(Tensor weight) {
        if (left == null || right == null) {
            return NormedWeight.normalized(weight, eps);
        }
        Tensor matrix = NormedWeight.rows(weight, dim);
        if (isTraining()) {
            iterate(matrix, iterations);
        }
        // Copies, so that a further call does not change what backward reads.
        Tensor u = left.clone();
        Tensor v = right.clone();
        return weight.div(u.dot(matrix.mv(v)));
    }

    @Override
    public Tensor rightInverse(Tensor value) {
        return value;
    }

    @Override
    protected String typeName() {
        return "_SpectralNorm";
    }
}
