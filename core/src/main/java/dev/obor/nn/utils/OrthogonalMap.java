package dev.obor.nn.utils;

import dev.obor.Linalg;
import dev.obor.Linalg.Geqrf;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any matrix to an orthogonal one, PyTorch's `_Orthogonal`.
final class OrthogonalMap extends Module implements RightInverse {
    private static final String MATRIX_EXP = "matrix_exp";
    private static final String CAYLEY = "cayley";
    private static final String HOUSEHOLDER = "householder";

    private final String map;
    private final boolean trivialization;
    private final long[] shape;

    /// What the result of the map is multiplied to, so that it starts where the weight was.
    private @Nullable Buffer base;

    OrthogonalMap(Tensor weight, @Nullable String map, boolean trivialization) {
        if (weight.dim() < 2) {
            throw new ValueError(
                    "Expected a matrix or batch of matrices. Got a tensor of "
                            + weight.dim()
                            + " dimensions.");
        }
        boolean square = weight.size(-2) == weight.size(-1);
        this.map = map == null ? square ? MATRIX_EXP : HOUSEHOLDER : map;
        if (!List.of(MATRIX_EXP, CAYLEY, HOUSEHOLDER).contains(this.map)) {
            throw new ValueError(
                    "orthogonal_map has to be one of \"matrix_exp\", \"cayley\", \"householder\"."
                            + " Got: "
                            + map);
        }
        this.trivialization = trivialization;
        shape = weight.shape().toArray();
    }

    @Override
    public Tensor forward(Tensor input) {
        boolean wide = input.size(-2) < input.size(-1);
        Tensor x = wide ? input.mT() : input;
        Tensor q = map.equals(HOUSEHOLDER) ? reflected(x) : rotated(x);
        if (base != null) {
            q = base.matmul(q);
        }
        return wide ? q.mT() : q;
    }

    /// By a skew-symmetric matrix, of which a tall one has the first columns.
    private Tensor rotated(Tensor input) {
        long n = input.size(-2);
        long k = input.size(-1);
        Tensor x = input.tril();
        if (n != k) {
            long[] sizes = shapeOf(input, n, n - k);
            x = Obor.cat(List.of(x, Obor.zeros(x.dtype(), sizes)), -1);
        }
        Tensor a = x.sub(x.mT());
        Tensor q;
        if (map.equals(MATRIX_EXP)) {
            q = Linalg.matrixExp(a);
        } else {
            Tensor half = a.mul(0.5);
            Tensor one = Obor.eye(n, o -> o.dtype(a.dtype()));
            q = Linalg.solve(one.sub(half), one.add(half));
        }
        return n == k ? q : q.narrow(-1, 0, k);
    }

    private static Tensor reflected(Tensor x) {
        Tensor a = x.tril(-1);
        Tensor tau = a.mul(a).sum(-2).add(1).reciprocal().mul(2);
        Tensor signs = x.detach().diagonal(0, -2, -1).toInt().unsqueeze(-2);
        return Linalg.householderProduct(a, tau).mul(signs);
    }

    private static long[] shapeOf(Tensor x, long rows, long columns) {
        long[] sizes = x.shape().toArray();
        sizes[sizes.length - 2] = rows;
        sizes[sizes.length - 1] = columns;
        return sizes;
    }

    @Override
    public @Nullable Tensor rightInverse(Tensor value) {
        if (!Arrays.equals(value.shape().toArray(), shape)) {
            throw new ShapeError(
                    "Expected a matrix or batch of matrices of shape "
                            + Arrays.toString(shape)
                            + ". Got a tensor of shape "
                            + value.shape()
                            + ".");
        }
        try (var _ = Autograd.noGrad()) {
            boolean wide = value.size(-2) < value.size(-1);
            Tensor q = wide ? value.mT() : value;
            if (trivialization) {
                base = new Buffer(completed(q));
                Tensor original = value.zerosLike();
                original.diagonal(0, -2, -1).fill_(-1);
                return original;
            }
            if (!map.equals(HOUSEHOLDER)) {
                return null; // no way is known
            }
            Tensor original = reflectors(q);
            return wide ? original.mT() : original;
        }
    }

    private static Tensor completed(Tensor q) {
        long n = q.size(-2);
        long k = q.size(-1);
        if (n != k) {
            Tensor more = Obor.randn(q.dtype(), shapeOf(q, n, n - k));
            return orthogonalized(Obor.cat(List.of(q, more), -1));
        }
        double near = 10.0 * n * Obor.finfo(q.dtype()).eps();
        Tensor one = Obor.eye(n, o -> o.dtype(q.dtype())).expandAs(q);
        return q.mT().matmul(q).allclose(one, o -> o.atol(near)) ? q.clone() : orthogonalized(q);
    }

    private static Tensor orthogonalized(Tensor tall) {
        Geqrf qr = tall.geqrf();
        Tensor signs = qr.a().diagonal(0, -2, -1).sign().unsqueeze(-2);
        return Linalg.householderProduct(qr.a(), qr.tau()).mul(signs);
    }

    private static Tensor reflectors(Tensor q) {
        Geqrf qr = q.geqrf();
        Tensor a = qr.a();
        Tensor diagonal = a.diagonal(0, -2, -1);
        // No reflection, which the factorisation tells by an exact zero, turns nothing round.
        diagonal.copy_(diagonal.sign().mul(qr.tau().eq(0).to(a.dtype()).mul(-2).add(1)));
        return a;
    }

    @Override
    protected String typeName() {
        return "_Orthogonal";
    }
}
