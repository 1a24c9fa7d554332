package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.ToOptions;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import dev.obor.op.Backends;
import dev.obor.op.Callback;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.TypedPointwise;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Copies and conversions that gradients flow through.
public final class Conversions {
    private Conversions() {}

    /// Into new memory with a given dtype and layout.
    public static final class Copy extends Op {
        private final DType dtype;
        private final long[] strides;

        public Copy(DType dtype, long[] strides) {
            this("CloneBackward0", dtype, strides);
        }

        public Copy(String node, DType dtype, long[] strides) {
            super(node);
            this.dtype = dtype;
            this.strides = strides;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(RawMemory.convert(TensorAccess.view(in[0]), dtype, strides));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad}; // the engine converts to the input's dtype
        }
    }

    /// `clone`: a copy with the same layout.
    public static Tensor clone(Tensor t) {
        View view = TensorAccess.view(t);
        return new Copy(view.dtype(), RawMemory.preservedStrides(view)).apply(t);
    }

    /// The tensor itself if it is row-major, else a copy.
    ///
    /// ```java
    /// ones(2, 3).t().contiguous().stride() // [2, 1]
    /// ```
    ///
    /// @return the input, or a copy of its shape and dtype
    @Operation(TENSOR)
    public static Tensor contiguous(Tensor input) {
        View view = TensorAccess.view(input);
        return view.isContiguous()
                ? input
                : new Copy(view.dtype(), View.contiguousStrides(view.shape())).apply(input);
    }

    /// Warns of imaginary parts that are lost.
    private static void checkReal(DType from, DType to) {
        if (from.isComplex()
                && !to.isComplex()
                && to != DType.BOOL
                && Warning.IMAGINARY_PART_DISCARDED.isPending()) {
            Callback.warn(
                    Warning.IMAGINARY_PART_DISCARDED,
                    "Casting complex values to real discards the imaginary part",
                    "real() says that it is meant, abs() gives the size.");
        }
    }

    /// This tensor in another dtype; itself if it has that dtype.
    public static Tensor to(Tensor input, DType dtype) {
        View view = TensorAccess.view(input);
        checkReal(view.dtype(), dtype);
        return view.dtype() == dtype
                ? input
                : new Copy("ToCopyBackward0", dtype, RawMemory.preservedStrides(view)).apply(input);
    }

    /// This tensor on another device; itself if it is there.
    ///
    /// ```java
    /// Tensor moved = ones(2).to(Device.CPU); // [1, 1]
    /// ```
    ///
    /// @param device where to
    /// @return the input, or a copy
    @Operation(TENSOR)
    public static Tensor to(Tensor input, Device device) {
        Backends.of(device); // refuses devices that are not there
        return input;
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// ```java
    /// tensor(1.7, -1.7).to(int64) // [1, -1]
    /// ```
    ///
    /// @param copy whether the result is new memory in any case
    /// @param memoryFormat the layout
    /// @return the input if nothing would change and no copy is asked for, else a copy of its shape
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    @Operation(value = TENSOR, options = ToOptions.class)
    public static Tensor to(
            Tensor input,
            DType dtype,
            @Default("false") boolean copy,
            @Default("MemoryFormat.PRESERVE_FORMAT") MemoryFormat memoryFormat) {
        View view = TensorAccess.view(input);
        boolean preserve = memoryFormat == MemoryFormat.PRESERVE_FORMAT;
        long[] strides =
                preserve ? RawMemory.preservedStrides(view) : memoryFormat.strides(view.shape());
        boolean same = preserve || Layouts.suggested(view) == memoryFormat;
        checkReal(view.dtype(), dtype);
        return !copy && same && view.dtype() == dtype
                ? input
                : new Copy("ToCopyBackward0", dtype, strides).apply(input);
    }

    /// A copy in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).clone(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @param memoryFormat the layout of the copy
    /// @return a new tensor of the input's shape and dtype, through which gradients flow
    /// @throws dev.obor.base.ShapeError if it cannot have it
    @Operation({TENSOR, OBOR})
    public static Tensor clone(Tensor input, MemoryFormat memoryFormat) {
        if (memoryFormat == MemoryFormat.PRESERVE_FORMAT) {
            return clone(input);
        }
        View view = TensorAccess.view(input);
        return new Copy(view.dtype(), memoryFormat.strides(view.shape())).apply(input);
    }

    /// The tensor itself if it is dense in a layout, else a copy that is.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).contiguous(MemoryFormat.CHANNELS_LAST).stride() // [12, 1, 6, 3]
    /// ```
    ///
    /// @param memoryFormat the layout
    /// @return the input, or a copy of its shape and dtype
    /// @throws ShapeError if the tensor cannot have it
    @Operation(TENSOR)
    public static Tensor contiguous(Tensor input, MemoryFormat memoryFormat) {
        return isContiguous(input, memoryFormat) ? input : clone(input, memoryFormat);
    }

    /// Whether this tensor is dense in a layout.
    ///
    /// ```java
    /// ones(1, 3, 2, 2).isContiguous(MemoryFormat.CHANNELS_LAST) // false
    /// ```
    ///
    /// @param memoryFormat the layout
    /// @return whether elements lie in memory in that order, without gaps
    /// @throws dev.obor.base.ShapeError if it cannot have it
    @Operation(TENSOR)
    public static boolean isContiguous(Tensor input, MemoryFormat memoryFormat) {
        View view = TensorAccess.view(input);
        if (memoryFormat == MemoryFormat.PRESERVE_FORMAT) {
            throw new ValueError(
                    "preserve memory format is unsupported by the contiguous operator");
        }
        long[] strides = memoryFormat.strides(view.shape());
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
            RawMemory.copy(TensorAccess.view(in[1]), TensorAccess.view(in[0]));
            ctx.markDirty(in[0]);
            ctx.keep(in[1].dtype());
            return in[0];
        }

        // Converted before it is summed where the source was broadcast.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            DType source = ctx.kept();
            boolean needed = ctx.needsInputGrad(0); // row-major, unlike those of fill_
            Tensor self = needed ? WriteOp.zeros(grad, grad.shape().toArray()) : null;
            Tensor own = source.isFloatingPoint() ? grad.to(source) : grad;
            return new Tensor[] {self, own};
        }
    }

    /// Takes over the elements of another tensor, broadcast and converted, and returns the tensor.
    ///
    /// ```java
    /// zeros(2, 2).copy_(tensor(1, 2)) // [[1, 2], [1, 2]]
    /// ```
    ///
    /// @param source of any dtype; broadcasts to the input
    /// @return the input
    @Operation(value = TENSOR, names = "copy_")
    public static Tensor copyInto(Tensor input, Tensor source) {
        if (input.dtype().isDifferentiable()) {
            InPlace.checkHistory(input, input, source);
        } else {
            InPlace.checkHistory(input, input); // the source's gradient ends here
        }
        InPlace.checkMemory(InPlace.Memory.POINTWISE, input, input, source);
        TypedPointwise.checkOutput(TensorAccess.view(input), TensorAccess.view(source));
        checkReal(source.dtype(), input.dtype());
        return new CopyInto().apply(input, source);
    }

    /// This tensor on another device and in another dtype, with options.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64, o -> o.copy(true)).dtype() // float64
    /// ```
    ///
    /// @param device where to
    /// @param options sets `copy`, whether the result is new memory in any case, and
    ///   `memoryFormat`, its layout
    /// @return the input if nothing would change and no copy is asked for, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor to(Tensor input, Device device, DType dtype, Consumer<ToOptions> options) {
        return input.to(device).to(dtype, options);
    }

    /// This tensor on another device and in another dtype.
    ///
    /// ```java
    /// ones(2).to(Device.CPU, float64).dtype() // float64
    /// ```
    ///
    /// @param device where to
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor to(Tensor input, Device device, DType dtype) {
        return input.to(device).to(dtype);
    }

    /// This tensor on the device and in the dtype of another, with options.
    ///
    /// ```java
    /// ones(2).to(tensor(1), o -> o.copy(true)).dtype() // int64
    /// ```
    ///
    /// @param other whose device and dtype are taken
    /// @param options sets `copy`, whether the result is new memory in any case, and
    ///   `memoryFormat`, its layout
    /// @return the input if nothing would change and no copy is asked for, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor to(Tensor input, Tensor other, Consumer<ToOptions> options) {
        return input.to(other.device(), other.dtype(), options);
    }

    /// This tensor on the device and in the dtype of another.
    ///
    /// ```java
    /// ones(2).to(tensor(1)).dtype() // int64
    /// ```
    ///
    /// @param other whose device and dtype are taken
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor to(Tensor input, Tensor other) {
        return input.to(other.device(), other.dtype());
    }

    /// This tensor in the dtype of another.
    ///
    /// ```java
    /// ones(2).typeAs(tensor(1)).dtype() // int64
    /// ```
    ///
    /// @param other whose dtype is taken
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor typeAs(Tensor input, Tensor other) {
        return to(input, other.dtype());
    }

    /// This tensor on the CPU.
    ///
    /// ```java
    /// ones(2).cpu() // [1, 1]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor cpu(Tensor input) {
        return to(input, Device.CPU);
    }

    /// This tensor as float32.
    ///
    /// ```java
    /// tensor(1, 2).toFloat().dtype() // float32
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toFloat(Tensor input) {
        return to(input, DType.FLOAT32);
    }

    /// This tensor as float64.
    ///
    /// ```java
    /// tensor(1, 2).toDouble().dtype() // float64
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toDouble(Tensor input) {
        return to(input, DType.FLOAT64);
    }

    /// This tensor as complex64.
    ///
    /// ```java
    /// tensor(1.0).cfloat().dtype() // complex64
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(value = TENSOR, names = "cfloat")
    public static Tensor cfloat(Tensor input) {
        return to(input, DType.COMPLEX64);
    }

    /// This tensor as complex128.
    ///
    /// ```java
    /// tensor(1.0).cdouble().dtype() // complex128
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(value = TENSOR, names = "cdouble")
    public static Tensor cdouble(Tensor input) {
        return to(input, DType.COMPLEX128);
    }

    /// This tensor as float16.
    ///
    /// ```java
    /// tensor(0.1).half().toDouble() // 0.1
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor half(Tensor input) {
        return to(input, DType.FLOAT16);
    }

    /// This tensor as bfloat16.
    ///
    /// ```java
    /// tensor(1.01).bfloat16().toDouble() // 1.0078
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor bfloat16(Tensor input) {
        return to(input, DType.BFLOAT16);
    }

    /// This tensor as int64.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toLong() // [-1, 1]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toLong(Tensor input) {
        return to(input, DType.INT64);
    }

    /// This tensor as int32.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toInt() // [-1, 1]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toInt(Tensor input) {
        return to(input, DType.INT32);
    }

    /// This tensor as int16.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toShort() // [-1, 1]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toShort(Tensor input) {
        return to(input, DType.INT16);
    }

    /// This tensor as int8.
    ///
    /// ```java
    /// tensor(-1.7, 1.7).toChar() // [-1, 1]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toChar(Tensor input) {
        return to(input, DType.INT8);
    }

    /// This tensor as uint8.
    ///
    /// ```java
    /// tensor(1.7, 200).toByte() // [1, 200]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor toByte(Tensor input) {
        return to(input, DType.UINT8);
    }

    /// This tensor as bool.
    ///
    /// ```java
    /// tensor(0.0, 0.5, -1).bool() // [false, true, true]
    /// ```
    ///
    /// @return the input if nothing would change, else a copy of its shape
    @Operation(TENSOR)
    public static Tensor bool(Tensor input) {
        return to(input, DType.BOOL);
    }
}
