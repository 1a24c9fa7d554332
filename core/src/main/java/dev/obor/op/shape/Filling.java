package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.backend.View;
import dev.obor.base.Complex;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// One number in all places, or along the diagonal.
public final class Filling {
    private Filling() {}

    /// A tensor of the same sizes and dtype with one number everywhere.
    ///
    /// ```java
    /// fill(ones(2), 7.0) // [7, 7]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @return a new tensor
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation({OBOR})
    public static Tensor fill(Tensor input, double value) {
        return InPlace.own(input.clone().fill_(value), -1);
    }

    /// A tensor of the same sizes and dtype with the only element of another everywhere.
    ///
    /// ```java
    /// fill(ones(2), tensor(7)) // [7, 7]
    /// ```
    ///
    /// @param value a tensor without dimensions, converted to the input's dtype
    /// @return a new tensor
    /// @throws ShapeError if the value has dimensions
    @Operation({OBOR})
    public static Tensor fill(Tensor input, Tensor value) {
        return InPlace.own(fill_(input.clone(), value), -1);
    }

    /// The only element of another tensor everywhere; returns this.
    ///
    /// ```java
    /// ones(2).fill_(tensor(7.0)) // [7, 7]
    /// ```
    ///
    /// @param value a tensor without dimensions, converted to the input's dtype
    /// @throws ShapeError if the value has dimensions
    @Operation(TENSOR)
    public static Tensor fill_(Tensor input, Tensor value) {
        if (value.dim() != 0) {
            throw new ShapeError(
                    "fill_ only supports 0-dimension value tensor but got tensor with "
                            + value.dim()
                            + " dimensions.");
        }
        return input.copy_(value);
    }

    /// The number in each place of the main diagonal, in place; returns this. Of a matrix with more
    /// rows than columns the diagonal begins again with `wrap`, one row below.
    ///
    /// ```java
    /// zeros(2, 3).fillDiagonal_(5) // [[5, 0, 0], [0, 5, 0]]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @param wrap whether the diagonal of a tall matrix begins again
    /// @throws ShapeError if there are fewer than two dimensions, or more than two of other sizes
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor fillDiagonal_(Tensor input, double value, @Default("false") boolean wrap) {
        int n = input.dim();
        if (n < 2) {
            throw new ShapeError("dimensions must larger than 1");
        }
        long rows = input.size(0);
        for (int d = 1; d < n && n > 2; d++) {
            if (input.size(d) != rows) {
                throw new ShapeError("all dimensions of input must be of equal length");
            }
        }
        InPlace.check(input, input);
        long columns = input.size(1);
        long stride = Arrays.stream(input.stride()).sum();
        long size = Math.min(rows, columns);
        input.asStrided(new long[] {size}, new long[] {stride}).fill_(value);
        if (wrap && n == 2 && rows > columns + 1) {
            long step = columns + 1;
            for (long from = step; from < rows; from += step) {
                long length = Math.min(columns, rows - from);
                Tensor part = input.narrow(0, from, rows - from);
                part.asStrided(new long[] {length}, new long[] {stride}).fill_(value);
            }
        }
        return input;
    }

    /// `fill_`: sets every element.
    static final class Fill extends Op {
        private final double value;
        private final long exact;
        private final boolean integer;
        private final @Nullable Complex complex;

        Fill(double value) {
            super("FillBackward2");
            this.value = value;
            this.exact = 0;
            this.integer = false;
            this.complex = null;
        }

        Fill(Complex value) {
            super("FillBackward2");
            this.value = 0;
            this.exact = 0;
            this.integer = false;
            this.complex = value;
        }

        Fill(String node, long value) {
            super(node);
            this.value = 0;
            this.exact = value;
            this.integer = true;
            this.complex = null;
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            View view = TensorAccess.view(in[0]);
            if (complex != null) {
                RawMemory.fill(view, complex);
            } else if (integer) {
                RawMemory.fill(view, exact);
            } else {
                RawMemory.fill(view, value);
            }
            ctx.markDirty(in[0]);
            return in[0];
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad.zerosLike()};
        }
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(0.5) // [0.5, 0.5]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor fill_(Tensor input, double value) {
        InPlace.check(InPlace.Memory.REPEATED, input, input);
        DTypes.checkFills(input.dtype(), value, input.numel() == 1);
        return new Fill(value).apply(input);
    }

    /// Sets every element and returns the tensor.
    ///
    /// ```java
    /// ones(2).fill_(7) // [7, 7]
    /// ```
    ///
    /// @param value converted to the input's dtype
    /// @throws DTypeError if the dtype cannot hold the value
    @Operation(TENSOR)
    public static Tensor fill_(Tensor input, long value) {
        InPlace.check(InPlace.Memory.REPEATED, input, input);
        DTypes.checkFills(input.dtype(), value, input.numel() == 1);
        return new Fill("FillBackward2", value).apply(input);
    }

    /// Sets every element and returns the tensor.
    ///
    /// @param value converted to the input's dtype
    /// @throws dev.obor.base.DTypeError if the number is not real and the tensor is
    @Operation(TENSOR)
    public static Tensor fill_(Tensor input, Complex value) {
        if (!input.isComplex()) {
            if (!value.isReal()) {
                throw DTypes.overflow(input.dtype(), "Only a complex tensor holds " + value + ".");
            }
            return fill(input, value.real());
        }
        InPlace.check(InPlace.Memory.REPEATED, input, input);
        return new Fill(value).apply(input);
    }

    /// Sets every element to 0 and returns the tensor.
    ///
    /// ```java
    /// ones(2).zero_() // [0, 0]
    /// ```
    @Operation(TENSOR)
    public static Tensor zero_(Tensor input) {
        InPlace.check(InPlace.Memory.REPEATED, input, input);
        return new Fill("ZeroBackward0", 0).apply(input);
    }
}
