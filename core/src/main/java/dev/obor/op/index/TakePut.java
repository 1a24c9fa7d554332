package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.graph.Geometry;
import org.jspecify.annotations.Nullable;

/// Places counted through the whole tensor: `take` and `put_`.
public final class TakePut {
    private TakePut() {}

    private static View flat(View dense, View index) {
        return dense.window(index.shape(), new long[index.dim()]);
    }

    private static Indexed[] indexed(View dense, View index) {
        return new Indexed[] {new Indexed(index, 1, dense.numel(), 0)};
    }

    /// Says what a place out of bounds means here.
    private static void launch(Kernel kernel, View dense) {
        try {
            Backends.launch(kernel);
        } catch (IndexError e) {
            String place = String.valueOf(e.getMessage()).split(" ")[1];
            throw new IndexError(
                    "out of range: tried to access index "
                            + place
                            + " on a tensor of "
                            + dense.numel()
                            + " elements.");
        }
    }

    private static final class Take extends Op {
        Take() {
            super("TakeBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View dense = RawMemory.asContiguous(TensorAccess.view(in[0]));
            View at = TensorAccess.view(in[1]);
            View out = Backends.empty(dense.dtype(), at.shape());
            launch(new Kernel.Gather(out, flat(dense, at), indexed(dense, at)), dense);
            ctx.saveForBackward(in[1], in[0]);
            ctx.keep(WriteOp.preserved(in[0]));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor zeros = WriteOp.zeros(grad, ctx.<Geometry>kept());
            return new Tensor[] {new Put(true, false).apply(2, zeros, grad, ctx.saved(0))};
        }
    }

    private static final class Put extends WriteOp {
        private final boolean accumulate;

        Put(boolean accumulate, boolean copies) {
            super("PutBackward0", copies);
            this.accumulate = accumulate;
        }

        @Override
        protected Tensor duplicate(Tensor t) {
            return copy(t);
        }

        @Override
        protected void write(View target, Tensor[] in) {
            View dense = RawMemory.asContiguous(target);
            View at = TensorAccess.view(in[2]);
            View source = RawMemory.asContiguous(TensorAccess.view(in[1]));
            View from =
                    source.with(source.offset(), at.shape(), View.contiguousStrides(at.shape()));
            ScatterOp op = accumulate ? ScatterOp.ADD : ScatterOp.SET;
            launch(new Kernel.Scatter(op, flat(dense, at), from, indexed(dense, at)), dense);
            if (dense != target) {
                RawMemory.copy(dense, target);
            }
        }

        @Override
        protected void save(Context ctx, Tensor[] in, Tensor result) {
            ctx.saveForBackward(in[2], ctx.needsInputGrad(1) ? in[1] : null);
            ctx.keep(TensorAccess.view(in[1]).shape());
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor at = ctx.saved(0);
            Tensor self = grad;
            if (ctx.needsInputGrad(0) && !accumulate) {
                Tensor zeros = WriteOp.zeros(grad, TensorAccess.view(at).shape());
                self = new Put(false, true).apply(2, grad, zeros, at);
            }
            Tensor source =
                    ctx.needsInputGrad(1)
                            ? new Take().apply(1, grad, at).reshape(ctx.<long[]>kept())
                            : null;
            return new Tensor[] {self, source};
        }
    }

    private static void checkIndex(String op, Tensor index) {
        if (index.dtype() != DType.INT64) {
            throw new DTypeError(
                    op
                            + "(): Expected a long tensor for index, but got "
                            + index.dtype().scalarType());
        }
    }

    /// The elements at places of the flattened tensor; negative ones count from the end.
    ///
    /// ```java
    /// arange(6).view(2, 3).mul(10).take(tensor(0, -1)) // [0, 50]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @return a new tensor of the shape of the index and the input's dtype
    /// @throws IndexError if a place is out of bounds
    @Operation({TENSOR, OBOR})
    public static Tensor take(Tensor input, Tensor index) {
        checkIndex("take", index);
        return new Take().apply(1, input, index.detach());
    }

    /// Writes a source at places of the flattened tensor, or adds it.
    ///
    /// ```java
    /// zeros(3).put(tensor(0, 0), tensor(1.0, 2), true) // [3, 0, 0]
    /// ```
    ///
    /// @param index int64 of any shape
    /// @param source of the input's dtype, with an element for each place
    /// @param accumulate whether they are added to what is there
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if a place is out of bounds
    @Operation({TENSOR, OBOR})
    public static Tensor put(
            Tensor input,
            Tensor index,
            Tensor source,
            @Default("false") boolean accumulate,
            boolean inPlace) {
        InPlace.checkHistory(inPlace, input, source);
        checkIndex("put_", index);
        if (input.dtype() != source.dtype()) {
            throw new DTypeError(
                    "put_(): self and source expected to have the same dtype, but got self.dtype = "
                            + input.dtype().scalarType()
                            + " and source.dtype = "
                            + source.dtype().scalarType());
        }
        if (index.numel() != source.numel()) {
            throw new IndexError(
                    "put_(): Expected source and index to have the same number of elements, but got"
                            + " source.numel() = "
                            + source.numel()
                            + ", index.numel() = "
                            + index.numel());
        }
        return new Put(accumulate, !inPlace).call(2, input, source, index.detach());
    }
}
