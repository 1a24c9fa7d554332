package dev.obor.cpu.reduce;

import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.map.Maps;
import dev.obor.cpu.memory.BufferPool;
import dev.obor.cpu.program.ProgramCode;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import java.util.Arrays;

/// Reductions over more elements than an `int` counts: what was expanded or broadcast has so many.
///
/// They are cut in two, again and again, along the largest dimension: halves of a dimension that
/// stays are independent, those of one that goes are combined afterwards. So the order of
/// combination follows from the sizes, and rounding errors grow with their logarithm.
final class LargeReduces {
    private static final long MOST = 1L << 30;

    private LargeReduces() {}

    /// Whether a reduction has to be cut up.
    static boolean isLarge(Kernel.Reduce kernel) {
        long n = 1;
        for (long size : kernel.shape()) {
            n *= size; // a kernel's sizes multiply to less than 2^63
        }
        return n > MOST;
    }

    static void run(Kernel.Reduce kernel, BufferPool pool) {
        View out = kernel.out();
        DType dtype =
                Reduces.dtype(
                        Reduces.accumulator(
                                kernel.op(),
                                ProgramCode.of(kernel.program()).resultTypes[0],
                                out.dtype()));
        if (dtype == out.dtype()) {
            cut(kernel, pool);
            return;
        }
        View wide = fresh(dtype, out.shape(), pool);
        cut(with(kernel, wide, kernel.ins(), kernel.shape()), pool);
        var convert = Program.of("convert", Exprs.input(0, dtype), out.dtype());
        Maps.run(new Kernel.Map(convert, new View[] {out}, new View[] {wide}, new long[0]));
        wide.storage().release();
    }

    private static void cut(Kernel.Reduce kernel, BufferPool pool) {
        if (!isLarge(kernel)) {
            Reduces.run(kernel, pool);
            return;
        }
        long[] shape = kernel.shape();
        int dim = 0;
        for (int d = 1; d < shape.length; d++) {
            dim = shape[d] > shape[dim] ? d : dim;
        }
        long half = shape[dim] / 2;
        long rest = shape[dim] - half;
        View out = kernel.out();
        if (out.shape()[dim] != 1) {
            cut(part(kernel, part(out, dim, out.dim(), 0, half), dim, 0, half), pool);
            cut(part(kernel, part(out, dim, out.dim(), half, rest), dim, half, rest), pool);
            return;
        }
        // Both halves' results side by side, to be combined as a dimension of their own.
        long[] two = new long[out.dim() + 1];
        two[0] = 2;
        System.arraycopy(out.shape(), 0, two, 1, out.dim());
        View both = fresh(out.dtype(), two, pool);
        long[] strides = Arrays.copyOfRange(both.strides(), 1, two.length);
        View first = both.with(0, out.shape(), strides);
        View second = both.with(both.strides()[0], out.shape(), strides);
        cut(part(kernel, first, dim, 0, half), pool);
        cut(part(kernel, second, dim, half, rest), pool);
        long[] kept = two.clone();
        kept[0] = 1;
        long[] outStrides = new long[two.length];
        System.arraycopy(out.strides(), 0, outStrides, 1, out.dim());
        var same = Program.of("combine", Exprs.input(0, out.dtype()), out.dtype());
        Reduces.run(
                new Kernel.Reduce(
                        same,
                        kernel.op(),
                        out.with(out.offset(), kept, outStrides),
                        new View[] {both},
                        two,
                        new long[0]),
                pool);
        both.storage().release();
    }

    private static View fresh(DType dtype, long[] shape, BufferPool pool) {
        Storage storage = pool.allocate(dtype, Sizes.count(Sizes.numel(shape), "results"));
        storage.hold();
        return View.contiguous(storage, shape);
    }

    private static Kernel.Reduce part(
            Kernel.Reduce kernel, View out, int dim, long start, long length) {
        long[] shape = kernel.shape().clone();
        View[] ins = kernel.ins().clone();
        for (int i = 0; i < ins.length; i++) {
            ins[i] = part(ins[i], dim, shape.length, start, length);
        }
        shape[dim] = length;
        return with(kernel, out, ins, shape);
    }

    private static Kernel.Reduce with(Kernel.Reduce kernel, View out, View[] ins, long[] shape) {
        return new Kernel.Reduce(kernel.program(), kernel.op(), out, ins, shape, kernel.scalars());
    }

    /// The part of a view along a dimension of the `rank` dimensions that it broadcasts to.
    private static View part(View view, int dim, int rank, long start, long length) {
        int own = dim - rank + view.dim();
        if (own < 0 || view.shape()[own] == 1) {
            return view;
        }
        long[] shape = view.shape().clone();
        shape[own] = length;
        return view.with(view.offset() + start * view.strides()[own], shape, view.strides());
    }
}
