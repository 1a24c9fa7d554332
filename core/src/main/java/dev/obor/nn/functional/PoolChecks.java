package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.Hints;
import dev.obor.op.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/// What pooling refuses, in PyTorch's words: one check per rule, for windows of one, two or three
/// dimensions.
final class PoolChecks {
    private static final List<String> AXES = List.of("T", "H", "W");

    private PoolChecks() {}

    /// Checks the rank of what is pooled by windows.
    ///
    /// @param op such as `max_pool2d`
    static void rank(String op, int dims, Tensor input) {
        if (input.dim() == dims + 1 || input.dim() == dims + 2) {
            return;
        }
        if (op.equals("avg_pool2d") && input.dim() < 3) { // PyTorch asks for it first
            Shapes.wrapOwnDim(-3, input.dim());
        }
        if (op.equals("avg_pool1d")) {
            throw notASignal(op, input);
        }
        if (dims == 1 || op.equals("avg_pool2d")) {
            throw expected(op, dims, input);
        }
        throw new ShapeError(
                "non-empty " + ranks(dims) + " expected for input",
                "Its sizes are " + input.shape().toList() + ". " + Hints.rank(input.dim(), dims));
    }

    /// Checks a signal whose largest values are wanted with their places: PyTorch finds them as
    /// those of an image one element high.
    static void indexedSignal(Tensor input) {
        if (input.dim() != 2 && input.dim() != 3) {
            throw notASignal("max_pool1d", input);
        }
        if (firstEmpty(input, input.dim() - 2) >= 0) {
            throw expected("max_pool1d", 2, input.unsqueeze(-2));
        }
    }

    /// Checks that there is something to pool by windows: a batch may be empty, nothing else.
    static void places(String op, int dims, Tensor input) {
        int batch = input.dim() - dims - 1;
        int empty = firstEmpty(input, batch);
        if (empty < 0) {
            return;
        }
        if (op.equals("avg_pool1d")) { // by that of images, one element high
            throw expected(op, 2, input.unsqueeze(-2));
        }
        if (dims < 3) {
            throw expected(op, dims, input);
        }
        throw new ShapeError(
                op
                        + "(): Expected input's non-batch dimensions to have positive length, but"
                        + " input has a shape of "
                        + input.shape().toList()
                        + " and non-batch dimension "
                        + (empty - batch)
                        + " has length zero!");
    }

    private static String ranks(int dims) {
        return (dims + 1) + "D or " + (dims + 2) + "D (batch mode) tensor";
    }

    private static ShapeError expected(String op, int dims, Tensor input) {
        return new ShapeError(
                (dims == 1 ? op + ": " : "")
                        + "Expected "
                        + ranks(dims)
                        + " with optional 0 dim batch size for input, but got:"
                        + input.shape().toList(),
                input.numel() == 0 ? "" : Hints.rank(input.dim(), dims));
    }

    /// The first dimension from one on that has no places, or -1.
    private static int firstEmpty(Tensor input, int from) {
        for (int d = from; d < input.dim(); d++) {
            if (input.size(d) == 0) {
                return d;
            }
        }
        return -1;
    }

    private static ShapeError notASignal(String op, Tensor input) {
        return new ShapeError(
                "Expected 2 to 3 dimensions, but got "
                        + input.dim()
                        + "-dimensional tensor for argument #1 'self' (while checking arguments for "
                        + op
                        + ")",
                Hints.rank(input.dim(), 1));
    }

    /// One number per dimension.
    static int[] numbers(String op, String name, List<Integer> given, int dims) {
        int n = given.size();
        if (n == 1 || n == dims) {
            return Extents.expand(given, dims, name);
        }
        boolean optional = name.equals("stride");
        String sentence;
        if (op.equals("max_pool1d")) {
            String kinds = (optional ? "None, " : "") + "an int, list of ints or tuple of ints";
            sentence = "() " + name + " must be " + kinds + " of size 1 but got size " + n;
        } else if (dims == 1) {
            sentence = "() argument '" + name + "' should contain one int (got " + n + ")";
        } else {
            String kinds = (optional ? "omitted, " : "") + "a single int, or a tuple of ";
            String count = dims == 2 ? "two ints" : "three ints";
            sentence = ": " + name + " must either be " + kinds + count;
        }
        throw new ShapeError(op + sentence, Extents.advice(dims));
    }

    /// Checks the numbers that describe the windows, in PyTorch's order.
    ///
    /// @param image whether a signal is pooled as an image one element high
    static void window(
            String op, boolean image, int[] kernel, int[] stride, int[] padding, int[] dilation) {
        if (image) {
            window(op, false, of(1, kernel), of(1, stride), of(0, padding), of(1, dilation));
            return;
        }
        if (kernel.length == 1) {
            positive(op, "kernel_size", kernel[0]);
            positive(op, "stride", stride[0]);
            padding(kernel[0], padding[0], dilation[0]);
            positive(op, "dilation", dilation[0]);
            return;
        }
        for (int step : stride) {
            if (step == 0) {
                throw new ShapeError(
                        "stride should not be zero",
                        "The kernel size is the stride where none is given.");
            }
        }
        for (int d = 0; d < kernel.length; d++) {
            padding(kernel[d], padding[d], dilation[d]);
        }
        positive("kernel size", "k", kernel);
        positive("stride", "d", stride);
        positive("dilation", "dilation", dilation);
    }

    /// The numbers of an image one element high.
    private static int[] of(int height, int[] signal) {
        return new int[] {height, signal[0]};
    }

    private static void positive(String op, String name, int value) {
        if (value <= 0) {
            throw new ShapeError(
                    op + "() " + name + " must be greater than zero, but got " + value);
        }
    }

    private static void positive(String name, String letter, int[] values) {
        if (Arrays.stream(values).allMatch(v -> v > 0)) {
            return;
        }
        var all = new StringJoiner(" ");
        for (int d = 0; d < values.length; d++) {
            all.add(letter + AXES.get(3 - values.length + d) + ": " + values[d]);
        }
        throw new ShapeError(name + " should be greater than zero, but got " + all);
    }

    private static void padding(int kernel, int padding, int dilation) {
        if (padding < 0) {
            throw new ShapeError("pad must be non-negative, but got pad: " + padding);
        }
        if (padding > ((kernel - 1L) * dilation + 1) / 2) {
            throw new ShapeError(
                    "pad should be at most half of effective kernel size, but got pad="
                            + padding
                            + ", kernel_size="
                            + kernel
                            + " and dilation="
                            + dilation);
        }
    }

    /// Checks that the padding is at most half of the kernel also where it is dilated; only maxima
    /// are.
    static void undilated(boolean image, int[] kernel, int[] padding) {
        if (image) {
            undilated(false, of(1, kernel), of(0, padding));
            return;
        }
        int last = kernel.length - 1;
        boolean fits = true;
        for (int d = 0; d <= last; d++) {
            fits &= padding[d] <= kernel[d] / 2;
        }
        if (fits) {
            return;
        }
        String advice = "The dilation does not count here: pad less.";
        if (last == 0) {
            throw new ShapeError(
                    "max_pool1d() padding should be at most half of kernel size, but got padding="
                            + padding[0]
                            + " and kernel_size="
                            + kernel[0],
                    advice);
        }
        String found =
                last == 1
                        ? String.format(
                                Locale.ROOT,
                                "padW = %d, padH = %d, kW = %d, kH = %d",
                                padding[1],
                                padding[0],
                                kernel[1],
                                kernel[0])
                        : String.format(
                                Locale.ROOT,
                                "kT: %d kW: %d kH: %d padT: %d padW: %d padH: %d",
                                kernel[0],
                                kernel[2],
                                kernel[1],
                                padding[0],
                                padding[2],
                                padding[1]);
        throw new ShapeError(
                "pad should be smaller than or equal to half of kernel size, but got " + found,
                advice);
    }

    /// Checks that a volume without its padding holds a window; PyTorch asks this of averages only.
    static void volume(int[] in, int[] kernel) {
        for (int d = 0; d < in.length; d++) {
            if (in[d] < kernel[d]) {
                throw new ShapeError(
                        String.format(
                                Locale.ROOT,
                                "input image (T: %d H: %d W: %d) smaller than kernel size (kT: %d kH: %d kW: %d)",
                                in[0],
                                in[1],
                                in[2],
                                kernel[0],
                                kernel[1],
                                kernel[2]));
            }
        }
    }

    /// Checks that there is a window in each dimension.
    ///
    /// @param image whether a signal is pooled as an image one element high
    /// @param in the places of the input
    /// @param out the number of windows
    static void windows(String op, boolean image, Tensor input, int[] in, int[] out) {
        if (Arrays.stream(out).allMatch(n -> n > 0)) {
            return;
        }
        String advice = "The window is larger than the padded input.";
        if (in.length == 1 && !image) {
            throw new ShapeError(op + "() Invalid computed output size: " + out[0], advice);
        }
        long channels = input.size(input.dim() - in.length - 1);
        throw new ShapeError(
                "Given input size: "
                        + crossed(channels, image ? of(1, in) : in)
                        + ". Calculated output size: "
                        + crossed(channels, image ? of(1, out) : out)
                        + ". Output size is too small",
                advice);
    }

    /// Channels and extent as PyTorch writes them: `(3x28x28)`.
    private static String crossed(long channels, int[] spatial) {
        return Arrays.stream(spatial)
                .mapToObj(String::valueOf)
                .collect(Collectors.joining("x", "(" + channels + "x", ")"));
    }

    /// Checks an adaptive pooling's input and how many output sizes there are.
    ///
    /// @param single whether it is one mean over all places, which takes any number of dimensions
    static void adaptive(String op, int dims, Tensor input, List<?> outputSize, boolean single) {
        if (outputSize.size() != 1 && outputSize.size() != dims) {
            throw new ShapeError(
                    dims == 1
                            ? op
                                    + "() argument 'output_size' should contain one int (got "
                                    + outputSize.size()
                                    + ")"
                            : op + ": output_size must be " + dims,
                    "Give one size, or one for each dimension.");
        }
        if (dims == 1 && (input.dim() < 2 || input.dim() > 3)) {
            throw notASignal(op, input);
        }
        String sizes = input.shape().toList().toString();
        boolean listed = outputSize.size() == dims;
        if (listed && input.dim() <= dims) {
            throw new ShapeError(
                    "Input dimension should be at least " + (dims + 1),
                    op + " takes channels and places; the sizes are " + sizes + ".");
        }
        if (!single && (input.dim() <= dims || input.dim() > dims + 2)) {
            throw new ShapeError(
                    op
                            + "(): Expected "
                            + (dims + 1)
                            + "D or "
                            + (dims + 2)
                            + "D tensor, but got "
                            + sizes);
        }
    }

    /// Checks that an adaptive pooling has something to pool: means of no channels are fine.
    static void adaptivePlaces(String op, int dims, Tensor input, boolean isMean) {
        if (isMean && dims == 1) { // as images one element high, and PyTorch says so
            adaptivePlaces("adaptive_avg_pool2d", 2, input.unsqueeze(-2), true);
            return;
        }
        int empty = firstEmpty(input, isMean && dims < 3 ? input.dim() - dims : 1);
        if (empty >= 0) {
            throw new ShapeError(
                    op
                            + "(): Expected input to have non-zero size for non-batch dimensions, but"
                            + " input has sizes "
                            + input.shape().toList()
                            + " with dimension "
                            + empty
                            + " being empty");
        }
    }

    /// Checks the sizes asked of an adaptive average pooling.
    static void adaptiveOutput(String op, int[] out) {
        if (Arrays.stream(out).allMatch(n -> n >= 0)) {
            return;
        }
        String asked =
                Arrays.stream(out).mapToObj(String::valueOf).collect(Collectors.joining(", "));
        throw new ShapeError(
                op
                        + ": elements of output_size must be greater than or equal to 0 but received {"
                        // signals are pooled as images of one row, and PyTorch says so
                        + (out.length == 1 ? "1, " : "")
                        + asked
                        + "}");
    }
}
