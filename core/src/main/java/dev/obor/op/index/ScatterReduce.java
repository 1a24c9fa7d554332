package dev.obor.op.index;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.shape.SliceChecks;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `scatter_reduce`: all elements that go to one place are combined.
public final class ScatterReduce extends WriteOp {
    private enum Reduce {
        SUM(ScatterOp.ADD),
        PROD(ScatterOp.MUL),
        MEAN(ScatterOp.ADD),
        AMAX(ScatterOp.MAX),
        AMIN(ScatterOp.MIN);

        final ScatterOp op;

        Reduce(ScatterOp op) {
            this.op = op;
        }

        static Reduce of(String name) {
            return switch (name) {
                case "sum" -> SUM;
                case "prod" -> PROD;
                case "mean" -> MEAN;
                case "amax" -> AMAX;
                case "amin" -> AMIN;
                default ->
                        throw new ShapeError(
                                "reduce argument must be either sum, prod, mean, amax or amin, got "
                                        + name);
            };
        }

        /// What does not change the result.
        double neutral() {
            return switch (this) {
                case SUM, MEAN -> 0;
                case PROD -> 1;
                case AMAX -> Double.NEGATIVE_INFINITY;
                case AMIN -> Double.POSITIVE_INFINITY;
            };
        }
    }

    private final int dim;
    private final Reduce reduce;
    private final boolean includeSelf;
    private final boolean slices;

    private ScatterReduce(
            int dim, Reduce reduce, boolean includeSelf, boolean copies, boolean slices) {
        super(slices ? "IndexReduceBackward0" : "ScatterReduceBackward0", copies);
        this.slices = slices;
        this.dim = dim;
        this.reduce = reduce;
        this.includeSelf = includeSelf;
    }

    /// Combines elements of a source with those at the given places along a dimension.
    ///
    /// ```java
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "sum") // [3, 3]
    /// zeros(2).scatterReduce(0, tensor(0, 0, 1), tensor(1.0, 2, 3), "mean", false) // [1.5, 3]
    /// ```
    ///
    /// @param index int32 or int64, of as many dimensions as the input
    /// @param src of the input's dtype, at least as large as the index
    /// @param reduce `sum`, `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count
    /// @return a new tensor of the input's shape and dtype
    /// @throws ShapeError if the sizes do not fit, or there is no such way to combine
    /// @throws DTypeError if the dtypes differ
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "scatterReduce")
    public static Tensor call(
            Tensor input,
            long dim,
            Tensor index,
            Tensor src,
            String reduce,
            @Default("true") boolean includeSelf,
            boolean inPlace) {
        return call(input, dim, index, src, reduce, includeSelf, inPlace, false);
    }

    private static Tensor call(
            Tensor t,
            long dim,
            Tensor index,
            Tensor src,
            String reduce,
            boolean includeSelf,
            boolean inPlace,
            boolean slices) {
        InPlace.checkHistory(inPlace, t, src);
        Reduce way = Reduce.of(reduce);
        if (t.isComplex() && Autograd.isGradEnabled() && (t.requiresGrad() || src.requiresGrad())) {
            throw new DTypeError(
                    "scatter_reduce does not support automatic differentiation for outputs with"
                            + " complex dtype.",
                    "Scatter real and imaginary parts, or use scatterAdd.");
        }
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor places = GatherOps.checkedIndex(t, d, index, src);
        return new ScatterReduce(d, way, includeSelf, !inPlace, slices).call(2, t, src, places);
    }

    private Tensor again(Tensor self, Tensor src, Tensor index) {
        return new ScatterReduce(dim, reduce, includeSelf, true, slices).call(2, self, src, index);
    }

    @Override
    protected void write(View target, Tensor[] in) {
        Tensor index = in[2];
        if (!includeSelf) {
            View first = neutral(target.dtype());
            GatherOps.scatter(ScatterOp.SET, target, dim, index, first);
        }
        GatherOps.scatter(reduce.op, target, dim, index, TensorAccess.view(in[1]));
        if (reduce == Reduce.MEAN) {
            Tensor counts = counts(TensorAccess.wrap(target), in[1], index);
            Tensor self = TensorAccess.wrap(target);
            if (target.dtype().isDifferentiable()) {
                self.div_(counts);
            } else {
                self.copy_(Arithmetic.FLOOR_DIVIDE.call(self, counts));
            }
        }
    }

    private View neutral(DType dtype) {
        View view = Backends.empty(dtype, new long[0]);
        if (dtype.isFloatingPoint() || reduce.op == ScatterOp.ADD || reduce == Reduce.PROD) {
            RawMemory.fill(view, reduce.neutral());
        } else {
            RawMemory.fill(view, DTypes.extreme(dtype, reduce == Reduce.AMIN));
        }
        return view;
    }

    /// How many elements make each mean; 1 where none does.
    private Tensor counts(Tensor like, Tensor src, Tensor index) {
        Tensor counts = includeSelf ? like.onesLike() : like.zerosLike();
        counts = counts.scatterAdd(dim, index, src.onesLike());
        return counts.maskedFill(counts.eq(0L), 1);
    }

    @Override
    protected boolean readsTarget() {
        return reduce.op != ScatterOp.ADD;
    }

    @Override
    protected void save(Context ctx, Tensor[] in, Tensor result) {
        ctx.saveForBackward(in[2], in[0], in[1], result);
    }

    // Source: PyTorch, FunctionsManual.cpp, scatter_reduce_backward.
    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        Tensor index = ctx.saved(0);
        Tensor src = ctx.saved(2);
        Tensor[] result =
                switch (reduce) {
                    case SUM -> new Tensor[] {grad, grad.gather(dim, index)};
                    case MEAN -> {
                        Tensor n = counts(grad, src.to(grad.dtype()), index);
                        yield new Tensor[] {
                            grad.div(n), grad.gather(dim, index).div(n.gather(dim, index))
                        };
                    }
                    case PROD -> product(grad, ctx.saved(1), src, index, ctx.saved(3));
                    case AMAX, AMIN -> extremes(grad, ctx.saved(1), src, index, ctx.saved(3));
                };
        if (!includeSelf) {
            Tensor self = result[0];
            result[0] = self.scatter(dim, index, 0);
            if (slices) { // PyTorch fills slices of a copy with the same layout
                long[] strides = RawMemory.preservedStrides(TensorAccess.view(self));
                result[0] = RawMemory.copyWithStrides(result[0], strides);
            }
        }
        return result;
    }

    private Tensor[] product(Tensor grad, Tensor self, Tensor src, Tensor index, Tensor result) {
        Tensor maskedSelf = self.maskedFill(self.eq(0L), 1);
        Tensor grown = again(maskedSelf, src, index);
        Tensor gradSelf = grad.mul(grown).div(maskedSelf);
        Tensor zero = src.eq(0L);
        Tensor zeros =
                self.zerosLike().scatterAdd(dim, index, zero.to(self.dtype())).gather(dim, index);
        Tensor single = zero.mul(zeros.eq(1L));
        Tensor others = again(self, src.maskedFill(single, 1), index);
        Tensor gradSrc =
                Masks.where(
                        single,
                        grad.mul(others).gather(dim, index),
                        grad.mul(result).gather(dim, index).div(src.maskedFill(zero, 1)));
        return new Tensor[] {gradSelf, gradSrc};
    }

    private Tensor[] extremes(Tensor grad, Tensor self, Tensor src, Tensor index, Tensor result) {
        Tensor selfIs = self.eq(result).to(grad.dtype());
        Tensor srcIs = src.eq(result.gather(dim, index)).to(grad.dtype());
        Tensor share = grad.div(selfIs.scatterAdd(dim, index, srcIs));
        return new Tensor[] {selfIs.mul(share), srcIs.mul(share.gather(dim, index))};
    }

    /// Slices of a source combined with those at the given places along a dimension.
    ///
    /// ```java
    /// ones(2).indexReduce(0, tensor(0, 0), tensor(2.0, 3), "prod") // [6, 1]
    /// ```
    ///
    /// @param index int32 or int64, a vector
    /// @param source of the input's dtype, with a slice for each place
    /// @param reduce `prod`, `mean`, `amax` or `amin`
    /// @param includeSelf whether the elements that are there count
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            names = "indexReduce")
    public static Tensor index(
            Tensor input,
            long dim,
            Tensor index,
            Tensor source,
            String reduce,
            @Default("true") boolean includeSelf,
            boolean inPlace) {
        InPlace.checkHistory(inPlace, input, source);
        if (!Set.of("prod", "mean", "amax", "amin").contains(reduce)) {
            throw new ShapeError(
                    "index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got "
                            + reduce
                            + ".");
        }
        int d = Shapes.wrapDim(dim, input.dim());
        SliceChecks.combined("index_reduce_()", input, d, index, source);
        DTypes.checkNotBool("index_func_", input.dtype());
        if (input.isComplex()) {
            throw DTypes.notImplemented("index_func_", input.dtype());
        }
        Tensor places = index;
        if (source.dim() > 0) {
            long[] shape = new long[source.dim()];
            Arrays.fill(shape, 1);
            shape[d] = index.numel();
            places = index.reshape(shape).expand(source.shape());
        }
        return call(input, d, places, source, reduce, includeSelf, inPlace, true);
    }
}
