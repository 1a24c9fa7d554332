package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.Distribution;
import dev.obor.backend.Sizes;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import java.lang.reflect.Array;

/// New tensors: constant, counted, random, with the layout of others, from Java values.
public final class Factories {
    private Factories() {}

    private static DType dtype(TensorOptions o) {
        return o.dtype() == null ? Globals.defaultDType() : o.dtype();
    }

    static Tensor finish(View view, TensorOptions o) {
        Backends.of(o.device());
        Tensor t = TensorAccess.wrap(view);
        return o.requiresGrad() ? t.requiresGrad_() : t;
    }

    /// Undefined content.
    public static Tensor empty(TensorOptions o, long... shape) {
        return finish(Backends.empty(dtype(o), shape), o);
    }

    /// A float constant.
    public static Tensor full(TensorOptions o, double value, long... shape) {
        return finish(Creation.full(dtype(o), shape, value), o);
    }

    /// An integer constant, int64 unless another dtype is asked for.
    public static Tensor full(TensorOptions o, long value, long... shape) {
        DType dtype = o.dtype() == null ? DType.INT64 : o.dtype();
        View view = Backends.empty(dtype, shape);
        Creation.fill(view, value);
        return finish(view, o);
    }

    /// Random numbers.
    public static Tensor random(Distribution d, TensorOptions o, long... shape) {
        View view = Backends.empty(dtype(o), shape);
        Randoms.draw(d, view, o.generator());
        return finish(view, o);
    }

    /// Random integers from `low` to before `high`, int64 unless another dtype is asked for.
    public static Tensor randint(TensorOptions o, long low, long high, long... shape) {
        if (low >= high) {
            throw new ShapeError(
                    "random_ expects 'from' to be less than 'to', but got from="
                            + low
                            + " >= to="
                            + high);
        }
        TensorOptions typed = o.dtype() == null ? o.with(x -> x.dtype(DType.INT64)) : o;
        return random(new Distribution.Integers(low, high), typed, shape);
    }

    /// A random order of 0 … n-1, int64 unless another dtype is asked for.
    public static Tensor randperm(TensorOptions o, long n) {
        if (n < 0) {
            throw new ShapeError("n must be non-negative, got" + n);
        }
        TensorOptions typed = o.dtype() == null ? o.with(x -> x.dtype(DType.INT64)) : o;
        return random(new Distribution.Permutation(), typed, n);
    }

    /// A constant in the sizes, dtype and layout of a tensor.
    public static Tensor fullLike(Tensor t, double value) {
        View out = like(t, t.dtype());
        Creation.fill(out, value);
        return TensorAccess.wrap(out);
    }

    /// A constant in the sizes and layout of a tensor, and in its dtype unless another is asked
    /// for.
    public static Tensor fullLike(Tensor t, double value, TensorOptions o) {
        View out = like(t, o.dtype() == null ? t.dtype() : o.dtype());
        Creation.fill(out, value);
        return finish(out, o);
    }

    /// Undefined content in the sizes and layout of a tensor, and in its dtype unless another is
    /// asked for.
    public static Tensor emptyLike(Tensor t, TensorOptions o) {
        return finish(like(t, o.dtype() == null ? t.dtype() : o.dtype()), o);
    }

    /// Random numbers in the sizes and layout of a tensor.
    public static Tensor randomLike(Distribution d, Tensor t, TensorOptions o) {
        View view = like(t, o.dtype() == null ? t.dtype() : o.dtype());
        Randoms.draw(d, view, o.generator());
        return finish(view, o);
    }

    private static View like(Tensor t, DType dtype) {
        View v = TensorAccess.view(t);
        return Backends.empty(dtype, v.shape(), Creation.preservedStrides(v));
    }

    /// The dtype that a Java array of primitives has as a tensor.
    ///
    /// @throws DTypeError for other element types
    static DType dtypeOf(Class<?> element) {
        if (element == float.class) {
            return DType.FLOAT32;
        } else if (element == double.class) {
            return DType.FLOAT64;
        } else if (element == long.class) {
            return DType.INT64;
        } else if (element == int.class) {
            return DType.INT32;
        } else if (element == short.class) {
            return DType.INT16;
        } else if (element == byte.class) {
            return DType.INT8;
        } else if (element == boolean.class) {
            return DType.BOOL;
        }
        throw new DTypeError(
                "a tensor can be made from arrays of float, double, long, int, short, byte and"
                        + " boolean, but got elements of type "
                        + element.getName());
    }

    /// A tensor over a flat array, shared with it; boolean arrays are copied.
    public static Tensor share(Object array, DType dtype, long... shape) {
        int length = Array.getLength(array);
        if (Sizes.numel(shape) != length) {
            throw new ShapeError(
                    "shape '"
                            + java.util.Arrays.toString(shape)
                            + "' is invalid for input of size "
                            + length);
        }
        Object memory = array instanceof boolean[] flags ? bytes(flags) : array;
        return TensorAccess.wrap(Backends.wrap(dtype, memory, shape));
    }

    private static byte[] bytes(boolean[] flags) {
        byte[] bytes = new byte[flags.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (flags[i] ? 1 : 0);
        }
        return bytes;
    }

    /// A tensor from an array of any rank; flat ones are shared, nested ones copied.
    ///
    /// @throws ShapeError if the rows are of different lengths
    /// @throws DTypeError if the elements are no primitive numbers
    public static Tensor fromArray(Object array) {
        Class<?> element = array.getClass();
        int rank = 0;
        while (element.isArray()) {
            element = element.getComponentType();
            rank++;
        }
        if (rank == 0) {
            throw new DTypeError(
                    "expected an array, got " + array.getClass().getName() + "; see tensor(...)");
        }
        DType dtype = dtypeOf(element);
        long[] shape = new long[rank];
        Object level = array;
        for (int d = 0; d < rank; d++) {
            shape[d] = Array.getLength(level);
            if (d + 1 < rank) {
                if (shape[d] == 0) {
                    break;
                }
                level = Array.get(level, 0);
            }
        }
        if (rank == 1) {
            return share(array, dtype, shape);
        }
        Object flat = Array.newInstance(element, Sizes.count(Sizes.numel(shape), "elements"));
        flatten(array, flat, 0, shape, 0);
        return share(flat, dtype, shape);
    }

    private static int flatten(Object from, Object to, int at, long[] shape, int dim) {
        int n = Array.getLength(from);
        if (n != shape[dim]) {
            throw new ShapeError(
                    "expected sequence of length "
                            + shape[dim]
                            + " at dim "
                            + dim
                            + " (got "
                            + n
                            + ")");
        }
        if (dim == shape.length - 1) {
            System.arraycopy(from, 0, to, at, n);
            return at + n;
        }
        int next = at;
        for (int i = 0; i < n; i++) {
            next = flatten(Array.get(from, i), to, next, shape, dim + 1);
        }
        return next;
    }

    /// A copy of Java values as PyTorch's `tensor` makes it: float numbers get the default dtype,
    /// integers int64, unless asked otherwise.
    public static Tensor tensor(Object array, TensorOptions o) {
        Tensor raw = fromArray(array);
        DType natural = raw.dtype();
        DType dtype =
                o.dtype() != null
                        ? o.dtype()
                        : natural == DType.FLOAT64
                                ? Globals.defaultDType()
                                : natural == DType.INT32 ? DType.INT64 : natural;
        View v = TensorAccess.view(raw);
        return finish(Creation.convert(v, dtype, View.contiguousStrides(v.shape())), o);
    }
}
