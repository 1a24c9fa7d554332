package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;

import dev.obor.Linalg.Lstsq;
import dev.obor.Linalg.Qr;
import dev.obor.Linalg.Svd;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.Constants;
import dev.obor.op.create.Ranges;
import dev.obor.op.graph.ExtraNode;
import dev.obor.op.pointwise.Masks;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The X for which A X is nearest to B; of several the shortest.
public final class LeastSquares {
    private static final Set<String> DRIVERS = Set.of("gels", "gelsy", "gelsd", "gelss");

    private LeastSquares() {}

    /// Rank, singular values and, if they are wanted, residuals are beside the solution.
    private static final class Solve extends Op.Multi {
        private final boolean full;
        private final boolean values;
        private final boolean residuals;
        private final double rcond;

        /// @param full whether the rank is taken to be full
        /// @param values whether the singular values are asked for
        Solve(boolean full, boolean values, boolean residuals, double rcond) {
            super("LinalgLstsqBackward0");
            this.full = full;
            this.values = values;
            this.residuals = residuals;
            this.rcond = rcond;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor a = in[0].detach();
            Tensor b = in[1].detach();
            Tensor rank = Constants.zeros(DType.INT64, 0);
            Tensor values = none(a);
            Triangle triangle = full || !this.values ? Triangle.of(a) : null;
            Tensor x;
            if (full && triangle != null) {
                x = triangle.fullSolve(a, b);
            } else if (triangle != null && triangle.hasFullRank(rcond)) {
                x = triangle.solve(b);
                long[] batch = Arrays.copyOf(a.shape().toArray(), a.dim() - 2);
                rank = Constants.full(batch, Math.min(a.size(-2), a.size(-1))).to(DType.INT64);
            } else {
                Svd d = SvdOps.decomposed(a, false);
                long k = d.s().size(-1);
                Tensor kept = d.s().gt(k == 0 ? d.s() : d.s().narrow(-1, 0, 1).mul(rcond));
                Tensor inverse = Masks.where(kept, d.s().reciprocal(), 0.0);
                Tensor inner = d.u().mH().matmul(b).mul(inverse.unsqueeze(-1));
                x = d.vh().mH().matmul(inner);
                rank = kept.to(DType.INT64).sum(-1);
                values = d.s();
            }
            Tensor solution = placed(x, Math.max(a.size(-1), a.size(-2)));
            ctx.markNonDifferentiable(rank, values);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], in[1], solution);
            return residuals
                    ? new Tensor[] {solution, rank, values, squared(a.matmul(x).sub(b)).sum(-2)}
                    : new Tensor[] {solution, rank, values};
        }

        /// LAPACK leaves the solution in the first rows of memory for the longer side.
        private static Tensor placed(Tensor x, long rows) {
            long[] shape = x.shape().toArray();
            shape[shape.length - 2] = rows;
            View memory = Factors.columns(x.dtype(), shape);
            View view = memory.with(0, x.shape().toArray(), memory.strides());
            RawMemory.copy(TensorAccess.view(x), view);
            return TensorAccess.wrap(view);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor a = ctx.saved(0);
            Tensor b = ctx.saved(1);
            Tensor x = ctx.saved(2);
            Tensor ga = null;
            Tensor gb = null;
            Tensor g = grads[0];
            if (g != null) {
                Tensor p = PseudoInverses.pinv(a, null, null, false);
                if (ctx.needsInputGrad(0)) {
                    ga = PseudoInverses.gradient(g.matmul(b.mH()), p, a);
                }
                gb = p.mH().matmul(g);
            }
            Tensor gr = residuals ? grads[3] : null;
            if (gr != null) { // by way of the solution nothing comes: it is where they are smallest
                Tensor twice = a.matmul(x).sub(b).mul(gr.mul(2).unsqueeze(-2));
                if (ctx.needsInputGrad(0)) {
                    ga = plus(ga, twice.matmul(x.mH()));
                }
                gb = plus(gb, twice.neg());
            }
            return new Tensor[] {ga, ctx.needsInputGrad(1) ? gb : null};
        }

        private static Tensor plus(@Nullable Tensor a, Tensor b) {
            return a == null ? b : a.add(b);
        }
    }

    /// Matrices of full rank, or their adjoints where they are wide, as orthogonal columns and a
    /// triangle.
    private record Triangle(Qr qr, boolean tall) {
        static Triangle of(Tensor a) {
            boolean tall = a.size(-2) >= a.size(-1);
            return new Triangle(QrOps.qr(tall ? a : a.mH(), "reduced"), tall);
        }

        /// Whether all singular values are certainly above a part of the largest: the norm of the
        /// inverse triangle is at least the inverse of the smallest, and that of the triangle at
        /// least the largest.
        boolean hasFullRank(double part) {
            Tensor r = qr.r();
            if (r.numel() == 0) {
                return false;
            }
            Tensor one = Factors.eye(r.size(-1), r);
            Tensor all = one.expand(r.shape().toArray());
            Tensor inverse = TriangularOps.solve(r, all, true, true, false);
            Tensor condition = squares(r).mul(squares(inverse)).sqrt();
            return condition.mul(part).lt(1).all().itemBoolean();
        }

        /// Solves, or fails where a number on the diagonal is zero; without any other number the
        /// solution is zero.
        Tensor fullSolve(Tensor a, Tensor b) {
            Tensor zeros = qr.r().diagonal(0, -2, -1).eq(0);
            if (!zeros.any().itemBoolean()) {
                return solve(b);
            }
            Tensor empty = a.eq(0).all(-1).all(-1);
            Tensor order = Ranges.arange(1, zeros.size(-1) + 1, 1).mul(zeros).to(DType.INT32);
            Tensor first = order.amax(-1).maskedFill(empty, 0);
            MatrixChecks.info(
                    first,
                    "torch.linalg.lstsq",
                    i ->
                            "The least squares solution could not be computed because the input"
                                    + " matrix does not have full rank (error code: "
                                    + i
                                    + ").",
                    "The other drivers, such as gelsd, find a solution whatever the rank.");
            return Masks.where(empty.unsqueeze(-1).unsqueeze(-1), 0.0, solve(b));
        }

        private static Tensor squares(Tensor t) {
            return squared(t).sum(new long[] {-2, -1});
        }

        Tensor solve(Tensor b) {
            return tall
                    ? TriangularOps.solve(qr.r(), qr.q().mH().matmul(b), true, true, false)
                    : qr.q().matmul(TriangularOps.solve(qr.r().mH(), b, false, true, false));
        }
    }

    /// The X for which A X is nearest to B, in the sense of the smallest sum of squares; of several
    /// the one with the smallest.
    ///
    /// Ranks are found from singular values for all methods but `gels`, which takes A to be of full
    /// rank; `gelsy` computes them only where A may not be. Residuals are given where A is taller
    /// than wide and of full rank, but not by `gelsy`.
    ///
    /// ```java
    /// Tensor a = tensor(1.0, 0, 1, 1, 1, 2).view(3, 2);
    /// Linalg.lstsq(a, tensor(1.0, 3, 5).view(3, 1)).solution() // [[1], [2]]
    /// ```
    ///
    /// @param a (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param b (*, m, k), or A's batch of (m); beside a batch of matrices A a single (m, k) gives,
    ///   as in PyTorch, m times the same solution, or is refused
    /// @param rcond singular values up to this part of the largest count as zero; null for the
    ///   larger size times the precision
    /// @param driver `gels`, `gelsy`, `gelsd` or `gelss`, or null for `gelsy`
    /// @return the solution, (\*, n, k); the residuals, (\*, k) or empty; the ranks, int64 (*) or
    ///   empty; the singular values, (\*, min(m, n)) or empty
    /// @throws ShapeError if the sizes do not fit
    /// @throws dev.obor.base.LinAlgError if the driver is `gels` and A not of full rank
    @Operation(value = LINALG, options = OperationOptions.Lstsq.class)
    public static Lstsq lstsq(
            Tensor a,
            Tensor b,
            @Default("null") @Nullable Double rcond,
            @Default("null") @Nullable String driver) {
        String f = "torch.linalg.lstsq: ";
        check(a, b, f);
        String method = driver == null ? "gelsy" : driver;
        if (!DRIVERS.contains(method)) {
            throw new ValueError(
                    f + "parameter `driver` should be one of (gels, gelsy, gelsd, gelss)");
        }
        boolean vector = b.dim() == 1 || isVector(a, b);
        Tensor right = vector ? b.unsqueeze(-1) : b;
        if (a.size(-2) != right.size(-2)) {
            throw new ShapeError(
                    f
                            + (vector
                                    ? "input.size(-2) should match other.size(-1)"
                                    : "input.size(-2) should match other.size(-2)"));
        }
        DType real = a.dtype().toReal();
        if (real != DType.FLOAT32 && real != DType.FLOAT64) {
            throw new DTypeError("This function doesn't handle types other than float and double");
        }
        // As in PyTorch, where right sides without a batch of their own are given one by their
        // rows.
        long[] batch =
                Shapes.broadcast(
                        Factors.batch(a), Arrays.copyOf(right.shape().toArray(), a.dim() - 2));
        double usual = PseudoInverses.epsilon(a.dtype()) * Math.max(a.size(-1), a.size(-2));
        Tensor wide = Factors.expanded(a, batch);
        Tensor target = Factors.expanded(right, batch);
        boolean values = method.equals("gelsd") || method.equals("gelss");
        boolean residual = a.size(-2) > a.size(-1) && !method.equals("gelsy");
        Tensor[] r =
                new Solve(method.equals("gels"), values, residual, rcond == null ? usual : rcond)
                        .apply(wide, target);
        Tensor x = r[0];
        Tensor residuals = ExtraNode.tied("LinalgLstsqBackward0", none(a), x);
        if (residual && hasFullRank(r[1], a.size(-1))) {
            residuals = r[3];
        }
        return new Lstsq(
                vector ? x.squeeze(-1) : x,
                residuals,
                method.equals("gels") ? r[1] : ofOwnBatch(r[1], a),
                values ? ofOwnBatch(r[2], a) : none(a));
    }

    /// What is the same for all right sides that a matrix is expanded to, once.
    private static Tensor ofOwnBatch(Tensor t, Tensor a) {
        Tensor own = t;
        for (int i = 0; i < a.dim() - 2; i++) {
            own = own.narrow(i, 0, Math.min(own.size(i), a.size(i)));
        }
        return own.contiguous();
    }

    private static Tensor squared(Tensor t) {
        return t.isComplex() ? t.mul(t.conj()).real() : t.pow(2L);
    }

    /// No values: real ones.
    private static Tensor none(Tensor a) {
        return Constants.zeros(a.dtype().toReal(), 0);
    }

    private static boolean hasFullRank(Tensor rank, long n) {
        long[] ranks = (long[]) rank.reshape(-1).toArray();
        return Arrays.stream(ranks).allMatch(r -> r == n);
    }

    private static boolean isVector(Tensor a, Tensor b) {
        long[] vectors = Factors.sizes(a.shape().toArray(), a.size(-2));
        return a.dim() - 1 == b.dim() && Arrays.equals(vectors, b.shape().toArray());
    }

    private static void check(Tensor a, Tensor b, String f) {
        if (a.dim() < 2) {
            throw new ShapeError(f + "input must have at least 2 dimensions.");
        }
        if (b.dim() < 1) {
            throw new ShapeError(f + "other must have at least 1 dimension.");
        }
        if (a.dtype() != b.dtype()) {
            throw new DTypeError(
                    f
                            + "Expected input and other to have the same dtype, but got input's"
                            + " dtype "
                            + a.dtype().scalarType()
                            + " and other's dtype "
                            + b.dtype().scalarType());
        }
        int more = a.dim() - b.dim();
        if (more < 0 || more > 1) {
            throw new ShapeError(
                    f
                            + "input.dim() must be greater or equal to other.dim() and"
                            + " (input.dim() - other.dim()) <= 1");
        }
    }
}
