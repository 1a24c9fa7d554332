package dev.obor.onnx.read;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Strides, dilations and pads of what goes over signals, images and volumes.
///
/// @param automatic how pads follow from the sizes: `NOTSET`, `VALID`, `SAME_UPPER`, `SAME_LOWER`
record Window(
        int @Nullable [] kernel,
        int @Nullable [] strides,
        int @Nullable [] dilations,
        int @Nullable [] pads,
        String automatic) {

    static Window of(Binding b) {
        Window w =
                new Window(
                        b.sizes("kernel_shape", 1),
                        b.sizes("strides", 1),
                        b.sizes("dilations", 1),
                        b.sizes("pads", 0),
                        b.text("auto_pad", "NOTSET"));
        if (!List.of("NOTSET", "", "VALID", "SAME_UPPER", "SAME_LOWER").contains(w.automatic)) {
            throw b.refuse("auto_pad '" + w.automatic + "' is not known");
        }
        return w;
    }

    /// How many dimensions it goes over.
    static int dims(Tensor x) {
        int dims = x.dim() - 2;
        if (dims < 1 || dims > 3) {
            throw new ShapeError(
                    "needs one, two or three dimensions beside batch and channels, but the shape is "
                            + x.shape().toList());
        }
        return dims;
    }

    private static int[] each(int @Nullable [] given, int dims, String name) {
        if (given == null) {
            int[] ones = new int[dims];
            Arrays.fill(ones, 1);
            return ones;
        }
        if (given.length != dims) {
            throw new ValueError(given.length + " " + name + " for " + dims + " dimensions");
        }
        return given;
    }

    int[] kernel(int dims) {
        return each(kernel, dims, "kernel sizes");
    }

    int[] strides(int dims) {
        return each(strides, dims, "strides");
    }

    int[] dilations(int dims) {
        return each(dilations, dims, "dilations");
    }

    /// The pads before and behind each dimension.
    ///
    /// @param kernel the sizes of the window
    long[][] pads(Tensor x, int[] kernel) {
        int dims = kernel.length;
        long[] before = new long[dims];
        long[] after = new long[dims];
        if (automatic.startsWith("SAME")) {
            int[] stride = strides(dims);
            int[] dilation = dilations(dims);
            for (int d = 0; d < dims; d++) {
                long size = x.size(d + 2);
                long out = (size + stride[d] - 1) / stride[d];
                long extent = (long) dilation[d] * (kernel[d] - 1) + 1;
                long all = Math.max(0, (out - 1) * stride[d] + extent - size);
                before[d] = automatic.equals("SAME_UPPER") ? all / 2 : all - all / 2;
                after[d] = all - before[d];
            }
        } else if (!automatic.equals("VALID") && pads != null) {
            if (pads.length != 2 * dims) {
                throw new ValueError(pads.length + " pads for " + dims + " dimensions");
            }
            for (int d = 0; d < dims; d++) {
                before[d] = pads[d];
                after[d] = pads[d + dims];
            }
        }
        return new long[][] {before, after};
    }

    /// Puts a number around a tensor's last dimensions.
    static Tensor padded(Tensor x, long[][] pads, double value) {
        long[] before = new long[x.dim()];
        long[] after = new long[x.dim()];
        System.arraycopy(pads[0], 0, before, 2, pads[0].length);
        System.arraycopy(pads[1], 0, after, 2, pads[1].length);
        return ShapeOperators.filled(x, before, after, value);
    }

    static int[] ints(long[] values) {
        int[] out = new int[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.toIntExact(values[i]);
        }
        return out;
    }
}
