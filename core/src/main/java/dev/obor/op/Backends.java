package dev.obor.op;

import dev.obor.backend.Aliasing;
import dev.obor.backend.Backend;
import dev.obor.backend.Kernel;
import dev.obor.backend.Sizes;
import dev.obor.backend.Storage;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.StateError;
import java.util.ServiceLoader;

/// Finds the backend of a device.
public final class Backends {
    private static final Backend CPU = load("cpu");

    private Backends() {}

    private static Backend load(String type) {
        for (Backend b : ServiceLoader.load(Backend.class, Backends.class.getClassLoader())) {
            if (b.deviceType().equals(type)) {
                return b;
            }
        }
        throw new StateError(
                "No backend for device type '"
                        + type
                        + "' was found. Is the obor jar complete, with its META-INF/services?");
    }

    /// The backend of a device.
    ///
    /// @throws StateError if there is none for it
    public static Backend of(Device device) {
        if (device.isCpu()) {
            return CPU;
        }
        throw new StateError(
                "Obor was not built with a backend for device '"
                        + device
                        + "'; use Device.CPU, or pick the device by cuda.isAvailable()");
    }

    /// Runs a kernel on the CPU, the only device so far; what it would both read and write is
    /// copied first.
    public static void launch(Kernel kernel) {
        CPU.launch(Aliasing.safe(kernel, Backends::copy));
    }

    /// The same elements in memory of their own, repeated ones once.
    private static View copy(View view) {
        long[] shape = view.shape().clone();
        for (int d = 0; d < shape.length; d++) {
            shape[d] = view.strides()[d] == 0 ? Math.min(shape[d], 1) : shape[d];
        }
        View dense = Creation.contiguous(view.with(view.offset(), shape, view.strides()));
        long[] strides = dense.strides().clone();
        for (int d = 0; d < shape.length; d++) {
            strides[d] = view.strides()[d] == 0 ? 0 : strides[d];
        }
        return dense.with(0, view.shape(), strides);
    }

    /// A row-major view of new memory with undefined content.
    ///
    /// @throws dev.obor.base.ShapeError if the sizes are not possible
    public static View empty(DType dtype, long[] shape) {
        return View.contiguous(allocate(dtype, shape), shape);
    }

    /// A view of new memory with given strides, which must be dense.
    public static View empty(DType dtype, long[] shape, long[] strides) {
        return new View(allocate(dtype, shape), 0, shape, strides);
    }

    private static Storage allocate(DType dtype, long[] shape) {
        return CPU.allocate(dtype, Sizes.check(shape, dtype.itemSize()));
    }
}
