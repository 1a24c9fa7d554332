package dev.obor.nn;

import dev.obor.base.Device;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.ConvTransposeOptions;
import dev.obor.nn.functional.Extents;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What [ConvTranspose1d], [ConvTranspose2d] and [ConvTranspose3d] share.
public abstract sealed class ConvTransposeNd extends Module
        permits ConvTranspose1d, ConvTranspose2d, ConvTranspose3d {
    /// The kernels, `(inChannels, outChannels / groups, *kernelSize)`.
    public Parameter weight;

    /// One number per output channel, or null.
    public @Nullable Parameter bias;

    private final long inChannels;
    private final long outChannels;
    private final int dims;
    private final List<Integer> kernelSize;
    final ConvTransposeOptions options;

    ConvTransposeNd(
            int dims,
            long inChannels,
            long outChannels,
            List<Integer> kernelSize,
            boolean bias,
            UnaryOperator<ConvTransposeOptions> change) {
        this.dims = dims;
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.kernelSize = Extents.of(Extents.expand(kernelSize, dims, "kernel_size"));
        options = change.apply(ConvTransposeOptions.DEFAULT);
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
        weight = Parameters.empty(null, Device.CPU, shape);
        this.bias = bias ? Parameters.empty(null, Device.CPU, outChannels) : null;
        Parameters.resetUniform(weight, this.bias);
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        Parameters.resetUniform(weight, bias);
    }

    @Override
    protected String extraRepr() {
        StringBuilder out = new StringBuilder();
        out.append(inChannels).append(", ").append(outChannels);
        out.append(", kernel_size=").append(Extents.tuple(kernelSize));
        out.append(", stride=").append(Extents.tuple(options.stride(), dims));
        append(out, "padding", options.padding(), 0);
        append(out, "dilation", options.dilation(), 1);
        append(out, "output_padding", options.outputPadding(), 0);
        if (options.groups() != 1) {
            out.append(", groups=").append(options.groups());
        }
        if (bias == null) {
            out.append(", bias=False");
        }
        return out.toString();
    }

    private void append(StringBuilder out, String name, List<Integer> numbers, int usual) {
        if (!numbers.equals(Collections.nCopies(numbers.size(), usual))) {
            out.append(", ").append(name).append('=').append(Extents.tuple(numbers, dims));
        }
    }
}
