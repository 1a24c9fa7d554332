package dev.obor.nn;

import dev.obor.base.ShapeError;
import dev.obor.nn.functional.Extents;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What all convolutions share: parameters, options and the printed form.
///
/// @param <O> the options
public abstract sealed class Convolution<O extends ConvLayerOptions<O>> extends Module
        permits ConvNd, ConvTransposeNd {
    /// The kernels, `(outChannels, inChannels / groups, *kernelSize)`; those of a transposed
    /// convolution `(inChannels, outChannels / groups, *kernelSize)`.
    public Parameter weight;

    /// One number per output channel, or null.
    public @Nullable Parameter bias;

    final List<Integer> kernelSize;
    final O options;
    private final long inChannels;
    private final long outChannels;

    Convolution(
            O options,
            int dims,
            long inChannels,
            long outChannels,
            boolean transposed,
            List<Integer> kernelSize) {
        this.options = options;
        this.inChannels = inChannels;
        this.outChannels = outChannels;
        this.kernelSize = Extents.of(Extents.expand(kernelSize, dims, "kernel_size"));
        divisible("in_channels", inChannels);
        divisible("out_channels", outChannels);
        long[] shape = new long[2 + dims];
        shape[0] = transposed ? inChannels : outChannels;
        shape[1] = (transposed ? outChannels : inChannels) / options.groups();
        for (int d = 0; d < dims; d++) {
            shape[2 + d] = this.kernelSize.get(d);
        }
        weight = Parameters.empty(options.dtype, options.device, shape);
        bias = options.bias ? Parameters.empty(options.dtype, options.device, outChannels) : null;
        Parameters.resetUniform(weight, bias);
    }

    private void divisible(String name, long channels) {
        int groups = options.groups();
        if (channels % groups != 0) {
            throw new ShapeError(
                    name + " must be divisible by groups, got " + channels + " and " + groups);
        }
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
                + options.extraRepr(kernelSize.size())
                + (bias == null ? ", bias=False" : "")
                + (options.paddingMode.equals("zeros")
                        ? ""
                        : ", padding_mode=" + options.paddingMode);
    }
}
