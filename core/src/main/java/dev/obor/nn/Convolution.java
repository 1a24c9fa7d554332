package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
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
    private long inChannels;
    private final long outChannels;
    private final boolean transposed;

    /// The number of channels of a layer that takes it from its first input.
    static final long LAZY = -1;

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
        this.transposed = transposed;
        this.kernelSize = Extents.of(Extents.expand(kernelSize, dims, "kernel_size"));
        if (inChannels == LAZY) {
            weight = Parameters.lazy(options.dtype);
            bias = options.bias ? Parameters.lazy(options.dtype) : null;
            return;
        }
        divisible("in_channels", inChannels);
        divisible("out_channels", outChannels);
        weight = Parameters.empty(options.dtype, options.device, shape());
        bias = options.bias ? Parameters.empty(options.dtype, options.device, outChannels) : null;
        Parameters.resetUniform(weight, bias);
    }

    private long[] shape() {
        int dims = kernelSize.size();
        long[] shape = new long[2 + dims];
        shape[0] = transposed ? inChannels : outChannels;
        shape[1] = (transposed ? outChannels : inChannels) / options.groups();
        for (int d = 0; d < dims; d++) {
            shape[2 + d] = kernelSize.get(d);
        }
        return shape;
    }

    /// Takes the number of channels from the first input of a lazy layer.
    final void infer(Tensor input) {
        Arguments.given(input, "input");
        if (inChannels != LAZY) {
            return;
        }
        int dims = kernelSize.size();
        int place = input.dim() - dims - 1;
        if (place != 0 && place != 1) {
            throw new ShapeError(
                    "Expected "
                            + (dims + 1)
                            + "D (unbatched) or "
                            + (dims + 2)
                            + "D (batched) input to "
                            + getClass().getSimpleName()
                            + ", but got input of size: "
                            + input.shape());
        }
        if (!Parameter.isLazy(weight)) { // loaded from a state
            inChannels = transposed ? weight.size(0) : weight.size(1) * options.groups();
            return;
        }
        long channels = input.size(place);
        divisible("in_channels", channels);
        inChannels = channels;
        Parameters.materialize(weight, shape());
        Parameters.materialize(bias, outChannels);
        Parameters.resetUniform(weight, bias);
    }

    /// The name of a lazy layer: it is as any other when it has seen an input.
    final String nameOf(String lazy, String known) {
        return inChannels == LAZY ? lazy : known;
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
        return Math.max(inChannels, 0)
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
