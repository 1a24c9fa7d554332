package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.PoolKind;
import dev.obor.backend.PoolShape;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.graph.ExtraNode;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Maxima and means over windows.
public final class Poolings {
    private static final String SECOND = "PoolBackwardBackward0";

    private Poolings() {}

    /// Values and, for maxima, their places within each plane.
    public record Result(Tensor values, @Nullable Tensor indices) {
        /// Both, of a maximum.
        public ValuesIndices both() {
            return new ValuesIndices(values, Objects.requireNonNull(indices));
        }
    }

    /// Pools a tensor whose leading dimensions count as planes.
    ///
    /// @param signal whether it pools places of one dimension as PyTorch does it, as those of
    ///   images one element high, whose layout is kept
    /// @param sizes the sizes of the result
    public static Result pool(
            String node, PoolKind kind, boolean signal, Tensor x, PoolShape shape, long[] sizes) {
        if (x.dtype().isInteger()) {
            if (kind == PoolKind.MAX) {
                Result result = IntegerWindows.max(x, shape, sizes);
                return Input.of(x, true, signal).channelsLast() ? inChannelsLast(result) : result;
            } else if (kind == PoolKind.AVERAGE && x.dtype() == DType.INT64) {
                return new Result(IntegerWindows.average(x, shape, sizes), null);
            }
        }
        if (kind == PoolKind.AVERAGE || kind == PoolKind.ADAPTIVE_AVERAGE) {
            return new Result(new Mean(node, kind, signal, shape, sizes).apply(x), null);
        }
        if (signal) { // of images one element high, and views of their results
            String image =
                    kind == PoolKind.MAX
                            ? "MaxPool2DWithIndicesBackward0"
                            : "AdaptiveMaxPool2DBackward0";
            int n = sizes.length;
            long[] high = Arrays.copyOf(sizes, n + 1);
            high[n - 1] = 1;
            high[n] = sizes[n - 1];
            Tensor[] both = new Maximum(image, kind, shape, high).apply(x.unsqueeze(-2));
            return new Result(both[0].squeeze(-2), both[1].squeeze(-2));
        }
        Tensor[] both = new Maximum(node, kind, shape, sizes).apply(x);
        return new Result(both[0], both[1]);
    }

    private static Result inChannelsLast(Result result) {
        Tensor indices = result.indices();
        return new Result(
                channelsLast(result.values()), indices == null ? null : channelsLast(indices));
    }

    private static Tensor channelsLast(Tensor t) {
        return ordered(TensorAccess.view(t), true);
    }

    /// Runs a kernel between tensors in row-major order.
    private static void run(
            PoolKind kind,
            PoolShape shape,
            View in,
            View out,
            @Nullable View indices,
            boolean backward) {
        Backends.launch(new Kernel.Pool(kind, shape, in, out, indices, backward));
    }

    /// A result, in the order of channels last if the input has it.
    private static Tensor ordered(View result, boolean channelsLast) {
        if (!channelsLast) {
            return TensorAccess.wrap(result);
        }
        long[] shape = result.shape();
        long[] strides =
                shape.length == 3
                        ? new long[] {shape[1] * shape[2], 1, shape[1]}
                        : Layouts.channelsLast(shape);
        return TensorAccess.wrap(RawMemory.convert(result, result.dtype(), strides));
    }

    private static boolean isChannelsLast(Tensor input) {
        return Layouts.isChannelsLast(TensorAccess.view(input));
    }

    /// Poolings that never keep the channels side by side in PyTorch.
    private static boolean isRowMajor(String node) {
        return node.startsWith("AvgPool3")
                || node.startsWith("AdaptiveAvgPool3")
                || node.startsWith("AdaptiveMaxPool3");
    }

    /// What the gradient of an input looks like.
    private record Input(long[] sizes, boolean channelsLast) {
        /// @param signal whether places of one dimension are pooled as PyTorch does it, as those of
        ///   images one element high, whose layout is kept
        static Input of(Tensor t, boolean keepsChannels, boolean signal) {
            boolean last =
                    signal && t.dim() == 3
                            ? isChannelsLast(t.detach().unsqueeze(-2))
                            : isChannelsLast(t);
            return new Input(TensorAccess.view(t).shape(), keepsChannels && last);
        }
    }

    private static final class Mean extends Op {
        private final PoolKind kind;
        private final boolean signal;
        private final PoolShape shape;
        private final long[] sizes;

        Mean(String node, PoolKind kind, boolean signal, PoolShape shape, long[] sizes) {
            super(node);
            this.kind = kind;
            this.signal = signal;
            this.shape = shape;
            this.sizes = sizes;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = RawMemory.asContiguous(TensorAccess.view(in[0]));
            // As in PyTorch, averages over volumes are row-major.
            Input input = Input.of(in[0], !isRowMajor(nodeName()), signal);
            ctx.keep(input);
            ctx.saveForBackward(in); // not read, but a change is refused, as in PyTorch
            View out = Backends.empty(x.dtype(), sizes);
            run(kind, shape, x, out, null, false);
            return ordered(out, input.channelsLast());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = new Backward(kind, shape, ctx.kept(), sizes).apply(grad);
            return new Tensor[] {ExtraNode.gradient(SECOND, x, ctx.saved(0))};
        }
    }

    /// Maxima and their places.
    private static final class Maximum extends Op.Multi {
        private final PoolKind kind;
        private final PoolShape shape;
        private final long[] sizes;

        Maximum(String node, PoolKind kind, PoolShape shape, long[] sizes) {
            super(node);
            this.kind = kind;
            this.shape = shape;
            this.sizes = sizes;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View x = RawMemory.asContiguous(TensorAccess.view(in[0]));
            Input input = Input.of(in[0], !isRowMajor(nodeName()), false);
            ctx.keep(input);
            View out = Backends.empty(x.dtype(), sizes);
            View indices = Backends.empty(DType.INT64, sizes);
            run(kind, shape, x, out, indices, false);
            Tensor places = ordered(indices, input.channelsLast());
            ctx.saveForBackward(in[0], places);
            ctx.markNonDifferentiable(places);
            return new Tensor[] {ordered(out, input.channelsLast()), places};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor grad = grads[0];
            if (grad == null) {
                return new Tensor[1];
            }
            Tensor x = new Backward(kind, shape, ctx.kept(), sizes).apply(1, grad, ctx.saved(1));
            Tensor tied = ExtraNode.gradient(SECOND, x, ctx.saved(0));
            return new Tensor[] {ExtraNode.saving(SECOND, tied, ctx.saved(1))};
        }
    }

    /// The gradient of the input; linear in the gradient of the output. Of maxima it also gets the
    /// places.
    private static final class Backward extends Op {
        private final PoolKind kind;
        private final PoolShape shape;
        private final Input input;
        private final long[] outSizes;

        Backward(PoolKind kind, PoolShape shape, Input input, long[] outSizes) {
            super(SECOND);
            this.kind = kind;
            this.shape = shape;
            this.input = input;
            this.outSizes = outSizes;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View grad = RawMemory.asContiguous(TensorAccess.view(in[0]));
            View result = Backends.empty(grad.dtype(), input.sizes());
            View indices = null;
            if (in.length > 1) {
                ctx.saveForBackward(in[1]);
                indices = RawMemory.asContiguous(TensorAccess.view(in[1]));
            }
            run(kind, shape, result, grad, indices, true);
            return ordered(result, input.channelsLast());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor[] places = ctx.savedTensors();
            Tensor second =
                    places.length == 0
                            ? new Mean("PoolBackward0", kind, false, shape, outSizes).apply(grad)
                            : new AtMaxima(shape, input, outSizes).apply(1, grad, places[0]);
            return new Tensor[] {second};
        }
    }

    /// Reads what stands where the maxima were found.
    private static final class AtMaxima extends Op {
        private final PoolShape shape;
        private final Input input;
        private final long[] outSizes;

        AtMaxima(PoolShape shape, Input input, long[] outSizes) {
            super("GatherBackward0");
            this.shape = shape;
            this.input = input;
            this.outSizes = outSizes;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = RawMemory.asContiguous(TensorAccess.view(in[0]));
            long[] flat = {shape.planes(), shape.outputSize()};
            View out = Backends.empty(x.dtype(), flat);
            View planes = x.with(x.offset(), flat, new long[] {shape.inputSize(), 0});
            ctx.saveForBackward(in[1]);
            View places = RawMemory.asContiguous(TensorAccess.view(in[1]));
            View flatPlaces = places.with(places.offset(), flat, View.contiguousStrides(flat));
            Indexed index = new Indexed(flatPlaces, 1, shape.inputSize(), 1);
            Backends.launch(new Kernel.Gather(out, planes, new Indexed[] {index}));
            return TensorAccess.wrap(View.contiguous(out.storage(), outSizes));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                new Backward(PoolKind.MAX, shape, input, outSizes).apply(1, grad, ctx.saved(0))
            };
        }
    }
}
