package dev.obor.op.fourier;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.FourierKind;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.Joining;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The three transforms with their gradients, over several dimensions.
final class FourierOps {
    private FourierOps() {}

    /// Complex numbers to as many complex numbers.
    static Tensor complex(Tensor x, int[] dims, double scale, boolean inverse) {
        return dims.length == 0 ? x.clone() : new Complex(dims, scale, inverse).apply(x);
    }

    /// Real numbers to all complex numbers, forwards.
    static Tensor full(Tensor x, int[] dims, double scale) {
        return new Full(dims, scale).apply(x);
    }

    /// Real numbers to the first half of the complex ones along the last dimension, forwards.
    static Tensor half(Tensor x, int[] dims, double scale) {
        return new Half(dims, scale).apply(x);
    }

    /// The first half along the last dimension to real numbers, backwards.
    static Tensor real(Tensor x, int[] dims, double scale, long size) {
        return new Real(dims, scale, size).apply(x);
    }

    /// Dimensions from the largest to the smallest stride, as PyTorch sorts them.
    private static int[] sorted(View v, int[] dims, boolean exceptLast) {
        int[] sorted = dims.clone();
        int end = exceptLast ? dims.length - 1 : dims.length;
        sort(v, sorted, end);
        return sorted;
    }

    private static void sort(View v, int[] dims, int end) {
        for (int i = 1; i < end; i++) {
            int d = dims[i];
            int at = i;
            for (; at > 0 && v.strides()[dims[at - 1]] < v.strides()[d]; at--) {
                dims[at] = dims[at - 1];
            }
            dims[at] = d;
        }
    }

    /// Memory for a result as PyTorch lays it out: what is not transformed first, in the order of
    /// its strides, then what is.
    private static View result(View in, DType dtype, long[] sizes, int[] dims) {
        int rank = in.dim();
        int[] order = new int[rank];
        int n = 0;
        for (int d = 0; d < rank; d++) {
            boolean transformed = false;
            for (int t : dims) {
                transformed |= t == d;
            }
            if (!transformed) {
                order[n++] = d;
            }
        }
        sort(in, order, n);
        System.arraycopy(dims, 0, order, n, dims.length);
        long[] strides = new long[rank];
        long next = 1;
        for (int i = rank - 1; i >= 0; i--) {
            strides[order[i]] = next;
            next *= Math.max(1, sizes[order[i]]);
        }
        return Backends.empty(dtype, sizes, strides);
    }

    private static void launch(
            FourierKind kind, View out, View in, int dim, boolean inverse, double scale) {
        View to = out.dtype().isComplex() ? out.real() : out;
        View from = in.dtype().isComplex() ? RawMemory.plain(in).real() : in;
        Backends.launch(new Kernel.Fourier(kind, to, from, dim, inverse, scale));
    }

    private static View run(View in, int[] dims, double scale, boolean inverse) {
        View out = result(in, in.dtype(), in.shape(), sorted(in, dims, false));
        View from = in;
        for (int i = 0; i < dims.length; i++) {
            double factor = i == 0 ? scale : 1;
            launch(FourierKind.COMPLEX, out, from, dims[i], inverse, factor);
            from = out;
        }
        return out;
    }

    private static int[] allButLast(int[] dims) {
        return Arrays.copyOf(dims, dims.length - 1);
    }

    private static final class Complex extends Op {
        private final int[] dims;
        private final double scale;
        private final boolean inverse;

        Complex(int[] dims, double scale, boolean inverse) {
            super("FftC2CBackward0");
            this.dims = dims;
            this.scale = scale;
            this.inverse = inverse;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(run(TensorAccess.view(in[0]), dims, scale, inverse));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {complex(grad, dims, scale, !inverse)};
        }
    }

    private static final class Full extends Op {
        private final int[] dims;
        private final double scale;

        Full(int[] dims, double scale) {
            super("FftR2CBackward0");
            this.dims = dims;
            this.scale = scale;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(in[0]); // as PyTorch does, against changes
            View v = TensorAccess.view(in[0]);
            DType dtype = v.dtype().toComplex();
            View out = result(v, dtype, v.shape(), sorted(v, dims, true));
            if (dims.length == 0) {
                RawMemory.copy(v, out);
                return TensorAccess.wrap(out);
            }
            launch(FourierKind.FROM_REAL, out, v, dims[dims.length - 1], false, scale);
            for (int d : allButLast(dims)) {
                launch(FourierKind.COMPLEX, out, out, d, false, 1);
            }
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {ComplexViews.real(complex(grad, dims, scale, true))};
        }
    }

    private static final class Half extends Op {
        private final int[] dims;
        private final double scale;

        Half(int[] dims, double scale) {
            super("FftR2CBackward0");
            this.dims = dims;
            this.scale = scale;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            int last = dims[dims.length - 1];
            ctx.saveForBackward(in[0]); // as PyTorch does, against changes
            ctx.keep(v.shape());
            long[] sizes = v.shape().clone();
            sizes[last] = sizes[last] / 2 + 1;
            View out = result(v, v.dtype().toComplex(), sizes, sorted(v, dims, true));
            launch(FourierKind.FROM_REAL, out, v, last, false, scale);
            for (int d : allButLast(dims)) {
                launch(FourierKind.COMPLEX, out, out, d, false, 1);
            }
            return TensorAccess.wrap(out);
        }

        /// The half is a transform of which half was left out: zeros arrive there.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] shape = ctx.kept();
            int last = dims[dims.length - 1];
            Tensor whole = grad;
            if (shape[last] != grad.size(last)) {
                whole = padded(grad, last, shape[last]);
            }
            return new Tensor[] {ComplexViews.real(complex(whole, dims, scale, true))};
        }
    }

    private static Tensor padded(Tensor x, int dim, long size) {
        long[] rest = x.shape().toArray();
        rest[dim] = size - rest[dim];
        Tensor zeros = WriteOp.zeros(x, rest);
        return Joining.cat(new Tensor[] {x, zeros}, dim);
    }

    private static final class Real extends Op {
        private final int[] dims;
        private final double scale;
        private final long size;

        Real(int[] dims, double scale, long size) {
            super("FftC2RBackward0");
            this.dims = dims;
            this.scale = scale;
            this.size = size;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            int last = dims[dims.length - 1];
            double rest = scale;
            if (dims.length > 1) {
                v = run(v, allButLast(dims), scale, true);
                rest = 1;
            }
            long[] sizes = v.shape().clone();
            sizes[last] = size;
            View out = result(v, v.dtype().toReal(), sizes, new int[] {last});
            launch(FourierKind.TO_REAL, out, v, last, true, rest);
            return TensorAccess.wrap(out);
        }

        /// Each number of the half counts twice, but those that are their own mirror images.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            int last = dims[dims.length - 1];
            Tensor g = half(grad, dims, scale);
            long twice = size - g.size(last);
            if (twice <= 0) {
                return new Tensor[] {g};
            }
            long[] shape = new long[g.dim()];
            Arrays.fill(shape, 1);
            shape[last] = g.size(last);
            Tensor factor = TensorAccess.wrap(RawMemory.full(grad.dtype(), shape, 1));
            factor.narrow(last, 1, twice).fill_(2);
            return new Tensor[] {g.mul(factor)};
        }
    }

    /// The conjugates, for transforms that go the other way.
    static Tensor conj(Tensor x) {
        return ComplexNumbers.conj(x);
    }
}
