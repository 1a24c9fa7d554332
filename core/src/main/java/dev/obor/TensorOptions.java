package dev.obor;

import dev.obor.base.DType;
import dev.obor.base.Device;
import org.jspecify.annotations.Nullable;

/// What the factories of [Obor] take beyond sizes: `zeros(o -> o.dtype(float64), 3, 4)`.
///
/// @param dtype the dtype, or null for the default
/// @param device where the tensor is to be
/// @param requiresGrad whether operations on it are recorded
/// @param generator where random numbers come from, or null for the default generator
public record TensorOptions(
        @Nullable DType dtype, Device device, boolean requiresGrad, @Nullable Generator generator) {

    /// The defaults: default dtype, CPU, no gradient.
    public static final TensorOptions DEFAULT = new TensorOptions(null, Device.CPU, false, null);

    /// With another dtype.
    public TensorOptions dtype(DType value) {
        return new TensorOptions(value, device, requiresGrad, generator);
    }

    /// On another device.
    public TensorOptions device(Device value) {
        return new TensorOptions(dtype, value, requiresGrad, generator);
    }

    /// With or without gradient.
    public TensorOptions requiresGrad(boolean value) {
        return new TensorOptions(dtype, device, value, generator);
    }

    /// With another source of random numbers.
    public TensorOptions generator(Generator value) {
        return new TensorOptions(dtype, device, requiresGrad, value);
    }
}
