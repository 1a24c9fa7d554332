package dev.obor.nn;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of every layer with parameters.
///
/// @param <O> the options themselves
public abstract class LayerOptions<O extends LayerOptions<O>> extends Options<O> {
    @Nullable DType dtype;
    Device device = Device.CPU;

    LayerOptions() {}

    /// The dtype of parameters and buffers, the default dtype.
    public final O dtype(DType value) {
        Arguments.given(value, "value");
        return set(() -> dtype = value);
    }

    /// Where the parameters are, the processor.
    public final O device(Device value) {
        Arguments.given(value, "value");
        return set(() -> device = value);
    }

    /// Zeros, to be filled.
    final Parameter empty(long... shape) {
        return Parameters.empty(dtype, device, shape);
    }

    /// A parameter of ones.
    final Parameter ones(long... shape) {
        return Parameters.ones(dtype, device, shape);
    }
}
