package dev.obor.op.nn;

import static dev.obor.expr.Exprs.exp;
import static dev.obor.expr.Exprs.log;
import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Pointwise;
import dev.obor.op.pointwise.Pointwise.Rule;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.reduce.Reductions.Plan;
import org.jspecify.annotations.Nullable;

/// Softmax and its logarithm: the largest value is subtracted first, so that nothing overflows.
public final class Softmaxes {
    private static final long[] NO_SCALARS = {};
    private static final Program[] SHIFTED_EXP = new Program[DType.values().length];
    private static final Program[] SOFTMAX = new Program[DType.values().length];
    private static final Program[] LOG_SOFTMAX = new Program[DType.values().length];

    static {
        for (DType dtype :
                new DType[] {DType.FLOAT32, DType.FLOAT64, DType.BFLOAT16, DType.FLOAT16}) {
            DType wide = wide(dtype);
            Expr shifted = Exprs.input(0, dtype).sub(Exprs.input(1, dtype));
            Expr sum = Exprs.input(2, wide);
            int i = dtype.ordinal();
            SHIFTED_EXP[i] = Program.of("shifted_exp", exp(shifted), wide);
            SOFTMAX[i] =
                    dtype == wide
                            ? Program.of(
                                    "divided",
                                    Exprs.input(0, dtype).div(Exprs.input(1, dtype)),
                                    dtype)
                            : Program.of("softmax", exp(shifted).div(sum), dtype);
            LOG_SOFTMAX[i] = Program.of("log_softmax", shifted.sub(log(sum)), dtype);
        }
    }

    /// (g - sum) y, the gradient of softmax once the sum of g y is known.
    private static final Pointwise SOFTMAX_BACKWARD =
            Pointwise.of("mul", 3, 0, Rule.FLOAT, (x, s) -> x[0].sub(x[2]).mul(x[1])).contiguous();

    /// g - exp(y) sum, the gradient of log-softmax once the sum of g is known.
    private static final Pointwise LOG_SOFTMAX_BACKWARD =
            Pointwise.of("sub", 3, 0, Rule.FLOAT, (x, s) -> x[0].sub(exp(x[1]).mul(x[2])))
                    .contiguous();

    private Softmaxes() {}

    private static DType wide(DType dtype) {
        return dtype.isLowPrecision() ? DType.FLOAT32 : dtype;
    }

    private static final class Softmax extends Op {
        private final boolean logarithm;
        private final int dim;

        Softmax(boolean logarithm, int dim) {
            super(logarithm ? "LogSoftmaxBackward0" : "SoftmaxBackward0");
            this.logarithm = logarithm;
            this.dim = dim;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View x = TensorAccess.view(in[0]);
            Tensor out = TensorAccess.wrap(compute(x, dim, logarithm));
            ctx.saveForBackward(out);
            return out;
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor y = ctx.saved(0);
            if (y.dtype().isLowPrecision()) { // rounded once, as in PyTorch
                return new Tensor[] {gradient(y.toFloat(), grad.toFloat()).to(y.dtype())};
            }
            return new Tensor[] {gradient(y, grad)};
        }

        private Tensor gradient(Tensor y, Tensor grad) {
            long[] dims = y.dim() == 0 ? new long[0] : new long[] {dim};
            Tensor result =
                    logarithm
                            ? LOG_SOFTMAX_BACKWARD.call(grad, y, grad.sum(dims, true))
                            : SOFTMAX_BACKWARD.call(grad, y, grad.mul(y).sum(dims, true));
            return result;
        }
    }

    /// The values, dense.
    static View compute(View x, int dim, boolean logarithm) {
        DType dtype = x.dtype();
        View out = Backends.empty(dtype, x.shape());
        if (x.numel() == 0) {
            return out;
        }
        Plan plan = Plan.of(x, x.dim() == 0 ? null : new long[] {dim}, true);
        View max = Reductions.run(ReduceOp.MAX, dtype, x, plan);
        View[] ins = {x, max};
        int i = dtype.ordinal();
        if (!logarithm && wide(dtype) == dtype) { // each exponential is computed once
            Backends.launch(new Kernel.Map(SHIFTED_EXP[i], new View[] {out}, ins, NO_SCALARS));
            View total = Reductions.run(ReduceOp.SUM, dtype, out, plan);
            Backends.launch(
                    new Kernel.Map(
                            SOFTMAX[i], new View[] {out}, new View[] {out, total}, NO_SCALARS));
            return out;
        }
        View sum = Reductions.run(ReduceOp.SUM, SHIFTED_EXP[i], wide(dtype), ins, plan, NO_SCALARS);
        Program program = logarithm ? LOG_SOFTMAX[i] : SOFTMAX[i];
        Backends.launch(
                new Kernel.Map(program, new View[] {out}, new View[] {x, max, sum}, NO_SCALARS));
        return out;
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).softmax(0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor softmax(Tensor input, long dim) {
        return of("softmax", input, dim, false);
    }

    /// The logarithm of the softmax along a dimension, computed without overflow.
    ///
    /// ```java
    /// tensor(1.0, 2, 3).logSoftmax(0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param input floats
    /// @return a new tensor of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor logSoftmax(Tensor input, long dim) {
        return of("log_softmax", input, dim, true);
    }

    /// Exponentials that sum to one along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).softmax(0, float32) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param dtype a float dtype that the input is converted to first; null for its own
    /// @return a new tensor of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor softmax(Tensor input, long dim, @Nullable DType dtype) {
        return softmax(dtype == null ? input : input.to(dtype), dim);
    }

    /// The logarithm of the softmax along a dimension, in another dtype.
    ///
    /// ```java
    /// tensor(1, 2, 3).logSoftmax(0, float32) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param dtype a float dtype that the input is converted to first; null for its own
    /// @return a new tensor of the input's shape
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation({TENSOR, OBOR})
    public static Tensor logSoftmax(Tensor input, long dim, @Nullable DType dtype) {
        return logSoftmax(dtype == null ? input : input.to(dtype), dim);
    }

    private static Tensor of(String name, Tensor t, long dim, boolean logarithm) {
        int d = Shapes.wrapDim(dim, t.dim());
        if (t.numel() == 0 && !t.isFloatingPoint()) {
            return t.clone(); // of nothing PyTorch asks no kernel
        }
        DTypes.checkFloat(name + "_lastdim_kernel_impl", t.dtype());
        return new Softmax(logarithm, d).apply(t);
    }
}
