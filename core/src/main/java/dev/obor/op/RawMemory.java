package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.backend.Kernel;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.shape.Conversions;
import dev.obor.op.shape.StridedWindows;

/// New memory: filled, copied, converted. The raw forms record nothing.
public final class RawMemory {
    private static final DType[] DTYPES = DType.values();
    private static final Program[] FILL = new Program[DTYPES.length];
    private static final Program[] CONVERT = new Program[DTYPES.length * DTYPES.length];
    private static final View[] NO_INPUTS = {};

    static {
        for (DType to : DTYPES) {
            Type type = to == DType.BOOL ? Type.I64 : Type.of(to);
            FILL[to.ordinal()] = Program.of("fill", Exprs.scalar(0, type), to);
            for (DType from : DTYPES) {
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
        boolean isFloat = view.dtype().isFloatingPoint();
        fillBits(view, isFloat ? Double.doubleToRawLongBits(value) : (long) value);
    }

    /// Sets every element of an integer or bool view exactly.
    public static void fill(View view, long value) {
        boolean isFloat = view.dtype().isFloatingPoint();
        fillBits(view, isFloat ? Double.doubleToRawLongBits((double) value) : value);
    }

    private static void fillBits(View whole, long bits) {
        View view = Layouts.once(whole); // expanded memory is written once
        Backends.launch(
                new Kernel.Map(
                        FILL[view.dtype().ordinal()],
                        new View[] {view},
                        NO_INPUTS,
                        new long[] {bits}));
    }

    /// The program that converts one dtype to another.
    public static Program conversion(DType from, DType to) {
        return CONVERT[from.ordinal() * DTYPES.length + to.ordinal()];
    }

    /// Copies elements, converting the dtype and broadcasting.
    public static void copy(View from, View to) {
        Backends.launch(
                new Kernel.Map(
                        conversion(from.dtype(), to.dtype()),
                        new View[] {to},
                        new View[] {from},
                        new long[0]));
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
        return Layouts.strides(view.shape(), view);
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
