package dev.obor.testing;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.base.Finfo;
import dev.obor.base.Iinfo;
import dev.obor.base.PythonFloat;
import dev.obor.base.ValueError;
import org.jspecify.annotations.Nullable;

/// Random tensors for tests.
final class MadeTensors {
    private MadeTensors() {}

    static Tensor of(DType dtype, long[] shape, MakeTensorOptions o) {
        if (o.requiresGrad && !dtype.isDifferentiable()) {
            throw new ValueError(
                    "`requires_grad=True` is not supported for boolean and integral dtypes, but got"
                            + " dtype="
                            + dtype);
        }
        long[] sizes = shape.clone();
        boolean apart = o.noncontiguous && Obor.empty(dtype, shape).numel() > 1;
        if (apart) {
            sizes[sizes.length - 1] = Math.multiplyExact(2, sizes[sizes.length - 1]);
        }
        Tensor made = dtype.isDifferentiable() ? floats(dtype, sizes, o) : whole(dtype, sizes, o);
        if (apart) { // from 1, to notice who forgets the offset
            int last = sizes.length - 1;
            made = made.slice(last, 1L, null, 2);
        }
        if (o.excludeZero) {
            Tensor zero = made.eq(0);
            if (dtype.isComplex()) {
                double tiny = Finfo.of(dtype.toReal()).tiny();
                made.maskedFill_(zero, new Complex(tiny, 0));
            } else {
                made.maskedFill_(zero, dtype.isFloatingPoint() ? Finfo.of(dtype).tiny() : 1);
            }
        }
        return o.requiresGrad ? made.requiresGrad_() : made;
    }

    private static Tensor floats(DType dtype, long[] sizes, MakeTensorOptions o) {
        DType real = dtype.toReal();
        double largest = Finfo.of(real).max();
        double low = bound(o.low, -9);
        double high = bound(o.high, 9);
        check(dtype, low, high, -largest, largest, true);
        low = Math.clamp(low, -largest, largest);
        high = Math.clamp(high, -largest, largest);
        Tensor made = Obor.empty(dtype, sizes);
        Tensor parts = dtype.isComplex() ? Obor.viewAsReal(made) : made;
        if (high - low >= largest) {
            parts.uniform_(low / 2, high / 2).mul_(2);
        } else {
            parts.uniform_(low, high);
        }
        return made;
    }

    private static Tensor whole(DType dtype, long[] sizes, MakeTensorOptions o) {
        boolean truths = dtype == DType.BOOL;
        double least = truths ? 0 : Iinfo.of(dtype).min();
        double above = truths ? 2 : Iinfo.of(dtype).max() + (dtype == DType.INT64 ? 0.0 : 1.0);
        double low = bound(o.low, truths ? 0 : -9);
        double high = bound(o.high, truths ? 2 : 10);
        check(dtype, low, high, least, above, false);
        long from = (long) Math.ceil(Math.clamp(low, least, above));
        long to = (long) Math.ceil(Math.clamp(high, least, above));
        return Obor.randint(from, to, sizes, t -> t.dtype(dtype));
    }

    private static double bound(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }

    private static void check(
            DType dtype, double low, double high, double least, double above, boolean equal) {
        if (low > high || low == high && !equal) {
            throw new ValueError(
                    "`low` must be less than `high`, but got "
                            + PythonFloat.repr(low)
                            + " >= "
                            + PythonFloat.repr(high));
        }
        if (high < least || low >= above) {
            throw new ValueError(
                    "The value interval specified by `low` and `high` is ["
                            + PythonFloat.repr(low)
                            + ", "
                            + PythonFloat.repr(high)
                            + "), but "
                            + dtype
                            + " only supports ["
                            + PythonFloat.repr(least)
                            + ", "
                            + PythonFloat.repr(above)
                            + ")");
        }
    }
}
