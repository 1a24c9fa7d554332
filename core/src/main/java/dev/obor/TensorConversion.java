package dev.obor;

import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.op.Conversions;
import dev.obor.op.HostAccess;
import java.util.function.Consumer;

/// Other dtypes and devices, and elements as Java values.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorConversion permits Tensor {
    /// This tensor in another dtype; itself if it has that dtype.
    default Tensor to(DType dtype) {
        return Conversions.to((Tensor) this, dtype);
    }

    /// This tensor on another device; itself if it is there.
    default Tensor to(Device device) {
        return Conversions.to((Tensor) this, device);
    }

    /// This tensor in another dtype, with options: a copy in any case, or another layout.
    ///
    /// @throws dev.obor.base.ShapeError if it cannot have the layout
    default Tensor to(DType dtype, Consumer<ToOptions> options) {
        ToOptions o = ToOptions.DEFAULT.with(options);
        return Conversions.to((Tensor) this, dtype, o.copy, o.memoryFormat);
    }

    /// This tensor on another device and in another dtype.
    default Tensor to(Device device, DType dtype) {
        return to(device).to(dtype);
    }

    /// This tensor on another device and in another dtype, with options.
    default Tensor to(Device device, DType dtype, Consumer<ToOptions> options) {
        return to(device).to(dtype, options);
    }

    /// This tensor on the device and in the dtype of another.
    default Tensor to(Tensor other) {
        return to(other.device(), other.dtype());
    }

    /// This tensor on the device and in the dtype of another, with options.
    default Tensor to(Tensor other, Consumer<ToOptions> options) {
        return to(other.device(), other.dtype(), options);
    }

    /// This tensor on the CPU.
    default Tensor cpu() {
        return Conversions.to((Tensor) this, Device.CPU);
    }

    /// This tensor in the dtype of another.
    default Tensor typeAs(Tensor other) {
        return Conversions.to((Tensor) this, other.dtype());
    }

    /// This tensor as float32.
    default Tensor toFloat() {
        return Conversions.to((Tensor) this, DType.FLOAT32);
    }

    /// This tensor as float64.
    default Tensor toDouble() {
        return Conversions.to((Tensor) this, DType.FLOAT64);
    }

    /// This tensor as float16.
    default Tensor half() {
        return Conversions.to((Tensor) this, DType.FLOAT16);
    }

    /// This tensor as bfloat16.
    default Tensor bfloat16() {
        return Conversions.to((Tensor) this, DType.BFLOAT16);
    }

    /// This tensor as int64.
    default Tensor toLong() {
        return Conversions.to((Tensor) this, DType.INT64);
    }

    /// This tensor as int32.
    default Tensor toInt() {
        return Conversions.to((Tensor) this, DType.INT32);
    }

    /// This tensor as int16.
    default Tensor toShort() {
        return Conversions.to((Tensor) this, DType.INT16);
    }

    /// This tensor as int8.
    default Tensor toChar() {
        return Conversions.to((Tensor) this, DType.INT8);
    }

    /// This tensor as uint8.
    default Tensor toByte() {
        return Conversions.to((Tensor) this, DType.UINT8);
    }

    /// This tensor as bool.
    default Tensor bool() {
        return Conversions.to((Tensor) this, DType.BOOL);
    }

    /// The only element, as a double.
    ///
    /// @throws dev.obor.base.ShapeError if there are more or none
    default double item() {
        return HostAccess.item((Tensor) this);
    }

    /// The only element of an integer or bool tensor, exactly.
    default long itemLong() {
        return HostAccess.itemLong((Tensor) this);
    }

    /// Whether the only element is not 0.
    default boolean itemBoolean() {
        return HostAccess.itemBoolean((Tensor) this);
    }

    /// The only element, as a float.
    default float itemFloat() {
        return (float) HostAccess.item((Tensor) this);
    }

    /// The only element of a tensor without dimensions as Python's format strings write it:
    /// `loss.format(".2f")` is `f"{loss:.2f}"`.
    ///
    /// @param spec a format specification such as `.2f`, `>8.3e` or, for `toString` of a tensor
    ///   with dimensions, the empty text; see [dev.obor.base.PythonFormat]
    /// @throws dev.obor.base.ValueError if there are dimensions, and a specification is given
    /// @throws IllegalArgumentException if it is no specification for numbers of this dtype
    default String format(String spec) {
        return TensorText.format((Tensor) this, spec);
    }

    /// All elements in row-major order, converted to double.
    default double[] toDoubleArray() {
        return HostAccess.doubles((Tensor) this);
    }

    /// All elements in row-major order, converted to float.
    default float[] toFloatArray() {
        return HostAccess.floats((Tensor) this);
    }

    /// All elements in row-major order, converted to long.
    default long[] toLongArray() {
        return HostAccess.longs((Tensor) this);
    }

    /// All elements in row-major order, converted to int.
    default int[] toIntArray() {
        return HostAccess.ints((Tensor) this);
    }

    /// All elements in row-major order, as bytes; uint8 keeps its bits.
    default byte[] toByteArray() {
        return HostAccess.bytes((Tensor) this);
    }

    /// Whether each element is not 0, in row-major order.
    default boolean[] toBooleanArray() {
        return HostAccess.booleans((Tensor) this);
    }

    /// The elements as nested Java arrays of the matching primitive type; a single element as its
    /// box.
    default Object toArray() {
        return HostAccess.nested((Tensor) this);
    }

    // --- new tensors of this dtype ---------------------------------------------------------------

    /// Zeros in the dtype of this tensor.
    default Tensor newZeros(long... size) {
        return Obor.zeros(((Tensor) this).dtype(), size);
    }

    /// Ones in the dtype of this tensor.
    default Tensor newOnes(long... size) {
        return Obor.ones(((Tensor) this).dtype(), size);
    }

    /// A constant in the dtype of this tensor.
    default Tensor newFull(long[] size, double fillValue) {
        return Obor.full(size, fillValue, o -> o.dtype(((Tensor) this).dtype()));
    }

    /// Undefined content in the dtype of this tensor.
    default Tensor newEmpty(long... size) {
        return Obor.empty(o -> o.dtype(((Tensor) this).dtype()), size);
    }

    /// A copy of a Java array in the dtype of this tensor.
    default Tensor newTensor(Object array) {
        return Obor.tensor(array, o -> o.dtype(((Tensor) this).dtype()));
    }

    /// Zeros in the dtype of this tensor, with options: another one.
    default Tensor newZeros(Consumer<TensorOptions> options, long... size) {
        return Obor.zeros(o -> options.accept(o.dtype(((Tensor) this).dtype())), size);
    }

    /// Ones in the dtype of this tensor, with options: another one.
    default Tensor newOnes(Consumer<TensorOptions> options, long... size) {
        return Obor.ones(o -> options.accept(o.dtype(((Tensor) this).dtype())), size);
    }

    /// Undefined content in the dtype of this tensor, with options: another one.
    default Tensor newEmpty(Consumer<TensorOptions> options, long... size) {
        return Obor.empty(o -> options.accept(o.dtype(((Tensor) this).dtype())), size);
    }

    /// A constant in the dtype of this tensor, with options: another one.
    default Tensor newFull(long[] size, double fillValue, Consumer<TensorOptions> options) {
        return Obor.full(size, fillValue, o -> options.accept(o.dtype(((Tensor) this).dtype())));
    }
}
