package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DType;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.util.function.Consumer;

/// New tensors of complex constants.
public final class ComplexFactories {
    private ComplexFactories() {}

    /// A complex constant, of the default complex dtype.
    ///
    /// ```java
    /// full(new long[] {2}, Complex.of(0, 1)) // [0+1j, 0+1j]
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor of the default complex dtype
    @Operation(OBOR)
    public static Tensor full(long[] size, Complex value) {
        return full(size, value, TensorOptions.DEFAULT);
    }

    /// A complex constant, with options; of the default complex dtype unless another is asked for.
    ///
    /// ```java
    /// full(new long[] {2}, Complex.I, o -> o.dtype(complex128)).dtype() // complex128
    /// ```
    ///
    /// @param value what every element is
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor full(long[] size, Complex value, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        DType dtype = o.dtype() == null ? Globals.defaultDType().toComplex() : o.dtype();
        View view = Backends.empty(dtype, size);
        fill(view, value);
        return Factories.finish(view, o);
    }

    private static void fill(View view, Complex value) {
        if (view.dtype().isComplex()) {
            RawMemory.fill(view, value);
        } else {
            TensorAccess.wrap(view).fill_(value); // says what does not fit
        }
    }

    /// A complex constant in the sizes and layout of a tensor, with options.
    ///
    /// @param value what every element is
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, Complex value, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        View view = Factories.like(input, o.dtype() == null ? input.dtype() : o.dtype());
        fill(view, value);
        return Factories.finish(view, o);
    }

    /// A complex constant in the sizes, dtype and layout of a tensor.
    ///
    /// @param value what every element is
    /// @return a new tensor
    @Operation(OBOR)
    public static Tensor fullLike(Tensor input, Complex value) {
        return fullLike(input, value, TensorOptions.DEFAULT);
    }

    /// A complex constant in the dtype of this tensor, with options: another one.
    ///
    /// @param fillValue what every element is
    /// @return a new tensor of the input's dtype, if no other is asked for
    @Operation(TENSOR)
    public static Tensor newFull(
            Tensor input, long[] size, Complex fillValue, Consumer<TensorOptions> options) {
        return full(size, fillValue, o -> options.accept(o.dtype(input.dtype())));
    }

    /// A complex constant in the dtype of this tensor.
    ///
    /// @param fillValue what every element is
    /// @return a new tensor of the input's dtype
    @Operation(TENSOR)
    public static Tensor newFull(Tensor input, long[] size, Complex fillValue) {
        return full(size, fillValue, o -> o.dtype(input.dtype()));
    }
}
