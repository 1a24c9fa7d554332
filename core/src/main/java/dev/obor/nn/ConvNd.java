package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import dev.obor.nn.functional.F;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What [Conv1d], [Conv2d] and [Conv3d] share: parameters, options and the printed form.
public abstract sealed class ConvNd extends Module permits Conv1d, Conv2d, Conv3d {
    /// Optional arguments; numbers are one for all spatial dimensions or one for each.
    public static final class Options extends ConvOptions<Options> {
        boolean bias = true;
        String paddingMode = "zeros";
        @Nullable DType dtype;
        Device device = Device.CPU;

        Options() {}

        int groups() {
            return groups;
        }

        /// The padding `same` (output as large as input) or `valid` (none).
        public Options padding(String value) {
            return padding(0).set(() -> paddingName = value);
        }

        /// Whether a bias is added, true.
        public Options bias(boolean value) {
            return set(() -> bias = value);
        }

        /// What is added at the ends: `zeros`, `reflect`, `replicate` or `circular`.
        public Options paddingMode(String value) {
            return set(() -> paddingMode = value);
        }

        /// The dtype of the parameters, the default dtype.
        public Options dtype(DType value) {
            return set(() -> dtype = value);
        }

        /// Where the parameters are.
        public Options device(Device value) {
            return set(() -> device = value);
        }

        @Override
        protected void check() {
            if (groups <= 0) {
                throw new ShapeError("groups must be a positive integer, got " + groups);
            }
            String name = paddingName;
            if (name != null && !name.equals("same") && !name.equals("valid")) {
                throw new IllegalArgumentException(
                        "Invalid padding string '" + name + "', should be one of valid, same");
            }
            if ("same".equals(name) && !stride.stream().allMatch(s -> s == 1)) {
                throw new ShapeError("padding='same' is not supported for strided convolutions");
            }
            if (!List.of("zeros", "reflect", "replicate", "circular").contains(paddingMode)) {
                throw new IllegalArgumentException(
                        "padding_mode must be one of zeros, reflect, replicate, circular, but got"
                                + " padding_mode='"
                                + paddingMode
                                + "'");
            }
        }

        /// What is added at each end, from the last dimension to the first, as `pad` takes it.
        long[] pad(List<Integer> kernelSize) {
            int dims = kernelSize.size();
            int[] distance = Extents.expand(dilation, dims, "dilation");
            int[] given = Extents.expand(padding, dims, "padding");
            long[] pad = new long[2 * dims];
            for (int d = 0; d < dims; d++) {
                int at = 2 * (dims - 1 - d);
                long total = (long) distance[d] * (kernelSize.get(d) - 1);
                boolean same = "same".equals(paddingName);
                pad[at] = same ? total / 2 : given[d];
                pad[at + 1] = same ? total - total / 2 : given[d];
            }
            return pad;
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
    private final Options options;

    /// What is left to the convolution itself where another mode has padded already.
    final ConvOptions.Plain call;

    ConvNd(
            int dims,
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            Consumer<Options> change) {
        this.dims = dims;
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.kernelSize = Extents.of(Extents.expand(kernelSize, dims, "kernel_size"));
        options = new Options().with(change);
        ConvOptions.Plain plain = options.plain();
        call = options.paddingMode.equals("zeros") ? plain : plain.with(o -> o.padding(0));
        check();
        long[] shape = new long[2 + dims];
        shape[0] = outChannels;
        shape[1] = inChannels / options.groups();
        for (int d = 0; d < dims; d++) {
            shape[2 + d] = this.kernelSize.get(d);
        }
        weight = Parameters.empty(options.dtype, options.device, shape);
        bias = options.bias ? Parameters.empty(options.dtype, options.device, outChannels) : null;
        Parameters.resetUniform(weight, bias);
    }

    private void check() {
        int groups = options.groups();
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
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        Parameters.resetUniform(weight, bias);
    }

    /// Pads by the mode where it is not zeros.
    final Tensor padded(Tensor input) {
        return options.paddingMode.equals("zeros")
                ? input
                : F.pad(input, options.pad(kernelSize), options.paddingMode);
    }

    @Override
    protected String extraRepr() {
        return inChannels
                + ", "
                + outChannels
                + ", kernel_size="
                + Extents.tuple(kernelSize)
                + ", "
                + options.extraRepr(dims)
                + (bias == null ? ", bias=False" : "")
                + (options.paddingMode.equals("zeros")
                        ? ""
                        : ", padding_mode=" + options.paddingMode);
    }
}
