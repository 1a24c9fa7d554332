package dev.obor.cpu.pool;

import dev.obor.backend.Kernel;
import dev.obor.backend.PoolShape;
import dev.obor.backend.View;
import dev.obor.base.DTypeError;
import dev.obor.cpu.memory.Heap;
import org.jspecify.annotations.Nullable;

/// Runs pooling kernels on float32 and float64 arrays.
public final class PoolingKernels {
    private PoolingKernels() {}

    public static void run(Kernel.Pool kernel) {
        switch (kernel.in().array()) {
            case float[] in -> floats(kernel, in, (float[]) kernel.out().array());
            case double[] in -> doubles(kernel, in, (double[]) kernel.out().array());
            default ->
                    throw new DTypeError(
                            "\"pool\" not implemented for '"
                                    + kernel.in().dtype().scalarType()
                                    + "'; convert to float32 first");
        }
    }

    private static void floats(Kernel.Pool k, float[] x, float[] y) {
        PoolShape s = k.geometry();
        int xo = Heap.offset(k.in());
        int yo = Heap.offset(k.out());
        long[] index = indices(k.indices());
        int io = k.indices() == null ? 0 : Heap.offset(k.indices());
        switch (k.kind()) {
            case MAX, ADAPTIVE_MAX -> {
                if (k.backward()) {
                    PoolMaxF32.backward(s, y, yo, index, io, x, xo);
                } else if (k.kind() == Kernel.PoolKind.MAX) {
                    PoolMaxF32.forward(s, x, xo, y, yo, index, io);
                } else {
                    PoolMaxF32.adaptive(s, x, xo, y, yo, index, io);
                }
            }
            case AVERAGE -> {
                if (k.backward()) {
                    PoolAvgF32.backward(s, y, yo, x, xo);
                } else {
                    PoolAvgF32.forward(s, x, xo, y, yo);
                }
            }
            case ADAPTIVE_AVERAGE -> {
                if (k.backward()) {
                    PoolAvgF32.adaptiveBackward(s, y, yo, x, xo);
                } else {
                    PoolAvgF32.adaptive(s, x, xo, y, yo);
                }
            }
        }
    }

    private static void doubles(Kernel.Pool k, double[] x, double[] y) {
        PoolShape s = k.geometry();
        int xo = Heap.offset(k.in());
        int yo = Heap.offset(k.out());
        long[] index = indices(k.indices());
        int io = k.indices() == null ? 0 : Heap.offset(k.indices());
        switch (k.kind()) {
            case MAX, ADAPTIVE_MAX -> {
                if (k.backward()) {
                    PoolMaxF64.backward(s, y, yo, index, io, x, xo);
                } else if (k.kind() == Kernel.PoolKind.MAX) {
                    PoolMaxF64.forward(s, x, xo, y, yo, index, io);
                } else {
                    PoolMaxF64.adaptive(s, x, xo, y, yo, index, io);
                }
            }
            case AVERAGE -> {
                if (k.backward()) {
                    PoolAvgF64.backward(s, y, yo, x, xo);
                } else {
                    PoolAvgF64.forward(s, x, xo, y, yo);
                }
            }
            case ADAPTIVE_AVERAGE -> {
                if (k.backward()) {
                    PoolAvgF64.adaptiveBackward(s, y, yo, x, xo);
                } else {
                    PoolAvgF64.adaptive(s, x, xo, y, yo);
                }
            }
        }
    }

    private static long[] indices(@Nullable View view) {
        return view == null ? new long[0] : (long[]) view.array();
    }
}
