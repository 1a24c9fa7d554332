package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Hints;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.ThreadState;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Masks;
import dev.obor.op.pointwise.PointwiseCall;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Rearranging;
import dev.obor.op.shape.Slicing;
import dev.obor.op.sort.Sorting;
import org.jspecify.annotations.Nullable;

/// Running sums, products and extremes along a dimension.
public final class Cumulative {
    private Cumulative() {}

    private static View scan(ScanOp op, View in, DType dtype, int dim, @Nullable View indices) {
        if (dtype == DType.BOOL) { // see checkNotBool: nothing to run over
            return RawMemory.convert(in, dtype, View.contiguousStrides(in.shape()));
        }
        if (dtype.isComplex() && op != ScanOp.CUMSUM) {
            Tensor x = TensorAccess.wrap(in).to(dtype);
            boolean products = op == ScanOp.CUMPROD;
            return TensorAccess.view(products ? productsInSteps(x, dim) : logsInOrder(x, dim));
        }
        View out = Backends.empty(dtype, in.shape());
        View from = in.dtype() == dtype ? in : RawMemory.convert(in, dtype, out.strides());
        Backends.launch(new Kernel.Scan(op, out, indices, from, dim));
        return out;
    }

    /// Products of complex numbers: each step joins what it has with what lies twice as far back.
    private static Tensor productsInSteps(Tensor x, int dim) {
        long n = x.dim() == 0 ? 1 : x.size(dim);
        Tensor result = x.contiguous();
        for (long far = 1; far < n; far *= 2) {
            Tensor later = Slicing.narrow(result, dim, far, n - far);
            Tensor earlier = Slicing.narrow(result, dim, 0, n - far);
            Tensor first = Slicing.narrow(result, dim, 0, far);
            result = Joining.cat(new Tensor[] {first, later.mul(earlier)}, dim);
        }
        return result == x ? x.clone() : result;
    }

    /// Logs of sums of exponentials of complex numbers, one after the other: the angles add up, and
    /// how far depends on the order.
    private static Tensor logsInOrder(Tensor x, int dim) {
        Tensor result = x.clone(MemoryFormat.CONTIGUOUS_FORMAT);
        long n = x.dim() == 0 ? 1 : x.size(dim);
        for (long i = 1; i < n; i++) {
            Tensor place = Slicing.narrow(result, dim, i, 1);
            place.copy_(place.logaddexp(Slicing.narrow(result, dim, i - 1, 1)));
        }
        return result;
    }

    private static Tensor flip(Tensor t, int dim) {
        return t.dim() == 0 ? t : Rearranging.flip(t, dim);
    }

    /// The running sum from the end.
    private static Tensor fromEnd(Tensor t, int dim) {
        return flip(cumsum(flip(t, dim), dim, null), dim);
    }

    private static final class CumSum extends Op {
        private final int dim;
        private final DType dtype;

        CumSum(int dim, DType dtype) {
            super("CumsumBackward0");
            this.dim = dim;
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            return TensorAccess.wrap(scan(ScanOp.CUMSUM, v, dtype, dim, null));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            boolean single = grad.numel() <= 1 || grad.size(dim) == 1;
            return new Tensor[] {single ? grad : fromEnd(grad, dim)};
        }
    }

    /// PyTorch does not run its kernel where a tensor has no elements or no dimensions.
    private static void checkNotBool(String kernel, Tensor input, DType result) {
        if (input.dim() > 0 && input.numel() > 0) {
            DTypes.checkNotBool(kernel, result);
        }
    }

    /// Running sums along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum(0) // [1, 3, 6]
    /// tensor(1, 2, 3).cumsum(0, float32).dtype() // float32
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor cumsum(Tensor input, long dim, @Default("null") @Nullable DType dtype) {
        int d = Shapes.wrapDim(dim, input.dim());
        DType sum = Reductions.sumType(input.dtype(), dtype);
        checkNotBool("cumsum_out_cpu", input, sum);
        return new CumSum(d, sum).apply(input);
    }

    private static final class CumProd extends Op {
        private final int dim;
        private final DType dtype;
        private final boolean inPlace;

        CumProd(int dim, DType dtype, boolean inPlace) {
            super("CumprodBackward0");
            this.dim = dim;
            this.dtype = dtype;
            this.inPlace = inPlace;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            Tensor x = inPlace && ctx.isRecording() ? PointwiseCall.original(in[0]) : in[0];
            View products = scan(ScanOp.CUMPROD, TensorAccess.view(in[0]), dtype, dim, null);
            Tensor out = inPlace ? in[0] : TensorAccess.wrap(products);
            if (inPlace) {
                RawMemory.copy(products, TensorAccess.view(out));
                ctx.markDirty(out);
            }
            ctx.saveForBackward(x, out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ComplexNumbers.conj(ctx.saved(0).to(grad.dtype()));
            if (x.numel() <= 1 || x.size(dim) == 1) { // as PyTorch's: nothing leads to the input
                return new Tensor[] {grad};
            }
            Tensor isZero = x.eq(0L);
            if (Masks.count(TensorAccess.view(isZero)) == 0) {
                return new Tensor[] {
                    fromEnd(grad.mul(ComplexNumbers.conj(ctx.saved(1))), dim).div(x)
                };
            }
            boolean graph = ThreadState.get().tracks();
            return new Tensor[] {graph ? eachAlone(x, grad) : withZeros(x, isZero, grad)};
        }

        /// The gradient where some elements are 0, in a form that can be differentiated again: for
        /// every place the products of all others.
        private Tensor eachAlone(Tensor x, Tensor grad) {
            int n = (int) TensorAccess.view(x).shape()[dim];
            Tensor[] slices = new Tensor[n];
            Tensor prefix = cumprod(x, dim, null);
            for (int k = 0; k < n; k++) {
                Tensor before =
                        k == 0
                                ? Slicing.slice(x, dim, 0, 1, 1).onesLike()
                                : Slicing.slice(prefix, dim, k - 1, k, 1);
                Tensor others = before;
                if (k < n - 1) {
                    Tensor after = cumprod(Slicing.slice(x, dim, k + 1, n, 1), dim, null);
                    others = Joining.cat(new Tensor[] {before, before.mul(after)}, dim);
                }
                slices[k] = Slicing.slice(grad, dim, k, n, 1).mul(others).sum(dim);
            }
            return Joining.stack(slices, dim);
        }

        /// The gradient where some elements are 0, quickly: up to the first zero as usual, at it
        /// the products of the others, behind it nothing.
        private Tensor withZeros(Tensor x, Tensor isZero, Tensor grad) {
            Tensor zeros = cumsum(isZero, dim, null);
            Tensor before = zeros.eq(0L);
            Tensor first = zeros.eq(1L).mul(isZero);
            Tensor filled = x.maskedFill(first, 1);
            // Products that leave the first zero out, up to the second one.
            Tensor others = cumprod(filled.maskedFill(zeros.gt(1L), 0), dim, null);
            Tensor whole = cumprod(x, dim, null);
            Tensor safe = x.maskedFill(isZero, 1);
            Tensor sums = fromEnd(grad.mul(whole), dim).div(safe).maskedFill(before.eq(0L), 0);
            Tensor reached = grad.mul(others).maskedFill(before, 0);
            Tensor atZero = fromEnd(reached, dim).maskedFill(first.eq(0L), 0);
            return sums.add(atZero);
        }
    }

    private static void checkOwn(Tensor t, DType dtype) {
        if (dtype != t.dtype()) {
            throw new DTypeError(
                    "Bad in-place call: input tensor dtype "
                            + Hints.cpp(t.dtype())
                            + " and output tensor dtype "
                            + Hints.cpp(dtype)
                            + " should match",
                    "Without _ it gives a new tensor of any dtype.");
        }
    }

    /// Running products along a dimension.
    ///
    /// ```java
    /// tensor(1, 2, 3, 4).cumprod(0) // [1, 2, 6, 24]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype; int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor cumprod(Tensor input, long dim, @Default("null") @Nullable DType dtype) {
        return products(input, dim, dtype, false);
    }

    private static Tensor products(Tensor t, long dim, @Nullable DType dtype, boolean inPlace) {
        int d = Shapes.wrapDim(dim, t.dim());
        DType product = Reductions.sumType(t.dtype(), dtype);
        checkNotBool("cumprod_out_cpu", t, product);
        return new CumProd(d, product, inPlace).apply(t);
    }

    private static final class CumExtreme extends Sorting.Picked {
        private final ScanOp op;

        CumExtreme(ScanOp op, int dim) {
            super(op == ScanOp.CUMMAX ? "CummaxBackward0" : "CumminBackward0", dim);
            this.op = op;
        }

        @Override
        protected Tensor[] forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            View values = Backends.empty(v.dtype(), v.shape());
            View indices = Backends.empty(DType.INT64, v.shape());
            Backends.launch(new Kernel.Scan(op, values, indices, v, dim));
            Tensor[] both = results(ctx, in[0], values, indices);
            ctx.saveForBackward(both[1], in[0]);
            return both;
        }
    }

    /// `cummax` and `cummin`: the extreme so far and where it stands, the last of equal ones.
    public static ValuesIndices extreme(Tensor t, long dim, boolean largest) {
        int d = Shapes.wrapDim(dim, t.dim());
        Tensor[] r = new CumExtreme(largest ? ScanOp.CUMMAX : ScanOp.CUMMIN, d).apply(t);
        return new ValuesIndices(r[0], r[1]);
    }

    /// The smallest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(3, 1, 2, 1).cummin(0) // [3, 1, 1, 1], [0, 1, 1, 3]
    /// ```
    ///
    /// @return values of the input's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static ValuesIndices cummin(Tensor input, long dim) {
        return extreme(input, dim, false);
    }

    /// The largest elements so far along a dimension, and where the last of each stands.
    ///
    /// ```java
    /// tensor(1, 3, 2, 3).cummax(0) // [1, 3, 3, 3], [0, 1, 1, 3]
    /// ```
    ///
    /// @return values of the input's shape and dtype, and int64 indices of that shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static ValuesIndices cummax(Tensor input, long dim) {
        return extreme(input, dim, true);
    }

    private static final class LogCumSumExp extends Op {
        private final int dim;

        LogCumSumExp(int dim) {
            super("LogcumsumexpBackward0");
            this.dim = dim;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = TensorAccess.view(in[0]);
            Tensor out = TensorAccess.wrap(scan(ScanOp.LOGCUMSUMEXP, v, v.dtype(), dim, null));
            ctx.saveForBackward(in[0], out);
            return out;
        }

        // Source: PyTorch, FunctionsManual.cpp, logcumsumexp_backward: positive and negative
        // gradients apart, so that sums of exponentials never cancel.
        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor x = ctx.saved(0);
            Tensor result = ctx.saved(1);
            if (grad.dim() == 0 || grad.numel() == 0) {
                return new Tensor[] {grad};
            }
            if (grad.isComplex()) {
                return new Tensor[] {slope(grad, x, result)};
            }
            Tensor lowest = Masks.number(lowest(grad.dtype()), grad);
            Tensor logs = grad.abs().log();
            Tensor positive = Masks.where(grad.gt(0L), logs, lowest);
            Tensor negative = Masks.where(grad.lt(0L), logs, lowest);
            return new Tensor[] {part(positive, x, result).sub(part(negative, x, result))};
        }

        private Tensor slope(Tensor grad, Tensor x, Tensor result) {
            Tensor logs = ComplexNumbers.conj(grad).log().sub(result);
            Tensor sums = flip(logcumsumexp(flip(logs, dim), dim), dim);
            return ComplexNumbers.conj(sums.add(x).exp());
        }

        /// The log of 0: finite, so that differences of two of them are numbers.
        private static double lowest(DType dtype) {
            return switch (dtype) {
                case FLOAT64 -> -Double.MAX_VALUE;
                case FLOAT16 -> -65504;
                case BFLOAT16 -> -3.3895313892515355e38;
                default -> -Float.MAX_VALUE;
            };
        }

        private Tensor part(Tensor logs, Tensor x, Tensor result) {
            Tensor sums = flip(logcumsumexp(flip(logs.sub(result), dim), dim), dim);
            return sums.add(x).exp();
        }
    }

    /// Running log(exp(x0) + exp(x1) + …) along a dimension, without overflow.
    ///
    /// ```java
    /// tensor(0.0, 0, 0).logcumsumexp(0) // [0, 0.6931, 1.0986]
    /// ```
    ///
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws DTypeError if the elements are neither floats nor complex numbers
    @Operation({TENSOR, OBOR})
    public static Tensor logcumsumexp(Tensor input, long dim) {
        int d = Shapes.wrapDim(dim, input.dim());
        if (!input.isComplex()) {
            DTypes.checkFloat("logcumsumexp_out_cpu", input.dtype());
        }
        return new LogCumSumExp(d).apply(input);
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0) // [1, 3, 6]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor cumsum_(Tensor input, long dim) {
        return cumsum_(input, dim, input.dtype());
    }

    /// Running sums along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumsum_(0, int64) // [1, 3, 6]
    /// ```
    ///
    /// @param dtype this tensor's own
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor cumsum_(Tensor input, long dim, DType dtype) {
        checkOwn(input, dtype);
        return input.copy_(cumsum(input, dim, dtype));
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0) // [1, 2, 6]
    /// ```
    ///
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor cumprod_(Tensor input, long dim) {
        return cumprod_(input, dim, input.dtype());
    }

    /// Running products along a dimension, written over the elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).cumprod_(0, int64) // [1, 2, 6]
    /// ```
    ///
    /// @param dtype this tensor's own
    /// @throws dev.obor.base.DTypeError if it is another
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(TENSOR)
    public static Tensor cumprod_(Tensor input, long dim, DType dtype) {
        checkOwn(input, dtype);
        InPlace.check(input, input);
        return products(input, dim, dtype, true);
    }
}
