package dev.obor.backend;

/// What a convolution works on: pure numbers, no memory.
///
/// | array  | shape                                      |
/// |--------|--------------------------------------------|
/// | input  | `(batch, cin, input.d, input.h, input.w)`  |
/// | weight | `(cout, cin / groups, kernel.d, .h, .w)`   |
/// | output | `(batch, cout, output.d, .h, .w)`          |
///
/// All row-major, as in PyTorch. `padding` counts the zeros before the first element; how many
/// follow the last one is implied by `output`, so uneven padding needs no field of its own. A
/// transposed convolution is the gradient of a convolution with respect to its input: describe it
/// with [#transposed] and run the input-gradient kernel.
public record ConvShape(
        int batch,
        int cin,
        int cout,
        int groups,
        Dims3 input,
        Dims3 kernel,
        Dims3 stride,
        Dims3 padding,
        Dims3 dilation,
        Dims3 output) {

    /// The shape of a convolution with the same padding on both sides; computes the output sizes.
    public static ConvShape of(
            int batch,
            int cin,
            int cout,
            int groups,
            Dims3 input,
            Dims3 kernel,
            Dims3 stride,
            Dims3 padding,
            Dims3 dilation) {
        Dims3 output =
                new Dims3(
                        outputSize(input.d(), kernel.d(), stride.d(), padding.d(), dilation.d()),
                        outputSize(input.h(), kernel.h(), stride.h(), padding.h(), dilation.h()),
                        outputSize(input.w(), kernel.w(), stride.w(), padding.w(), dilation.w()));
        return new ConvShape(
                batch, cin, cout, groups, input, kernel, stride, padding, dilation, output);
    }

    /// The shape whose input gradient is the transposed convolution of a `(batch, channelsIn,
    /// size)` tensor with a `(channelsIn, channelsOut / groups, kernel)` weight: the roles of input
    /// and output are exchanged.
    public static ConvShape transposed(
            int batch,
            int channelsIn,
            int channelsOut,
            int groups,
            Dims3 size,
            Dims3 kernel,
            Dims3 stride,
            Dims3 padding,
            Dims3 outputPadding,
            Dims3 dilation) {
        Dims3 result =
                new Dims3(
                        transposedSize(
                                size.d(),
                                kernel.d(),
                                stride.d(),
                                padding.d(),
                                outputPadding.d(),
                                dilation.d()),
                        transposedSize(
                                size.h(),
                                kernel.h(),
                                stride.h(),
                                padding.h(),
                                outputPadding.h(),
                                dilation.h()),
                        transposedSize(
                                size.w(),
                                kernel.w(),
                                stride.w(),
                                padding.w(),
                                outputPadding.w(),
                                dilation.w()));
        return new ConvShape(
                batch,
                channelsOut,
                channelsIn,
                groups,
                result,
                kernel,
                stride,
                padding,
                dilation,
                size);
    }

    /// `floor((in + 2 padding - dilation (kernel - 1) - 1) / stride) + 1`.
    public static int outputSize(int in, int kernel, int stride, int padding, int dilation) {
        long reach = reach(in, kernel, padding, dilation);
        if (reach > in + 2L * padding) {
            return 0; // the kernel does not fit
        }
        return (int) Math.floorDiv(in + 2L * padding - reach, (long) stride) + 1;
    }

    /// How many places a kernel spans; those it moves over are no more than an `int` counts.
    static long reach(int in, int kernel, int padding, int dilation) {
        Sizes.count(in + 2L * padding, "places of input and padding");
        return dilation * (kernel - 1L) + 1;
    }

    /// `(in - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1`.
    public static int transposedSize(
            int in, int kernel, int stride, int padding, int outputPadding, int dilation) {
        long reach = reach(in, kernel, padding, dilation);
        Sizes.count(reach, "places under the kernel");
        long moves = Sizes.product(in - 1L, stride);
        return Sizes.count(moves - 2L * padding + reach + outputPadding, "places of output");
    }

    /// Input channels that one output channel sees.
    public int cinPerGroup() {
        return cin / groups;
    }

    /// Output channels of one group.
    public int coutPerGroup() {
        return cout / groups;
    }

    /// Elements of the weight.
    public int weightSize() {
        return cout * cinPerGroup() * kernel.volume();
    }

    /// Multiply-adds of one pass (forward and each of the two gradients cost the same).
    public long multiplyAdds() {
        return (long) batch * cout * output.volume() * cinPerGroup() * kernel.volume();
    }
}
