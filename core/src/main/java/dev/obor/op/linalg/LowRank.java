package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Linalg.Svd;
import dev.obor.Linalg.Usv;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.create.RandomTensors;
import org.jspecify.annotations.Nullable;

/// The largest singular values of a matrix by way of a random subspace (Halko, Martinsson and
/// Tropp, Finding structure with randomness, 2009).
public final class LowRank {
    private LowRank() {}

    private static DType floating(Tensor t) {
        return t.dtype().isDifferentiable() ? t.dtype() : Globals.defaultDType();
    }

    /// Orthonormal columns that nearly span what A - M does.
    private static Tensor basis(Tensor a, long q, long niter, @Nullable Tensor m) {
        Tensor random = RandomTensors.randn(floating(a), a.size(-1), q);
        Tensor basis = orthonormal(a, m, random);
        Tensor turned = m == null ? null : m.mH();
        for (long i = 0; i < niter; i++) {
            basis = orthonormal(a.mH(), turned, basis);
            basis = orthonormal(a, m, basis);
        }
        return basis;
    }

    private static Tensor orthonormal(Tensor a, @Nullable Tensor m, Tensor x) {
        return QrOps.qr(difference(a, m, x), "reduced").q();
    }

    private static Tensor difference(Tensor a, @Nullable Tensor m, Tensor x) {
        Tensor product = a.matmul(x);
        return m == null ? product : product.sub(m.matmul(x));
    }

    /// The largest `q` singular values and vectors of a matrix, nearly: A = U diag(S) Vᵀ.
    ///
    /// Draws (n, q) normal numbers from the default generator.
    ///
    /// ```java
    /// svdLowrank(ones(8, 4), o -> o.q(2)).u().shape() // [8, 2]
    /// ```
    ///
    /// @param input (*, m, n) A
    /// @param q how many
    /// @param niter how often the subspace is improved
    /// @param m what is subtracted from A without being formed, or null
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    @Operation(value = OBOR, options = OperationOptions.SvdLowrank.class)
    public static Usv svdLowrank(
            Tensor input,
            @Default("6") long q,
            @Default("2") long niter,
            @Default("null") @Nullable Tensor m) {
        boolean wide = input.size(-2) < input.size(-1);
        Tensor mean = m == null ? null : m.expand(input.shape().toArray());
        Tensor a = wide ? input.mH() : input;
        Tensor b = mean != null && wide ? mean.mH() : mean;
        Tensor basis = basis(a, q, niter, b);
        Tensor small = basis.mH().matmul(a);
        if (b != null) {
            small = small.sub(basis.mH().matmul(b));
        }
        Svd d = SvdOps.decomposed(small, false);
        Tensor u = basis.matmul(d.u());
        Tensor v = d.vh().mH();
        return wide ? new Usv(v, d.s(), u) : new Usv(u, d.s(), v);
    }

    /// Principal components: as [#svdLowrank], of the rows without their mean.
    ///
    /// ```java
    /// pcaLowrank(randn(8, 4), o -> o.q(2L)).v().shape() // [4, 2]
    /// ```
    ///
    /// @param input (*, m, n) a row for each sample
    /// @param q how many, or null for 6, or the smaller size if that is less
    /// @param center whether the mean of the rows is subtracted
    /// @param niter how often the subspace is improved
    /// @return U (\*, m, q), S (\*, q) and V (\*, n, q)
    /// @throws ValueError if `q` or `niter` is not possible
    @Operation(value = OBOR, options = OperationOptions.PcaLowrank.class)
    public static Usv pcaLowrank(
            Tensor input,
            @Default("null") @Nullable Long q,
            @Default("true") boolean center,
            @Default("2") long niter) {
        long least = Math.min(input.size(-1), input.size(-2));
        long count = q == null ? Math.min(6, least) : q;
        if (count < 0 || count > least) {
            throw new ValueError(
                    "q(="
                            + count
                            + ") must be non-negative integer and not greater than min(m, n)="
                            + least);
        }
        if (niter < 0) {
            throw new ValueError("niter(=" + niter + ") must be non-negative integer");
        }
        Tensor a = center ? input.sub(input.mean(new long[] {-2}, true)) : input;
        return svdLowrank(a, count, niter, null);
    }
}
