package dev.obor.op.pointwise;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.MemoryFormat;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.Indexed;
import dev.obor.backend.Kernel.ReduceOp;
import dev.obor.backend.Kernel.ScatterOp;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.expr.ComplexExpr;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.WriteOp;
import dev.obor.op.create.JavaArrays;
import dev.obor.op.graph.Geometry;
import dev.obor.op.reduce.Reductions;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.shape.Joining;
import dev.obor.op.shape.Slicing;
import dev.obor.op.shape.Splitting;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What truth values choose: `where`, `masked_fill`, `masked_select`, `nonzero`.
public final class Masks {
    private Masks() {}

    private static final Pointwise WHERE =
            Pointwise.of(
                            "where",
                            3,
                            0,
                            Pointwise.Rule.ARITHMETIC,
                            (x, s) -> truth(x[0]).where(x[1], x[2]))
                    .complex((x, s) -> ComplexExpr.where(truth(x[0].re()), x[1], x[2]))
                    .gradients(Layouts.Gradient.FOLLOWS_INPUTS);

    private static final Pointwise FILL =
            Pointwise.of(
                            "masked_fill",
                            2,
                            1,
                            Pointwise.Rule.ARITHMETIC,
                            (x, s) -> truth(x[1]).where(s[0].cast(x[0].type()), x[0]))
                    .complex((x, s) -> ComplexExpr.where(truth(x[1].re()), s[0], x[0]))
                    .contiguous()
                    .gradients(Layouts.Gradient.CONTIGUOUS);

    private static final Pointwise FILL_TENSOR =
            Pointwise.of(
                            "masked_fill",
                            3,
                            0,
                            Pointwise.Rule.ARITHMETIC,
                            (x, s) -> truth(x[1]).where(x[2], x[0]))
                    .complex((x, s) -> ComplexExpr.where(truth(x[1].re()), x[2], x[0]))
                    .contiguous()
                    .gradients(Layouts.Gradient.CONTIGUOUS)
                    .node("MaskedFillBackward1");

    /// A condition that was promoted with the other operands, as the truth value it was.
    private static Expr truth(Expr x) {
        if (x.type() == Type.BOOL) {
            return x;
        }
        return x.arity() == 1 && x.arg(0).type() == Type.BOOL ? x.arg(0) : x.ne(0);
    }

    /// The only element as an integer.
    public static long longItem(Tensor t) {
        return Backends.longAt(TensorAccess.view(t), 0);
    }

    /// Elements of `input` where the condition is true, of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), tensor(10, 20)) // [1, 20]
    /// ```
    ///
    /// @param condition bool, or uint8, of which 0 is false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the promoted dtype
    /// @throws dev.obor.base.DTypeError if the condition has another dtype
    @Operation({TENSOR, OBOR})
    public static Tensor where(Tensor condition, Tensor input, Tensor other) {
        if (condition.dtype() == DType.UINT8) {
            return WHERE.call(condition.ne(0L), input, other);
        }
        if (condition.dtype() != DType.BOOL) {
            throw new DTypeError(
                    "where expected condition to be a boolean tensor, but got a tensor with dtype "
                            + condition.dtype().scalarType());
        }
        return WHERE.call(condition, input, other);
    }

    /// A number as a tensor that promotes with another as a number in Java does.
    public static Tensor number(double value, Tensor beside) {
        DType dtype = beside.dtype().isDifferentiable() ? beside.dtype() : Globals.defaultDType();
        if (!dtype.isLowPrecision()) { // of those PyTorch makes a float64 first
            DTypes.checkHolds(dtype, value);
        }
        return TensorAccess.wrap(RawMemory.full(dtype, new long[0], value));
    }

    /// An integer as a tensor that promotes with another as a number in Java does.
    public static Tensor number(long value, Tensor beside) {
        DType dtype = beside.dtype() == DType.BOOL ? DType.INT64 : beside.dtype();
        DTypes.checkFills(dtype, value);
        View view = Backends.empty(dtype, new long[0]);
        RawMemory.fill(view, value);
        return TensorAccess.wrap(view);
    }

    /// A complex number as a tensor that promotes with another as a number in Java does.
    private static Tensor number(Complex value, Tensor beside) {
        DType dtype = beside.dtype().isDifferentiable() ? beside.dtype() : Globals.defaultDType();
        return ComplexNumbers.number(value).to(dtype.toComplex());
    }

    /// Refuses a mask of another dtype than bool.
    ///
    /// @throws DTypeError if it has one
    public static void checkMask(Tensor mask) {
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeError(
                    "masked_fill_ only supports boolean masks, but got mask with dtype "
                            + mask.dtype().text());
        }
    }

    private static Tensor fillValue(Tensor t, Tensor value) {
        if (value.dim() != 0) {
            throw new ShapeError(
                    "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with "
                            + value.dim()
                            + " dimension(s).");
        }
        return asNumber(t, value);
    }

    /// The only element of another tensor in the dtype of this one. PyTorch reads it as a number,
    /// and refuses what the dtype cannot hold.
    public static Tensor asNumber(Tensor t, Tensor value) {
        DType dtype = t.dtype();
        View v = TensorAccess.view(value);
        if (value.dtype() == dtype || value.isComplex() && t.isComplex()) {
            return value.to(dtype);
        }
        if (dtype == DType.BOOL) {
            return value.ne(0L);
        }
        if (value.isComplex()) {
            return realNumber(t, value);
        }
        if (value.isFloatingPoint()) {
            DTypes.checkHolds(dtype, Backends.doubleAt(v, 0));
        } else {
            DTypes.checkHolds(dtype, Backends.longAt(v, 0));
        }
        return value.to(dtype);
    }

    private static Tensor realNumber(Tensor t, Tensor value) {
        Complex number = Backends.complexAt(TensorAccess.view(value), 0);
        if (!number.isReal()) {
            throw DTypes.overflow(
                    t.dtype(), "Fill real(t) with real(value), or convert the tensor first.");
        }
        if (!t.isFloatingPoint()) {
            DTypes.checkHolds(t.dtype(), number.real());
        }
        return ComplexViews.real(value).to(t.dtype());
    }

    /// What is written for a number: as truth, formulas take integers.
    private static double[] filled(Tensor t, double value) {
        return new double[] {t.dtype() == DType.BOOL && value != 0 ? 1 : value};
    }

    /// A number where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill(tensor(true, false, true), 0) // [0, 2, 0]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    @Operation({TENSOR, OBOR})
    public static Tensor maskedFill(Tensor input, Tensor mask, double value) {
        checkMask(mask);
        DTypes.checkHolds(input.dtype(), value);
        return FILL.callWith(filled(input, value), input, mask);
    }

    /// A number where the mask, a bool tensor that broadcasts, is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedFill_(tensor(true, false, true), -1) // [-1, 2, -1]
    /// ```
    ///
    /// @param mask bool; broadcasts to the input
    /// @param value converted to the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor maskedFill_(Tensor input, Tensor mask, double value) {
        checkMask(mask);
        DTypes.checkHolds(input.dtype(), value);
        if (Layouts.repeats(TensorAccess.view(input))) {
            maskedFill_(once(input), anyOf(mask, input), value);
            return input;
        }
        return FILL.intoWith(filled(input, value), input, mask);
    }

    /// A tensor without dimensions where the mask, a bool tensor that broadcasts, is true.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    ///
    /// @param value a 0-d tensor, converted to the input's dtype
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    @Operation({TENSOR, OBOR})
    public static Tensor maskedFill(Tensor input, Tensor mask, Tensor value) {
        checkMask(mask);
        return FILL_TENSOR.call(input, mask, fillValue(input, value));
    }

    /// `masked_fill`: a complex number where the mask is true.
    ///
    /// @param value the number
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the tensor is real and the
    ///   number is not
    @Operation({TENSOR, OBOR})
    public static Tensor maskedFill(Tensor input, Tensor mask, Complex value) {
        return maskedFill(input, mask, ComplexNumbers.number(value));
    }

    /// A complex number where the mask, a bool tensor that broadcasts, is true, in place; returns
    /// this.
    ///
    /// @param mask bool; broadcasts to the input
    /// @param value the number
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the tensor is real and the
    ///   number is not
    @Operation(TENSOR)
    public static Tensor maskedFill_(Tensor input, Tensor mask, Complex value) {
        return maskedFill_(input, mask, ComplexNumbers.number(value));
    }

    /// A tensor without dimensions where the mask is true, in place; returns this.
    ///
    /// ```java
    /// tensor(1, 2).maskedFill_(tensor(true, false), tensor(9)) // [9, 2]
    /// ```
    ///
    /// @param mask bool; broadcasts to the input
    /// @param value a 0-d tensor, converted to the input's dtype
    /// @throws dev.obor.base.DTypeError if the mask is not bool, or the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor maskedFill_(Tensor input, Tensor mask, Tensor value) {
        checkMask(mask);
        if (Layouts.repeats(TensorAccess.view(input))) {
            maskedFill_(once(input), anyOf(mask, input), value);
            return input;
        }
        // The value is read once, before anything changes, be it an element of the tensor or not.
        Tensor number = fillValue(input, value);
        boolean own = TensorAccess.view(number).storage() == TensorAccess.view(input).storage();
        return FILL_TENSOR.into(input, mask, own ? number.clone() : number);
    }

    /// Expanded memory without its repetitions.
    private static Tensor once(Tensor t) {
        Tensor part = t;
        View v = TensorAccess.view(t);
        for (int d = 0; d < v.dim(); d++) {
            if (v.shape()[d] > 1 && v.strides()[d] == 0) {
                part = Slicing.narrow(part, d, 0, 1);
            }
        }
        return part;
    }

    /// Whether a mask is true at one of the places that share an element.
    private static Tensor anyOf(Tensor mask, Tensor t) {
        View v = TensorAccess.view(t);
        long[] dims = new long[v.dim()];
        int n = 0;
        for (int d = 0; d < v.dim(); d++) {
            if (v.shape()[d] > 1 && v.strides()[d] == 0) {
                dims[n++] = d;
            }
        }
        return mask.expand(v.shape()).any(Arrays.copyOf(dims, n), true);
    }

    /// How many elements are not zero.
    public static long count(View v) {
        if (v.numel() == 0) {
            return 0;
        }
        Program program =
                Program.of(
                        "count",
                        Exprs.cast(Type.I64, truth(Exprs.input(0, v.dtype()))),
                        DType.INT64);
        Reductions.Plan plan = Reductions.Plan.of(v, null, false);
        View sum =
                Reductions.run(
                        ReduceOp.SUM, program, DType.INT64, new View[] {v}, plan, new long[0]);
        return Backends.longAt(sum, 0);
    }

    private static View places(View v) {
        // As in PyTorch, a column's numbers lie one after the other.
        long[] shape = {count(v), v.dim()};
        View out = Backends.empty(DType.INT64, shape, new long[] {1, Math.max(1, shape[0])});
        Backends.launch(new Kernel.NonZero(out, v));
        return out;
    }

    /// The places of the elements that are not zero, one row each.
    ///
    /// ```java
    /// tensor(0, 5, 0, 7).nonzero() // [[1], [3]]
    /// eye(2).nonzero() // [[0, 0], [1, 1]]
    /// ```
    ///
    /// @return int64 (count, dimensions), in row-major order
    @Operation(
            value = {TENSOR, OBOR},
            names = {"nonzero", "argwhere"})
    public static Tensor nonzero(Tensor input) {
        if (input.isComplex()) {
            return nonzero(input.detach().ne(0L));
        }
        return TensorAccess.wrap(places(TensorAccess.view(input)));
    }

    /// The places of the elements that are not zero, one vector per dimension:
    /// `nonzero(as_tuple=True)`.
    ///
    /// ```java
    /// Tensor[] places = eye(2).nonzeroAsTuple(); // [0, 1], [0, 1]
    /// ```
    ///
    /// @return int64 vectors of one length, as many as dimensions
    @Operation(value = TENSOR, names = "nonzeroAsTuple")
    public static Tensor[] nonzeroTuple(Tensor input) {
        Tensor places = nonzero(input.dim() == 0 ? input.unsqueeze(0) : input);
        return Splitting.unbind(places, 1);
    }

    /// The places where the condition is not zero, one vector per dimension.
    ///
    /// ```java
    /// where(tensor(0, 5, 0, 7)) // [1, 3]
    /// ```
    ///
    /// @param condition any dtype
    /// @return int64 vectors of one length, as many as dimensions
    @Operation(OBOR)
    public static Tensor[] where(Tensor condition) {
        return nonzeroTuple(condition);
    }

    /// A vector of the places in row-major order where a mask is true.
    private static Tensor flatPlaces(Tensor mask) {
        View dense = RawMemory.asContiguous(TensorAccess.view(mask));
        long n = dense.numel();
        View flat = dense.with(dense.offset(), new long[] {n}, new long[] {1});
        View found = places(flat);
        return TensorAccess.wrap(found.with(0, new long[] {found.shape()[0]}, new long[] {1}));
    }

    private static final class Select extends Op {
        Select() {
            super("MaskedSelectBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View v = RawMemory.asContiguous(TensorAccess.view(in[0]));
            View at = TensorAccess.view(in[1]);
            View out = Backends.empty(v.dtype(), at.shape());
            View window = v.window(at.shape(), new long[] {0});
            Indexed[] indexed = {new Indexed(at, 1, v.numel(), 0)};
            Backends.launch(new Kernel.Gather(out, window, indexed));
            ctx.saveForBackward(in[1], in[2], in[0]); // also what a change of is to be noticed
            ctx.keep(WriteOp.preserved(in[0]));
            return TensorAccess.wrap(out);
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor zeros = WriteOp.zeros(grad, ctx.<Geometry>kept());
            return new Tensor[] {
                new Scatter(false).apply(2, zeros, grad, ctx.saved(0), ctx.saved(1))
            };
        }
    }

    private static final class Scatter extends Op {
        private final boolean copies;

        Scatter(boolean copies) {
            super("MaskedScatterBackward0");
            this.copies = copies;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View target = TensorAccess.view(in[0]);
            View dense = copies ? RawMemory.contiguous(target) : RawMemory.asContiguous(target);
            View source = RawMemory.asContiguous(TensorAccess.view(in[1]));
            View at = TensorAccess.view(in[2]);
            long[] n = at.shape();
            Indexed[] indexed = {new Indexed(at, 1, dense.numel(), 0)};
            Backends.launch(
                    new Kernel.Scatter(
                            ScatterOp.SET,
                            dense.window(n, new long[] {0}),
                            source.with(source.offset(), n, new long[] {1}),
                            indexed));
            ctx.saveForBackward(in[2], in[3]);
            ctx.keep(source.shape());
            if (copies) {
                return TensorAccess.wrap(dense);
            }
            if (dense != target) {
                RawMemory.copy(dense, target);
            }
            ctx.markDirty(in[0]);
            return in[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            Tensor places = ctx.saved(0);
            Tensor self = null;
            if (ctx.needsInputGrad(0)) {
                long[] n = TensorAccess.view(places).shape();
                Tensor zeros = TensorAccess.wrap(RawMemory.full(grad.dtype(), n, 0));
                self = new Scatter(true).apply(2, grad, zeros, places, ctx.saved(1));
            }
            Tensor source = null;
            if (ctx.needsInputGrad(1)) {
                long[] shape = ctx.kept();
                Tensor read = new Select().apply(1, grad, places, ctx.saved(1));
                long rest = Sizes.numel(shape) - read.numel();
                Tensor zeros =
                        TensorAccess.wrap(RawMemory.full(grad.dtype(), new long[] {rest}, 0));
                source = Joining.cat(new Tensor[] {read, zeros}, 0).reshape(shape);
            }
            return new Tensor[] {self, source};
        }
    }

    /// The elements where the mask is true, as a vector; both broadcast.
    ///
    /// ```java
    /// Tensor a = arange(4).view(2, 2);
    /// a.maskedSelect(a.gt(1)) // [2, 3]
    /// ```
    ///
    /// @return a new vector of the input's dtype, in row-major order
    /// @throws dev.obor.base.DTypeError if the mask is not bool
    @Operation({TENSOR, OBOR})
    public static Tensor maskedSelect(Tensor input, Tensor mask) {
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeError("masked_select: expected BoolTensor for mask");
        }
        long[] shape =
                Shapes.broadcast(TensorAccess.view(input).shape(), TensorAccess.view(mask).shape());
        return new Select().apply(1, input.expand(shape), flatPlaces(mask.expand(shape)), mask);
    }

    /// The elements of a source, one after the other, where the mask is true, in place; returns
    /// this.
    ///
    /// ```java
    /// zeros(int64, 3).maskedScatter_(tensor(true, false, true), tensor(7, 8)) // [7, 0, 8]
    /// ```
    ///
    /// @param mask bool; broadcasts to the input
    /// @param source of the input's dtype, with at least as many elements as the mask has trues
    /// @throws dev.obor.base.ShapeError if the source has too few elements
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation(TENSOR)
    public static Tensor maskedScatter_(Tensor input, Tensor mask, Tensor source) {
        InPlace.checkHistory(input, input, source);
        checkScattered(input, mask, source);
        Tensor places = scatterPlaces(mask.expandAs(input), source);
        InPlace.check(input, input, mask);
        InPlace.check(InPlace.Memory.ANY, input, input, source);
        return new Scatter(false).apply(2, input, source, places, mask);
    }

    /// The elements of a source, one after the other, where the mask is true.
    ///
    /// ```java
    /// tensor(1, 2, 3).maskedScatter(tensor(true, false, true), tensor(7, 8)) // [7, 2, 8]
    /// ```
    ///
    /// @param source of the input's dtype, with at least as many elements as the mask has trues
    /// @return a new tensor of the broadcast shape and the input's dtype
    /// @throws dev.obor.base.ShapeError if the source has too few elements
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    @Operation({TENSOR, OBOR})
    public static Tensor maskedScatter(Tensor input, Tensor mask, Tensor source) {
        long[] shape =
                Shapes.broadcast(TensorAccess.view(input).shape(), TensorAccess.view(mask).shape());
        checkScattered(input, mask, source);
        Tensor places = scatterPlaces(mask.expand(shape), source);
        return new Scatter(true).apply(2, input.expand(shape), source, places, mask);
    }

    private static void checkScattered(Tensor t, Tensor mask, Tensor source) {
        if (t.dtype() != source.dtype()) {
            throw new DTypeError(
                    "masked_scatter: expected self and source to have same dtypes but got "
                            + t.dtype().scalarType()
                            + " and "
                            + source.dtype().scalarType());
        }
        if (mask.dtype() != DType.BOOL) {
            throw new DTypeError(
                    "masked_scatter_ only supports boolean masks, but got mask with dtype "
                            + mask.dtype().scalarType());
        }
    }

    private static Tensor scatterPlaces(Tensor mask, Tensor source) {
        Tensor places = flatPlaces(mask);
        if (places.numel() > source.numel()) {
            throw new ShapeError(
                    "Number of elements of source < number of ones in mask ("
                            + source.numel()
                            + " < "
                            + places.numel()
                            + ")");
        }
        return places;
    }

    /// Elements of `input` where the condition is true, a number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.5, 2), 0.0) // [1.5, 0]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the input's dtype, the default dtype for
    ///   integers and bools
    @Operation({TENSOR, OBOR})
    public static Tensor where(Tensor condition, Tensor input, double other) {
        return where(condition, input, number(other, input));
    }

    /// Elements of `input` where the condition is true, an integer elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1, 2), 0) // [1, 0]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the input's dtype, int64 for bools
    @Operation({TENSOR, OBOR})
    public static Tensor where(Tensor condition, Tensor input, long other) {
        return where(condition, input, number(other, input));
    }

    /// A number where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 0.5, tensor(1.0, 2)) // [0.5, 2]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the dtype of `other`, the default dtype for
    ///   integers and bools
    @Operation(OBOR)
    public static Tensor where(Tensor condition, double input, Tensor other) {
        return where(condition, number(input, other), other);
    }

    /// An integer where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), -1, tensor(1, 2)) // [-1, 2]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the broadcast shape and the dtype of `other`, int64 for bools
    @Operation(OBOR)
    public static Tensor where(Tensor condition, long input, Tensor other) {
        return where(condition, number(input, other), other);
    }

    /// Elements of `input` where the condition is true, a complex number elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), tensor(1.0, 2), new Complex(0, 1)) // [1+0j, 0+1j]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the broadcast shape
    @Operation({TENSOR, OBOR})
    public static Tensor where(Tensor condition, Tensor input, Complex other) {
        return where(condition, input, number(other, input));
    }

    /// A complex number where the condition is true, elements of `other` elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), new Complex(0, 1), tensor(1.0, 2)) // [0+1j, 2+0j]
    /// ```
    ///
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the broadcast shape
    @Operation(OBOR)
    public static Tensor where(Tensor condition, Complex input, Tensor other) {
        return where(condition, number(input, other), other);
    }

    /// One number where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 0.5, 1.5) // [0.5, 1.5]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new tensor of the condition's shape and the default dtype
    @Operation(OBOR)
    public static Tensor where(Tensor condition, double input, double other) {
        return where(condition, JavaArrays.tensor(input), JavaArrays.tensor(other));
    }

    /// One complex number where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), new Complex(0, 1), new Complex(2, 0)) // [0+1j, 2+0j]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new complex tensor of the condition's shape
    @Operation(OBOR)
    public static Tensor where(Tensor condition, Complex input, Complex other) {
        DType dtype = Globals.defaultDType().toComplex();
        return where(
                condition,
                ComplexNumbers.number(input).to(dtype),
                ComplexNumbers.number(other).to(dtype));
    }

    /// One integer where the condition is true, another elsewhere.
    ///
    /// ```java
    /// where(tensor(true, false), 1, 0) // [1, 0]
    /// ```
    ///
    /// @param condition bool, or uint8 with 0 for false
    /// @param input taken where the condition holds
    /// @param other taken elsewhere
    /// @return a new int64 tensor of the condition's shape
    @Operation(OBOR)
    public static Tensor where(Tensor condition, long input, long other) {
        return where(condition, JavaArrays.tensor(input), JavaArrays.tensor(other));
    }

    /// The places of the elements that are not zero, exactly `size` rows: further ones are left
    /// out, and missing ones are filled.
    ///
    /// ```java
    /// tensor(0, 5, 7).nonzeroStatic(3) // [[1], [2], [-1]]
    /// ```
    ///
    /// @param size how many rows the result has
    /// @param fillValue what missing places are
    /// @return int64 (size, dimensions)
    /// @throws ValueError if `size` is negative
    @Operation({TENSOR, OBOR})
    public static Tensor nonzeroStatic(Tensor input, long size, @Default("-1") long fillValue) {
        if (size < 0) {
            throw new ValueError("nonzero_static: 'size' must be an non-negative integer");
        }
        Tensor places = Masks.nonzero(input.detach());
        long found = places.size(0);
        if (found >= size) {
            return places.narrow(0, 0, size).clone(MemoryFormat.CONTIGUOUS_FORMAT);
        }
        Tensor rest = places.newFull(new long[] {size - found, places.size(1)}, fillValue);
        return Joining.cat(new Tensor[] {places, rest}, 0).contiguous();
    }
}
