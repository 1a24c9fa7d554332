package dev.obor.nn;

import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.ConvOptions;
import dev.obor.nn.functional.Extents;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What [ConvTranspose1d], [ConvTranspose2d] and [ConvTranspose3d] share.
public abstract sealed class ConvTransposeNd extends Module
        permits ConvTranspose1d, ConvTranspose2d, ConvTranspose3d {
    /// Optional arguments; numbers are one for all spatial dimensions or one for each.
    public static final class Options extends ConvOptions<Options> {
        boolean bias = true;
        @Nullable DType dtype;
        Device device = Device.CPU;

        Options() {}

        int groups() {
            return groups;
        }

        /// How much is added at the end, 0.
        public Options outputPadding(int... value) {
            return set(() -> outputPadding = Extents.of(value));
        }

        /// Whether a bias is added, true.
        public Options bias(boolean value) {
            return set(() -> bias = value);
        }

        /// The dtype of the parameters, the default dtype.
        public Options dtype(DType value) {
            return set(() -> dtype = value);
        }

        /// Where the parameters are.
        public Options device(Device value) {
            return set(() -> device = value);
        }
    }

    /// The kernels, `(inChannels, outChannels / groups, *kernelSize)`.
    public Parameter weight;

    /// One number per output channel, or null.
    public @Nullable Parameter bias;

    private final long inChannels;
    private final long outChannels;
    private final int dims;
    private final List<Integer> kernelSize;
    private final Options options;
    final ConvOptions.Transposed call;

    ConvTransposeNd(
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
        call = options.transposed();
        if (inChannels % options.groups() != 0 || outChannels % options.groups() != 0) {
            throw new ShapeError(
                    "in_channels and out_channels must be divisible by groups, got "
                            + inChannels
                            + ", "
                            + outChannels
                            + " and "
                            + options.groups());
        }
        long[] shape = new long[2 + dims];
        shape[0] = inChannels;
        shape[1] = outChannels / options.groups();
        for (int d = 0; d < dims; d++) {
            shape[2 + d] = this.kernelSize.get(d);
        }
        weight = Parameters.empty(options.dtype, options.device, shape);
        bias = options.bias ? Parameters.empty(options.dtype, options.device, outChannels) : null;
        Parameters.resetUniform(weight, bias);
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        Parameters.resetUniform(weight, bias);
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
                + (bias == null ? ", bias=False" : "");
    }
}
