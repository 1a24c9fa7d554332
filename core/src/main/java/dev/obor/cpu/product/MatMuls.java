package dev.obor.cpu.product;

import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.LowPrecision;
import dev.obor.cpu.memory.Heap;
import dev.obor.cpu.threads.Workers;
import org.jspecify.annotations.Nullable;

/// Runs the batched matrix product of the waist: chooses arithmetic by dtype and walks the batch.
///
/// float32 and float64 see {@link Gemm}; bfloat16 and float16 are widened, computed in float32 and
/// rounded once; integers wrap around.
public final class MatMuls {
    // Products of a batch go to the threads in groups of about this size.
    private static final double GROUP_FLOPS = 3e6;
    private static final double ALONE_FLOPS = 4e6;

    private MatMuls() {}

    /// One product of the batch.
    @FunctionalInterface
    private interface Each {
        public void run(int index);
    }

    public static void run(Kernel.MatMul kernel) {
        View out = kernel.out();
        if (out.numel() == 0) {
            return;
        }
        switch (out.dtype()) {
            case FLOAT32 -> batch(kernel, i -> floating(GemmType.F32, kernel, i));
            case FLOAT64 -> batch(kernel, i -> floating(GemmType.F64, kernel, i));
            case BFLOAT16, FLOAT16 -> batch(kernel, i -> low(kernel, i));
            case INT64, INT32, INT16, INT8, UINT8 -> batch(kernel, i -> integer(kernel, i));
            case BOOL ->
                    throw new DTypeError(
                            "\"addmm_impl_cpu_\" not implemented for 'Bool'; convert the operands,"
                                    + " for example to int64");
            case COMPLEX64, COMPLEX128 -> throw Heap.complex();
        }
    }

    private static void batch(Kernel.MatMul kernel, Each each) {
        int count = kernel.out().dim() == 2 ? 1 : (int) kernel.out().shape()[0];
        double flops = 2.0 * kernel.out().numel() / count * terms(kernel);
        if (count == 1 || flops >= ALONE_FLOPS || flops * count < ALONE_FLOPS) {
            for (int i = 0; i < count; i++) {
                each.run(i);
            }
            return;
        }
        int group = (int) Math.max(1, Math.min(count, GROUP_FLOPS / Math.max(1, flops)));
        Workers.ranges(
                count,
                group,
                (from, end) -> {
                    for (int i = from; i < end; i++) {
                        each.run(i);
                    }
                });
    }

    private static Gemm.Matrix matrix(View v, int batch) {
        int from = Heap.offset(v) + batch * stride(v, 3);
        return new Gemm.Matrix(v.array(), from, stride(v, 2), stride(v, 1));
    }

    /// How far the next element is along a dimension, counted from the last one, which is 1.
    ///
    /// A dimension that is missing or of size 1 repeats where it is broadcast and is never stepped
    /// over elsewhere.
    private static int stride(View v, int fromLast) {
        int d = v.dim() - fromLast;
        return d < 0 || v.shape()[d] == 1 ? 0 : (int) v.strides()[d];
    }

    private static Gemm.@Nullable Matrix bias(Kernel.MatMul kernel, int batch) {
        View bias = kernel.bias();
        return bias == null ? null : matrix(bias, batch);
    }

    private static int size(View v, int fromLast) {
        return (int) v.shape()[v.dim() - fromLast];
    }

    private static int rows(Kernel.MatMul kernel) {
        return size(kernel.out(), 2);
    }

    private static int columns(Kernel.MatMul kernel) {
        return size(kernel.out(), 1);
    }

    private static int terms(Kernel.MatMul kernel) {
        return size(kernel.a(), 1);
    }

    private static void floating(GemmType type, Kernel.MatMul kernel, int i) {
        Gemm.run(
                type,
                rows(kernel),
                columns(kernel),
                terms(kernel),
                matrix(kernel.a(), i),
                matrix(kernel.b(), i),
                matrix(kernel.out(), i),
                bias(kernel, i),
                kernel.accumulate());
    }

    private static void integer(Kernel.MatMul kernel, int i) {
        GemmInts.run(
                kernel.out().dtype(),
                rows(kernel),
                columns(kernel),
                terms(kernel),
                matrix(kernel.a(), i),
                matrix(kernel.b(), i),
                matrix(kernel.out(), i),
                bias(kernel, i),
                kernel.accumulate());
    }

    private static void low(Kernel.MatMul kernel, int i) {
        DType dtype = kernel.out().dtype();
        int m = rows(kernel);
        int n = columns(kernel);
        int k = terms(kernel);
        Gemm.Matrix out = matrix(kernel.out(), i);
        Gemm.Matrix bias = bias(kernel, i);
        Gemm.Matrix c =
                kernel.accumulate()
                        ? widen(dtype, out, m, n)
                        : new Gemm.Matrix(new float[m * n], 0, n, 1);
        Gemm.run(
                GemmType.F32,
                m,
                n,
                k,
                widen(dtype, matrix(kernel.a(), i), m, k),
                widen(dtype, matrix(kernel.b(), i), k, n),
                c,
                bias == null ? null : widen(dtype, bias, m, n),
                kernel.accumulate());
        float[] from = (float[]) c.array();
        short[] to = (short[]) out.array();
        for (int row = 0; row < m; row++) {
            for (int column = 0; column < n; column++) {
                to[out.at(row, column)] = LowPrecision.fromFloat(dtype, from[row * n + column]);
            }
        }
    }

    private static Gemm.Matrix widen(DType dtype, Gemm.Matrix low, int m, int n) {
        short[] from = (short[]) low.array();
        float[] to = new float[m * n];
        for (int i = 0; i < m; i++) {
            if (low.column() == 1) {
                LowPrecision.widen(dtype, from, low.at(i, 0), to, i * n, n);
                continue;
            }
            for (int j = 0; j < n; j++) {
                to[i * n + j] = LowPrecision.toFloat(dtype, from[low.at(i, j)]);
            }
        }
        return new Gemm.Matrix(to, 0, n, 1);
    }
}
