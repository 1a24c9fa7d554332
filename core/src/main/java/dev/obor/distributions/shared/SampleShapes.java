package dev.obor.distributions.shared;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.Shapes;
import java.util.Arrays;

/// Shapes of samples, batches and events, put together and taken apart.
public final class SampleShapes {
    private SampleShapes() {}

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
        if (dims < 0 || shape.length < dims) {
            throw new ShapeError(
                    "the last " + dims + " dimensions are summed, but got " + value.shape());
        }
        return value.reshape(join(Arrays.copyOf(shape, shape.length - dims), new long[] {-1}))
                .sum(-1);
    }
}
