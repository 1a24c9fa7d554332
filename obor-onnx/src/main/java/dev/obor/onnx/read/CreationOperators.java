package dev.obor.onnx.read;

import dev.obor.MemoryFormat;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;

/// New tensors.
final class CreationOperators {
    private CreationOperators() {}

    static void addTo(Operators.Table all) {
        all.add("Constant", 0, CreationOperators::constant);
        all.add("ConstantOfShape", 1, CreationOperators::filled);
        all.add("Shape", 1, CreationOperators::shape);
        all.plain("Size", 1, c -> Obor.tensor(c.in(0).numel()));
        all.plain("Range", 3, CreationOperators::range);
        all.add("EyeLike", 1, CreationOperators::eye);
        all.add("RandomNormalLike", 1, b -> random(b, true));
        all.add("RandomUniformLike", 1, b -> random(b, false));
    }

    private static Body constant(Binding b) {
        Tensor value = b.tensor("value");
        if (b.has("value_float")) {
            value = Obor.tensor(new float[] {(float) b.real("value_float", 0)}).reshape();
        } else if (b.has("value_int")) {
            value = Obor.tensor(b.integer("value_int", 0));
        } else if (b.has("value_floats")) {
            float[] all = b.reals("value_floats");
            value = Obor.tensor(all == null ? new float[0] : all);
        } else if (b.has("value_ints")) {
            value = Obor.tensor(Call.given(b.integers("value_ints")));
        }
        if (value == null) {
            throw b.refuse("its value is no tensor of numbers");
        }
        Tensor known = value;
        return c -> known;
    }

    private static Body filled(Binding b) {
        Tensor value = b.tensor("value");
        if (value != null && value.numel() != 1) {
            throw b.refuse("attribute 'value' must have one element");
        }
        Tensor one = value == null ? Tensor.zeros(DType.FLOAT32) : value.reshape();
        return c -> {
            long[] shape = c.longs(0);
            for (long size : shape) {
                if (size < 0) {
                    throw new ShapeError("a size of " + size);
                }
            }
            // Of its own memory, as it may be written to.
            return one.expand(shape).clone(MemoryFormat.CONTIGUOUS_FORMAT);
        };
    }

    private static Body shape(Binding b) {
        long start = b.integer("start", 0);
        long end = b.integer("end", Long.MAX_VALUE);
        return c -> {
            long[] sizes = c.in(0).shape().toArray();
            int n = sizes.length;
            int from = Math.clamp(start < 0 ? start + n : start, 0, n);
            int to = Math.clamp(end < 0 ? end + n : end, from, n);
            return Obor.tensor(Arrays.copyOfRange(sizes, from, to));
        };
    }

    private static Tensor range(Call c) {
        c.same(0, 1);
        c.same(0, 2);
        DType dtype = c.in(0).dtype();
        double from = c.number(0);
        double to = c.number(1);
        double step = c.number(2);
        double count = Math.max(0, Math.ceil((to - from) / step));
        if (!(count < 1L << 31)) {
            throw new ValueError("from " + from + " to " + to + " in steps of " + step);
        }
        if (!dtype.isInteger() && !dtype.isFloatingPoint()) {
            throw new DTypeError("the dtype is " + dtype);
        }
        Tensor n = Obor.arange((long) count);
        return dtype.isInteger()
                ? n.mul((long) step).add((long) from).to(dtype)
                : n.to(dtype).mul(step).add(from);
    }

    private static Body eye(Binding b) {
        long k = b.integer("k", 0);
        long to = b.integer("dtype", 0);
        DType dtype = to == 0 ? null : PointwiseOperators.dtype(b, to);
        return c -> {
            Tensor x = c.in(0);
            if (x.dim() != 2) {
                throw new ShapeError("needs a matrix, but has " + x.dim() + " dimensions");
            }
            Tensor rows = Obor.arange(x.size(0)).unsqueeze(1).add(k);
            return rows.eq(Obor.arange(x.size(1))).to(dtype == null ? x.dtype() : dtype);
        };
    }

    private static Body random(Binding b, boolean normal) {
        b.ignore("seed");
        double a = normal ? b.real("mean", 0) : b.real("low", 0);
        double z = normal ? b.real("scale", 1) : b.real("high", 1) - a;
        long to = b.integer("dtype", 0);
        DType dtype = to == 0 ? null : PointwiseOperators.dtype(b, to);
        return c -> {
            Tensor x = c.in(0);
            long[] shape = x.shape().toArray();
            Tensor drawn = normal ? Obor.randn(shape) : Obor.rand(shape);
            return drawn.mul(z).add(a).to(dtype == null ? x.dtype() : dtype);
        };
    }
}
