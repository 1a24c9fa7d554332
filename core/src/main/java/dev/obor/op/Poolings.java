package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.PoolKind;
import dev.obor.backend.PoolShape;
import dev.obor.backend.View;
import dev.obor.base.DType;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Maxima and means over windows.
public final class Poolings {
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
    /// @param sizes the sizes of the result
    public static Result pool(String node, PoolKind kind, Tensor x, PoolShape shape, long[] sizes) {
        if (x.dtype().isInteger()) {
            if (kind == PoolKind.MAX) {
                Result result = IntegerWindows.max(x, shape, sizes);
                return Layouts.isChannelsLast(TensorAccess.view(x))
                        ? inChannelsLast(result)
                        : result;
            } else if (kind == PoolKind.AVERAGE && x.dtype() == DType.INT64) {
                return new Result(IntegerWindows.average(x, shape, sizes), null);
            }
        }
        boolean isMax = kind == PoolKind.MAX || kind == PoolKind.ADAPTIVE_MAX;
        Tensor indices = isMax ? TensorAccess.wrap(Backends.empty(DType.INT64, sizes)) : null;
        Tensor out = new Forward(node, kind, shape, sizes, indices).apply(x);
        if (indices != null && Layouts.isChannelsLast(TensorAccess.view(x))) {
            View places = TensorAccess.view(indices);
            long[] strides = Layouts.channelsLast(sizes);
            return new Result(
                    out, TensorAccess.wrap(Creation.convert(places, DType.INT64, strides)));
        }
        return new Result(out, indices);
    }

    private static Result inChannelsLast(Result result) {
        Tensor indices = result.indices();
        return new Result(
                channelsLast(result.values()), indices == null ? null : channelsLast(indices));
    }

    private static Tensor channelsLast(Tensor t) {
        View v = TensorAccess.view(t);
        return TensorAccess.wrap(Creation.convert(v, v.dtype(), Layouts.channelsLast(v.shape())));
    }

    private static void run(
            PoolKind kind,
            PoolShape shape,
            View in,
            View out,
            @Nullable Tensor indices,
            boolean backward) {
        View places = indices == null ? null : TensorAccess.view(indices);
        Backends.launch(new Kernel.Pool(kind, shape, in, out, places, backward));
    }

    private static final class Forward extends Op {
        private final PoolKind kind;
        private final PoolShape shape;
        private final long[] sizes;
        private final @Nullable Tensor indices;

        Forward(
                String node,
                PoolKind kind,
                PoolShape shape,
                long[] sizes,
                @Nullable Tensor indices) {
            super(node);
            this.kind = kind;
            this.shape = shape;
            this.sizes = sizes;
            this.indices = indices;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = Creation.asContiguous(TensorAccess.view(in[0]));
            ctx.keep(x.shape());
            View out = Backends.empty(x.dtype(), sizes);
            run(kind, shape, x, out, indices, false);
            boolean last = Layouts.isChannelsLast(TensorAccess.view(in[0]));
            return TensorAccess.wrap(
                    last ? Creation.convert(out, x.dtype(), Layouts.channelsLast(sizes)) : out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] inSizes = ctx.kept();
            return new Tensor[] {new Backward(kind, shape, inSizes, sizes, indices).apply(grad)};
        }
    }

    /// The gradient of the input; linear in the gradient of the output.
    private static final class Backward extends Op {
        private final PoolKind kind;
        private final PoolShape shape;
        private final long[] inSizes;
        private final long[] outSizes;
        private final @Nullable Tensor indices;

        Backward(
                PoolKind kind,
                PoolShape shape,
                long[] inSizes,
                long[] outSizes,
                @Nullable Tensor indices) {
            super("PoolBackwardBackward0");
            this.kind = kind;
            this.shape = shape;
            this.inSizes = inSizes;
            this.outSizes = outSizes;
            this.indices = indices;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View grad = Creation.asContiguous(TensorAccess.view(in[0]));
            View result = Backends.empty(grad.dtype(), inSizes);
            run(kind, shape, result, grad, indices, true);
            return TensorAccess.wrap(result);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor places = indices;
            Tensor second =
                    places == null
                            ? new Forward("PoolBackward0", kind, shape, outSizes, null).apply(grad)
                            : new AtMaxima(shape, inSizes, outSizes, places).apply(grad);
            return new Tensor[] {second};
        }
    }

    /// Reads what stands where the maxima were found.
    private static final class AtMaxima extends Op {
        private final PoolShape shape;
        private final long[] inSizes;
        private final long[] outSizes;
        private final Tensor indices;

        AtMaxima(PoolShape shape, long[] inSizes, long[] outSizes, Tensor indices) {
            super("GatherBackward0");
            this.shape = shape;
            this.inSizes = inSizes;
            this.outSizes = outSizes;
            this.indices = indices;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = Creation.asContiguous(TensorAccess.view(in[0]));
            long[] flat = {shape.planes(), shape.outputSize()};
            View out = Backends.empty(x.dtype(), flat);
            View planes = x.with(x.offset(), flat, new long[] {shape.inputSize(), 0});
            View places = TensorAccess.view(indices);
            View flatPlaces = places.with(places.offset(), flat, View.contiguousStrides(flat));
            Indexed index = new Indexed(flatPlaces, 1, shape.inputSize(), 1);
            Backends.launch(new Kernel.Gather(out, planes, new Indexed[] {index}));
            return TensorAccess.wrap(View.contiguous(out.storage(), outSizes));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {
                new Backward(PoolKind.MAX, shape, inSizes, outSizes, indices).apply(grad)
            };
        }
    }
}
