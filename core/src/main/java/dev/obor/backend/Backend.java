package dev.obor.backend;

import dev.obor.base.DType;
import dev.obor.base.Diagnostics;
import java.nio.ByteBuffer;

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

    /// Memory with the elements of a Java array of the kind that [DType] names: the array itself
    /// where the device's memory is the host's, else a copy. It is never recycled.
    ///
    /// @throws ClassCastException if the array is of another kind
    Storage wrap(DType dtype, Object array);

    /// Copies elements to a Java array of the kind that [DType] names.
    ///
    /// @param at the first element that is copied
    /// @param start the first place in the array
    /// @throws IndexOutOfBoundsException if the elements or places are not all there
    void read(Storage from, long at, Object to, int start, int length);

    /// Copies elements from a Java array of the kind that [DType] names.
    ///
    /// @param start the first place in the array
    /// @param at the first element that is written
    /// @throws IndexOutOfBoundsException if the elements or places are not all there
    void write(Object from, int start, Storage to, long at, int length);

    /// Copies elements to bytes, in their byte order, without an array in between.
    ///
    /// @param at the first element that is copied; of complex ones places count the parts
    /// @param to is filled from its position to its limit; both stay
    /// @throws IndexOutOfBoundsException if the elements are not all there
    void read(Storage from, long at, ByteBuffer to);

    /// Copies elements out of bytes, in their byte order, without an array in between.
    ///
    /// @param from what is between its position and its limit is copied; both stay
    /// @param at the first element that is written; of complex ones places count the parts
    /// @throws IndexOutOfBoundsException if the places are not all there
    void write(ByteBuffer from, Storage to, long at);

    /// One element, widened to double.
    double doubleAt(Storage from, long at);

    /// One element as an integer; floats are cut off.
    long longAt(Storage from, long at);

    /// Runs one kernel to its end.
    void launch(Kernel kernel);

    /// How many threads share the work of one kernel, the caller included.
    int threads();

    /// Sets how many threads share the work; results do not depend on it.
    void threads(int n);

    /// How caches and pools stand now.
    Diagnostics diagnostics();
}
