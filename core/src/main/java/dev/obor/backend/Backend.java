package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.Diagnostics;

/// What runs kernels on one kind of device: the waist of the library.
///
/// Everything numeric passes [#launch]: results, gradients, optimizer updates, random draws and
/// copies. That is where profiling, capture and other devices attach.
public interface Backend {
    /// The device type it serves, `cpu`.
    String deviceType();

    /// Memory for that many elements, content undefined, not yet escaped and held by nobody.
    ///
    /// @throws OutOfMemoryError if there is not enough
    /// @throws dev.obor.base.ShapeError if there are more than 2^31-1 elements
    Storage allocate(DType dtype, long elements);

    /// Runs one kernel to its end.
    void launch(Kernel kernel);

    /// How many threads share the work of one kernel, the caller included.
    int threads();

    /// Sets how many threads share the work; results do not depend on it.
    void threads(int n);

    /// How caches and pools stand now.
    Diagnostics diagnostics();
}
