package dev.obor.op.nn;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.graph.ExtraNode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Values around the edges of a tensor.
public final class Paddings {
    private Paddings() {}

    private static long[] padded(Tensor x, long[] pad) {
        long[] sizes = x.shape().toArray();
        for (int i = 0; i < pad.length / 2 && i < sizes.length; i++) {
            int d = sizes.length - 1 - i;
            sizes[d] = Sizes.sum(sizes[d], Sizes.sum(pad[2 * i], pad[2 * i + 1]));
        }
        return sizes;
    }

    /// One value everywhere around; negative numbers cut off.
    ///
    /// @param pad before and after, the last dimension first
    /// @throws ShapeError if there are too many numbers
    public static Tensor constant(Tensor x, long[] pad, double value) {
        long[] sizes = padded(x, pad);
        PaddingChecks.sizes(x, pad, sizes);
        DTypes.checkHolds(x.dtype(), value);
        return new ConstantPad(pad.clone(), sizes, new Complex(value, 0)).apply(x);
    }

    /// One value everywhere around, as [dev.obor.nn.functional.F#pad] has it; negative numbers cut
    /// off.
    ///
    /// ```java
    /// constantPadNd(tensor(1, 2), new long[] {1, 2}, 7) // [7, 1, 2, 7, 7]
    /// ```
    ///
    /// @param pad before and after, the last dimension first
    /// @param value what is put around
    /// @return a new tensor of the input's dtype
    /// @throws ShapeError if there are too many numbers
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(OBOR)
    public static Tensor constantPadNd(Tensor input, long[] pad, @Default("0") double value) {
        return constant(input, pad, value);
    }

    /// One complex number everywhere around; negative numbers cut off.
    ///
    /// ```java
    /// var z = zeros(complex64, 1);
    /// constantPadNd(z, new long[] {1, 0}, new Complex(1, 2)) // [1+2j, 0+0j]
    /// ```
    ///
    /// @param pad before and after, the last dimension first
    /// @param value what is put around
    /// @return a new tensor of the input's dtype
    /// @throws DTypeError if the number has an imaginary part and the tensor is real
    @Operation(OBOR)
    public static Tensor constantPadNd(Tensor input, long[] pad, Complex value) {
        if (!input.isComplex() && value.imag() != 0) {
            throw DTypes.overflow(input.dtype(), "Only a complex tensor takes complex numbers.");
        }
        long[] sizes = padded(input, pad);
        PaddingChecks.sizes(input, pad, sizes);
        return new ConstantPad(pad.clone(), sizes, value).apply(input);
    }

    private static View empty(DType dtype, long[] sizes, MemoryFormat format) {
        return format == MemoryFormat.CONTIGUOUS_FORMAT
                ? Backends.empty(dtype, sizes)
                : Backends.empty(dtype, sizes, format.strides(sizes));
    }

    private static final class ConstantPad extends Op {
        private final long[] pad;
        private final long[] sizes;
        private final Complex value;

        ConstantPad(long[] pad, long[] sizes, Complex value) {
            super("ConstantPadNdBackward0");
            this.pad = pad;
            this.sizes = sizes;
            this.value = value;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View from = TensorAccess.view(in[0]);
            View out = empty(from.dtype(), sizes, Layouts.suggested(from));
            if (out.dtype().isComplex()) {
                RawMemory.fill(out, value);
            } else {
                RawMemory.fill(out, value.real());
            }
            View to = out;
            for (int i = 0; i < pad.length / 2; i++) {
                int d = sizes.length - 1 - i;
                from = cut(from, d, Math.max(0, -pad[2 * i]), Math.max(0, -pad[2 * i + 1]));
                to = cut(to, d, Math.max(0, pad[2 * i]), Math.max(0, pad[2 * i + 1]));
            }
            if (Arrays.stream(pad).allMatch(n -> n <= 0)) { // a copy of what is left
                long[] strides = RawMemory.preservedStrides(from);
                return TensorAccess.wrap(RawMemory.convert(from, from.dtype(), strides));
            }
            RawMemory.copy(from, to);
            return TensorAccess.wrap(out);
        }

        private static View cut(View v, int dim, long before, long after) {
            long[] shape = v.shape().clone();
            shape[dim] -= before + after;
            if (shape[dim] < 0) {
                throw new ShapeError(
                        "narrow(): length must be non-negative.",
                        "More is cut off than the " + v.shape()[dim] + " elements there are.");
            }
            long start = shape[dim] <= 0 ? 0 : before * v.strides()[dim];
            return v.with(v.offset() + start, shape, v.strides());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] back = new long[pad.length];
            for (int i = 0; i < pad.length; i++) {
                back[i] = -pad[i];
            }
            return new Tensor[] {constant(grad, back, 0)};
        }
    }

    /// Elements of the tensor itself: mirrored, the nearest, or from the other end.
    ///
    /// @param mode `reflect`, `replicate` or `circular`
    /// @throws ShapeError if there are too many numbers, or too few elements
    public static Tensor copying(Tensor x, long[] pad, String mode) {
        long[] sizes = padded(x, pad);
        PaddingChecks.copying(x, pad, mode);
        PaddingChecks.sizes(x, pad, sizes);
        long[] in = x.shape().toArray();
        int dims = pad.length / 2;
        for (int i = 0; i < dims; i++) {
            int d = sizes.length - 1 - i;
            PaddingChecks.reach(mode, in, d, pad[2 * i], pad[2 * i + 1]);
        }
        String name =
                switch (mode) {
                    case "reflect" -> "ReflectionPad";
                    case "replicate" -> "ReplicationPad";
                    default -> "CircularPad";
                };
        MemoryFormat format =
                mode.equals("circular") ? MemoryFormat.CONTIGUOUS_FORMAT : Layouts.suggested(x);
        var padded = new Padded(mode, pad.clone(), in, sizes, format);
        Tensor result = new Read(name + dims + "DBackward0", padded).apply(x);
        boolean copied = mode.equals("circular"); // once, and once for each side that is added
        return copied
                ? InPlace.own(result, 1 + (int) Arrays.stream(pad).filter(p -> p > 0).count())
                : result;
    }

    /// How a padded tensor is read from another.
    ///
    /// @param format how the result and the gradient lie in memory
    private record Padded(String mode, long[] pad, long[] in, long[] sizes, MemoryFormat format) {
        /// For each padded dimension, the last one first, the places that are read.
        View[] places() {
            View[] places = new View[pad.length / 2];
            for (int i = 0; i < places.length; i++) {
                int d = sizes.length - 1 - i;
                places[i] =
                        Paddings.places(
                                mode, in[d], sizes[d], pad[2 * i], pad[2 * i + 1], d, sizes);
            }
            return places;
        }
    }

    private static View places(
            String mode, long in, long out, long before, long after, int dim, long[] sizes) {
        long[] from = new long[Sizes.count(out, "elements in a row")];
        long cut = Math.max(-before, 0);
        long lost = Math.max(-after, 0);
        for (int i = 0; i < from.length; i++) {
            long at = i - before;
            from[i] =
                    switch (mode) {
                        case "reflect" -> at < 0 ? -at : at >= in ? 2 * (in - 1) - at : at;
                        case "replicate" -> Math.max(0, Math.min(in - 1, at));
                        // What is cut off goes first; the rest is repeated.
                        case "circular" ->
                                cut + Math.floorMod(i - Math.max(before, 0), in - cut - lost);
                        default -> throw new ValueError("Unrecognised padding mode " + mode);
                    };
        }
        View line = TensorAccess.view(JavaArrays.fromArray(from));
        long[] shape = new long[sizes.length];
        Arrays.fill(shape, 1);
        shape[dim] = out;
        long[] strides = new long[sizes.length];
        strides[dim] = 1;
        return line.with(0, shape, strides);
    }

    private static View moved(View v, View[] places, long[] sizes) {
        long[] strides = v.strides().clone();
        for (int i = 0; i < places.length; i++) {
            strides[strides.length - 1 - i] = 0;
        }
        return v.with(v.offset(), sizes, strides);
    }

    private static Indexed[] indexed(View v, View[] places) {
        Indexed[] indexed = new Indexed[places.length];
        for (int i = 0; i < indexed.length; i++) {
            int d = v.dim() - 1 - i;
            indexed[i] = new Indexed(places[i], v.strides()[d], v.shape()[d], d);
        }
        return indexed;
    }

    private static final class Read extends Op {
        private final Padded padded;

        Read(String node, Padded padded) {
            super(node);
            this.padded = padded;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            // Not read, but a change is refused, as in PyTorch, where a circular padding saves
            // others.
            boolean composed = padded.mode.equals("circular");
            ctx.saveForBackward(composed ? new Tensor[0] : in);
            View[] places = padded.places();
            View out = empty(x.dtype(), padded.sizes, padded.format);
            Backends.launch(
                    new Kernel.Gather(out, moved(x, places, padded.sizes), indexed(x, places)));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor added = new Add(padded).apply(grad);
            Tensor[] x = ctx.savedTensors();
            return new Tensor[] {ExtraNode.gradient("PadBackwardBackward0", added, x)};
        }
    }

    private static final class Add extends Op {
        private final Padded padded;

        Add(Padded padded) {
            super("PadBackwardBackward0");
            this.padded = padded;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View out = empty(in[0].dtype(), padded.in, padded.format);
            RawMemory.fill(out, 0L);
            View[] places = padded.places();
            Backends.launch(
                    new Kernel.Scatter(
                            ScatterOp.ADD,
                            moved(out, places, padded.sizes),
                            TensorAccess.view(in[0]),
                            indexed(out, places)));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Read("PadBackward0", padded).apply(grad)};
        }
    }
}
