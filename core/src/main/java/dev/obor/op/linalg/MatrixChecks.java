package dev.obor.op.linalg;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.LinAlgError;
import dev.obor.base.ShapeError;
import dev.obor.op.Hints;
import java.util.Arrays;

/// What linear algebra refuses, in PyTorch's words.
final class MatrixChecks {
    private MatrixChecks() {}

    /// What is said of a number in `info`.
    interface Reason {
        String of(int number);
    }

    static void matrix(Tensor a, String function, String name) {
        if (a.dim() < 2) {
            throw new ShapeError(
                    function + ": The input tensor " + name + " must have at least 2 dimensions.",
                    "Its shape is " + a.shape().toList() + ".");
        }
    }

    /// What results are complex of: PyTorch looks at it before anything else.
    static void withComplexForm(DType dtype) {
        if (!dtype.isDifferentiable()) {
            throw new DTypeError(
                    "Unknown Complex ScalarType for " + dtype.scalarType(),
                    "Convert it with to(float32).");
        }
    }

    static void factorable(Tensor a, String function) {
        if (a.dim() < 2) {
            throw new ShapeError(
                    function
                            + ": Expected tensor with 2 or more dimensions. Got size: "
                            + a.shape().toList()
                            + " instead");
        }
    }

    static void square(Tensor a, String function) {
        matrix(a, function, "A");
        if (a.size(-1) != a.size(-2)) {
            throw new ShapeError(
                    function
                            + ": A must be batches of square matrices, but they are "
                            + a.size(-2)
                            + " by "
                            + a.size(-1)
                            + " matrices");
        }
    }

    /// Floats, of 16 bits too if so said.
    static void floating(Tensor a, String function, boolean low) {
        if (!a.isFloatingPoint()) {
            throw new DTypeError(
                    function
                            + ": Expected a floating point or complex tensor as input. Got "
                            + a.dtype().scalarType(),
                    "Convert it with to(float32).");
        }
        if (!low && a.dtype().isLowPrecision()) {
            throw new DTypeError(
                    function
                            + ": Low precision dtypes not supported. Got "
                            + a.dtype().scalarType(),
                    "Convert it with to(float32).");
        }
    }

    /// Floats or complex numbers, of 16 bits too if so said.
    static void numbers(Tensor a, String function, boolean low) {
        if (!a.isComplex()) {
            floating(a, function, low);
        }
    }

    static void alike(Tensor a, Tensor b, String function, String first, String second) {
        if (a.dtype() != b.dtype()) {
            throw new DTypeError(
                    function
                            + ": Expected "
                            + first
                            + " and "
                            + second
                            + " to have the same dtype, but found "
                            + first
                            + " of type "
                            + a.dtype().scalarType()
                            + " and "
                            + second
                            + " of type "
                            + b.dtype().scalarType()
                            + " instead",
                    Hints.dtype(b.dtype(), a.dtype()));
        }
    }

    /// As the older functions say it.
    static void alikeOld(Tensor b, Tensor a) {
        if (a.dtype() != b.dtype()) {
            throw new DTypeError(
                    "Expected b and A to have the same dtype, but found b of type "
                            + b.dtype().scalarType()
                            + " and A of type "
                            + a.dtype().scalarType()
                            + " instead.",
                    Hints.dtype(b.dtype(), a.dtype()));
        }
    }

    static void equation(Tensor a, Tensor b, boolean left, String function) {
        if (left ? a.size(-2) != b.size(-2) : a.size(-1) != b.size(-1)) {
            throw new ShapeError(
                    function
                            + ": Incompatible shapes of A and B for the equation "
                            + (left ? "AX = B" : "XA = B")
                            + " ("
                            + a.size(-2)
                            + "x"
                            + a.size(-1)
                            + " and "
                            + b.size(-2)
                            + "x"
                            + b.size(-1)
                            + ")");
        }
    }

    /// The older functions' check of a system of equations.
    static void system(Tensor b, Tensor a, String function) {
        alikeOld(b, a);
        if (a.size(-1) != a.size(-2)) {
            throw new ShapeError(
                    "A must be batches of square matrices, but they are "
                            + a.size(-2)
                            + " by "
                            + a.size(-1)
                            + " matrices");
        }
        if (a.size(-1) != b.size(-2)) {
            throw new ShapeError(
                    "Incompatible matrix sizes for "
                            + function
                            + ": each A matrix is "
                            + a.size(-1)
                            + " by "
                            + a.size(-1)
                            + " but each b matrix is "
                            + b.size(-2)
                            + " by "
                            + b.size(-1));
        }
    }

    /// Fails for the first matrix of a batch that has a failure noted.
    ///
    /// @param reason what is said of its number
    static void info(Tensor info, String function, Reason reason, String advice) {
        int[] values = (int[]) info.detach().reshape(-1).toArray();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                String batch = info.dim() == 0 ? "" : "(Batch element " + i + "): ";
                String sentence = function + ": " + batch + reason.of(values[i]);
                throw new LinAlgError(sentence, advice);
            }
        }
    }

    /// Whether a failure is noted anywhere.
    static boolean failed(Tensor info) {
        return Arrays.stream((int[]) info.detach().reshape(-1).toArray()).anyMatch(i -> i != 0);
    }
}
