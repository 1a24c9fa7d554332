package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Size;
import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.View;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.DTypes;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.util.Arrays;
import java.util.function.Consumer;

/// New tensors of zeros, ones, another number, or undefined content; also with the sizes and layout
/// of others.
public final class Constants {
    private Constants() {}

    private static boolean isSingle(long[] shape) {
        return Arrays.stream(shape).allMatch(size -> size == 1);
    }

    /// Undefined content.
    public static Tensor empty(TensorOptions o, long... shape) {
        return Factories.finish(Backends.empty(Factories.dtype(o), shape), o);
    }

    /// A float constant.
    public static Tensor full(TensorOptions o, double value, long... shape) {
        DType dtype = Factories.dtype(o);
        DTypes.checkFills(dtype, value, isSingle(shape));
        return Factories.finish(RawMemory.full(dtype, shape, value), o);
    }

    /// An integer constant, int64 unless another dtype is asked for.
    public static Tensor full(TensorOptions o, long value, long... shape) {
        DType dtype = o.dtype() == null ? DType.INT64 : o.dtype();
        DTypes.checkFills(dtype, value, isSingle(shape));
        View view = Backends.empty(dtype, shape);
        RawMemory.fill(view, value);
        return Factories.finish(view, o);
    }

    /// A constant in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// fullLike(ones(2), 7) // [7, 7]
    /// ```
    ///
    /// @param value what every element is, converted to the dtype
    /// @return a new tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value) {
        DTypes.checkFills(input.dtype(), value, input.numel() == 1);
        View out = Factories.like(input, input.dtype());
        RawMemory.fill(out, value);
        return TensorAccess.wrap(out);
    }

    /// Ones of the same sizes, dtype and layout.
    ///
    /// ```java
    /// onesLike(tensor(3, 4)) // [1, 1]
    /// ```
    ///
    /// @return a new tensor
    @Operation({TENSOR, OBOR})
    public static Tensor onesLike(Tensor input) {
        return fullLike(input, 1);
    }

    /// Zeros of the same sizes, dtype and layout.
    ///
    /// ```java
    /// zerosLike(tensor(3, 4)) // [0, 0]
    /// ```
    ///
    /// @return a new tensor
    @Operation({TENSOR, OBOR})
    public static Tensor zerosLike(Tensor input) {
        return fullLike(input, 0);
    }

    /// A constant in the sizes and layout of a tensor, and in its dtype unless another is asked
    /// for.
    public static Tensor fullLike(Tensor t, double value, TensorOptions o) {
        DType dtype = o.dtype() == null ? t.dtype() : o.dtype();
        DTypes.checkFills(dtype, value, t.numel() == 1);
        View out = Factories.like(t, dtype);
        RawMemory.fill(out, value);
        return Factories.finish(out, o);
    }

    /// Undefined content in the sizes and layout of a tensor, and in its dtype unless another is
    /// asked for.
    public static Tensor emptyLike(Tensor t, TensorOptions o) {
        return Factories.finish(Factories.like(t, o.dtype() == null ? t.dtype() : o.dtype()), o);
    }

    /// A constant in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param fillValue what every element is, converted to the dtype
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(TENSOR)
    public static Tensor newFull(
            Tensor input, long[] size, double fillValue, Consumer<TensorOptions> options) {
        return full(size, fillValue, o -> options.accept(o.dtype(input.dtype())));
    }

    /// A constant in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newFull(new long[] {2}, 7) // [7, 7]
    /// ```
    ///
    /// @param fillValue what every element is, converted to the dtype
    /// @return a new tensor of the input's dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor newFull(Tensor input, long[] size, double fillValue) {
        return full(size, fillValue, o -> o.dtype(input.dtype()));
    }

    /// Zeros in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(TENSOR)
    public static Tensor newZeros(Tensor input, Consumer<TensorOptions> options, long... size) {
        return zeros(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// Ones in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(TENSOR)
    public static Tensor newOnes(Tensor input, Consumer<TensorOptions> options, long... size) {
        return ones(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// Undefined content in the dtype of this tensor, with options: another one.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(o -> o.dtype(float64), 2).dtype() // float64
    /// ```
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(TENSOR)
    public static Tensor newEmpty(Tensor input, Consumer<TensorOptions> options, long... size) {
        return empty(o -> options.accept(o.dtype(input.dtype())), size);
    }

    /// A constant, with options.
    ///
    /// ```java
    /// full(new long[] {2}, 0.5, o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Operation(OBOR)
    public static Tensor full(long[] size, double value, Consumer<TensorOptions> options) {
        return full(TensorOptions.DEFAULT.with(options), value, size);
    }

    /// A constant in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// fullLike(ones(2), 7, o -> o.dtype(int64)) // [7, 7]
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor of the input's dtype, if no other is asked for
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value, Consumer<TensorOptions> options) {
        return fullLike(input, value, TensorOptions.DEFAULT.with(options));
    }

    /// A constant in the sizes and layout of a tensor.
    ///
    /// ```java
    /// fullLike(ones(2), 7, int64).dtype() // int64
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, double value, DType dtype) {
        return fullLike(input, value, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Zeros in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newZeros(2) // [0, 0]
    /// ```
    ///
    /// @return a new tensor of the input's dtype
    @Operation(TENSOR)
    public static Tensor newZeros(Tensor input, long... size) {
        return zeros(input.dtype(), size);
    }

    /// Ones in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newOnes(2) // [1, 1]
    /// ```
    ///
    /// @return a new tensor of the input's dtype
    @Operation(TENSOR)
    public static Tensor newOnes(Tensor input, long... size) {
        return ones(input.dtype(), size);
    }

    /// Undefined content in the dtype of this tensor.
    ///
    /// ```java
    /// tensor(1, 2).newEmpty(2, 3).dtype() // int64
    /// ```
    ///
    /// @return a new tensor of the input's dtype
    @Operation(TENSOR)
    public static Tensor newEmpty(Tensor input, long... size) {
        return empty(o -> o.dtype(input.dtype()), size);
    }

    /// Zeros of a dtype.
    ///
    /// ```java
    /// zeros(int64, 2).dtype() // int64
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor zeros(DType dtype, long... size) {
        return full(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), 0.0, size);
    }

    /// Zeros, with options.
    ///
    /// ```java
    /// zeros(o -> o.dtype(int32), 2).dtype() // int32
    /// ```
    ///
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor zeros(Consumer<TensorOptions> options, long... size) {
        return full(TensorOptions.DEFAULT.with(options), 0.0, size);
    }

    /// Zeros in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// zerosLike(ones(2), o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor zerosLike(Tensor input, Consumer<TensorOptions> options) {
        return fullLike(input, 0.0, TensorOptions.DEFAULT.with(options));
    }

    /// Zeros in the sizes and layout of a tensor.
    ///
    /// ```java
    /// zerosLike(ones(2), int64).dtype() // int64
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor zerosLike(Tensor input, DType dtype) {
        return fullLike(input, 0.0, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Ones of a dtype.
    ///
    /// ```java
    /// ones(bool, 2) // [true, true]
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor ones(DType dtype, long... size) {
        return full(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), 1.0, size);
    }

    /// Ones, with options.
    ///
    /// ```java
    /// ones(o -> o.requiresGrad(true), 2).requiresGrad() // true
    /// ```
    ///
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor ones(Consumer<TensorOptions> options, long... size) {
        return full(TensorOptions.DEFAULT.with(options), 1.0, size);
    }

    /// Ones in the sizes and layout of a tensor, with options.
    ///
    /// ```java
    /// onesLike(tensor(3, 4), o -> o.dtype(float64)).dtype() // float64
    /// ```
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor onesLike(Tensor input, Consumer<TensorOptions> options) {
        return fullLike(input, 1.0, TensorOptions.DEFAULT.with(options));
    }

    /// Ones in the sizes and layout of a tensor.
    ///
    /// ```java
    /// onesLike(tensor(3, 4), float64).dtype() // float64
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor onesLike(Tensor input, DType dtype) {
        return fullLike(input, 1.0, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Memory with undefined content, with options.
    ///
    /// ```java
    /// empty(o -> o.dtype(int8), 2, 3).dtype() // int8
    /// ```
    ///
    /// @return a new tensor of the default dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor empty(Consumer<TensorOptions> options, long... size) {
        return empty(TensorOptions.DEFAULT.with(options), size);
    }

    /// Memory with undefined content, of a dtype.
    ///
    /// ```java
    /// empty(int8, 2, 3).dtype() // int8
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor empty(DType dtype, long... size) {
        return empty(TensorOptions.DEFAULT.with(o -> o.dtype(dtype)), size);
    }

    /// Memory with undefined content in the sizes and layout of a tensor.
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input, DType dtype) {
        return emptyLike(input, TensorOptions.DEFAULT.with(o -> o.dtype(dtype)));
    }

    /// Memory with undefined content in the sizes and layout of a tensor, with options.
    ///
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input, Consumer<TensorOptions> options) {
        return emptyLike(input, TensorOptions.DEFAULT.with(options));
    }

    /// A float constant.
    ///
    /// ```java
    /// full(new long[] {2}, 0.5) // [0.5, 0.5]
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor full(long[] size, double value) {
        return full(TensorOptions.DEFAULT, value, size);
    }

    /// An integer constant.
    ///
    /// ```java
    /// full(new long[] {2}, 7) // [7, 7]
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor, int64
    @Operation(OBOR)
    public static Tensor full(long[] size, long value) {
        return full(TensorOptions.DEFAULT, value, size);
    }

    /// Zeros.
    ///
    /// ```java
    /// zeros(2, 3) // [[0, 0, 0], [0, 0, 0]]
    /// ```
    ///
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor zeros(long... size) {
        return full(TensorOptions.DEFAULT, 0.0, size);
    }

    /// Zeros, in the size of another tensor: `zeros(x.shape())`.
    ///
    /// ```java
    /// zeros(arange(3).shape()) // [0, 0, 0]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor zeros(Size size) {
        return zeros(Arguments.given(size, "size").toArray());
    }

    /// Ones.
    ///
    /// ```java
    /// ones(2, 3) // [[1, 1, 1], [1, 1, 1]]
    /// ```
    ///
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor ones(long... size) {
        return full(TensorOptions.DEFAULT, 1.0, size);
    }

    /// Ones, in the size of another tensor: `ones(x.shape())`.
    ///
    /// ```java
    /// ones(arange(3).shape()) // [1, 1, 1]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor ones(Size size) {
        return ones(Arguments.given(size, "size").toArray());
    }

    /// Memory with undefined content.
    ///
    /// ```java
    /// empty(2, 3).shape() // [2, 3]
    /// ```
    ///
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor empty(long... size) {
        return empty(TensorOptions.DEFAULT, size);
    }

    /// Memory with undefined content, in the size of another tensor: `empty(x.shape())`.
    ///
    /// ```java
    /// empty(arange(3).shape()).shape() // [3]
    /// ```
    ///
    /// @param size the sizes of the result
    /// @return a new tensor of the default dtype
    @Operation(OBOR)
    public static Tensor empty(Size size) {
        return empty(Arguments.given(size, "size").toArray());
    }

    /// Memory with undefined content in the sizes, dtype and layout of a tensor.
    ///
    /// ```java
    /// emptyLike(ones(2, 3)).shape() // [2, 3]
    /// ```
    ///
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor emptyLike(Tensor input) {
        return emptyLike(input, TensorOptions.DEFAULT);
    }
}
