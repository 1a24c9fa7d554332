package dev.obor.backend;

/// What a pooling works on: `planes` (batch times channels) independent volumes of `input`
/// elements, each reduced to `output` windows.
///
/// @param ceilMode whether output sizes were rounded up; a window then still starts inside the
///   input or the padding before it
/// @param countIncludePad average pooling: whether padding counts as elements
/// @param divisorOverride average pooling: the divisor, or 0 to use the number of elements
public record PoolShape(
        int planes,
        Dims3 input,
        Dims3 kernel,
        Dims3 stride,
        Dims3 padding,
        Dims3 dilation,
        boolean ceilMode,
        boolean countIncludePad,
        int divisorOverride,
        Dims3 output) {

    /// The shape of a max pooling; computes the output sizes.
    public static PoolShape max(
            int planes,
            Dims3 input,
            Dims3 kernel,
            Dims3 stride,
            Dims3 padding,
            Dims3 dilation,
            boolean ceilMode) {
        return of(planes, input, kernel, stride, padding, dilation, ceilMode, true, 0);
    }

    /// The shape of an average pooling; computes the output sizes.
    public static PoolShape average(
            int planes,
            Dims3 input,
            Dims3 kernel,
            Dims3 stride,
            Dims3 padding,
            boolean ceilMode,
            boolean countIncludePad,
            int divisorOverride) {
        return of(
                planes,
                input,
                kernel,
                stride,
                padding,
                Dims3.ONE,
                ceilMode,
                countIncludePad,
                divisorOverride);
    }

    /// The shape of an adaptive pooling: window `i` of `n` covers the elements from `floor(i in /
    /// n)` to `ceil((i + 1) in / n)`; kernel, stride and padding are not used.
    public static PoolShape adaptive(int planes, Dims3 input, Dims3 output) {
        return new PoolShape(
                planes, input, Dims3.ONE, Dims3.ONE, Dims3.ZERO, Dims3.ONE, false, true, 0, output);
    }

    private static PoolShape of(
            int planes,
            Dims3 in,
            Dims3 kernel,
            Dims3 stride,
            Dims3 pad,
            Dims3 dil,
            boolean ceil,
            boolean countIncludePad,
            int divisorOverride) {
        Dims3 out =
                new Dims3(
                        outputSize(in.d(), kernel.d(), stride.d(), pad.d(), dil.d(), ceil),
                        outputSize(in.h(), kernel.h(), stride.h(), pad.h(), dil.h(), ceil),
                        outputSize(in.w(), kernel.w(), stride.w(), pad.w(), dil.w(), ceil));
        Dims3 steps =
                new Dims3(
                        step(kernel.d(), dil.d()),
                        step(kernel.h(), dil.h()),
                        step(kernel.w(), dil.w()));
        return new PoolShape(
                planes,
                in,
                kernel,
                stride,
                pad,
                steps,
                ceil,
                countIncludePad,
                divisorOverride,
                out);
    }

    /// A window of one element takes no step: a dilation may be as large as it likes there.
    private static int step(int kernel, int dilation) {
        return kernel == 1 ? 1 : dilation;
    }

    /// The number of windows along one dimension, by PyTorch's rule.
    public static int outputSize(
            int in, int kernel, int stride, int padding, int dilation, boolean ceil) {
        long reach = ConvShape.reach(in, kernel, padding, dilation);
        long span = in + 2L * padding - reach + (ceil ? stride - 1 : 0);
        long out = Math.floorDiv(span, (long) stride) + 1;
        if (out > 0) {
            Sizes.count(in + 2L * padding + reach, "places of input, padding and kernel");
        }
        return (int) (ceil && (out - 1) * stride >= (long) in + padding ? out - 1 : out);
    }

    /// Elements of one input plane.
    public int inputSize() {
        return input.volume();
    }

    /// Elements of one output plane.
    public int outputSize() {
        return output.volume();
    }
}
