package dev.obor.op.linalg;

import static dev.obor.op.Operation.Face.LINALG;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Linalg.Slogdet;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.Diagonals;
import org.jspecify.annotations.Nullable;

/// Determinants, from the LU factorisation.
public final class Determinants {
    private Determinants() {}

    /// 1 or -1: the sign of the permutation that pivots make.
    private static Tensor parity(Tensor pivots, DType dtype) {
        int n = Sizes.count(pivots.size(-1), "pivots");
        int[] swaps = (int[]) pivots.reshape(-1).toArray();
        long[] batch = Factors.batch(pivots.unsqueeze(-1));
        int count = 1;
        for (long size : batch) {
            count *= (int) size;
        }
        double[] signs = new double[count];
        for (int b = 0; b < count; b++) {
            boolean odd = false;
            for (int i = 0; i < n; i++) {
                odd ^= swaps[b * n + i] != i + 1;
            }
            signs[b] = odd ? -1 : 1;
        }
        return TensorAccess.wrap(Backends.wrap(DType.FLOAT64, signs, batch)).to(dtype);
    }

    private static final class Det extends Op {
        Det() {
            super("LinalgDetBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor[] r = LuOps.factor(in[0].detach(), "linalg.det");
            Tensor diagonal = r[0].diagonal(0, -2, -1);
            Tensor det = diagonal.prod(-1).mul(parity(r[1], in[0].dtype()));
            ctx.saveForBackward(in[0], r[0], r[1], det);
            return det;
        }

        // det is a polynomial, and its gradient is one: near a singular matrix both are computed
        // from factors in which a zero pivot is the smallest number that counts.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor a = ctx.saved(0);
            Tensor lu = ctx.saved(1);
            Tensor pivots = ctx.saved(2);
            long n = a.size(-1);
            if (n == 0) {
                return new Tensor[] {a.zerosLike()};
            }
            if (n == 1) {
                return new Tensor[] {grad.unsqueeze(-1).unsqueeze(-1)};
            }
            double eps = a.dtype().toReal() == DType.FLOAT64 ? 0x1p-52 : 0x1p-23;
            Tensor diagonal = lu.diagonal(0, -2, -1);
            Tensor largest = diagonal.abs().amax(-1).clampMin(1).unsqueeze(-1);
            Tensor zero = diagonal.eq(0).to(a.dtype());
            Tensor moved = Diagonals.embed(zero.mul(largest.mul(eps)), 0, -2, -1);
            boolean singular = diagonal.eq(0).any().item() != 0;
            if (!ThreadState.get().gradEnabled) {
                Tensor usable = singular ? lu.add(moved) : lu;
                Tensor det = ctx.saved(3);
                if (singular) { // of a rank below n - 1 all that is left would be rounding
                    Tensor few = diagonal.eq(0).sum(-1).lt(2L);
                    det = determinant(usable, pivots).mul(few);
                }
                Tensor right = scaled(grad.mul(det.conj()), n);
                return new Tensor[] {LuOps.solve(usable, pivots, right, true, true)};
            }
            Tensor usable = a;
            Tensor det = ctx.saved(3);
            if (singular) {
                Tensor step = LuOps.lower(lu).matmul(moved);
                usable = a.add(LuOps.permuted(step, pivots, true).detach());
                det = new Det().apply(usable);
            }
            Tensor right = scaled(grad.mul(det.conj()), n);
            Tensor g = Solving.solved(usable.mH(), right, true);
            // PyTorch goes by singular values where a matrix is near to singular.
            boolean near = ctx.saved(3).detach().abs().lt(100 * eps).any().itemBoolean();
            return new Tensor[] {near ? g.contiguous() : g};
        }
    }

    private static Tensor determinant(Tensor lu, Tensor pivots) {
        return lu.diagonal(0, -2, -1).prod(-1).mul(parity(pivots, lu.dtype()));
    }

    /// Numbers times the unit matrix.
    private static Tensor scaled(Tensor numbers, long n) {
        Tensor wide = numbers.unsqueeze(-1);
        long[] shape = wide.shape().toArray();
        shape[shape.length - 1] = n;
        return Diagonals.embed(wide.expand(shape), 0, -2, -1);
    }

    /// The determinants of square matrices.
    ///
    /// ```java
    /// Linalg.det(tensor(1.0, 2, 3, 4).view(2, 2)) // -2
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (*) of the input's dtype
    @Operation({TENSOR, OBOR, LINALG})
    public static Tensor det(Tensor input) {
        MatrixChecks.square(input, "linalg.det");
        MatrixChecks.numbers(input, "linalg.det", true);
        if (input.numel() == 0 && input.dtype().isLowPrecision()) { // nothing is factored
            return new Det().apply(input.to(DType.FLOAT32)).to(input.dtype());
        }
        return new Det().apply(input);
    }

    private static final class SignAndLog extends Op.Multi {
        SignAndLog() {
            super("LinalgSlogdetBackward0");
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            Tensor[] r = LuOps.factor(in[0].detach(), "linalg.slogdet");
            Tensor diagonal = r[0].diagonal(0, -2, -1);
            Tensor sign = diagonal.sgn().prod(-1).mul(parity(r[1], in[0].dtype()));
            Tensor log = diagonal.abs().log().sum(-1);
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], r[0], r[1], sign);
            return new Tensor[] {sign, log};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor a = ctx.saved(0);
            Tensor grad = grads[1];
            if (a.isComplex() && grads[0] != null) { // the sign is e^(i arg det)
                Tensor turn = grads[0].conj().mul(ctx.saved(3)).imag();
                Tensor own = turn.mul(new Complex(0.0, -1.0));
                grad = grad == null ? own : own.add(grad);
            }
            if (grad == null) {
                return new Tensor[1];
            }
            Tensor right = scaled(grad.to(a.dtype()), a.size(-1));
            return new Tensor[] {
                ThreadState.get().gradEnabled
                        ? Solving.solved(a.mH(), right, true)
                        : LuOps.solve(ctx.saved(1), ctx.saved(2), right, true, true)
            };
        }
    }

    /// The sign and the logarithm of the absolute value of determinants; 0 and -inf for singular
    /// matrices.
    ///
    /// ```java
    /// Linalg.slogdet(tensor(1.0, 2, 3, 4).view(2, 2)) // -1, 0.6931
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return the signs, (\*) of the input's dtype, and the logarithms, (\*) real
    @Operation({TENSOR, OBOR, LINALG})
    public static Slogdet slogdet(Tensor input) {
        return slogdet(input, "linalg.slogdet");
    }

    private static Slogdet slogdet(Tensor input, String function) {
        MatrixChecks.square(input, function);
        MatrixChecks.numbers(input, function, false);
        Tensor[] r = new SignAndLog().apply(input);
        return new Slogdet(r[0], r[1]);
    }

    /// The logarithms of determinants; NaN where real ones are negative.
    ///
    /// ```java
    /// tensor(2.0, 0, 0, 3).view(2, 2).logdet() // 1.7918
    /// ```
    ///
    /// @param input (*, n, n) float or complex, of 32 or 64 bits a number
    /// @return (*) of the input's dtype
    @Operation({TENSOR, OBOR})
    public static Tensor logdet(Tensor input) {
        Slogdet r = slogdet(input, "logdet");
        if (input.isComplex()) {
            return r.sign().log().add(r.logabsdet());
        }
        return Masks.where(r.sign().eq(-1), Double.NaN, r.logabsdet());
    }
}
