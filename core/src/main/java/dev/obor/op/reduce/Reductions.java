package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.op.Backends;
import dev.obor.op.Default;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sums and means, and the tools that every reduction shares.
public final class Reductions {
    private static final long[] NO_SCALARS = {};

    private Reductions() {}

    /// Which dimensions go and what sizes stay.
    public record Plan(long[] shape, boolean[] mask, boolean keepdim) {
        public static Plan of(View v, long @Nullable [] dims, boolean keepdim) {
            return new Plan(v.shape(), Shapes.dimMask(dims, v.dim()), keepdim);
        }

        /// The sizes with 1 for what is reduced.
        long[] kept() {
            long[] kept = shape.clone();
            for (int d = 0; d < kept.length; d++) {
                if (mask[d]) {
                    kept[d] = 1;
                }
            }
            return kept;
        }

        /// The sizes of the result.
        long[] result() {
            if (keepdim) {
                return kept();
            }
            long[] result = new long[shape.length];
            int n = 0;
            for (int d = 0; d < shape.length; d++) {
                if (!mask[d]) {
                    result[n++] = shape[d];
                }
            }
            return Arrays.copyOf(result, n);
        }

        /// How many elements make one.
        long count() {
            long n = 1;
            for (int d = 0; d < shape.length; d++) {
                n = mask[d] ? Sizes.product(n, shape[d]) : n;
            }
            return n;
        }

        /// Reduces by a function of the last dimension, to which all reduced ones are joined.
        Tensor reduced(Tensor x, UnaryOperator<Tensor> f) {
            int n = shape.length;
            long[] order = new long[n];
            int kept = 0;
            for (int pass = 0; pass < 2; pass++) {
                for (int d = 0; d < n; d++) {
                    if (mask[d] == (pass == 1)) {
                        order[kept++] = d;
                    }
                }
            }
            Plan without = new Plan(shape, mask, false);
            long[] outer = Arrays.copyOf(without.result(), without.result().length + 1);
            outer[outer.length - 1] = count();
            Tensor rows = (n == 0 ? x : x.permute(order)).reshape(outer);
            return f.apply(rows).reshape(result());
        }

        /// Brings a gradient of the result back to the sizes of the input, by views.
        Tensor expand(Tensor grad) {
            return expandable(grad).expand(shape);
        }

        /// Brings a tensor of the result's sizes to sizes that broadcast against the input.
        Tensor expandable(Tensor t) {
            return keepdim ? t : t.reshape(kept());
        }
    }

    /// Runs a reduction over a program of several inputs into new memory of the plan's result
    /// sizes.
    public static View run(
            ReduceOp op, Program program, DType result, View[] ins, Plan plan, long[] scalars) {
        View out = Backends.empty(result, plan.kept());
        Backends.launch(new Kernel.Reduce(program, op, out, ins, plan.shape(), scalars));
        return plan.keepdim() ? out : View.contiguous(out.storage(), plan.result());
    }

    /// Runs a reduction of one input, converted to the result's dtype first.
    public static View run(ReduceOp op, DType result, View in, Plan plan) {
        if (result.isComplex() && op == ReduceOp.SUM) {
            return sumOfComplex(result, in, plan);
        }
        return run(
                op,
                RawMemory.conversion(in.dtype(), result),
                result,
                new View[] {in},
                plan,
                NO_SCALARS);
    }

    /// Real and imaginary parts are summed apart, as one more dimension that stays.
    private static View sumOfComplex(DType result, View in, Plan plan) {
        View complex =
                in.dtype().isComplex()
                        ? RawMemory.plain(in)
                        : RawMemory.convert(in, result, RawMemory.preservedStrides(in));
        View parts = complex.real();
        View out = Backends.empty(result, plan.kept());
        View sums = out.real();
        Program program = RawMemory.conversion(parts.dtype(), sums.dtype());
        Backends.launch(
                new Kernel.Reduce(
                        program,
                        ReduceOp.SUM,
                        sums,
                        new View[] {parts},
                        parts.shape(),
                        NO_SCALARS));
        return plan.keepdim() ? out : View.contiguous(out.storage(), plan.result());
    }

    /// The sum of a program's values down to given sizes that broadcast to its own.
    public static Tensor sumOfProgram(
            Program program,
            DType result,
            View[] ins,
            long[] shape,
            long[] scalars,
            long[] target) {
        Plan plan = new Plan(shape, broadcastMask(shape, target), true);
        View sum = run(ReduceOp.SUM, program, result, ins, plan, scalars);
        return TensorAccess.wrap(View.contiguous(sum.storage(), target));
    }

    private static boolean[] broadcastMask(long[] shape, long[] target) {
        boolean[] mask = new boolean[shape.length];
        int lead = shape.length - target.length;
        for (int d = 0; d < shape.length; d++) {
            mask[d] = d < lead || target[d - lead] == 1 && shape[d] != 1;
        }
        return mask;
    }

    /// Undoes a broadcast by summing.
    ///
    /// ```java
    /// ones(2, 3).sumToSize(1, 3) // [[2, 2, 2]]
    /// ```
    ///
    /// @param size the shape of the result, which broadcasts to the input's
    /// @return a tensor of the input's dtype; the input if it has that shape
    /// @throws ShapeError if the sizes do not broadcast to the tensor's
    @Operation(TENSOR)
    public static Tensor sumToSize(Tensor input, long... size) {
        long[] shape = TensorAccess.view(input).shape();
        if (Arrays.equals(shape, size)) {
            // As in PyTorch, to no dimensions it is a sum, which makes integers int64.
            return size.length == 0 ? sum(input, null) : input;
        }
        if (!Shapes.isExpandableTo(size, shape)) {
            throw new ShapeError(
                    "size "
                            + Arrays.toString(size)
                            + " is not expandable to size "
                            + Arrays.toString(shape)
                            + ".");
        }
        boolean[] mask = broadcastMask(shape, size);
        int lead = shape.length - size.length;
        long[] dims = new long[shape.length];
        int n = 0;
        for (int d = 0; d < shape.length; d++) {
            if (mask[d]) {
                dims[n++] = d;
            }
        }
        if (n == 0) {
            return input.reshape(size);
        }
        boolean onlyLead = n == lead; // then what is left has the sizes asked for
        Tensor sum = sum(input, Arrays.copyOf(dims, n), !onlyLead, null);
        return lead == 0 || onlyLead ? sum : sum.reshape(size);
    }

    /// The dtype of a sum: integers and bool give int64.
    public static DType sumType(DType in, @Nullable DType asked) {
        if (asked != null) {
            return asked;
        }
        return in.isDifferentiable() ? in : DType.INT64;
    }

    private static final class Sum extends Op {
        private final Plan plan;
        private final DType dtype;

        Sum(String node, Plan plan, DType dtype) {
            super(node);
            this.plan = plan;
            this.dtype = dtype;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(run(ReduceOp.SUM, dtype, TensorAccess.view(in[0]), plan));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {plan.expand(grad)};
        }
    }

    /// The sum of all elements.
    ///
    /// ```java
    /// tensor(1, 2, 3).sum() // 6
    /// tensor(true, true, false).sum() // 2
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype, int64 for integers and bools
    @Operation({TENSOR, OBOR})
    public static Tensor sum(Tensor input, @Default("null") @Nullable DType dtype) {
        Plan plan = Plan.of(TensorAccess.view(input), null, false);
        return new Sum("SumBackward0", plan, sumType(input.dtype(), dtype)).apply(input);
    }

    /// The sums over some dimensions.
    ///
    /// ```java
    /// arange(6).view(2, 3).sum(0) // [3, 5, 7]
    /// arange(6).view(2, 3).sum(1, true) // [[3], [12]]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype, int64 for integers and bools
    /// @throws dev.obor.base.IndexError if there is no such dimension
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor sum(
            Tensor input,
            long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        Plan plan = Plan.of(TensorAccess.view(input), dim, keepdim);
        return new Sum("SumBackward1", plan, sumType(input.dtype(), dtype)).apply(input);
    }

    private static final class Mean extends Op {
        private final Plan plan;
        private final DType dtype;
        private final DType accumulator;

        Mean(String node, Plan plan, DType dtype, DType accumulator) {
            super(node);
            this.plan = plan;
            this.dtype = dtype;
            this.accumulator = accumulator;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return compute(TensorAccess.view(in[0]), plan, dtype, accumulator);
        }

        static Tensor compute(View v, Plan plan, DType dtype, DType accumulator) {
            View sum = run(ReduceOp.SUM, accumulator, v, plan);
            if (dtype.isComplex()) {
                TensorAccess.wrap(sum).div_((double) plan.count());
                return TensorAccess.wrap(sum);
            }
            View mean = accumulator == dtype ? sum : Backends.empty(dtype, sum.shape());
            Backends.launch(
                    new Kernel.Map(
                            divide(accumulator, dtype),
                            new View[] {mean},
                            new View[] {sum},
                            new long[] {Double.doubleToRawLongBits((double) plan.count())}));
            return TensorAccess.wrap(mean);
        }

        private static Program divide(DType from, DType to) {
            var x = Exprs.input(0, from);
            return Program.of("mean", x.div(Exprs.scalar(0, x.type())), to);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {plan.expand(grad).div((double) plan.count())};
        }
    }

    /// The mean of all elements.
    ///
    /// ```java
    /// tensor(1.0, 2, 4).mean() // 2.3333
    /// tensor(1, 2).mean(float32) // 1.5
    /// ```
    ///
    /// @return a 0-d tensor of the input's dtype
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    @Operation({TENSOR, OBOR})
    public static Tensor mean(Tensor input, @Default("null") @Nullable DType dtype) {
        return mean(input, "MeanBackward0", null, false, dtype);
    }

    /// The means over some dimensions.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).mean(1) // [1, 4]
    /// ```
    ///
    /// @return of the input's shape without the dimensions, or with size 1 there if `keepdim`; of
    ///   its dtype
    /// @throws dev.obor.base.IndexError if there is no such dimension
    /// @throws dev.obor.base.DTypeError for integers and bools, if no dtype is given
    @Operation(
            value = {TENSOR, OBOR},
            forms = {"dim...", "one dim, keepdim"})
    public static Tensor mean(
            Tensor input,
            long @Nullable [] dim,
            @Default("false") boolean keepdim,
            @Default("null") @Nullable DType dtype) {
        return mean(input, "MeanBackward1", dim, keepdim, dtype);
    }

    private static Tensor mean(
            Tensor t, String node, long @Nullable [] dims, boolean keepdim, @Nullable DType dtype) {
        DType result = dtype == null ? t.dtype() : dtype;
        if (!result.isDifferentiable()) {
            throw new DTypeError(
                    "mean(): could not infer output dtype. Input dtype must be either a floating"
                            + " point or complex dtype. Got: "
                            + result.scalarType(),
                    "Convert first, with to(float32).");
        }
        DType accumulator = result.isLowPrecision() ? DType.FLOAT32 : result;
        Plan plan = Plan.of(TensorAccess.view(t), dims, keepdim);
        return new Mean(node, plan, result, accumulator).apply(t);
    }

    /// A mean that is accumulated in a given dtype, without a node of its own.
    static Tensor mean(Tensor t, Plan plan, DType accumulator) {
        return Mean.compute(TensorAccess.view(t), plan, t.dtype(), accumulator);
    }

    /// Refuses what has no fractions, in PyTorch's words.
    static void checkFloat(String sentence, Tensor t) {
        if (!t.isFloatingPoint()) {
            throw new DTypeError(sentence + ", got " + t.dtype());
        }
    }

    /// The dimensions that are reduced.
    static long[] dims(Plan plan) {
        long[] dims = new long[plan.shape().length];
        int n = 0;
        for (int d = 0; d < dims.length; d++) {
            if (plan.mask()[d]) {
                dims[n++] = d;
            }
        }
        return Arrays.copyOf(dims, n);
    }
}
