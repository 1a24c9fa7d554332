package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.Eigh;
import dev.obor.Linalg.Svd;
import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.pointwise.BinaryFunctions;
import dev.obor.op.pointwise.Masks;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pseudo-inverses and ranks: singular values up to a tolerance count as zero.
public final class PseudoInverses {
    private PseudoInverses() {}

    static double epsilon(DType dtype) {
        return dtype.toReal() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23;
    }

    /// The tolerance for each matrix: the larger of an absolute one and a part of the largest.
    ///
    /// @param largest (*) the largest singular value of each
    private static Tensor tolerance(
            Tensor input, Tensor largest, @Nullable Tensor atol, @Nullable Tensor rtol) {
        double usual = epsilon(input.dtype()) * Math.max(input.size(-1), input.size(-2));
        Tensor absolute =
                atol == null ? Constants.zerosLike(largest) : atol.detach().to(largest.dtype());
        Tensor relative;
        if (rtol != null) {
            relative = rtol.detach().to(largest.dtype());
        } else {
            relative = Constants.fullLike(largest, usual);
            if (atol != null) {
                relative = Masks.where(absolute.gt(0L), 0.0, relative);
            }
        }
        return BinaryFunctions.MAXIMUM.call(absolute, relative.mul(largest)).unsqueeze(-1);
    }

    private static final class PseudoInverse extends Op {
        private final boolean absolute;
        private final boolean relative;
        private final boolean symmetric;

        /// @param absolute whether an absolute tolerance stands behind the input
        /// @param relative whether a relative one does, behind that
        PseudoInverse(boolean absolute, boolean relative, boolean symmetric) {
            super("LinalgPinvBackward0");
            this.absolute = absolute;
            this.relative = relative;
            this.symmetric = symmetric;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor a = in[0].detach();
            Tensor atol = absolute ? in[1] : null;
            Tensor rtol = relative ? in[in.length - 1] : null;
            Tensor result;
            if (a.numel() == 0) {
                result =
                        EigenOps.zeros(
                                a, Factors.sizes(a.shape().toArray(), a.size(-1), a.size(-2)));
            } else if (symmetric) {
                Eigh e = EigenOps.eigh(a, "L");
                Tensor size = e.eigenvalues().abs();
                Tensor tolerance = tolerance(a, size.amax(-1), atol, rtol);
                Tensor inverse = Masks.where(size.gt(tolerance), e.eigenvalues().reciprocal(), 0.0);
                Tensor v = e.eigenvectors();
                result = v.mul(inverse.unsqueeze(-2)).matmul(v.mH());
            } else {
                Svd d = SvdOps.decomposed(a, false);
                Tensor tolerance = tolerance(a, d.s().narrow(-1, 0, 1).squeeze(-1), atol, rtol);
                Tensor inverse = Masks.where(d.s().gt(tolerance), d.s().reciprocal(), 0.0);
                Tensor v = d.vh().mH();
                result = v.mul(inverse.unsqueeze(-2)).matmul(d.u().mH());
            }
            ctx.saveForBackward(in[0], result);
            return result;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            @Nullable Tensor[] result = new Tensor[1 + (absolute ? 1 : 0) + (relative ? 1 : 0)];
            result[0] = gradient(grad, ctx.saved(1), ctx.saved(0));
            return result;
        }
    }

    /// The gradient for A of that for its pseudo-inverse P (Golub and Pereyra 1973).
    static Tensor gradient(Tensor grad, Tensor p, Tensor a) {
        Tensor pt = p.mH();
        Tensor gt = grad.mH();
        if (a.size(-2) <= a.size(-1)) {
            Tensor k = gt.matmul(p);
            Tensor kp = k.matmul(pt);
            return p.matmul(k)
                    .mH()
                    .neg()
                    .add(kp)
                    .sub(a.matmul(p).matmul(kp))
                    .add(pt.matmul(p).matmul(gt.sub(k.matmul(a))));
        }
        Tensor k = p.matmul(gt);
        Tensor pk = pt.matmul(k);
        return k.matmul(p)
                .mH()
                .neg()
                .add(gt.sub(a.matmul(k)).matmul(p).matmul(pt))
                .add(pk)
                .sub(pk.matmul(p).matmul(a));
    }

    /// The Moore-Penrose inverse: of singular values up to a tolerance it takes 0 for the
    /// reciprocal.
    ///
    /// The derivative is right where the rank does not change.
    ///
    /// ```java
    /// Linalg.pinv(tensor(2.0, 0, 0, 0).view(2, 2)) // [[0.5, 0], [0, 0]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param atol (*) what counts as zero, or null for 0
    /// @param rtol (*) what counts as zero as a part of the largest, or null for the larger size
    ///   times the precision, and 0 where `atol` is given
    /// @param hermitian whether the matrix is symmetric, of which the lower triangle is read
    /// @return (\*, n, m) of the input's dtype
    @Operation(value = LINALG, options = OperationOptions.Pinv.class)
    public static Tensor pinv(
            Tensor input,
            @Default("null") @Nullable Tensor atol,
            @Default("null") @Nullable Tensor rtol,
            @Default("false") boolean hermitian) {
        if (input.dim() < 2
                || !input.dtype().isDifferentiable()
                || input.dtype().isLowPrecision()) {
            throw new DTypeError(
                    "linalg.pinv("
                            + input.dtype().scalarType()
                            + "{"
                            + input.shape().toList()
                            + "}): expected a tensor with 2 or more dimensions of float, double,"
                            + " cfloat or cdouble types");
        }
        if (hermitian && input.numel() > 0) { // what it is made of refuses it
            MatrixChecks.square(input, "linalg.eigh");
        }
        List<Tensor> all = new ArrayList<>();
        all.add(input);
        if (atol != null) {
            all.add(atol.detach());
        }
        if (rtol != null) {
            all.add(rtol.detach());
        }
        return new PseudoInverse(atol != null, rtol != null, hermitian)
                .apply(1, all.toArray(Tensor[]::new));
    }

    /// The form of [Linalg#pinv] with one tolerance, a part of the largest singular value.
    ///
    /// ```java
    /// Linalg.pinv(tensor(2.0, 0, 0, 0.1).view(2, 2), 0.1) // [[0.5, 0], [0, 0]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param rcond the tolerance as a part of the largest singular value
    /// @return (\*, n, m) of the input's dtype
    @Operation(value = LINALG, names = "pinv")
    public static Tensor pinv(Tensor input, double rcond) {
        return pinv(input, number(0), number(rcond), false);
    }

    private static Tensor number(double value) {
        return JavaArrays.tensor(
                        new double[] {value},
                        TensorOptions.DEFAULT.with(o -> o.dtype(DType.FLOAT64)))
                .reshape();
    }

    /// `torch.pinverse`: see [Linalg#pinv].
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 4).view(2, 2).pinverse() // [[0.5, 0], [0, 0.25]]
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param rcond what counts as zero, as a part of the largest singular value
    /// @return (\*, n, m) of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor pinverse(Tensor input, @Default("1e-15") double rcond) {
        return pinv(input, rcond);
    }

    /// How many singular values are larger than a tolerance.
    ///
    /// ```java
    /// Linalg.matrixRank(ones(3, 3)) // 1
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param atol (*) the tolerance, or null for 0
    /// @param rtol (*) the tolerance as a part of the largest, or null for the larger size times
    ///   the precision, and 0 where `atol` is given
    /// @param hermitian whether the matrix is symmetric, of which the lower triangle is read
    /// @return int64 (*)
    @Operation(value = LINALG, options = OperationOptions.Pinv.class)
    public static Tensor matrixRank(
            Tensor input,
            @Default("null") @Nullable Tensor atol,
            @Default("null") @Nullable Tensor rtol,
            @Default("false") boolean hermitian) {
        MatrixChecks.matrix(input, "torch.linalg.matrix_rank", "input");
        boolean wide = input.dtype().isDifferentiable() && !input.dtype().isLowPrecision();
        if (!wide && rtol == null) {
            throw new DTypeError("This function doesn't handle types other than float and double");
        }
        if (hermitian && input.numel() > 0) {
            MatrixChecks.square(input, "linalg.eigh");
        }
        if (input.numel() == 0) {
            return Constants.zeros(DType.INT64, Factors.batch(input));
        }
        Tensor a = input.detach();
        Tensor s = hermitian ? EigenOps.eigvalsh(a, "L").abs() : SvdOps.svdvals(a, null);
        return s.gt(tolerance(a, s.amax(-1), atol, rtol)).to(DType.INT64).sum(-1);
    }

    /// The form of [#matrixRank] with one absolute tolerance.
    ///
    /// ```java
    /// Linalg.matrixRank(tensor(2.0, 0, 0, 0.1).view(2, 2), 0.5) // 1
    /// ```
    ///
    /// @param input (*, m, n) float or complex, of 32 or 64 bits a number
    /// @param tol the tolerance
    /// @return int64 (*)
    @Operation(value = LINALG, names = "matrixRank")
    public static Tensor matrixRank(Tensor input, double tol) {
        return matrixRank(input, number(tol), number(0), false);
    }
}
