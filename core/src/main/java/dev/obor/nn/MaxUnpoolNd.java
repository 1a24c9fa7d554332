package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What [MaxUnpool1d], [MaxUnpool2d] and [MaxUnpool3d] share.
public abstract class MaxUnpoolNd extends Module {
    final List<Integer> kernelSize;
    private final PoolOptions.Unpool options;
    private final int dims;

    MaxUnpoolNd(List<Integer> kernelSize, Consumer<PoolOptions.Unpool> options, int dims) {
        this.kernelSize = kernelSize;
        this.options = new PoolOptions.Unpool().with(options);
        this.dims = dims;
    }

    final PoolOptions.Unpool sized(long @Nullable [] outputSize) {
        return outputSize == null ? options : options.with(o -> o.outputSize(outputSize));
    }

    /// Computes the result. Callers use [#call(Tensor, Tensor)].
    ///
    /// @param outputSize the sizes of what was pooled; null for the least
    public abstract Tensor forward(Tensor input, Tensor indices, long @Nullable [] outputSize);

    /// Puts maxima back where they were found.
    public final Tensor call(Tensor input, Tensor indices) {
        long @Nullable [] least = null;
        return call(input, indices, least);
    }

    /// Puts maxima back where they were found, in a result of a given size.
    public final Tensor call(Tensor input, Tensor indices, long @Nullable [] outputSize) {
        return call(this::forward, input, indices, outputSize);
    }

    @Override
    protected String extraRepr() {
        return options.extraRepr(kernelSize, dims);
    }
}
