package dev.obor.distributions.shared;

import dev.obor.Obor;
import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Finfo;
import dev.obor.base.ShapeError;
import dev.obor.op.Shapes;
import java.util.Arrays;

/// Shapes, and numbers as tensors.
public final class Common {
    /// Euler's constant, the limit of 1 + 1/2 + ... + 1/n - log n.
    public static final double EULER = 0.57721566490153286060;

    /// The logarithm of 2.
    public static final double LOG_2 = Math.log(2);

    private Common() {}

    /// A number as a tensor of the default dtype without dimensions.
    public static Tensor number(double value) {
        return Obor.tensor(value);
    }

    /// A number as a tensor of another's dtype without dimensions.
    public static Tensor like(Tensor other, double value) {
        return Obor.full(new long[0], value, o -> o.dtype(other.dtype()));
    }

    /// A tensor of one number, of another's dtype.
    public static Tensor full(Tensor other, double value, long... shape) {
        return Obor.full(shape, value, o -> o.dtype(other.dtype()));
    }

    /// Uniform numbers from 0 to before 1 of another's dtype.
    public static Tensor rand(Tensor other, long... shape) {
        return Obor.rand(other.dtype(), shape);
    }

    /// Standard normal numbers of another's dtype.
    public static Tensor randn(Tensor other, long... shape) {
        return Obor.empty(other.dtype(), shape).normal_();
    }

    /// The properties of another's float dtype.
    public static Finfo finfo(Tensor other) {
        DType dtype = other.dtype();
        return Obor.finfo(dtype.isFloatingPoint() ? dtype : Obor.getDefaultDtype());
    }

    /// One shape after another.
    public static long[] join(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
    }

    /// One shape after another.
    public static Size join(Size a, Size b) {
        return Size.of(join(a.toArray(), b.toArray()));
    }

    /// The first dimensions of a shape.
    public static Size first(Size size, int dims) {
        if (dims < 0 || dims > size.dim()) {
            throw new ShapeError("the value has too few dimensions, its shape is " + size);
        }
        return Size.of(Arrays.copyOf(size.toArray(), dims));
    }

    /// The dimensions of a shape from one on.
    public static Size from(Size size, int dim) {
        long[] all = size.toArray();
        return Size.of(Arrays.copyOfRange(all, dim, all.length));
    }

    /// A shape that is ones and then the given dimensions.
    public static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// The shape that shapes broadcast to.
    public static Size broadcast(Size a, Size b) {
        return a.equals(b) ? a : Size.of(Shapes.broadcast(a.toArray(), b.toArray()));
    }

    /// The sum over the last dimensions.
    public static Tensor sumRightmost(Tensor value, int dims) {
        if (dims == 0) {
            return value;
        }
        long[] shape = value.shape().toArray();
        if (shape.length < dims) {
            throw new ShapeError(
                    "the last " + dims + " dimensions are summed, but got " + value.shape());
        }
        return value.reshape(join(Arrays.copyOf(shape, shape.length - dims), new long[] {-1}))
                .sum(-1);
    }

    /// Probabilities moved away from 0 and 1 by the spacing of the dtype at 1.
    public static Tensor clampProbs(Tensor probs) {
        double eps = finfo(probs).eps();
        return probs.clamp(eps, 1 - eps);
    }

    /// The logarithms of probabilities; of one that stands for two outcomes, that of the odds.
    public static Tensor toLogits(Tensor probs, boolean binary) {
        Tensor clamped = clampProbs(probs);
        return binary ? clamped.log().sub(clamped.neg().log1p()) : clamped.log();
    }

    /// The probabilities of [#toLogits].
    public static Tensor toProbs(Tensor logits, boolean binary) {
        return binary ? logits.sigmoid() : logits.softmax(-1);
    }
}
