package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Kernel;
import dev.obor.backend.Kernel.ScanOp;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.expr.Expr;
import dev.obor.expr.Exprs;
import dev.obor.expr.Program;
import dev.obor.expr.Type;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.Arithmetic;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.pointwise.Masks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Numbers in equal steps, with PyTorch's very bits, and matrices counted out.
///
/// The order of roundings is that of PyTorch 2.13 on x86 with AVX2: fused multiply-adds, and for
/// `arange` blocks of one vector that start from a rounded number.
public final class Ranges {
    private static final long ROW = 4096;

    private Ranges() {}

    /// The integers 1 … n.
    private static View count(long n) {
        View one = Backends.empty(DType.INT64, new long[0]);
        RawMemory.fill(one, 1L);
        long[] shape = {n};
        View out = Backends.empty(DType.INT64, shape);
        if (n > 0) {
            View ones = one.with(0, shape, new long[] {0});
            Backends.launch(new Kernel.Scan(ScanOp.CUMSUM, out, null, ones, 0));
        }
        return out;
    }

    /// The integers 0 … n-1.
    public static Tensor iota(long n) {
        View out = Backends.empty(DType.INT64, new long[] {n});
        run(out, index(), n, new long[0]);
        return TensorAccess.wrap(out);
    }

    /// A formula of [#index]: in rows, so that few numbers have to be counted, and what is left.
    private static void run(View out, Expr of, long n, long[] bits) {
        Program program = Program.of("range", of, out.dtype());
        long rows = n / ROW;
        if (rows > 1) {
            View starts = Backends.empty(DType.INT64, new long[] {rows, 1});
            Expr start = Exprs.input(0, DType.INT64).sub(1).mul(ROW);
            View number = count(rows).with(0, starts.shape(), starts.strides());
            launch(Program.of("starts", start, DType.INT64), starts, new View[] {number});
            View whole = out.with(0, new long[] {rows, ROW}, new long[] {ROW, 1});
            launch(program, whole, new View[] {count(ROW), starts}, bits);
        }
        long done = rows > 1 ? rows * ROW : 0;
        if (done < n) {
            View rest = out.with(done, new long[] {n - done}, new long[] {1});
            View start = Backends.empty(DType.INT64, new long[0]);
            RawMemory.fill(start, done);
            launch(program, rest, new View[] {count(n - done), start}, bits);
        }
    }

    private static void launch(Program program, View out, View[] ins, long... bits) {
        Backends.launch(new Kernel.Map(program, new View[] {out}, ins, bits));
    }

    /// Where a number stands: its place in the row, from 1 on, and where the row starts.
    private static Expr index() {
        return Exprs.input(0, DType.INT64).sub(1).add(Exprs.input(1, DType.INT64));
    }

    private static void checkStep(boolean zero, boolean wrongSign) {
        if (zero) {
            throw new ShapeError("step must be nonzero");
        }
        if (wrongSign) {
            throw new ShapeError("upper bound and lower bound inconsistent with step sign");
        }
    }

    private static void checkSize(boolean fits) {
        if (!fits) {
            throw new ShapeError(
                    "invalid size, possible overflow?", "There are 2^63 numbers or more.");
        }
    }

    /// `arange` of integers; int64 unless another dtype is asked for.
    public static Tensor arange(TensorOptions o, long start, long end, long step) {
        checkStep(step == 0, step > 0 ? end < start : end > start);
        DType dtype = o.dtype() == null ? DType.INT64 : o.dtype();
        if (dtype.isComplex()) {
            throw DTypes.notImplemented("arange_cpu", dtype);
        }
        if (dtype.isFloatingPoint()) {
            return arange(o.with(x -> x.dtype(dtype)), (double) start, (double) end, (double) step);
        }
        DTypes.checkNotBool("arange_cpu", dtype);
        // The distance may need all 64 bits, without a sign.
        long distance = step > 0 ? end - start : start - end;
        long n = distance == 0 ? 0 : Long.divideUnsigned(distance - 1, Math.abs(step)) + 1;
        checkSize(n >= 0);
        return whole(o, dtype, n, start, step);
    }

    private static Tensor whole(TensorOptions o, DType dtype, long n, long start, long step) {
        View out = Backends.empty(dtype, new long[] {n});
        Expr s = Exprs.scalar(0, Type.I64);
        run(out, Exprs.scalar(1, Type.I64).mul(index()).add(s), n, new long[] {start, step});
        return Factories.finish(out, o);
    }

    /// `arange` of float numbers; the default dtype unless another one is asked for. One of
    /// integers has as many numbers, made of the integer parts of start and step.
    ///
    /// @throws ShapeError if the step is 0 or leads away from the end
    public static Tensor arange(TensorOptions o, double start, double end, double step) {
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        DTypes.checkNotBool("arange_cpu", dtype);
        if (dtype.isComplex()) {
            throw DTypes.notImplemented("arange_cpu", dtype);
        }
        checkStep(step == 0, step > 0 ? end < start : end > start);
        double size = Math.ceil((end - start) / step);
        if (!Double.isFinite(start) || !Double.isFinite(end) || Double.isNaN(size)) {
            throw new ShapeError("unsupported range: " + start + " -> " + end);
        }
        checkSize(size < (dtype.isFloatingPoint() || dtype == DType.INT64 ? 0x1p63 : 0x1p31));
        long n = (long) size;
        if (!dtype.isFloatingPoint()) { // as many as of floats, of whole numbers
            return whole(o, dtype, n, (long) start, (long) step);
        }
        Type type = dtype.isLowPrecision() ? Type.F32 : Type.F64;
        long width = 32 / dtype.itemSize();
        Expr first = Exprs.scalar(0, type);
        Expr by = Exprs.scalar(1, type);
        Expr i = index();
        Expr lane = i.and(Exprs.integer(Type.I64, width - 1));
        Expr blockStart = by.fma(i.sub(lane).cast(type), first);
        Expr base = Exprs.stored(dtype, blockStart).cast(type);
        Expr inBlock = lane.cast(type).fma(by, base);
        Expr alone = by.fma(i.cast(type), first);
        long whole = n / (2 * width) * (2 * width);
        Expr blocks = i.lt(Exprs.scalar(2, Type.I64));
        View out = Backends.empty(dtype, new long[] {n});
        long[] bits = {Double.doubleToRawLongBits(start), Double.doubleToRawLongBits(step), whole};
        run(out, blocks.where(inBlock, alone), n, bits);
        return Factories.finish(out, o);
    }

    /// `linspace`: `steps` numbers from `start` to `end`, both included.
    public static Tensor linspace(TensorOptions o, double start, double end, long steps) {
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        return Factories.finish(line(dtype, start, end, steps, null), o);
    }

    /// `logspace`: powers of a base with exponents from `start` to `end`.
    public static Tensor logspace(
            TensorOptions o, double start, double end, long steps, double base) {
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        return Factories.finish(line(dtype, start, end, steps, base), o);
    }

    // The first half counts from the start, the second from the end, so that both ends are exact.
    private static View line(
            DType dtype, double start, double end, long steps, @Nullable Double power) {
        if (dtype.isComplex()) {
            View real = line(dtype.toReal(), start, end, steps, power);
            return RawMemory.convert(real, dtype, View.contiguousStrides(real.shape()));
        }
        if (steps < 0) {
            throw new ShapeError("number of steps must be non-negative");
        }
        if (steps > 1) {
            DTypes.checkHolds(dtype, start);
            DTypes.checkHolds(dtype, end);
        } else if (steps == 1 && power == null) { // it is that alone, as in PyTorch
            DTypes.checkHolds(dtype, start);
        } else if (steps == 1 && dtype != DType.FLOAT64) {
            View exact = line(DType.FLOAT64, start, end, 1, power);
            DTypes.checkHolds(dtype, TensorAccess.wrap(exact).reshape().item());
        }
        boolean whole = !dtype.isFloatingPoint();
        Type type = dtype == DType.FLOAT64 || whole ? Type.F64 : Type.F32;
        double from = whole ? (double) (long) start : start;
        double to = whole ? (double) (long) end : end;
        Expr i = index();
        Expr first = Exprs.stored(whole ? DType.FLOAT64 : dtype, Exprs.scalar(0, type));
        Expr last = Exprs.stored(whole ? DType.FLOAT64 : dtype, Exprs.scalar(1, type));
        Expr n = Exprs.scalar(2, type);
        Expr rest = n.sub(1).sub(i.cast(type));
        Expr low;
        Expr high;
        if (dtype.isLowPrecision() && power == null) {
            Expr by = rounded(dtype, rounded(dtype, last.sub(first)).div(rounded(dtype, n.sub(1))));
            low = first.add(rounded(dtype, by.mul(rounded(dtype, i.cast(type)))));
            high = last.sub(rounded(dtype, by.mul(rounded(dtype, rest))));
        } else {
            Expr by = last.sub(first).div(n.sub(1));
            low = by.fma(i.cast(type), first);
            high = by.neg().fma(rest, last);
        }
        Expr value = i.lt(Exprs.scalar(3, Type.I64)).where(low, high);
        value = steps == 1 ? first.add(i.cast(type)) : value;
        if (power != null) {
            Expr base = Exprs.constant(Type.F64, power);
            // A single one is not rounded before, as in PyTorch.
            Expr exponent = steps == 1 ? Exprs.scalar(0, Type.F64) : value.cast(Type.F64);
            value = Exprs.pow(base, exponent);
        }
        View out = Backends.empty(dtype, new long[] {steps});
        long[] bits = {
            Double.doubleToRawLongBits(from),
            Double.doubleToRawLongBits(to),
            Double.doubleToRawLongBits((double) steps),
            steps / 2
        };
        run(out, value, steps, bits);
        return out;
    }

    private static Expr rounded(DType dtype, Expr x) {
        return Exprs.stored(dtype, x);
    }

    /// `eye`: ones on the diagonal.
    public static Tensor eye(TensorOptions o, long n, long m) {
        if (n < 0 || m < 0) {
            throw new ShapeError(
                    (n < 0 ? "n" : "m") + " must be greater or equal to 0, got " + (n < 0 ? n : m));
        }
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        View out = RawMemory.full(dtype, new long[] {n, m}, 0);
        RawMemory.fill(out.with(0, new long[] {Math.min(n, m)}, new long[] {m + 1}), 1L);
        return Factories.finish(out, o);
    }

    /// `tril_indices` and `triu_indices`: the places of a triangle, two rows of int64.
    ///
    /// @throws ShapeError if there are less than no rows or columns
    public static Tensor triangle(long rows, long columns, long offset, boolean lower) {
        if (rows < 0 || columns < 0) {
            throw new ShapeError(
                    (rows < 0 ? "row must be non-negative, got" : "col must be non-negative, got")
                            + (rows < 0 ? rows : columns));
        }
        // Rows below an upper triangle and columns right of a lower one have no places in it.
        long reach =
                lower
                        ? Math.clamp(offset, -rows, columns) + rows
                        : -Math.clamp(offset, -rows, columns) + columns;
        Tensor r = iota(lower ? rows : Math.min(rows, reach)).unsqueeze(1);
        Tensor c = iota(lower ? Math.min(columns, reach) : columns).unsqueeze(0);
        Tensor distance = c.sub(r);
        Tensor inside = lower ? distance.le(offset) : distance.ge(offset);
        return Masks.nonzero(inside).t().contiguous();
    }

    /// The places of a matrix on and above a diagonal.
    ///
    /// ```java
    /// triuIndices(2, 3) // [[0, 0, 0, 1, 1], [0, 1, 2, 1, 2]]
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @return (2, count) int64: the rows, then the columns
    @Operation(OBOR)
    public static Tensor triuIndices(long row, long col, @Default("0") long offset) {
        return triangle(row, col, offset, false);
    }

    /// The places of a matrix on and below a diagonal.
    ///
    /// ```java
    /// trilIndices(2, 3, -1) // [[1], [0]]
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @return (2, count) int64: the rows, then the columns
    @Operation(OBOR)
    public static Tensor trilIndices(long row, long col, @Default("0") long offset) {
        return triangle(row, col, offset, true);
    }

    /// As `tril_indices` and `triu_indices` with a dtype.
    public static Tensor triangle(
            TensorOptions o, long rows, long columns, long offset, boolean lower) {
        Tensor places = triangle(rows, columns, offset, lower);
        DType dtype = o.dtype();
        if (dtype != null && dtype != DType.INT64 && dtype != DType.INT32) {
            throw DTypes.notImplemented(lower ? "tril_indices" : "triu_indices", dtype);
        }
        return dtype == null ? places : places.to(dtype);
    }

    /// A number as a float64 tensor.
    public static Tensor number(double value) {
        return TensorAccess.wrap(RawMemory.full(DType.FLOAT64, new long[0], value));
    }

    /// The numbers of two 0-d tensors.
    ///
    /// @throws ShapeError if one of them has dimensions
    public static double[] bounds(String name, Tensor start, Tensor end) {
        checkBounds(name, start, end);
        return new double[] {start.item(), end.item()};
    }

    private static void checkBounds(String name, Tensor start, Tensor end) {
        if (start.dim() != 0 || end.dim() != 0) {
            throw new ShapeError(
                    name
                            + " only supports 0-dimensional start and end tensors, but got start"
                            + " with "
                            + start.dim()
                            + " dimension(s) and end with "
                            + end.dim()
                            + " dimension(s).");
        }
    }

    /// As `linspace`, or with a base as `logspace`, between complex numbers.
    private static Tensor complex(
            String name,
            TensorOptions o,
            Tensor start,
            Tensor end,
            long steps,
            @Nullable Double base) {
        checkBounds(name, start, end);
        DType inferred = Globals.defaultDType().toComplex();
        DType dtype = o.dtype() == null ? inferred : o.dtype();
        if (!dtype.isComplex()) {
            boolean wide = inferred == DType.COMPLEX128;
            throw new DTypeError(
                    "torch."
                            + name
                            + "(): inferred dtype c10::complex<"
                            + (wide ? "double" : "float")
                            + "> can't be safely cast to passed dtype "
                            + dtype.scalarType());
        }
        Complex from = start.detach().to(DType.COMPLEX128).itemComplex();
        Complex to = end.detach().to(DType.COMPLEX128).itemComplex();
        DType real = dtype.toReal();
        Tensor line =
                ComplexNumbers.complex(
                        TensorAccess.wrap(line(real, from.real(), to.real(), steps, null)),
                        TensorAccess.wrap(line(real, from.imag(), to.imag(), steps, null)));
        Tensor made = base == null ? line : Arithmetic.POW.call(base, line).to(dtype);
        return Factories.finish(TensorAccess.view(made), o);
    }

    /// So many powers of a base with exponents from `start` to `end`, with options.
    ///
    /// ```java
    /// logspace(0, 3, 4, 2, o -> o.dtype(float64)) // [1, 2, 4, 8]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent, included
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor logspace(
            double start, double end, long steps, double base, Consumer<TensorOptions> options) {
        return logspace(TensorOptions.DEFAULT.with(options), start, end, steps, base);
    }

    /// So many powers of a base with exponents between the numbers of two 0-d tensors, with
    /// options.
    ///
    /// ```java
    /// logspace(tensor(0.0), tensor(2.0), 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent, 0-d
    /// @param end the last exponent, 0-d
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @return (steps) of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    @Operation(OBOR)
    public static Tensor logspace(
            Tensor start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        if (start.isComplex() || end.isComplex()) {
            return complex(
                    "logspace", TensorOptions.DEFAULT.with(options), start, end, steps, base);
        }
        double[] bounds = bounds("logspace", start, end);
        return logspace(TensorOptions.DEFAULT.with(options), bounds[0], bounds[1], steps, base);
    }

    /// So many powers of a base with exponents from `start` to the number of a 0-d tensor, with
    /// options.
    ///
    /// ```java
    /// logspace(0, tensor(2.0), 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent, 0-d
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor logspace(
            double start, Tensor end, long steps, double base, Consumer<TensorOptions> options) {
        return logspace(number(start), end, steps, base, options);
    }

    /// So many powers of a base with exponents from the number of a 0-d tensor to `end`, with
    /// options.
    ///
    /// ```java
    /// logspace(tensor(0.0), 2, 3, 10, o -> o.dtype(float64)) // [1, 10, 100]
    /// ```
    ///
    /// @param start the first exponent, 0-d
    /// @param end the last exponent, included
    /// @param steps how many, none negative
    /// @param base what is raised
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor logspace(
            Tensor start, double end, long steps, double base, Consumer<TensorOptions> options) {
        return logspace(start, number(end), steps, base, options);
    }

    /// The integers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(1, 7, 2, o -> o.dtype(float32)) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first number
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down
    /// @return ((end - start) / step, rounded up), int64 if no other dtype is asked for
    @Operation(
            value = OBOR,
            forms = {"start", ""})
    public static Tensor arange(
            @Default("0L") long start,
            long end,
            @Default("1L") long step,
            Consumer<TensorOptions> options) {
        return arange(TensorOptions.DEFAULT.with(options), start, end, step);
    }

    /// Numbers from `start` to before `end` in steps, with options.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// @param start the first number
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down
    /// @return ((end - start) / step, rounded up), of the default dtype if no other is asked for
    @Operation(
            value = OBOR,
            forms = {"start", ""})
    public static Tensor arange(
            @Default("0.0") double start,
            double end,
            @Default("1.0") double step,
            Consumer<TensorOptions> options) {
        return arange(TensorOptions.DEFAULT.with(options), start, end, step);
    }

    /// So many numbers at equal distances from `start` to `end`, with options.
    ///
    /// ```java
    /// linspace(0, 1, 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor linspace(
            double start, double end, long steps, Consumer<TensorOptions> options) {
        return linspace(TensorOptions.DEFAULT.with(options), start, end, steps);
    }

    /// So many numbers at equal distances between the numbers of two 0-d tensors, with options.
    ///
    /// ```java
    /// linspace(tensor(0.0), tensor(1.0), 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number, 0-d
    /// @param end the last number, 0-d
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype, if no other is asked for
    /// @throws dev.obor.base.ShapeError if one of them has dimensions
    @Operation(OBOR)
    public static Tensor linspace(
            Tensor start, Tensor end, long steps, Consumer<TensorOptions> options) {
        if (start.isComplex() || end.isComplex()) {
            return complex(
                    "linspace", TensorOptions.DEFAULT.with(options), start, end, steps, null);
        }
        double[] bounds = bounds("linspace", start, end);
        return linspace(TensorOptions.DEFAULT.with(options), bounds[0], bounds[1], steps);
    }

    /// So many numbers at equal distances from `start` to the number of a 0-d tensor, with options.
    ///
    /// ```java
    /// linspace(0, tensor(1.0), 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number, 0-d
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor linspace(
            double start, Tensor end, long steps, Consumer<TensorOptions> options) {
        return linspace(number(start), end, steps, options);
    }

    /// So many numbers at equal distances from the number of a 0-d tensor to `end`, with options.
    ///
    /// ```java
    /// linspace(tensor(0.0), 1, 5, o -> o.dtype(float64)) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number, 0-d
    /// @param end the last number
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor linspace(
            Tensor start, double end, long steps, Consumer<TensorOptions> options) {
        return linspace(start, number(end), steps, options);
    }

    /// The places on and below a diagonal, two rows, with options: another dtype.
    ///
    /// ```java
    /// trilIndices(2, 2, 0, o -> o.dtype(int32)).dtype() // int32
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @return (2, count): the rows, then the columns; int64 if no other dtype is asked for
    @Operation(OBOR)
    public static Tensor trilIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        return triangle(TensorOptions.DEFAULT.with(options), row, col, offset, true);
    }

    /// The places on and above a diagonal, two rows, with options: another dtype.
    ///
    /// ```java
    /// triuIndices(2, 2, 0, o -> o.dtype(int32)).dtype() // int32
    /// ```
    ///
    /// @param row how many rows the matrix has
    /// @param col how many columns
    /// @param offset 0 for the main diagonal, positive for one above it, negative for one below
    /// @return (2, count): the rows, then the columns; int64 if no other dtype is asked for
    @Operation(OBOR)
    public static Tensor triuIndices(
            long row, long col, long offset, Consumer<TensorOptions> options) {
        return triangle(TensorOptions.DEFAULT.with(options), row, col, offset, false);
    }

    /// The integers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(4) // [0, 1, 2, 3]
    /// arange(1, 7, 2) // [1, 3, 5]
    /// ```
    ///
    /// @param start the first number
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down
    /// @return ((end - start) / step, rounded up), int64
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    @Operation(value = OBOR, forms = "")
    public static Tensor arange(@Default("0L") long start, long end, @Default("1L") long step) {
        return arange(TensorOptions.DEFAULT, start, end, step);
    }

    /// Numbers from `start` to before `end` in steps.
    ///
    /// ```java
    /// arange(0.0, 1.0, 0.25) // [0, 0.25, 0.5, 0.75]
    /// ```
    ///
    /// @param start the first number
    /// @param end the bound, not reached
    /// @param step what is added each time; negative counts down
    /// @return ((end - start) / step, rounded up), of the default dtype
    /// @throws dev.obor.base.ShapeError if the step is 0 or leads away from the end
    @Operation(value = OBOR, forms = "")
    public static Tensor arange(
            @Default("0.0") double start, double end, @Default("1.0") double step) {
        return arange(TensorOptions.DEFAULT, start, end, step);
    }

    /// So many numbers at equal distances from `start` to `end`, both included.
    ///
    /// ```java
    /// linspace(0, 1, 5) // [0, 0.25, 0.5, 0.75, 1]
    /// ```
    ///
    /// @param start the first number
    /// @param end the last number
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype
    @Operation(OBOR)
    public static Tensor linspace(double start, double end, long steps) {
        return linspace(TensorOptions.DEFAULT, start, end, steps);
    }

    /// So many powers of 10 with exponents from `start` to `end`, both included.
    ///
    /// ```java
    /// logspace(-1, 1, 3) // [0.1, 1, 10]
    /// ```
    ///
    /// @param start the first exponent
    /// @param end the last exponent
    /// @param steps how many, none negative
    /// @return (steps) of the default dtype
    @Operation(OBOR)
    public static Tensor logspace(double start, double end, long steps) {
        return logspace(TensorOptions.DEFAULT, start, end, steps, 10);
    }

    /// Ones on the diagonal of a matrix, with options.
    ///
    /// ```java
    /// eye(2, 3, o -> o.dtype(int64)) // [[1, 0, 0], [0, 1, 0]]
    /// ```
    ///
    /// @param n how many rows
    /// @param m how many columns
    /// @return (n, m) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor eye(long n, long m, Consumer<TensorOptions> options) {
        return eye(TensorOptions.DEFAULT.with(options), n, m);
    }

    /// Ones on the diagonal of a matrix.
    ///
    /// ```java
    /// eye(2, 3) // [[1, 0, 0], [0, 1, 0]]
    /// ```
    ///
    /// @param n how many rows
    /// @param m how many columns
    /// @return (n, m) of the default dtype
    @Operation(OBOR)
    public static Tensor eye(long n, long m) {
        return eye(TensorOptions.DEFAULT, n, m);
    }

    /// The identity matrix, with options.
    ///
    /// ```java
    /// eye(2, o -> o.dtype(int64)) // [[1, 0], [0, 1]]
    /// ```
    ///
    /// @param n how many rows and columns
    /// @return (n, n) of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor eye(long n, Consumer<TensorOptions> options) {
        return eye(TensorOptions.DEFAULT.with(options), n, n);
    }

    /// The identity matrix.
    ///
    /// ```java
    /// eye(2) // [[1, 0], [0, 1]]
    /// ```
    ///
    /// @param n how many rows and columns
    /// @return (n, n) of the default dtype
    @Operation(OBOR)
    public static Tensor eye(long n) {
        return eye(TensorOptions.DEFAULT, n, n);
    }
}
