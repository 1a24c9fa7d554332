package dev.obor.op.create;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.TensorOptions;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.Backends;
import dev.obor.op.Globals;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.shape.StridedWindows;
import java.util.Arrays;
import java.util.function.Consumer;

/// New tensors of undefined content whose elements lie as the caller says.
public final class StridedTensors {
    private StridedTensors() {}

    /// A tensor of undefined content with given strides.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}).stride() // [1, 2]
    /// ```
    ///
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of the default dtype
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(OBOR)
    public static Tensor emptyStrided(long[] size, long[] stride) {
        return emptyStrided(size, stride, o -> {});
    }

    /// A tensor of undefined content with given strides, with options.
    ///
    /// ```java
    /// emptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64)).dtype() // int64
    /// ```
    ///
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(OBOR)
    public static Tensor emptyStrided(long[] size, long[] stride, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        if (size.length != stride.length) {
            throw new ShapeError(
                    "dimensionality of sizes ("
                            + size.length
                            + ") must match dimensionality of strides ("
                            + stride.length
                            + ")");
        }
        DType dtype = o.dtype() == null ? Globals.defaultDType() : o.dtype();
        boolean empty = Arrays.stream(size).anyMatch(s -> s == 0);
        long length = empty ? 0 : StridedWindows.reach(size, stride);
        Tensor memory = TensorAccess.wrap(Backends.empty(dtype, new long[] {length}));
        Tensor result = memory.asStrided(size, stride).detach();
        return o.requiresGrad() ? result.requiresGrad_() : result;
    }

    /// A tensor of this dtype with given strides and undefined content.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2});
    /// ```
    ///
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of the input's dtype
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(TENSOR)
    public static Tensor newEmptyStrided(Tensor input, long[] size, long[] stride) {
        return emptyStrided(size, stride, o -> o.dtype(input.dtype()));
    }

    /// A tensor of given strides and undefined content, of another dtype if asked.
    ///
    /// ```java
    /// x.newEmptyStrided(new long[] {2, 3}, new long[] {1, 2}, o -> o.dtype(int64));
    /// ```
    ///
    /// @param stride for each dimension how many elements further in memory the next place is
    /// @return a new tensor of the input's dtype, if no other is asked for
    /// @throws ShapeError if there are not as many strides as sizes
    @Operation(TENSOR)
    public static Tensor newEmptyStrided(
            Tensor input, long[] size, long[] stride, Consumer<TensorOptions> options) {
        TensorOptions o = TensorOptions.DEFAULT.with(options);
        DType dtype = o.dtype() == null ? input.dtype() : o.dtype();
        return emptyStrided(size, stride, q -> q.dtype(dtype).requiresGrad(o.requiresGrad()));
    }

    /// A dense tensor of undefined content whose dimensions lie in memory in a given order.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3, 4}, new long[] {0, 2, 1}).stride() // [12, 1, 3]
    /// ```
    ///
    /// @param physicalLayout the dimensions, the one with the largest stride first
    /// @return a new tensor of the default dtype
    /// @throws ShapeError if the order does not name each dimension once
    @Operation(OBOR)
    public static Tensor emptyPermuted(long[] size, long[] physicalLayout) {
        return emptyPermuted(size, physicalLayout, o -> {});
    }

    /// A dense tensor whose dimensions lie in memory in a given order, with options.
    ///
    /// ```java
    /// emptyPermuted(new long[] {2, 3}, new long[] {1, 0}, o -> o.dtype(int8)).stride() // [1, 2]
    /// ```
    ///
    /// @param physicalLayout the dimensions, the one with the largest stride first
    /// @return a new tensor of the default dtype, if no other is asked for
    /// @throws ShapeError if the order does not name each dimension once
    @Operation(OBOR)
    public static Tensor emptyPermuted(
            long[] size, long[] physicalLayout, Consumer<TensorOptions> options) {
        int n = size.length;
        if (physicalLayout.length != n) {
            throw new ShapeError(
                    "Number of dimensions in size does not match the length of the physical_layout;"
                            + " i.e. len(size) = "
                            + n
                            + " is not equal to len(physical_layout) = "
                            + physicalLayout.length);
        }
        boolean[] seen = new boolean[n];
        long[] strides = new long[n];
        long step = 1;
        for (int i = n - 1; i >= 0; i--) {
            long d = physicalLayout[i];
            if (d < 0 || d >= n) {
                throw new ShapeError(
                        "Dimension out of range (expected to be between 0 and "
                                + (n - 1)
                                + ", but got "
                                + d
                                + " at index "
                                + i
                                + ").  NB: negative dims not currently supported; file an issue if"
                                + " you want it.");
            }
            if (seen[(int) d]) {
                throw new ShapeError("Duplicate dim not allowed");
            }
            seen[(int) d] = true;
            strides[(int) d] = step;
            step *= Math.max(size[(int) d], 1);
        }
        return emptyStrided(size, strides, options);
    }
}
