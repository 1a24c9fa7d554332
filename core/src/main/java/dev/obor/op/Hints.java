package dev.obor.op;

import dev.obor.Tensor;
import dev.obor.base.DType;
import java.util.Arrays;
import java.util.Locale;

/// What to do about the mistakes that learners make most: the second half of an error's message.
public final class Hints {
    private Hints() {}

    /// The input of a linear map ends in the wrong size.
    ///
    /// @param shape of the input
    /// @param expected the last size that it should have
    public static String innerSize(long[] shape, long expected) {
        int n = shape.length;
        long product = shape[n - 1];
        for (int d = n - 2; d >= 1; d--) {
            product *= shape[d];
            if (product == expected) {
                return "The last sizes "
                        + Arrays.toString(Arrays.copyOfRange(shape, d, n))
                        + " multiply up to "
                        + expected
                        + ": put new Flatten() in front"
                        + (d == 1 ? ", or use flatten(1)." : ", with start_dim " + d + ".");
            }
        }
        if (n == 2 && shape[0] == expected) {
            return "The first size is "
                    + expected
                    + ": if the samples are the columns, give the input as t().";
        }
        return "The last size of the input must be " + expected + ", but is " + shape[n - 1] + ".";
    }

    /// Two matrices whose inner sizes differ.
    public static String product(Tensor a, Tensor b) {
        if (a.size(1) == b.size(1)) {
            return "Did you mean a.matmul(b.t())?";
        }
        if (a.size(0) == b.size(0)) {
            return "Did you mean a.t().matmul(b)?";
        }
        return "The first has "
                + a.size(1)
                + " columns and the second "
                + b.size(0)
                + " rows: these must be equal.";
    }

    /// Two shapes that do not broadcast.
    static String broadcast(long[] a, long[] b) {
        String shapes = "The shapes are " + Arrays.toString(a) + " and " + Arrays.toString(b);
        if (a.length == b.length + 1 && Arrays.equals(Arrays.copyOf(a, b.length), b)) {
            return shapes + ": unsqueeze(-1) gives the second one value per row.";
        }
        if (b.length == a.length + 1 && Arrays.equals(Arrays.copyOf(b, a.length), a)) {
            return shapes + ": unsqueeze(-1) gives the first one value per row.";
        }
        return shapes + "; from the last on, sizes must be equal, or one of them 1.";
    }

    /// An input that has another dtype than the parameters it meets.
    public static String dtype(DType input, DType parameter) {
        String to = parameter.toString().replace("torch.", "");
        if (input == DType.UINT8 && parameter.isFloatingPoint()) {
            return "Bytes from 0 to 255, such as images, become floats by div(255)"
                    + (parameter == DType.FLOAT32 ? "." : ", then to(" + to + ").");
        }
        if (input.isFloatingPoint() && parameter.isFloatingPoint()) {
            return "Convert the input with to("
                    + to
                    + "), or the model with model.to("
                    + input.toString().replace("torch.", "")
                    + ").";
        }
        return "Convert one of them with to(" + (parameter.isFloatingPoint() ? to : "dtype") + ").";
    }

    /// The input of a convolution has the wrong number of dimensions.
    public static String imageDims(long[] shape, int dims, long channels) {
        String wanted = layout(dims);
        if (shape.length == 2 && dims == 2 && channels > 0 && shape[1] % channels == 0) {
            long side = Math.round(Math.sqrt((double) (shape[1] / channels)));
            if (side * side * channels == shape[1]) {
                String sizes = channels + ", " + side + ", " + side;
                return "Flat vectors need their image form "
                        + wanted
                        + ": x.view(-1, "
                        + sizes
                        + "), or new Unflatten(1, "
                        + sizes
                        + ") in front.";
            }
        }
        return rank(shape.length, dims);
    }

    /// The input of a convolution or a pooling has the wrong number of dimensions, `rank`.
    public static String rank(int rank, int dims) {
        String wanted = "The input must be " + layout(dims);
        if (rank == dims) {
            return wanted + ": add the channels with unsqueeze(" + (-1 - dims) + ").";
        }
        return wanted + ", or without N.";
    }

    /// The input of a convolution has the wrong number of channels.
    public static String channels(long[] shape, int dims, long expected) {
        int n = shape.length;
        if (shape[n - 1] == expected) {
            int[] order = new int[n];
            int lead = n - dims - 1;
            for (int d = 0; d < n; d++) {
                order[d] = d < lead ? d : d == lead ? n - 1 : d - 1;
            }
            String text = Arrays.toString(order);
            return "The channels seem to come last; PyTorch has them first, "
                    + layout(dims)
                    + ": x.permute("
                    + text.substring(1, text.length() - 1)
                    + ").";
        }
        return "The layout is " + layout(dims) + ", with " + expected + " channels C here.";
    }

    private static String layout(int dims) {
        return switch (dims) {
            case 1 -> "(N, C, L)";
            case 2 -> "(N, C, H, W)";
            default -> "(N, C, D, H, W)";
        };
    }

    /// The name that C++ has for an element type, as it stands in some of PyTorch's messages.
    public static String cpp(DType dtype) {
        return switch (dtype) {
            case FLOAT64 -> "double";
            case FLOAT32 -> "float";
            case FLOAT16 -> "c10::Half";
            case BFLOAT16 -> "c10::BFloat16";
            case INT64 -> "long int";
            case INT32 -> "int";
            case INT16 -> "short int";
            case INT8 -> "signed char";
            case UINT8 -> "unsigned char";
            case BOOL -> dtype.name().toLowerCase(Locale.ROOT);
            case COMPLEX64 -> "c10::complex<float>";
            case COMPLEX128 -> "c10::complex<double>";
        };
    }
}
