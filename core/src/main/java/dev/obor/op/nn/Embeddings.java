package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Op;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.create.JavaArrays;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of a table by number.
public final class Embeddings {
    private Embeddings() {}

    /// `embedding`.
    ///
    /// @param indices int64 or int32 row numbers of any shape
    /// @param weight (rows, size)
    /// @param paddingIdx a row without gradient, or null
    /// @param scaleByFrequency whether a row's gradient is divided by how often it was read
    /// @throws ShapeError if the table is no matrix
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embedding(
            Tensor indices, Tensor weight, @Nullable Long paddingIdx, boolean scaleByFrequency) {
        if (weight.dim() != 2) {
            throw new ShapeError("'weight' must be 2-D");
        }
        checkPlaces(indices, 1, "embedding");
        Tensor places = indices.to(DType.INT64).contiguous();
        try {
            return new Read(paddingIdx, scaleByFrequency).apply(1, weight, places, indices);
        } catch (IndexError e) {
            IndexError named =
                    new IndexError(
                            "index out of range in self",
                            "The table has "
                                    + weight.size(0)
                                    + " rows, 0 to "
                                    + (weight.size(0) - 1)
                                    + ": "
                                    + e.sentence()
                                    + ".");
            named.initCause(e);
            throw named;
        }
    }

    /// Checks that row numbers are int64 or int32.
    ///
    /// @param argument their place among the arguments, from 1
    public static void checkPlaces(Tensor indices, int argument, String function) {
        if (indices.dtype() != DType.INT64 && indices.dtype() != DType.INT32) {
            throw new DTypeError(
                    "Expected tensor for argument #"
                            + argument
                            + " 'indices' to have one of the following scalar types: Long, Int; but"
                            + " got torch."
                            + indices.dtype().scalarType()
                            + "Tensor instead (while checking arguments for "
                            + function
                            + ")",
                    "Rows are chosen by whole numbers: convert the input with toLong().");
        }
    }

    private static long[] withSize(Tensor places, long size) {
        long[] sizes = Arrays.copyOf(places.shape().toArray(), places.dim() + 1);
        sizes[places.dim()] = size;
        return sizes;
    }

    /// The table as rows that the index moves.
    private static View rows(View table, long[] sizes) {
        long[] strides = new long[sizes.length];
        strides[sizes.length - 1] = table.strides()[1];
        return table.window(sizes, strides);
    }

    private static Indexed[] index(Tensor places, View table) {
        View index = TensorAccess.view(places.unsqueeze(-1));
        return new Indexed[] {new Indexed(index, table.strides()[0], table.shape()[0], 0, false)};
    }

    private static final class Read extends Op {
        private final @Nullable Long paddingIdx;
        private final boolean scaleByFrequency;

        Read(@Nullable Long paddingIdx, boolean scaleByFrequency) {
            super("EmbeddingBackward0");
            this.paddingIdx = paddingIdx;
            this.scaleByFrequency = scaleByFrequency;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View table = TensorAccess.view(in[0]);
            Tensor places = in[1];
            ctx.keep(table.shape());
            ctx.saveForBackward(
                    places, in[2]); // the caller's own, too, so that a change is noticed
            long[] sizes = withSize(places, table.shape()[1]);
            View out = Backends.empty(table.dtype(), sizes);
            Backends.launch(new Kernel.Gather(out, rows(table, sizes), index(places, table)));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            long[] shape = ctx.kept();
            Tensor places = ctx.savedTensors()[0];
            Tensor factors = factors(places, grad.dtype());
            Tensor rows = factors == null ? grad : grad.mul(factors);
            return new Tensor[] {new Add(shape).apply(1, rows, places)};
        }

        /// What the gradient of each row that was read is multiplied by, or null for 1.
        private @Nullable Tensor factors(Tensor places, DType dtype) {
            Tensor factors = paddingIdx == null ? null : places.ne(paddingIdx).to(dtype);
            if (scaleByFrequency) {
                Tensor shares = shares(places).to(dtype);
                factors = factors == null ? shares : factors.mul(shares);
            }
            return factors == null ? null : factors.unsqueeze(-1);
        }

        private static Tensor shares(Tensor places) {
            long[] all = places.toLongArray();
            Map<Long, Integer> counts = new HashMap<>();
            for (long place : all) {
                counts.merge(place, 1, Integer::sum);
            }
            double[] shares = new double[all.length];
            for (int i = 0; i < all.length; i++) {
                shares[i] = 1.0 / counts.getOrDefault(all[i], 1);
            }
            return JavaArrays.fromArray(shares).view(places.shape().toArray());
        }
    }

    /// Adds rows into a table of zeros, in the order of the numbers.
    private static final class Add extends Op {
        private final long[] shape;

        Add(long[] shape) {
            super("EmbeddingDenseBackwardBackward0");
            this.shape = shape;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor places = in[1];
            ctx.saveForBackward(places);
            View table = RawMemory.full(in[0].dtype(), shape, 0);
            View rows = rows(table, withSize(places, shape[1]));
            Backends.launch(
                    new Kernel.Scatter(
                            ScatterOp.ADD, rows, TensorAccess.view(in[0]), index(places, table)));
            return TensorAccess.wrap(table);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {new Read(null, false).apply(1, grad, ctx.saved(0), ctx.saved(0))};
        }
    }

    /// Rows times a number each. The gradient of a number is one sum of products, rounded once, as
    /// PyTorch's is in 16 bits.
    private static final class Weighted extends Op {
        Weighted() {
            super("MulBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            ctx.saveForBackward(
                    ctx.needsInputGrad(1) ? in[0] : null, ctx.needsInputGrad(0) ? in[1] : null);
            return in[0].mul(in[1].unsqueeze(-1));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor rows = null;
            Tensor factors = null;
            if (ctx.needsInputGrad(0)) {
                rows = grad.mul(ctx.saved(1).unsqueeze(-1));
            }
            if (ctx.needsInputGrad(1)) {
                Tensor products = grad.unsqueeze(1).bmm(ctx.saved(0).unsqueeze(2));
                factors = products.reshape(grad.size(0));
            }
            return new Tensor[] {rows, factors};
        }
    }

    /// Rows (n, d) times a number each, (n).
    public static Tensor weighted(Tensor rows, Tensor factors) {
        return new Weighted().apply(rows, factors);
    }
}
