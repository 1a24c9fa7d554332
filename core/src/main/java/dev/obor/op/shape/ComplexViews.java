package dev.obor.op.shape;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.Tensor;
import dev.obor.backend.View;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.op.Operation;
import dev.obor.op.TensorAccess;
import dev.obor.op.Views;
import dev.obor.op.pointwise.ComplexNumbers;
import java.util.Arrays;

/// Complex tensors seen as real ones and the other way round: the same memory, in which real and
/// imaginary parts take turns.
public final class ComplexViews {
    private ComplexViews() {}

    /// A complex tensor as a real one with a last dimension of size 2, the real and the imaginary
    /// part: a view.
    ///
    /// ```java
    /// viewAsReal(complex(tensor(1.0, 0), tensor(2.0, -1))) // [[1, 2], [0, -1]]
    /// ```
    ///
    /// @param input complex
    /// @return a view of one dimension more, of size 2: float32 of complex64, float64 of complex128
    /// @throws DTypeError if it is not complex
    @Operation(OBOR)
    public static Tensor viewAsReal(Tensor input) {
        if (!input.isComplex()) {
            throw new DTypeError(
                    "view_as_real is only supported for complex tensors",
                    "The elements are " + input.dtype() + ", which have no imaginary parts.");
        }
        if (TensorAccess.view(input).isMirrored()) {
            throw new StateError(
                    "view_as_real doesn't work on unresolved conjugated tensors.  To resolve the"
                            + " conjugate tensor so you can view it as real, use"
                            + " self.resolve_conj(); however, be warned that the resulting tensor"
                            + " will NOT alias the original.",
                    "Here resolveConj() does that; real() and imag() are views of it as it is.");
        }
        return Views.view(
                input,
                "ViewAsRealBackward0",
                TensorAccess.view(input).real(),
                g -> viewAsComplex(g.contiguous()));
    }

    /// A real tensor whose last dimension holds a real and an imaginary part as a complex one: a
    /// view.
    ///
    /// ```java
    /// viewAsComplex(tensor(new double[][] {{1, 2}, {0, -1}})) // [1+2j, 0-1j]
    /// ```
    ///
    /// @param input float32 or float64, of size 2 along the last dimension
    /// @return a view without the last dimension: complex64 of float32, complex128 of float64
    /// @throws DTypeError if it is of another dtype
    /// @throws ShapeError if its sizes or strides are not those of pairs
    @Operation(OBOR)
    public static Tensor viewAsComplex(Tensor input) {
        DType dtype = input.dtype();
        if (dtype != DType.FLOAT16) { // which is of the right kind, but has no counterpart here
            checkPairs(dtype);
        }
        View v = TensorAccess.view(input);
        int last = v.dim() - 1;
        if (last < 0) {
            throw new ShapeError("Input tensor must have one or more dimensions");
        }
        if (v.shape()[last] != 2) {
            throw new ShapeError(
                    "Tensor must have a last dimension of size 2",
                    "The shape is " + input.shape().toList() + ".");
        }
        if (v.strides()[last] != 1) {
            throw new ShapeError(
                    "Tensor must have a last dimension with stride 1", "Call contiguous() first.");
        }
        for (int d = 0; d < last; d++) {
            if (v.strides()[d] % 2 != 0) {
                throw new ShapeError(
                        "Tensor must have a stride divisible by 2 for all but last dimension",
                        "The strides are " + Arrays.toString(v.strides()) + ".");
            }
        }
        if (v.offset() % 2 != 0) {
            throw new ShapeError("Tensor must have a storage_offset divisible by 2");
        }
        checkPairs(dtype);
        return Views.view(
                input, "ViewAsComplexBackward0", v.complex(), g -> viewAsReal(g.contiguous()));
    }

    private static void checkPairs(DType dtype) {
        if (dtype != DType.FLOAT32 && dtype != DType.FLOAT64) {
            throw new DTypeError(
                    "view_as_complex is only supported for half, float and double tensors, but got a"
                            + " tensor of scalar type: "
                            + dtype.scalarType(),
                    "Here float32 and float64 have complex counterparts.");
        }
    }

    /// The real parts, a view; a real tensor itself.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).real() // [1, 0]
    /// ```
    ///
    /// @return a view of the input's shape; the input if it is real
    @Operation({TENSOR, OBOR})
    public static Tensor real(Tensor input) {
        return input.isComplex() ? viewAsReal(asStored(input)).select(-1, 0) : input;
    }

    /// The imaginary parts, a view.
    ///
    /// ```java
    /// complex(tensor(1.0, 0), tensor(2.0, -1)).imag() // [2, -1]
    /// ```
    ///
    /// @return a view of the input's shape and real dtype
    /// @throws DTypeError if the tensor is not complex
    @Operation({TENSOR, OBOR})
    public static Tensor imag(Tensor input) {
        if (!input.isComplex()) {
            throw new DTypeError(
                    "imag is not implemented for tensors with non-complex dtypes.",
                    "A real tensor's imaginary parts would be zeros: zerosLike() gives them.");
        }
        Tensor parts = viewAsReal(asStored(input));
        return (input.isConj() ? mirrored(parts) : parts).select(-1, 1);
    }

    /// A view with the conjugates of complex elements, or the negatives of real ones; mirrored
    /// twice it is as it was.
    public static Tensor mirrored(Tensor t) {
        View view = TensorAccess.view(t).mirrored();
        return t.isComplex()
                ? Views.view(t, "ConjBackward0", view, ComplexNumbers::conj)
                : Views.view(t, "NegViewBackward0", view, Tensor::neg);
    }

    /// The tensor, or a view of it, as its elements are in memory.
    private static Tensor asStored(Tensor t) {
        return TensorAccess.view(t).isMirrored() ? mirrored(t) : t;
    }

    /// Where a view lies on the memory of its base, and what it shows of that: complex elements or
    /// their parts, mirrored or not.
    ///
    /// @param distance how far it begins behind its base: in elements, of which those of a complex
    ///   one count twice if the other is real
    public record Place(
            DType dtype, boolean mirrored, long[] shape, long[] strides, long distance) {
        /// That of a view.
        public static Place of(View view, View base) {
            long from = base.offset();
            long to = view.offset();
            long distance =
                    view.dtype() == base.dtype()
                            ? to - from
                            : view.dtype().isComplex() ? 2 * to - from : to - 2 * from;
            return new Place(
                    view.dtype(), view.isMirrored(), view.shape(), view.strides(), distance);
        }

        /// The view at this place of a tensor that lies in memory as the base does.
        public Tensor on(Tensor base) {
            boolean same = base.dtype() == dtype && mirrored;
            Tensor shown = window(same ? base : asStored(base));
            return TensorAccess.view(shown).isMirrored() == mirrored
                    ? shown
                    : ComplexViews.mirrored(shown);
        }

        private Tensor window(Tensor base) {
            if (base.dtype() == dtype) {
                return StridedWindows.relative(base, shape, strides, distance);
            }
            if (!dtype.isComplex()) {
                return StridedWindows.relative(viewAsReal(base), shape, strides, distance);
            }
            int rank = shape.length;
            long[] pairs = Arrays.copyOf(shape, rank + 1);
            long[] steps = new long[rank + 1];
            for (int d = 0; d < rank; d++) {
                steps[d] = 2 * strides[d];
            }
            pairs[rank] = 2;
            steps[rank] = 1;
            return viewAsComplex(StridedWindows.relative(base, pairs, steps, distance));
        }
    }
}
