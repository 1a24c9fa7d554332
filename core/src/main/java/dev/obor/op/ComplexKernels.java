package dev.obor.op;

import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Kernels on complex elements as kernels on their parts: backends know real numbers only.
///
/// This is the one gate: what has no form with parts is refused here, whoever asks for it.
final class ComplexKernels {
    private ComplexKernels() {}

    /// Whether a kernel reads or writes what no backend knows: complex elements, or mirrored ones.
    static boolean concerns(Kernel kernel) {
        return switch (kernel) {
            case Kernel.Map k -> any(k.outs()) || any(k.ins());
            case Kernel.Reduce k -> odd(k.out()) || any(k.ins());
            case Kernel.ArgReduce k -> odd(k.in());
            case Kernel.MatMul k -> odd(k.out()) || odd(k.a()) || odd(k.b()) || odd(k.bias());
            case Kernel.Factor k -> any(k.ins()) || any(k.outs());
            case Kernel.Fourier k -> k.in().isMirrored(); // it has parts
            case Kernel.Conv k -> odd(k.in()) || odd(k.weight()) || odd(k.out()) || odd(k.bias());
            case Kernel.Pool k -> odd(k.in()) || odd(k.out());
            case Kernel.Resample k -> odd(k.in()) || odd(k.out());
            case Kernel.Gather k -> odd(k.in()) || odd(k.out());
            case Kernel.Scatter k -> odd(k.in()) || odd(k.out());
            case Kernel.NonZero k -> odd(k.in());
            case Kernel.Scan k -> odd(k.in()) || odd(k.out());
            case Kernel.Sort k -> odd(k.in()) || odd(k.values());
            case Kernel.Random k -> odd(k.out()) || odd(k.distribution().read());
        };
    }

    private static boolean odd(@Nullable View view) {
        return view != null && (view.dtype().isComplex() || view.isMirrored());
    }

    private static boolean is(View view) {
        return view.dtype().isComplex();
    }

    private static boolean any(View[] views) {
        for (View v : views) {
            if (odd(v)) {
                return true;
            }
        }
        return false;
    }

    /// The same with real elements.
    ///
    /// @throws DTypeError if it cannot be said with parts
    static List<Kernel> real(Kernel kernel) {
        return switch (kernel) {
            case Kernel.Gather k ->
                    List.of(new Kernel.Gather(k.out().real(), k.in().real(), paired(k.indexed())));
            case Kernel.Scatter k when k.op() == ScatterOp.SET || k.op() == ScatterOp.ADD ->
                    List.of(
                            new Kernel.Scatter(
                                    k.op(), k.out().real(), k.in().real(), paired(k.indexed())));
            case Kernel.Scatter k when k.op() == ScatterOp.MUL ->
                    List.of(
                            new Kernel.Scatter(
                                    ScatterOp.MUL_PAIRS,
                                    k.out().part(0),
                                    k.in().part(0),
                                    ofParts(k.indexed())));
            case Kernel.Scan k when k.op() == Kernel.ScanOp.CUMSUM && k.in().dim() == 0 -> {
                RawMemory.copy(k.in(), k.out());
                yield List.of();
            }
            case Kernel.Scan k when k.op() == Kernel.ScanOp.CUMSUM ->
                    List.of(new Kernel.Scan(k.op(), k.out().real(), null, k.in().real(), k.dim()));
            case Kernel.MatMul k -> product(k);
            case Kernel.Map k -> throw refused(k.program().name(), k.outs(), k.ins());
            case Kernel.Reduce k ->
                    throw refused(k.program().name(), new View[] {k.out()}, k.ins());
            case Kernel.ArgReduce k ->
                    throw refused(k.largest() ? "max_values_cpu" : "min_values_cpu", k.in());
            case Kernel.Factor k ->
                    List.of(
                            new Kernel.Factor(
                                    k.kind(), pairs(k.outs()), pairs(k.ins()), k.flag(), true));
            case Kernel.Fourier k -> List.of(k);
            case Kernel.Conv k -> throw refused("convolution", k.in());
            case Kernel.Pool k -> throw refused("pooling", k.in());
            case Kernel.Resample k -> throw refused("resample", k.in());
            case Kernel.Scatter k -> throw refused("scatter", k.out());
            case Kernel.NonZero k -> throw refused("nonzero", k.in());
            case Kernel.Scan k ->
                    throw refused(k.op().name().toLowerCase(Locale.ROOT) + "_out_cpu", k.in());
            case Kernel.Sort k -> throw refused("sort_stable", k.in());
            case Kernel.Random k -> throw refused("random", k.out());
        };
    }

    /// Complex views as pairs of real elements, the others as they are.
    private static View[] pairs(View[] views) {
        View[] result = new View[views.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = is(views[i]) ? views[i].real() : views[i];
        }
        return result;
    }

    private static DTypeError refused(String name, View view) {
        return DTypes.notImplemented(name, view.dtype());
    }

    private static DTypeError refused(String name, View[] outs, View[] ins) {
        for (View v : ins) {
            if (is(v)) {
                return refused(name, v);
            }
        }
        return refused(name, outs[0]);
    }

    /// Indices that find the real parts.
    private static Indexed[] ofParts(Indexed[] indexed) {
        return Arrays.stream(indexed)
                .map(i -> new Indexed(i.index(), 2 * i.stride(), i.size(), i.dim(), i.wraps()))
                .toArray(Indexed[]::new);
    }

    /// Indices that move pairs: each stands for the real and the imaginary part.
    private static Indexed[] paired(Indexed[] indexed) {
        Indexed[] result = new Indexed[indexed.length];
        for (int i = 0; i < result.length; i++) {
            Indexed old = indexed[i];
            View at = old.index();
            int rank = at.dim();
            long[] shape = Arrays.copyOf(at.shape(), rank + 1);
            long[] strides = Arrays.copyOf(at.strides(), rank + 1);
            shape[rank] = 1;
            result[i] =
                    new Indexed(
                            at.with(at.offset(), shape, strides),
                            2 * old.stride(),
                            old.size(),
                            old.dim(),
                            old.wraps());
        }
        return result;
    }

    /// A product as one real product: pairs of `a` stay side by side, and each element `c + d i` of
    /// `b` becomes the matrix (c d; -d c).
    private static List<Kernel> product(Kernel.MatMul k) {
        View out = k.out();
        if (!flattens(out)) {
            View dense = Backends.empty(out.dtype(), out.shape());
            if (k.accumulate()) {
                RawMemory.copy(out, dense);
            }
            Backends.launch(new Kernel.MatMul(dense, k.a(), k.b(), k.bias(), k.accumulate()));
            RawMemory.copy(dense, out);
            return List.of();
        }
        DType dtype = out.dtype();
        View a = flattens(k.a()) && k.a().dtype() == dtype ? k.a() : dense(k.a(), dtype);
        View bias = k.bias() == null ? null : bias(k.bias(), dtype);
        return List.of(
                new Kernel.MatMul(flat(out), flat(a), expanded(k.b()), bias, k.accumulate()));
    }

    private static View dense(View v, DType dtype) {
        return RawMemory.convert(v, dtype, View.contiguousStrides(v.shape()));
    }

    private static @Nullable View bias(View bias, DType dtype) {
        return flat(flattens(bias) && bias.dtype() == dtype ? bias : dense(bias, dtype));
    }

    /// Whether neighbours in a row lie side by side.
    private static boolean flattens(View v) {
        int last = v.dim() - 1;
        return last >= 0 && (v.strides()[last] == 1 || v.shape()[last] == 1);
    }

    /// Pairs as neighbours in a row of twice the length.
    private static View flat(View v) {
        View real = v.real();
        int last = v.dim() - 1;
        long[] shape = Arrays.copyOf(real.shape(), last + 1);
        long[] strides = Arrays.copyOf(real.strides(), last + 1);
        shape[last] = 2 * v.shape()[last];
        strides[last] = 1;
        return real.with(real.offset(), shape, strides);
    }

    private static View expanded(View b) {
        int rank = b.dim();
        long[] shape = Arrays.copyOf(b.shape(), rank);
        shape[rank - 2] *= 2;
        shape[rank - 1] *= 2;
        View all = Backends.empty(b.dtype().toReal(), shape);
        long[] strides = all.strides().clone();
        long row = strides[rank - 2];
        strides[rank - 2] = 2 * row;
        strides[rank - 1] = 2;
        View real = b.part(0);
        View imag = b.part(1);
        RawMemory.copy(real, all.with(0, b.shape(), strides));
        RawMemory.copy(imag, all.with(1, b.shape(), strides));
        RawMemory.negate(imag, all.with(row, b.shape(), strides));
        RawMemory.copy(real, all.with(row + 1, b.shape(), strides));
        return all;
    }
}
