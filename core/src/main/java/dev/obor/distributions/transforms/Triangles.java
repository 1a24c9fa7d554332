package dev.obor.distributions.transforms;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.distributions.shared.Numbers;
import dev.obor.distributions.shared.SampleShapes;

/// Vectors as the part of matrices below the diagonal.
final class Triangles {
    private Triangles() {}

    /// The side of a matrix with so many elements below its diagonal.
    static long side(long elements) {
        long d = Math.round(Math.sqrt(0.25 + 2.0 * elements) + 0.5);
        if (d * (d - 1) / 2 != elements) {
            throw new ValueError("Input is not a flattened lower-diagonal number");
        }
        return d;
    }

    /// The places of a triangle's elements in a flattened matrix, row by row.
    private static Tensor places(long d, int diagonal) {
        Tensor at = Obor.trilIndices(d, d, diagonal);
        return at.select(0, 0).mul(d).add(at.select(0, 1));
    }

    static Tensor matrix(Tensor vector) {
        long d = side(vector.size(-1));
        long[] batch = SampleShapes.first(vector.shape(), vector.dim() - 1).toArray();
        Tensor flat = Numbers.full(vector, 0, SampleShapes.join(batch, new long[] {d * d}));
        return flat.indexCopy(-1, places(d, -1), vector)
                .reshape(SampleShapes.join(batch, new long[] {d, d}));
    }

    static Tensor vector(Tensor matrix, int diagonal) {
        return matrix.flatten(-2).indexSelect(-1, places(matrix.size(-1), diagonal));
    }
}
