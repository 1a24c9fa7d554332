package dev.obor.op;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Copies and conversions that gradients flow through.
public final class Conversions {
    private Conversions() {}

    /// Into new memory with a given dtype and layout.
    static final class Copy extends Op {
        private final DType dtype;
        private final long[] strides;

        Copy(DType dtype, long[] strides) {
            this("CloneBackward0", dtype, strides);
        }

        Copy(String node, DType dtype, long[] strides) {
            super(node);
            this.dtype = dtype;
            this.strides = strides;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(Creation.convert(TensorAccess.view(in[0]), dtype, strides));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad}; // the engine converts to the input's dtype
        }
    }

    /// `clone`: a copy with the same layout.
    public static Tensor clone(Tensor t) {
        View view = TensorAccess.view(t);
        return new Copy(view.dtype(), Creation.preservedStrides(view)).apply(t);
    }

    /// `contiguous`: the tensor itself if it is row-major, else a copy.
    public static Tensor contiguous(Tensor t) {
        View view = TensorAccess.view(t);
        return view.isContiguous()
                ? t
                : new Copy(view.dtype(), View.contiguousStrides(view.shape())).apply(t);
    }

    /// `to(dtype)`: the tensor itself if it has that dtype.
    public static Tensor to(Tensor t, DType dtype) {
        View view = TensorAccess.view(t);
        return view.dtype() == dtype
                ? t
                : new Copy("ToCopyBackward0", dtype, Creation.preservedStrides(view)).apply(t);
    }

    /// `to(device)`: the tensor itself if it is there.
    public static Tensor to(Tensor t, Device device) {
        Backends.of(device); // refuses devices that are not there
        return t;
    }

    /// `to` with all options.
    ///
    /// @param copy whether the result is new memory in any case
    /// @throws ShapeError if the tensor cannot have the layout
    public static Tensor to(Tensor t, DType dtype, boolean copy, MemoryFormat format) {
        View view = TensorAccess.view(t);
        boolean preserve = format == MemoryFormat.PRESERVE_FORMAT;
        long[] strides = preserve ? Creation.preservedStrides(view) : format.strides(view.shape());
        boolean same = preserve || Layouts.suggested(view) == format;
        return !copy && same && view.dtype() == dtype
                ? t
                : new Copy("ToCopyBackward0", dtype, strides).apply(t);
    }

    /// `clone` in a layout.
    ///
    /// @throws ShapeError if the tensor cannot have it
    public static Tensor clone(Tensor t, MemoryFormat format) {
        if (format == MemoryFormat.PRESERVE_FORMAT) {
            return clone(t);
        }
        View view = TensorAccess.view(t);
        return new Copy(view.dtype(), format.strides(view.shape())).apply(t);
    }

    /// `contiguous` in a layout: the tensor itself if it has it.
    ///
    /// @throws ShapeError if the tensor cannot have it
    public static Tensor contiguous(Tensor t, MemoryFormat format) {
        return isContiguous(t, format) ? t : clone(t, format);
    }

    /// `is_contiguous` in a layout; dimensions of size 1 may have any stride.
    public static boolean isContiguous(Tensor t, MemoryFormat format) {
        View view = TensorAccess.view(t);
        if (format == MemoryFormat.PRESERVE_FORMAT) {
            throw new IllegalArgumentException(
                    "preserve memory format is unsupported by the contiguous operator");
        }
        long[] strides = format.strides(view.shape());
        boolean same = true;
        for (int d = 0; d < strides.length; d++) {
            same &= view.shape()[d] == 1 || strides[d] == view.strides()[d];
        }
        return same || view.numel() == 0;
    }

    /// `copy_`: writes another tensor's elements, broadcast and converted.
    static final class CopyInto extends Op {
        CopyInto() {
            super("CopyBackwards");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Creation.copy(TensorAccess.view(in[1]), TensorAccess.view(in[0]));
            ctx.markDirty(in[0]);
            return in[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {ctx.needsInputGrad(0) ? grad.zerosLike() : null, grad};
        }
    }

    /// `copy_`.
    ///
    /// @throws ShapeError if the source cannot be broadcast to the target
    public static Tensor copyInto(Tensor target, Tensor source) {
        InPlace.check(target, target, source);
        long[] to = TensorAccess.view(target).shape();
        long[] from = TensorAccess.view(source).shape();
        if (!Shapes.isExpandableTo(from, to)) {
            throw new ShapeError(
                    "The size of tensor a "
                            + Arrays.toString(to)
                            + " cannot take the elements of tensor b "
                            + Arrays.toString(from)
                            + ": they must broadcast to it");
        }
        return new CopyInto().apply(target, source);
    }

    /// `fill_`: sets every element.
    static final class Fill extends Op {
        private final double value;
        private final long exact;
        private final boolean integer;

        Fill(double value) {
            super("FillBackward2");
            this.value = value;
            this.exact = 0;
            this.integer = false;
        }

        Fill(String node, long value) {
            super(node);
            this.value = 0;
            this.exact = value;
            this.integer = true;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View view = TensorAccess.view(in[0]);
            if (integer) {
                Creation.fill(view, exact);
            } else {
                Creation.fill(view, value);
            }
            ctx.markDirty(in[0]);
            return in[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.zerosLike()};
        }
    }

    /// `fill_` with a float number.
    public static Tensor fill(Tensor t, double value) {
        InPlace.check(InPlace.Memory.REPEATED, t, t);
        return new Fill(value).apply(t);
    }

    /// `fill_` with an integer.
    public static Tensor fill(Tensor t, long value) {
        InPlace.check(InPlace.Memory.REPEATED, t, t);
        return new Fill("FillBackward2", value).apply(t);
    }

    /// `zero_`.
    public static Tensor zero(Tensor t) {
        InPlace.check(InPlace.Memory.REPEATED, t, t);
        return new Fill("ZeroBackward0", 0).apply(t);
    }
}
