package dev.obor.op.reduce;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.OperationOptions;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.Operation;
import dev.obor.op.RawMemory;
import dev.obor.op.TensorAccess;
import dev.obor.op.pointwise.ComplexNumbers;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// Covariances and correlations of the rows of a matrix.
public final class Covariances {
    private Covariances() {}

    /// The covariances of variables that are the rows, with observations as columns.
    ///
    /// ```java
    /// arange(6.0).view(2, 3).cov() // [[1, 1], [1, 1]]
    /// tensor(1.0, 2, 4).cov(o -> o.correction(0)) // 1.5556
    /// ```
    ///
    /// @param input (variables, observations), or one variable (observations)
    /// @param correction what the number of observations is lessened by to divide
    /// @param fweights how often each observation counts, integers
    /// @param aweights how much each observation weighs, floats
    /// @return (variables, variables), 0-d of one; of the input's dtype, the default dtype for
    ///   integers
    /// @throws ShapeError if there are more than two dimensions, or the weights do not fit
    @Operation(
            value = {TENSOR, OBOR},
            options = OperationOptions.Covariance.class)
    public static Tensor cov(
            Tensor input,
            @Default("1") long correction,
            @Default("null") @Nullable Tensor fweights,
            @Default("null") @Nullable Tensor aweights) {
        checkDims("cov", input);
        if (input.dtype() == DType.BOOL) {
            throw new DTypeError("cov(): bool dtype is not supported for input");
        }
        Tensor x = input.dim() < 2 ? input.reshape(1, -1) : input;
        Tensor w = null;
        if (fweights != null) {
            checkWeights("fweights", "integral", fweights, x.size(1));
            checkSign("fweights", fweights);
            w = fweights;
        }
        if (aweights != null) {
            checkWeights("aweights", "floating point", aweights, x.size(1));
            checkSign("aweights", aweights);
            w = w == null ? aweights : w.mul(aweights);
        }
        return weighted(x, correction, w, aweights);
    }

    private static Tensor weighted(
            Tensor x, long correction, @Nullable Tensor w, @Nullable Tensor aweights) {
        Tensor total;
        if (w == null) {
            total = TensorAccess.wrap(RawMemory.full(DType.INT64, new long[0], x.size(1)));
        } else {
            total = w.sum();
            if (total.item() == 0) {
                throw new ValueError("cov(): weights sum to zero, can't be normalized");
            }
        }
        Tensor mean = (w == null ? x : x.mul(w)).sum(1).div(total);
        Tensor divisor =
                w != null && aweights != null && correction != 0
                        ? total.sub(w.mul(aweights).sum().mul(correction).div(total))
                        : total.sub(correction);
        if (divisor.item() <= 0) {
            divisor = divisor.zerosLike();
        }
        Tensor centered = x.sub(mean.unsqueeze(1));
        Tensor heavy = w == null ? centered : centered.mul(w);
        return centered.mm(ComplexNumbers.conj(heavy.t())).div(divisor).squeeze();
    }

    private static void checkDims(String name, Tensor input) {
        if (input.dim() > 2) {
            throw new ShapeError(
                    name
                            + "(): expected input to have two or fewer dimensions but got an input"
                            + " with "
                            + input.dim()
                            + " dimensions");
        }
    }

    private static void checkWeights(String name, String kind, Tensor w, long observations) {
        if (w.dim() > 1) {
            throw new ShapeError(
                    "cov(): expected "
                            + name
                            + " to have one or fewer dimensions but got "
                            + name
                            + " with "
                            + w.dim()
                            + " dimensions");
        }
        boolean fits = kind.equals("integral") ? w.dtype().isInteger() : w.isFloatingPoint();
        if (!fits) {
            throw wrongWeights(name, kind, w);
        }
        if (w.numel() != observations) {
            throw new ShapeError(
                    "cov(): expected "
                            + name
                            + " to have the same numel as there are observations in the input but"
                            + " got "
                            + w.numel()
                            + " != "
                            + observations);
        }
    }

    private static DTypeError wrongWeights(String name, String kind, Tensor w) {
        return new DTypeError(
                "cov(): expected "
                        + name
                        + " to have "
                        + kind
                        + " dtype but got "
                        + name
                        + " with "
                        + w.dtype().scalarType()
                        + " dtype");
    }

    private static void checkSign(String name, Tensor w) {
        if (w.numel() > 0 && w.min().item() < 0) {
            throw new ValueError("cov(): " + name + " cannot be negative");
        }
    }

    /// The correlations of variables that are the rows, from -1 to 1.
    ///
    /// ```java
    /// tensor(new double[][] {{1, 2, 3}, {3, 2, 0}}).corrcoef() // [[1, -0.982], [-0.982, 1]]
    /// ```
    ///
    /// @param input (variables, observations), or one variable (observations)
    /// @return (variables, variables), 0-d of one; of the input's dtype, the default dtype for
    ///   integers
    /// @throws ShapeError if there are more than two dimensions
    @Operation({TENSOR, OBOR})
    public static Tensor corrcoef(Tensor input) {
        checkDims("corrcoef", input);
        Tensor c = cov(input, 1, (Tensor) null, (Tensor) null);
        if (c.dim() == 0) {
            return c.div(c);
        }
        Tensor deviation = ComplexViews.real(c.diag()).sqrt();
        Tensor scaled = c.div(deviation.view(-1, 1)).div(deviation.view(1, -1));
        return scaled.isComplex()
                ? ComplexNumbers.complex(
                        ComplexViews.real(scaled).clamp(-1.0, 1.0),
                        ComplexViews.imag(scaled).clamp(-1.0, 1.0))
                : scaled.clamp(-1.0, 1.0);
    }
}
