package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.StridedWindows;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// New memory: filled, copied, converted. The raw forms record nothing.
public final class RawMemory {
    private static final DType[] DTYPES = DType.values();
    private static final DType[] REAL =
            Arrays.stream(DTYPES).filter(t -> !t.isComplex()).toArray(DType[]::new);
    private static final @Nullable Program[] FILL = new Program[DTYPES.length];
    private static final @Nullable Program[] CONVERT = new Program[DTYPES.length * DTYPES.length];
    private static final View[] NO_INPUTS = {};

    static {
        for (DType to : REAL) {
            Type type = to == DType.BOOL ? Type.I64 : Type.of(to);
            FILL[to.ordinal()] = Program.of("fill", Exprs.scalar(0, type), to);
            for (DType from : REAL) {
                CONVERT[from.ordinal() * DTYPES.length + to.ordinal()] =
                        Program.of(from == to ? "copy" : "convert", Exprs.input(0, from), to);
            }
        }
    }

    private RawMemory() {}

    /// A view of new memory in which every element is the number.
    public static View full(DType dtype, long[] shape, double value) {
        View view = Backends.empty(dtype, shape);
        fill(view, value);
        return view;
    }

    /// Sets every element.
    public static void fill(View view, double value) {
        if (view.dtype().isComplex()) {
            fill(view, new Complex(value, 0));
            return;
        }
        fillBits(view, Type.of(view.dtype()).bits(value));
    }

    /// Sets every element.
    ///
    /// @param view of complex elements
    public static void fill(View view, Complex value) {
        fill(view.part(0), value.real());
        fill(view.part(1), value.imag());
    }

    /// Sets every element of an integer or bool view exactly.
    public static void fill(View view, long value) {
        if (view.dtype().isComplex()) {
            fill(view, new Complex((double) value, 0));
            return;
        }
        boolean isFloat = view.dtype().isFloatingPoint();
        fillBits(view, isFloat ? Double.doubleToRawLongBits((double) value) : value);
    }

    private static void fillBits(View whole, long bits) {
        View view = Layouts.once(whole); // expanded memory is written once
        Backends.launch(
                new Kernel.Map(
                        Objects.requireNonNull(FILL[view.dtype().ordinal()]),
                        new View[] {view},
                        NO_INPUTS,
                        new long[] {bits}));
    }

    /// The program that converts one real dtype to another.
    public static Program conversion(DType from, DType to) {
        Program program = CONVERT[from.ordinal() * DTYPES.length + to.ordinal()];
        if (program == null) {
            throw DTypes.notImplemented("convert", from.isComplex() ? from : to);
        }
        return program;
    }

    /// Copies elements, converting the dtype and broadcasting. Where complex elements become real,
    /// their imaginary parts are lost.
    public static void copy(View from, View to) {
        if (from.dtype().isComplex() || to.dtype().isComplex()) {
            copyComplex(from, to);
            return;
        }
        if ((from.isMirrored() || to.isMirrored()) && from.dtype().isFloatingPoint()) {
            View stored = from.unmirrored();
            if (from.isMirrored() == to.isMirrored()) {
                copy(stored, to.unmirrored());
            } else {
                negate(stored, to.unmirrored());
            }
            return;
        }
        Backends.launch(
                new Kernel.Map(
                        conversion(from.dtype(), to.dtype()),
                        new View[] {to},
                        new View[] {from},
                        new long[0]));
    }

    private static void copyComplex(View from, View to) {
        if (from.dtype().isComplex() && to.dtype().isComplex()) {
            if (from.isMirrored() || to.isMirrored()) {
                copy(from.part(0), to.part(0));
                copy(from.part(1), to.part(1));
            } else {
                copy(from.real(), to.real());
            }
        } else if (to.dtype().isComplex()) {
            copy(from, to.part(0));
            fill(to.part(1), 0.0);
        } else if (to.dtype() == DType.BOOL) {
            View[] parts = {from.part(0), from.part(1)};
            Backends.launch(
                    new Kernel.Map(
                            truth(from.dtype().toReal()), new View[] {to}, parts, new long[0]));
        } else {
            copy(from.part(0), to);
        }
    }

    private static Program truth(DType part) {
        Expr real = Exprs.input(0, part);
        Expr imag = Exprs.input(1, part);
        return Program.of("convert", real.ne(0).or(imag.ne(0)), DType.BOOL);
    }

    /// Copies real elements with the other sign.
    public static void negate(View from, View to) {
        Program program = Program.of("neg", Exprs.input(0, from.dtype()).neg(), to.dtype());
        Backends.launch(new Kernel.Map(program, new View[] {to}, new View[] {from}, new long[0]));
    }

    /// The view itself if it is not mirrored, else a copy.
    public static View plain(View view) {
        return view.isMirrored() ? convert(view, view.dtype(), preservedStrides(view)) : view;
    }

    /// The same elements in new row-major memory.
    public static View contiguous(View view) {
        return convert(view, view.dtype(), View.contiguousStrides(view.shape()));
    }

    /// The view itself if it is row-major, else a copy.
    public static View asContiguous(View view) {
        return view.isContiguous() ? view : contiguous(view);
    }

    /// The same elements in new memory of another dtype and layout.
    public static View convert(View view, DType dtype, long[] strides) {
        View result = Backends.empty(dtype, view.shape(), strides);
        copy(view, result);
        return result;
    }

    /// The strides of `clone`: the same if the view is dense without overlaps, else in their order.
    public static long[] preservedStrides(View view) {
        if (view.isContiguous()) {
            return view.strides(); // those of dimensions of size 1 are kept, too
        }
        long[] dense = Layouts.strides(view.shape(), view);
        return Layouts.isLike(view, dense) ? view.strides() : dense;
    }

    /// The same elements in new memory with the same strides, gaps between them included; dense
    /// where elements are shared.
    public static View withGaps(View view) {
        if (view.numel() == 0 || StridedWindows.overlaps(view.shape(), view.strides())) {
            return convert(view, view.dtype(), preservedStrides(view));
        }
        long size = StridedWindows.reach(view.shape(), view.strides());
        View memory = full(view.dtype(), new long[] {size}, 0);
        View result = memory.with(0, view.shape(), view.strides());
        copy(view, result);
        return result;
    }

    /// A copy of a tensor in dense memory of which the strides have a given order.
    public static Tensor copyWithStrides(Tensor t, long[] strides) {
        View v = TensorAccess.view(t);
        View like = v.geometry(v.shape(), strides);
        return new Conversions.Copy(v.dtype(), Layouts.strides(v.shape(), like)).apply(t);
    }
}
