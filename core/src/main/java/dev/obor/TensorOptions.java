package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// What the factories of [Obor] take beyond sizes: `zeros(o -> o.dtype(float64), 3, 4)`.
public final class TensorOptions extends Options<TensorOptions> {
    /// The defaults: default dtype, CPU, no gradient.
    public static final TensorOptions DEFAULT = new TensorOptions();

    private @Nullable DType dtype;
    private Device device = Device.CPU;
    private boolean requiresGrad;
    private @Nullable Generator generator;

    private TensorOptions() {}

    /// The dtype; null for the default dtype.
    public TensorOptions dtype(@Nullable DType value) {
        return set(() -> dtype = value);
    }

    /// Where the tensor is to be, the processor.
    public TensorOptions device(Device value) {
        Arguments.given(value, "value");
        return set(() -> device = value);
    }

    /// Whether operations on it are recorded, false.
    public TensorOptions requiresGrad(boolean value) {
        return set(() -> requiresGrad = value);
    }

    /// Where random numbers come from; null for the default generator.
    public TensorOptions generator(@Nullable Generator value) {
        return set(() -> generator = value);
    }

    /// The dtype, or null.
    public @Nullable DType dtype() {
        return dtype;
    }

    /// The device.
    public Device device() {
        return device;
    }

    /// Whether operations are recorded.
    public boolean requiresGrad() {
        return requiresGrad;
    }

    /// The generator, or null.
    public @Nullable Generator generator() {
        return generator;
    }
}
