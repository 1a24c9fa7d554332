package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What [Conv1d], [Conv2d] and [Conv3d] share: parameters, options and the printed form.
public abstract sealed class ConvNd extends Module permits Conv1d, Conv2d, Conv3d {
    /// Optional arguments; numbers are one for all spatial dimensions or one for each.
    ///
    /// @param stride how far the kernel moves, 1
    /// @param padding what is added at both ends, 0
    /// @param paddingName `same` or `valid` in place of numbers, or null
    /// @param dilation the distance of the kernel's elements, 1
    /// @param groups into how many independent groups the channels fall, 1
    /// @param bias whether a bias is added, true
    /// @param paddingMode `zeros`, `reflect`, `replicate` or `circular`
    /// @param dtype of the parameters; null is the default dtype
    /// @param device where the parameters are
    public record Options(
            List<Integer> stride,
            List<Integer> padding,
            @Nullable String paddingName,
            List<Integer> dilation,
            int groups,
            boolean bias,
            String paddingMode,
            @Nullable DType dtype,
            Device device) {
        static final Options DEFAULT =
                new Options(
                        List.of(1),
                        List.of(0),
                        null,
                        List.of(1),
                        1,
                        true,
                        "zeros",
                        null,
                        Device.CPU);

        /// With another stride.
        public Options stride(int... value) {
            return new Options(
                    Extents.of(value),
                    padding,
                    paddingName,
                    dilation,
                    groups,
                    bias,
                    paddingMode,
                    dtype,
                    device);
        }

        /// With another padding.
        public Options padding(int... value) {
            return new Options(
                    stride,
                    Extents.of(value),
                    null,
                    dilation,
                    groups,
                    bias,
                    paddingMode,
                    dtype,
                    device);
        }

        /// With the padding `same` (output as large as input) or `valid` (none).
        public Options padding(String value) {
            return new Options(
                    stride, List.of(0), value, dilation, groups, bias, paddingMode, dtype, device);
        }

        /// With another dilation.
        public Options dilation(int... value) {
            return new Options(
                    stride,
                    padding,
                    paddingName,
                    Extents.of(value),
                    groups,
                    bias,
                    paddingMode,
                    dtype,
                    device);
        }

        /// With another number of groups.
        public Options groups(int value) {
            return new Options(
                    stride,
                    padding,
                    paddingName,
                    dilation,
                    value,
                    bias,
                    paddingMode,
                    dtype,
                    device);
        }

        /// With or without a bias.
        public Options bias(boolean value) {
            return new Options(
                    stride,
                    padding,
                    paddingName,
                    dilation,
                    groups,
                    value,
                    paddingMode,
                    dtype,
                    device);
        }

        /// With another kind of padding.
        public Options paddingMode(String value) {
            return new Options(
                    stride, padding, paddingName, dilation, groups, bias, value, dtype, device);
        }

        /// With parameters of another dtype.
        public Options dtype(DType value) {
            return new Options(
                    stride,
                    padding,
                    paddingName,
                    dilation,
                    groups,
                    bias,
                    paddingMode,
                    value,
                    device);
        }

        /// With parameters on another device.
        public Options device(Device value) {
            return new Options(
                    stride,
                    padding,
                    paddingName,
                    dilation,
                    groups,
                    bias,
                    paddingMode,
                    dtype,
                    value);
        }
    }

    /// The kernels, `(outChannels, inChannels / groups, *kernelSize)`.
    public Parameter weight;

    /// One number per output channel, or null.
    public @Nullable Parameter bias;

    private final long inChannels;
    private final long outChannels;
    private final int dims;
    private final List<Integer> kernelSize;
    final Options options;

    ConvNd(
            int dims,
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            UnaryOperator<Options> change) {
        this.dims = dims;
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.kernelSize = Extents.of(Extents.expand(kernelSize, dims, "kernel_size"));
        options = change.apply(Options.DEFAULT);
        check();
        long[] shape = new long[2 + dims];
        shape[0] = outChannels;
        shape[1] = inChannels / options.groups();
        for (int d = 0; d < dims; d++) {
            shape[2 + d] = this.kernelSize.get(d);
        }
        weight = Parameters.empty(options.dtype(), options.device(), shape);
        bias =
                options.bias()
                        ? Parameters.empty(options.dtype(), options.device(), outChannels)
                        : null;
        Parameters.resetUniform(weight, bias);
    }

    private void check() {
        int groups = options.groups();
        if (groups <= 0) {
            throw new ShapeError("groups must be a positive integer, got " + groups);
        }
        if (inChannels % groups != 0) {
            throw new ShapeError(
                    "in_channels must be divisible by groups, got "
                            + inChannels
                            + " and "
                            + groups);
        }
        if (outChannels % groups != 0) {
            throw new ShapeError(
                    "out_channels must be divisible by groups, got "
                            + outChannels
                            + " and "
                            + groups);
        }
        String name = options.paddingName();
        if (name != null && !name.equals("same") && !name.equals("valid")) {
            throw new IllegalArgumentException(
                    "Invalid padding string '" + name + "', should be one of valid, same");
        }
        if ("same".equals(name) && !options.stride().stream().allMatch(s -> s == 1)) {
            throw new ShapeError("padding='same' is not supported for strided convolutions");
        }
        if (!List.of("zeros", "reflect", "replicate", "circular").contains(options.paddingMode())) {
            throw new IllegalArgumentException(
                    "padding_mode must be one of zeros, reflect, replicate, circular, but got"
                            + " padding_mode='"
                            + options.paddingMode()
                            + "'");
        }
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        Parameters.resetUniform(weight, bias);
    }

    /// Pads by the mode where it is not zeros, and gives the options for what is left to do.
    final Tensor padded(Tensor input) {
        if (options.paddingMode().equals("zeros")) {
            return input;
        }
        int[] stride = Extents.expand(options.dilation(), dims, "dilation");
        int[] given = Extents.expand(options.padding(), dims, "padding");
        long[] pad = new long[2 * dims];
        for (int d = 0; d < dims; d++) {
            int at = 2 * (dims - 1 - d);
            long total = (long) stride[d] * (kernelSize.get(d) - 1);
            boolean same = "same".equals(options.paddingName());
            pad[at] = same ? total / 2 : given[d];
            pad[at + 1] = same ? total - total / 2 : given[d];
        }
        return F.pad(input, pad, options.paddingMode());
    }

    /// The options of the convolution itself.
    final ConvOptions convOptions() {
        boolean zeros = options.paddingMode().equals("zeros");
        return new ConvOptions(
                options.stride(),
                zeros ? options.padding() : List.of(0),
                zeros ? options.paddingName() : null,
                options.dilation(),
                options.groups());
    }

    @Override
    protected String extraRepr() {
        StringBuilder out = new StringBuilder();
        out.append(inChannels).append(", ").append(outChannels);
        out.append(", kernel_size=").append(Extents.tuple(kernelSize));
        out.append(", stride=").append(Extents.tuple(options.stride(), dims));
        if (options.paddingName() != null) {
            out.append(", padding=").append(options.paddingName());
        } else {
            append(out, "padding", options.padding(), 0);
        }
        append(out, "dilation", options.dilation(), 1);
        if (options.groups() != 1) {
            out.append(", groups=").append(options.groups());
        }
        if (bias == null) {
            out.append(", bias=False");
        }
        if (!options.paddingMode().equals("zeros")) {
            out.append(", padding_mode=").append(options.paddingMode());
        }
        return out.toString();
    }

    private void append(StringBuilder out, String name, List<Integer> numbers, int usual) {
        if (!numbers.equals(Collections.nCopies(numbers.size(), usual))) {
            out.append(", ").append(name).append('=').append(Extents.tuple(numbers, dims));
        }
    }
}
