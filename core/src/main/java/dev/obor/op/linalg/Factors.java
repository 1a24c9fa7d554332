package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Factorization;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.op.Backends;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.Diagonals;
import java.util.Arrays;

/// Memory for factorisations, and their launch: results have the columns one after the other, as
/// LAPACK leaves them.
final class Factors {
    private Factors() {}

    /// New memory with the columns one after the other.
    static View columns(DType dtype, long... shape) {
        long[] strides = View.contiguousStrides(shape);
        int n = shape.length;
        strides[n - 2] = 1;
        strides[n - 1] = Math.max(shape[n - 2], 1);
        return Backends.empty(dtype, shape, strides);
    }

    /// A copy with the columns one after the other.
    static Tensor columnCopy(Tensor t) {
        long[] shape = t.shape().toArray();
        long[] strides = View.contiguousStrides(shape);
        strides[shape.length - 2] = 1;
        strides[shape.length - 1] = Math.max(shape[shape.length - 2], 1);
        return RawMemory.copyWithStrides(t, strides);
    }

    /// The same view with rows and columns exchanged.
    static View transposed(View v) {
        int n = v.dim();
        long[] shape = v.shape().clone();
        long[] strides = v.strides().clone();
        shape[n - 1] = v.shape()[n - 2];
        shape[n - 2] = v.shape()[n - 1];
        strides[n - 1] = v.strides()[n - 2];
        strides[n - 2] = v.strides()[n - 1];
        return v.with(v.offset(), shape, strides);
    }

    /// The conjugate transposed matrices: of complex ones a copy.
    static View adjoint(View v) {
        return v.dtype().isComplex() ? TensorAccess.view(TensorAccess.wrap(v).mH()) : transposed(v);
    }

    /// The conjugate numbers: of real ones the same view.
    static View conjugate(View v) {
        return v.dtype().isComplex() ? TensorAccess.view(TensorAccess.wrap(v).conj()) : v;
    }

    /// Turns the sign of imaginary parts.
    static void conjugateInPlace(View v) {
        RawMemory.negate(v.part(1), v.part(1));
    }

    /// The sizes of the batch, and those behind them.
    static long[] sizes(long[] matrix, long... own) {
        long[] result = Arrays.copyOf(matrix, matrix.length - 2 + own.length);
        System.arraycopy(own, 0, result, matrix.length - 2, own.length);
        return result;
    }

    /// The sizes of the batch.
    static long[] batch(Tensor t) {
        return Arrays.copyOf(t.shape().toArray(), t.dim() - 2);
    }

    /// Runs a factorisation.
    static void run(Factorization kind, View[] outs, View... ins) {
        run(kind, false, outs, ins);
    }

    static void run(Factorization kind, boolean flag, View[] outs, View... ins) {
        Backends.launch(new Kernel.Factor(kind, outs, ins, flag));
    }

    /// Diagonals without their imaginary parts, and without what is beside them.
    static Tensor realDiagonal(Tensor t) {
        return Diagonals.embed(t.diagonal(0, -2, -1).real(), 0, -2, -1);
    }

    /// Solves with a triangle.
    static void solve(boolean upper, boolean unit, View x, View triangle, View b) {
        var kind = upper ? Factorization.SOLVE_UPPER : Factorization.SOLVE_LOWER;
        Backends.launch(new Kernel.Factor(kind, new View[] {x}, new View[] {triangle, b}, unit));
    }

    /// A batch of matrices with the batch of another.
    static Tensor expanded(Tensor t, long[] batch) {
        long[] shape = sizes(t.shape().toArray(), t.size(-2), t.size(-1));
        long[] wanted = Arrays.copyOf(batch, batch.length + 2);
        wanted[batch.length] = t.size(-2);
        wanted[batch.length + 1] = t.size(-1);
        return Arrays.equals(shape, wanted) ? t : t.expand(wanted);
    }

    /// The batch that two broadcast to.
    static long[] batch(Tensor a, Tensor b) {
        return Shapes.broadcast(batch(a), batch(b));
    }

    /// Ones on the diagonal.
    static Tensor eye(long n, Tensor like) {
        View view = RawMemory.full(like.dtype(), new long[] {n, n}, 0);
        if (n > 0) {
            RawMemory.fill(view.with(0, new long[] {n}, new long[] {n + 1}), 1.0);
        }
        return TensorAccess.wrap(view);
    }

    /// Checks that there are such kernels for a tensor's dtype; where it has no elements PyTorch
    /// asks none.
    static void checkKernel(String kernel, Tensor a) {
        if (a.numel() > 0) {
            checkKernel(kernel, a.dtype());
        }
    }

    /// Checks that there are such kernels for a dtype.
    static void checkKernel(String kernel, DType dtype) {
        DType real = dtype.toReal();
        if (real != DType.FLOAT32 && real != DType.FLOAT64) {
            throw new DTypeError(
                    "\"" + kernel + "\" not implemented for '" + dtype.scalarType() + "'",
                    "Linear algebra takes float32, float64 and complex numbers of those: convert"
                            + " with to(float32).");
        }
    }
}
