package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.IndexError;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The reverse of maximum poolings: values put back where they were found, and zeros around them.
public final class Unpooling extends Op {
    private final long[] sizes;

    private Unpooling(long[] sizes) {
        super("MaxUnpool" + sizes.length + "DBackward0");
        this.sizes = sizes;
    }

    /// Puts values back; what can be checked without reading the indices has been.
    ///
    /// @param indices places in the last dimensions of the result, int64, of the input's shape
    /// @param sizes the last dimensions of the result, two or three
    /// @throws IndexError if an index is no such place
    public static Tensor call(Tensor input, Tensor indices, long[] sizes) {
        return new Unpooling(sizes).apply(1, input, indices);
    }

    /// The shape with the last dimensions joined to one.
    private long[] planes(Tensor t, long places) {
        int lead = t.dim() - sizes.length;
        long[] planes = Arrays.copyOf(t.shape().toArray(), lead + 1);
        planes[lead] = places;
        return planes;
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        Tensor input = in[0];
        Tensor indices = in[1];
        ctx.saveForBackward(indices);
        long places = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        checkPlaces(indices, places);
        int lead = input.dim() - sizes.length;
        long[] shape = input.shape().toArray();
        System.arraycopy(sizes, 0, shape, lead, sizes.length);
        long[] planes = planes(input, input.numel() == 0 ? 0 : -1);
        Tensor flat =
                Tensor.zeros(input.dtype(), planes(input, places))
                        .scatter(lead, indices.reshape(planes), input.reshape(planes));
        Tensor result = flat.view(shape);
        return sizes.length == 2 ? result.contiguous(Layouts.suggested(input)) : result;
    }

    private void checkPlaces(Tensor indices, long places) {
        if (indices.numel() == 0) {
            return;
        }
        long low = indices.amin().itemLong();
        long high = indices.amax().itemLong();
        if (low < 0 || high >= places) {
            throw new IndexError(
                    "Found an invalid max index: "
                            + (low < 0 ? low : high)
                            + " (output volumes are of size "
                            + String.join(
                                    "x",
                                    Arrays.stream(sizes)
                                            .mapToObj(Long::toString)
                                            .toArray(String[]::new))
                            + ")");
        }
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        Tensor indices = ctx.saved(0);
        long[] planes = planes(indices, indices.numel() == 0 ? 0 : -1);
        long places = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        Tensor read =
                grad.reshape(planes(grad, places))
                        .gather(indices.dim() - sizes.length, indices.reshape(planes));
        return new Tensor[] {read.view(indices.shape().toArray())};
    }
}
