package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MinMax;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.expr.Exprs;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.reduce.Reductions.Plan;
import org.jspecify.annotations.Nullable;

/// Largest and smallest values, and where they stand. NaN wins over every number.
public final class Extremes {
    /// Whether two are equal, or both NaN.
    private static final Pointwise SAME =
            Pointwise.binary(
                    "eq",
                    Pointwise.Rule.COMPARISON,
                    (a, b) -> a.eq(b).or(Exprs.isNan(a).and(Exprs.isNan(b))));

    private Extremes() {}

    /// The extreme over dimensions; the gradient is shared among equal elements.
    private static final class Extreme extends Op {
        private final ReduceOp op;
        private final Plan plan;
        private final boolean nan;

        /// Whether no dimension was named: then the gradient is row-major.
        private final boolean whole;

        /// @param nan whether NaN shares the gradient of a NaN; else that is NaN
        Extreme(String node, ReduceOp op, Plan plan, boolean nan, boolean whole) {
            super(node);
            this.op = op;
            this.plan = plan;
            this.nan = nan;
            this.whole = whole;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            Tensor out = TensorAccess.wrap(Reductions.run(op, v.dtype(), v, plan));
            ctx.saveForBackward(in[0], out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor extreme = plan.expandable(ctx.saved(1));
            Tensor mask = (nan ? SAME.call(x, extreme) : x.eq(extreme)).to(grad.dtype());
            Tensor shared = share(plan.expandable(grad), mask, Reductions.dims(plan));
            return new Tensor[] {whole ? shared.contiguous() : shared};
        }
    }

    /// A gradient that equal elements share.
    ///
    /// @param ties 1 where an element is the extreme, else 0
    static Tensor share(Tensor grad, Tensor ties, long[] dims) {
        return grad.div(ties.sum(dims, true)).mul(ties);
    }

    private static Tensor extreme(
            String name,
            ReduceOp op,
            Tensor t,
            long @Nullable [] dims,
            boolean keepdim,
            String node) {
        Plan plan = Plan.of(TensorAccess.view(t), dims, keepdim);
        if (dims == null || dims.length == 0) {
            checkNotEmpty(name, plan, null);
        } else {
            checkNotEmpty(name, t, dims);
        }
        if (t.isComplex()) { // which have no order: nothing of nothing
            if (t.numel() > 0) {
                String kernel = op == ReduceOp.MAX ? "max_values_cpu" : "min_values_cpu";
                throw DTypes.notImplemented(kernel, t.dtype());
            }
            return t.sum(Reductions.dims(plan), keepdim);
        }
        boolean whole = dims == null && !keepdim;
        return new Extreme(node, op, plan, name.startsWith("m"), whole).apply(t);
    }

    private static void checkNotEmpty(String name, Tensor t, long... dims) {
        for (long dim : dims) {
            if (t.dim() > 0 && t.size(dim) == 0) {
                throw empty(name, dim);
            }
        }
    }

    private static IndexError empty(String name, long dim) {
        return new IndexError(
                name + "(): Expected reduction dim " + dim + " to have non-zero size.");
    }

    /// @param dim the first dimension that is named, or null if none is
    private static void checkNotEmpty(String name, Plan plan, @Nullable Long dim) {
        if (Sizes.numel(plan.shape()) > 0 || Sizes.numel(plan.result()) == 0) {
            return;
        }
        throw dim == null ? unspecified(name) : empty(name, dim);
    }

    private static ShapeError unspecified(String name) {
        return new ShapeError(
                name
                        + "(): Expected reduction dim to be specified for input.numel() == 0."
                        + " Specify the reduction dim with the 'dim' argument.");
    }

    /// The largest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).max() // 5
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    /// @throws ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor max(Tensor input) {
        return extreme("max", ReduceOp.MAX, input, null, false, "MaxBackward1");
    }

    /// The smallest of all elements; NaN if one of them is.
    ///
    /// ```java
    /// tensor(1, 5, 2).min() // 1
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    /// @throws ShapeError if there are no elements
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor min(Tensor input) {
        return extreme("min", ReduceOp.MIN, input, null, false, "MinBackward1");
    }

    /// The largest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the largest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amax(0) // [3, 4, 5]
    /// arange(6).view(2, 3).amax(new long[] {0, 1}, true) // [[5]]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim...")
    public static Tensor amax(
            Tensor input, long @Nullable [] dim, @Default("false") boolean keepdim) {
        return extreme("amax", ReduceOp.MAX, input, dim, keepdim, "AmaxBackward0");
    }

    /// The smallest elements over some dimensions.
    ///
    /// The gradient is shared equally by elements that are the smallest.
    ///
    /// ```java
    /// arange(6).view(2, 3).amin(1) // [0, 3]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim...")
    public static Tensor amin(
            Tensor input, long @Nullable [] dim, @Default("false") boolean keepdim) {
        return extreme("amin", ReduceOp.MIN, input, dim, keepdim, "AminBackward0");
    }

    /// `argmax` or `argmin` over all elements, counted in row-major order.
    public static Tensor argExtreme(boolean largest, Tensor t) {
        if (t.numel() == 0) {
            throw new IndexError(
                    (largest ? "argmax" : "argmin")
                            + "(): Expected reduction dim to be specified for input.numel() == 0.");
        }
        return argExtreme(largest, t.detach().reshape(-1), 0, false);
    }

    /// The place of the smallest element in row-major order.
    ///
    /// ```java
    /// tensor(4, 1, 2).argmin() // 1
    /// ```
    ///
    /// @return an int64 tensor without dimensions
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor argmin(Tensor input) {
        return argExtreme(false, input);
    }

    /// The place of the largest element in row-major order.
    ///
    /// ```java
    /// tensor(4, 1, 9).argmax() // 2
    /// ```
    ///
    /// @return an int64 tensor without dimensions
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor argmax(Tensor input) {
        return argExtreme(true, input);
    }

    /// `argmax` or `argmin` along a dimension: the first place of the extreme, int64.
    public static Tensor argExtreme(boolean largest, Tensor t, long dim, boolean keepdim) {
        String name = largest ? "argmax" : "argmin";
        View v = TensorAccess.view(t);
        DTypes.checkNotBool(name + "_cpu", v.dtype());
        Plan plan = new Plan(v.shape(), Shapes.dimMask(new long[] {dim}, v.dim()), keepdim);
        checkNotEmpty(name, t, Shapes.wrapDim(dim, v.dim()));
        if (v.dim() == 0) {
            return TensorAccess.wrap(RawMemory.full(DType.INT64, new long[0], 0));
        }
        View indices = Backends.empty(DType.INT64, plan.kept());
        int d = Shapes.wrapDim(dim, v.dim());
        Backends.launch(new Kernel.ArgReduce(largest, null, indices, v, d));
        return TensorAccess.wrap(View.contiguous(indices.storage(), plan.result()));
    }

    /// The places of the smallest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).argmin(1) // [1, 1]
    /// ```
    ///
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor argmin(Tensor input, long dim, @Default("false") boolean keepdim) {
        return argExtreme(false, input, dim, keepdim);
    }

    /// The places of the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).argmax(0, true) // [[0, 1]]
    /// ```
    ///
    /// @return int64, of the input's shape without the dimensions, or with size 1 there if
    ///   `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for bools and complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor argmax(Tensor input, long dim, @Default("false") boolean keepdim) {
        return argExtreme(true, input, dim, keepdim);
    }

    /// Values and places along one dimension; the gradient goes to the place found.
    private static final class ExtremeWithPlace extends Op.Multi {
        private final boolean largest;
        private final int dim;
        private final Plan plan;

        ExtremeWithPlace(boolean largest, int dim, Plan plan) {
            super(largest ? "MaxBackward0" : "MinBackward0");
            this.largest = largest;
            this.dim = dim;
            this.plan = plan;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            View values = Backends.empty(v.dtype(), plan.kept());
            View indices = Backends.empty(DType.INT64, plan.kept());
            if (v.dim() == 0) {
                RawMemory.copy(v, values);
                RawMemory.fill(indices, 0L);
            } else {
                Backends.launch(new Kernel.ArgReduce(largest, values, indices, v, dim));
            }
            Tensor places = TensorAccess.wrap(View.contiguous(indices.storage(), plan.result()));
            ctx.saveForBackward(places);
            ctx.markNonDifferentiable(places);
            return new Tensor[] {
                TensorAccess.wrap(View.contiguous(values.storage(), plan.result())), places
            };
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor grad = grads[0];
            if (grad == null) {
                return new Tensor[1];
            }
            Tensor zeros = TensorAccess.wrap(RawMemory.full(grad.dtype(), plan.shape(), 0));
            return new Tensor[] {
                zeros.scatter(dim, plan.expandable(ctx.saved(0)), plan.expandable(grad))
            };
        }
    }

    /// `max(dim)` or `min(dim)`: values and their first places.
    public static ValuesIndices extremeWithPlace(
            boolean largest, Tensor t, long dim, boolean keepdim) {
        View v = TensorAccess.view(t);
        Plan plan = Plan.of(v, new long[] {dim}, keepdim);
        checkNotEmpty(largest ? "max" : "min", t, Shapes.wrapDim(dim, v.dim()));
        Tensor[] found = new ExtremeWithPlace(largest, Shapes.wrapDim(dim, v.dim()), plan).apply(t);
        return new ValuesIndices(found[0], found[1]);
    }

    /// The smallest elements along a dimension and their first places.
    ///
    /// ```java
    /// tensor(4, 1, 2, 0).view(2, 2).min(1) // [1, 0], [1, 1]
    /// ```
    ///
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static ValuesIndices min(Tensor input, long dim, @Default("false") boolean keepdim) {
        return extremeWithPlace(false, input, dim, keepdim);
    }

    /// The largest elements along a dimension and their first places.
    ///
    /// ```java
    /// ValuesIndices m = tensor(4, 1, 2, 9).view(2, 2).max(0);
    /// m.values() // [4, 9]
    /// m.indices() // [0, 1]
    /// ```
    ///
    /// @return values of the input's dtype and int64 indices, both of the input's shape without the
    ///   dimension, or with size 1 there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for complex numbers
    @Operation({TENSOR, OBOR})
    public static ValuesIndices max(Tensor input, long dim, @Default("false") boolean keepdim) {
        return extremeWithPlace(true, input, dim, keepdim);
    }

    /// The smallest and the largest element.
    ///
    /// ```java
    /// tensor(4, 1, 9).aminmax() // 1, 9
    /// ```
    ///
    /// @return two 0-d tensors of the input's dtype
    /// @throws ShapeError if there is none
    @Operation({TENSOR, OBOR})
    public static MinMax aminmax(Tensor input) {
        if (input.numel() == 0) {
            throw new ShapeError(
                    "aminmax(): cannot compute aminmax over an empty dimension as the operation has"
                            + " no identity.");
        }
        return both(input, new long[0], false);
    }

    /// The smallest and the largest elements along a dimension.
    ///
    /// ```java
    /// tensor(4, 1, 2, 9).view(2, 2).aminmax(1) // [1, 2], [4, 9]
    /// ```
    ///
    /// @return two tensors of the input's dtype and of its shape without the dimension, or with
    ///   size 1 there if `keepdim`
    /// @throws IndexError if it has size 0
    @Operation({TENSOR, OBOR})
    public static MinMax aminmax(Tensor input, long dim, @Default("false") boolean keepdim) {
        int d = Shapes.wrapDim(dim, input.dim());
        if (input.dim() > 0 && input.size(d) == 0) {
            throw new IndexError(
                    "aminmax: Expected reduction dim " + d + " to have non-zero size.");
        }
        return both(input, new long[] {dim}, keepdim);
    }

    private static MinMax both(Tensor input, long[] dims, boolean keepdim) {
        if (input.isComplex()) {
            return new MinMax(input.amin(dims, keepdim), input.amax(dims, keepdim));
        }
        Plan plan = Plan.of(TensorAccess.view(input), dims, keepdim);
        Tensor[] r = new Both(plan).apply(input);
        return new MinMax(r[0], r[1]);
    }

    /// Both extremes over dimensions, of one step.
    private static final class Both extends Op.Multi {
        private final Plan plan;

        Both(Plan plan) {
            super("AminmaxBackward0");
            this.plan = plan;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            Tensor min = TensorAccess.wrap(Reductions.run(ReduceOp.MIN, v.dtype(), v, plan));
            Tensor max = TensorAccess.wrap(Reductions.run(ReduceOp.MAX, v.dtype(), v, plan));
            ctx.setMaterializeGrads(false);
            ctx.saveForBackward(in[0], min, max);
            return new Tensor[] {min, max};
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... grads) {
            Tensor x = ctx.saved(0);
            Tensor sum = null;
            for (int i = 0; i < 2; i++) {
                Tensor grad = grads[i];
                if (grad != null) {
                    Tensor mask = x.eq(plan.expandable(ctx.saved(1 + i))).to(grad.dtype());
                    Tensor part = share(plan.expandable(grad), mask, Reductions.dims(plan));
                    sum = sum == null ? part : sum.add(part);
                }
            }
            return new Tensor[] {sum};
        }
    }
}
