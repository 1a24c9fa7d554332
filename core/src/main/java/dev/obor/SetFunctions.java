package dev.obor;

import dev.obor.op.Joining;
import dev.obor.op.Moments;
import dev.obor.op.Sets;
import dev.obor.op.Shapes;
import org.jspecify.annotations.Nullable;

/// The functions of [Obor] that ask for members, count, and combine tensors.
public abstract class SetFunctions extends LinalgFunctions {
    SetFunctions() {}

    /// Whether each element is among the test elements; bool.
    public static Tensor isin(Tensor elements, Tensor testElements) {
        return Sets.isin(elements, testElements, false);
    }

    /// Whether each element is a number; bool.
    public static Tensor isin(Tensor elements, double testElement) {
        return elements.eq(testElement);
    }

    /// Whether each element is among the test elements, or is not if `invert`; bool.
    ///
    /// @param assumeUnique whether no element occurs twice; changes nothing
    public static Tensor isin(
            Tensor elements, Tensor testElements, boolean assumeUnique, boolean invert) {
        return Sets.isin(elements, testElements, invert);
    }

    /// All choices of one element of each vector, as rows.
    ///
    /// @throws dev.obor.base.ShapeError if one is no vector
    public static Tensor cartesianProd(Tensor... tensors) {
        return Sets.cartesianProd(tensors);
    }

    /// All pairs of elements of a vector, as rows.
    public static Tensor combinations(Tensor input) {
        return Sets.combinations(input, 2, false);
    }

    /// All choices of `r` elements of a vector in its order, as rows.
    ///
    /// @param withReplacement whether an element may be chosen again
    /// @throws dev.obor.base.ShapeError if it is no vector, or `r` is negative
    public static Tensor combinations(Tensor input, long r, boolean withReplacement) {
        return Sets.combinations(input, r, withReplacement);
    }

    /// Matrices along the diagonal of a larger one.
    ///
    /// @throws dev.obor.base.ShapeError if one has more than two dimensions
    public static Tensor blockDiag(Tensor... tensors) {
        return Sets.blockDiag(tensors);
    }

    /// The places of elements of a flat tensor in one of a shape, a tensor per dimension.
    ///
    /// @throws dev.obor.base.DTypeError unless they are integers
    public static Tensor[] unravelIndex(Tensor indices, long... shape) {
        return Sets.unravelIndex(indices, shape);
    }

    /// Tensors one below the other, as [Obor#vstack].
    public static Tensor rowStack(Tensor... tensors) {
        return Joining.vstack(tensors);
    }

    /// Tensors expanded to the sizes that they broadcast to.
    ///
    /// @throws dev.obor.base.ShapeError if they do not
    public static Tensor[] broadcastTensors(Tensor... tensors) {
        long[] shape = {};
        for (Tensor t : tensors) {
            shape = Shapes.broadcast(shape, t.shape().toArray());
        }
        Tensor[] result = new Tensor[tensors.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = tensors[i].expand(shape);
        }
        return result;
    }

    /// The variance of all elements, and their mean.
    public static Tensor[] varMean(Tensor input) {
        return varMean(input, null, 1, false);
    }

    /// The variances over some dimensions (null: all), and the means.
    public static Tensor[] varMean(
            Tensor input, long @Nullable [] dim, double correction, boolean keepdim) {
        return new Tensor[] {
            Moments.variance(input, dim, correction, keepdim), mean(input, dim, keepdim)
        };
    }

    /// The standard deviation of all elements, and their mean.
    public static Tensor[] stdMean(Tensor input) {
        return stdMean(input, null, 1, false);
    }

    /// The standard deviations over some dimensions (null: all), and the means.
    public static Tensor[] stdMean(
            Tensor input, long @Nullable [] dim, double correction, boolean keepdim) {
        return new Tensor[] {
            Moments.deviation(input, dim, correction, keepdim), mean(input, dim, keepdim)
        };
    }

    private static Tensor mean(Tensor input, long @Nullable [] dim, boolean keepdim) {
        return dev.obor.op.Reductions.meanOfMoments(input, dim, keepdim);
    }

    /// The quotient, as `div`.
    public static Tensor trueDivide(Tensor input, Tensor other) {
        return input.div(other);
    }

    /// The quotient by a number, as `div`.
    public static Tensor trueDivide(Tensor input, double other) {
        return input.div(other);
    }
}
