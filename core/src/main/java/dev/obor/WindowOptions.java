package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of [Windows]: `Windows.hann(400, o -> o.sym(false))`.
public final class WindowOptions extends Options<WindowOptions> {
    boolean sym = true;
    private @Nullable DType dtype;
    private Device device = Device.CPU;
    boolean requiresGrad;
    @Nullable Double center;
    double tau = 1;
    double std = 1;
    double alpha = 0.54;
    double beta = 12;

    WindowOptions() {}

    /// Whether the window is symmetric, true; false for one that is repeated, as spectra need.
    public WindowOptions sym(boolean value) {
        return set(() -> sym = value);
    }

    /// The dtype, float32 or float64; null for the default dtype.
    public WindowOptions dtype(@Nullable DType value) {
        return set(() -> dtype = value);
    }

    /// Where the window is to be.
    public WindowOptions device(Device value) {
        Arguments.given(value, "value");
        return set(() -> device = value);
    }

    /// Whether operations on it are recorded, false.
    public WindowOptions requiresGrad(boolean value) {
        return set(() -> requiresGrad = value);
    }

    /// Where an exponential window is highest; by default in the middle.
    public WindowOptions center(@Nullable Double value) {
        return set(() -> center = value);
    }

    /// How slowly an exponential window falls, 1.
    public WindowOptions tau(double value) {
        return set(() -> tau = value);
    }

    /// How wide a Gaussian window is, 1.
    public WindowOptions std(double value) {
        return set(() -> std = value);
    }

    /// The constant term of a general Hamming window, 0.54.
    public WindowOptions alpha(double value) {
        return set(() -> alpha = value);
    }

    /// How narrow a Kaiser window is, 12.
    public WindowOptions beta(double value) {
        return set(() -> beta = value);
    }

    @Nullable DType dtype() {
        return dtype;
    }

    Device device() {
        return device;
    }
}
