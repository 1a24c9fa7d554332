package dev.obor.op.reduce;

import static dev.obor.expr.Exprs.input;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.reduce.Reductions.Plan;
import dev.obor.op.shape.Joining;
import org.jspecify.annotations.Nullable;

/// Products, and what is true of some or of all elements: `prod`, `any`, `all`, `count_nonzero`.
public final class ProductReductions {
    private static final long[] NO_SCALARS = {};

    /// What products are accumulated in, whatever the elements are: float32 would lose digits with
    /// every factor.
    private static final DType WIDEST = DType.FLOAT64;

    private ProductReductions() {}

    private static final class Product extends Op {
        private final Plan plan;
        private final DType dtype;

        Product(String node, Plan plan, DType dtype) {
            super(node);
            this.plan = plan;
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            if (dtype.isComplex()) {
                Tensor product = plan.reduced(TensorAccess.wrap(v).to(dtype), Product::ofComplex);
                ctx.saveForBackward(in[0], product);
                return product;
            }
            DType wide = dtype.isFloatingPoint() ? WIDEST : dtype;
            Tensor out =
                    TensorAccess.wrap(
                            Reductions.run(
                                    ReduceOp.PROD,
                                    RawMemory.conversion(v.dtype(), wide),
                                    dtype,
                                    new View[] {v},
                                    plan,
                                    NO_SCALARS));
            ctx.saveForBackward(in[0], out);
            return out;
        }

        /// The product of complex numbers along the last dimension, halves with halves.
        private static Tensor ofComplex(Tensor x) {
            Tensor rest = x;
            for (long n = x.size(-1); n > 1; n = rest.size(-1)) {
                long half = n / 2;
                Tensor joined = rest.narrow(-1, 0, half).mul(rest.narrow(-1, half, half));
                rest = n % 2 == 0 ? joined : joined(joined, rest.narrow(-1, n - 1, 1), -1);
            }
            return rest.size(-1) == 0 ? rest.sum(-1).add(1) : rest.select(-1, 0).clone();
        }

        /// Each element's gradient is the product of the others: the quotient, unless some are 0.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0).to(dtype);
            Tensor g = plan.expandable(grad);
            Tensor result = null;
            long[] dims = Reductions.dims(plan);
            boolean quotient =
                    x.dtype().isDifferentiable()
                            && x.dim() > 0
                            && !x.detach().eq(0).any().itemBoolean();
            if (quotient) {
                Tensor others = plan.expandable(ctx.saved(1)).div(x);
                return new Tensor[] {g.mul(ComplexNumbers.conj(others))};
            }
            if (dims.length == 1) {
                result = productOfOthers(x, dims[0]);
            } else if (x.dim() > 0) {
                result = productOfOthers(x.reshape(-1), 0).reshape(plan.shape());
            }
            return new Tensor[] {result == null ? g : g.mul(ComplexNumbers.conj(result))};
        }

        private static Tensor productOfOthers(Tensor x, long dim) {
            long n = x.size(dim);
            if (n == 0) {
                return x;
            }
            long[] one = x.shape().toArray();
            one[(int) dim] = 1;
            Tensor ones = TensorAccess.wrap(RawMemory.full(x.dtype(), one, 1));
            Tensor before = joined(ones, x.narrow(dim, 0, n - 1), dim).cumprod(dim);
            Tensor after = joined(ones, x.narrow(dim, 1, n - 1).flip(dim), dim);
            return before.mul(after.cumprod(dim).flip(dim));
        }
    }

    private static Tensor joined(Tensor a, Tensor b, long dim) {
        return Joining.cat(new Tensor[] {a, b}, dim);
    }

    private static Tensor prod(
            Tensor input, long @Nullable [] dim, boolean keepdim, @Nullable DType dtype) {
        Plan plan = Plan.of(TensorAccess.view(input), dim, keepdim);
        String node = dim == null ? "ProdBackward0" : "ProdBackward1";
        return new Product(node, plan, Reductions.sumType(input.dtype(), dtype)).apply(input);
    }

    /// The product of all elements.
    ///
    /// ```java
    /// tensor(2, 3, 4).prod() // 24
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.FULL)
    public static Tensor prod(Tensor input, @Default("null") @Nullable DType dtype) {
        return prod(input, null, false, dtype);
    }

    /// The products along a dimension.
    ///
    /// ```java
    /// arange(1, 7).view(2, 3).prod(1) // [6, 120]
    /// ```
    ///
    /// @return of the input's shape without the dimension, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            autocast = Operation.Autocast.FULL)
    public static Tensor prod(
            Tensor input,
            long dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        return prod(input, new long[] {dim}, keepdim, dtype);
    }

    /// `any` or `all` over dimensions; uint8 stays uint8, everything else gives bool.
    public static Tensor truth(ReduceOp op, Tensor t, long @Nullable [] dims, boolean keepdim) {
        View v = TensorAccess.view(t.isComplex() ? t.detach().ne(0L) : t);
        Plan plan = Plan.of(v, dims, keepdim);
        Tensor out = TensorAccess.wrap(Reductions.run(op, DType.BOOL, v, plan));
        return t.dtype() == DType.UINT8 ? out.to(DType.UINT8) : out;
    }

    /// Over no dimensions: whether each element is not 0. Other reductions take none as all.
    private static Tensor each(Tensor t) {
        Tensor truths = t.detach().ne(0L);
        return t.dtype() == DType.UINT8 ? truths.to(DType.UINT8) : truths;
    }

    /// How many elements over some dimensions are not 0.
    ///
    /// ```java
    /// tensor(0, 1, 2, 0).view(2, 2).countNonzero(0) // [1, 1]
    /// ```
    ///
    /// @return int64, of the input's shape without the dimensions
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = "dim...")
    public static Tensor countNonzero(Tensor input, @Default("null") long @Nullable [] dim) {
        return Reductions.sum(input.detach().ne(0), dim, false, null);
    }

    /// Whether any of the elements along some dimensions is not 0. Along none: whether each element
    /// is not 0.
    ///
    /// ```java
    /// tensor(0, 1, 0, 0).view(2, 2).any(1) // [true, false]
    /// ```
    ///
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"one dim, keepdim", "dim..."})
    public static Tensor any(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        return dim.length == 0 ? each(input) : truth(ReduceOp.ANY, input, dim, keepdim);
    }

    /// Whether all of the elements along some dimensions are not 0. Along none: whether each
    /// element is not 0.
    ///
    /// ```java
    /// tensor(2, 1, 0, 1).view(2, 2).all(1) // [true, false]
    /// ```
    ///
    /// @return bool, uint8 for uint8; of the input's shape without the dimensions, or with size 1
    ///   there if `keepdim`
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"one dim, keepdim", "dim..."})
    public static Tensor all(Tensor input, long[] dim, @Default("false") boolean keepdim) {
        return dim.length == 0 ? each(input) : truth(ReduceOp.ALL, input, dim, keepdim);
    }

    /// Whether any of the elements is not 0.
    ///
    /// ```java
    /// tensor(0, 1).any() // true
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    @Operation({TENSOR, OBOR})
    public static Tensor any(Tensor input) {
        return truth(ReduceOp.ANY, input, null, false);
    }

    /// Whether all of the elements are not 0.
    ///
    /// ```java
    /// tensor(0, 1).all() // false
    /// ```
    ///
    /// @return a 0-d bool tensor, uint8 for uint8
    @Operation({TENSOR, OBOR})
    public static Tensor all(Tensor input) {
        return truth(ReduceOp.ALL, input, null, false);
    }
}
