package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.Svd;
import dev.obor.Linalg.Usv;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.Diagonals;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Singular values and vectors: A = U diag(S) Vh.
public final class SvdOps {
    private SvdOps() {}

    /// Values, info, and U and Vh if they are wanted.
    private static View[] decompose(View a, boolean vectors, boolean full) {
        int d = a.dim();
        long m = a.shape()[d - 2];
        long n = a.shape()[d - 1];
        long k = Math.min(m, n);
        View values = Backends.empty(a.dtype().toReal(), Factors.sizes(a.shape(), k));
        View info = Backends.empty(DType.INT32, Factors.sizes(a.shape()));
        View[] outs = {values, info};
        if (vectors) {
            long[] u = Factors.sizes(a.shape(), m, full ? m : k);
            long[] vh = Factors.sizes(a.shape(), full ? n : k, n);
            outs =
                    new View[] {
                        values, info, Factors.columns(a.dtype(), u), Factors.columns(a.dtype(), vh)
                    };
        }
        Factors.run(Factorization.SINGULAR, outs, a);
        return outs;
    }

    private static final class Decomposition extends Op.Multi {
        private final boolean full;

        Decomposition(boolean full) {
            super("LinalgSvdBackward0");
            this.full = full;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View[] r = decompose(TensorAccess.view(in[0]), true, full);
            Tensor s = TensorAccess.wrap(r[0]);
            Tensor info = TensorAccess.wrap(r[1]);
            Tensor u = TensorAccess.wrap(r[2]);
            Tensor vh = TensorAccess.wrap(r[3]);
            ctx.markNonDifferentiable(info);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(u, s, vh);
            return new Tensor[] {u, s, vh, info};
        }

        // Townsend, Differentiating the singular value decomposition, 2016.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor s = ctx.saved(1);
            long k = s.size(-1);
            Tensor u = first(ctx.saved(0), -1, k);
            Tensor vh = first(ctx.saved(2), -2, k);
            Tensor gs = grads[1];
            Tensor gu = grads[0] == null ? null : first(grads[0], -1, k);
            Tensor gvh = grads[2] == null ? null : first(grads[2], -2, k);
            if (gu == null && gvh == null) {
                return new Tensor[] {gs == null ? null : values(gs, u, vh)};
            }
            long m = u.size(-2);
            long n = vh.size(-1);
            Tensor gaps = squaredGaps(s);
            Tensor inner = null;
            Tensor left = gu == null ? null : skew(u.mH().matmul(gu));
            Tensor right = gvh == null ? null : skew(vh.matmul(gvh.mH()));
            if (u.isComplex()) { // what a common phase of both vectors does is nothing
                Tensor both = left == null ? right : right == null ? left : left.add(right);
                EigenOps.checkPhases(
                        Objects.requireNonNull(both).mul(0.5),
                        "svd_backward",
                        "singular vectors",
                        "phase term, making it");
                Tensor own = left == null ? Objects.requireNonNull(right).neg() : left;
                inner = Diagonals.embed(own.diagonal(0, -2, -1).div(s.mul(2)), 0, -2, -1);
                left = left == null ? null : withoutDiagonal(left);
                right = right == null ? null : withoutDiagonal(right);
            }
            if (left != null) {
                Tensor term = left.div(gaps).mul(s.unsqueeze(-2));
                inner = inner == null ? term : inner.add(term);
            }
            if (right != null) {
                Tensor term = right.div(gaps).mul(s.unsqueeze(-1));
                inner = inner == null ? term : inner.add(term);
            }
            if (gs != null) {
                inner = Objects.requireNonNull(inner).add(Diagonals.embed(gs, 0, -2, -1));
            }
            Tensor g = u.matmul(Objects.requireNonNull(inner));
            if (gu != null && m > k) {
                Tensor outside = gu.sub(u.matmul(u.mH().matmul(gu)));
                g = g.add(outside.div(s.unsqueeze(-2)));
            }
            g = g.matmul(vh);
            if (gvh != null && n > k) {
                Tensor outside = gvh.sub(gvh.matmul(vh.mH()).matmul(vh));
                g = g.add(u.matmul(outside.div(s.unsqueeze(-1))));
            }
            return new Tensor[] {g};
        }

        private static Tensor values(Tensor gs, Tensor u, Tensor vh) {
            return u.size(-2) >= vh.size(-1)
                    ? u.matmul(gs.unsqueeze(-1).mul(vh))
                    : u.mul(gs.unsqueeze(-2)).matmul(vh);
        }

        private static Tensor first(Tensor t, int dim, long k) {
            return t.size(dim) == k ? t : t.narrow(dim, 0, k);
        }

        private static Tensor withoutDiagonal(Tensor t) {
            return t.sub(Diagonals.embed(t.diagonal(0, -2, -1), 0, -2, -1));
        }

        private static Tensor skew(Tensor t) {
            return t.sub(t.mH());
        }

        /// sⱼ² - sᵢ², with ones on the diagonal.
        private static Tensor squaredGaps(Tensor s) {
            Tensor column = s.unsqueeze(-2);
            Tensor row = s.unsqueeze(-1);
            Tensor gaps = column.sub(row).mul(column.add(row));
            return gaps.add(Factors.eye(s.size(-1), s.detach()));
        }
    }

    private static void check(Tensor input) {
        MatrixChecks.matrix(input, "linalg.svd", "A");
        MatrixChecks.numbers(input, "linalg.svd", true);
        Factors.checkKernel("linalg_svd_cpu", input);
    }

    private static void checkConverged(Tensor info) {
        MatrixChecks.info(
                info,
                "linalg.svd",
                _ ->
                        "The algorithm failed to converge because the input matrix contained"
                                + " non-finite values.",
                "Look where the NaN or infinity comes from.");
    }

    static Svd decomposed(Tensor input, boolean full) {
        check(input);
        if (input.numel() == 0 && input.dtype().isLowPrecision()) { // nothing is factored
            Svd wide = decomposed(input.to(DType.FLOAT32), full);
            DType dtype = input.dtype();
            return new Svd(wide.u().to(dtype), wide.s().to(dtype), wide.vh().to(dtype));
        }
        Tensor[] r = new Decomposition(full).apply(input);
        checkConverged(r[3]);
        return new Svd(r[0], r[1], r[2]);
    }

    /// A = U diag(S) Vh with orthonormal columns of U and rows of Vh; S falls.
    ///
    /// Vectors are unique up to their sign or phase, and not even that where values are equal:
    /// gradients through them are right for what does not depend on that choice.
    ///
    /// ```java
    /// var f = Linalg.svd(randn(5, 3), o -> o.fullMatrices(false));
    /// f.u().shape() // [5, 3]
    /// f.vh().shape() // [3, 3]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param fullMatrices whether U is (\*, m, m) and Vh (\*, n, n); else (\*, m, k) and (\*, k,
    ///   n) with k the smaller size
    /// @return U, S (\*, k) real, and Vh
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    @Operation(value = LINALG, options = OperationOptions.Svd.class)
    public static Svd svd(
            Tensor input,
            @Default("true") boolean fullMatrices,
            @Default("null") @Nullable String driver) {
        if (driver != null) {
            throw new ValueError(
                    "torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs"
                            + " with cuSOLVER backend.");
        }
        return decomposed(input, fullMatrices);
    }

    /// The singular values, in falling order.
    ///
    /// ```java
    /// Linalg.svdvals(tensor(1.0, 0, 0, -3).view(2, 2)) // [3, 1]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param driver an algorithm of other backends; any but null is refused
    /// @return (\*, k) real, k the smaller size
    /// @throws dev.obor.base.LinAlgError if an element is not finite
    @Operation(LINALG)
    public static Tensor svdvals(Tensor input, @Default("null") @Nullable String driver) {
        if (input.requiresGrad() || driver != null) {
            return svd(input, false, driver).s();
        }
        check(input);
        View[] r = decompose(TensorAccess.view(input), false, false);
        checkConverged(TensorAccess.wrap(r[1]));
        return TensorAccess.wrap(r[0]);
    }

    /// `torch.svd`: A = U diag(S) Vᴴ. See [Linalg#svd].
    ///
    /// ```java
    /// tensor(1.0, 0, 0, -3).view(2, 2).svd().s() // [3, 1]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param some whether only the first vectors are made
    /// @param computeUv whether vectors are made at all; else there are zeros in their place
    /// @return U (\*, m, k), S (\*, k) real, and V (\*, n, k), k the smaller size; without `some`
    ///   all m and n columns
    @Operation(
            value = {TENSOR, OBOR},
            names = "svd",
            options = OperationOptions.TorchSvd.class)
    public static Usv svdOld(
            Tensor input, @Default("true") boolean some, @Default("true") boolean computeUv) {
        if (input.dim() < 2) {
            throw new ShapeError(
                    "linalg.svd: input should have at least 2 dimensions, but has "
                            + input.dim()
                            + " dimensions instead");
        }
        if (!computeUv) {
            Tensor s = svdvals(input, null);
            long[] shape = input.shape().toArray();
            Tensor u = EigenOps.zeros(input, Factors.sizes(shape, input.size(-2), input.size(-2)));
            Tensor v = EigenOps.zeros(input, Factors.sizes(shape, input.size(-1), input.size(-1)));
            return new Usv(u, s, v.mH());
        }
        Svd r = decomposed(input, !some);
        return new Usv(r.u(), r.s(), r.vh().mH());
    }
}
