package dev.obor.cpu.lines;

import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.cpu.map.Maps;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import java.util.Arrays;
import java.util.List;

/// The running log of the sum of exponentials: one pointwise step per place of the dimension, in
/// double, so that the elementary functions are the library's own.
final class LogScan {
    private static final long[] NO_SCALARS = {};

    private LogScan() {}

    static void run(Kernel.Scan kernel) {
        View in = kernel.in();
        long[] shape = in.dim() == 0 ? in.shape() : Sizes.without(in.shape(), kernel.dim());
        int n = Sizes.count(Sizes.numel(shape), "sums");
        double[] sums = new double[n];
        Arrays.fill(sums, Double.NEGATIVE_INFINITY);
        View sum = View.contiguous(new Storage(DType.FLOAT64, sums, n, null), shape);
        Program step = step(in.dtype(), kernel.out().dtype());
        int size = in.dim() == 0 ? 1 : (int) in.shape()[kernel.dim()];
        for (int k = 0; k < size; k++) {
            View[] outs = {sum, at(kernel.out(), kernel.dim(), k)};
            View[] ins = {sum, at(in, kernel.dim(), k)};
            Maps.run(new Kernel.Map(step, outs, ins, NO_SCALARS));
        }
    }

    /// log(exp(a) + exp(b)), exact where both are the same infinity.
    private static Program step(DType in, DType out) {
        Expr a = Exprs.input(0, DType.FLOAT64);
        Expr b = Exprs.input(1, in).cast(Type.F64);
        Expr low = a.min(b);
        Expr high = a.max(b);
        Expr ordinary = low.ne(high).or(low.sub(low).eq(0));
        Expr sum = Exprs.log1p(Exprs.exp(low.sub(high))).add(high);
        Expr r = ordinary.where(sum, a);
        return Program.of("logcumsumexp", List.of(r, r), List.of(DType.FLOAT64, out));
    }

    private static View at(View v, int dim, int place) {
        if (v.dim() == 0) {
            return v;
        }
        long offset = v.offset() + place * v.strides()[dim];
        return v.with(offset, Sizes.without(v.shape(), dim), Sizes.without(v.strides(), dim));
    }
}
