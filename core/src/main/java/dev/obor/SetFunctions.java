package dev.obor;

import dev.obor.OperationOptions.Combinations;
import dev.obor.OperationOptions.Membership;
import dev.obor.OperationOptions.Variance;
import dev.obor.op.Joining;
import dev.obor.op.Reductions;
import dev.obor.op.Sets;
import dev.obor.op.Shapes;
import java.util.function.BiFunction;
import java.util.function.Consumer;

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

    /// Whether each element is among the test elements, with options; bool.
    public static Tensor isin(Tensor elements, Tensor testElements, Consumer<Membership> options) {
        return Sets.isin(elements, testElements, Membership.DEFAULT.with(options).invert);
    }

    /// All choices of one element of each vector, as rows.
    ///
    /// @throws dev.obor.base.ShapeError if one is no vector
    public static Tensor cartesianProd(Tensor... tensors) {
        return Sets.cartesianProd(tensors);
    }

    /// All pairs of elements of a vector, as rows.
    public static Tensor combinations(Tensor input) {
        return combinations(input, Combinations.DEFAULT);
    }

    /// All choices of `r` elements of a vector in its order, as rows.
    public static Tensor combinations(Tensor input, long r) {
        return combinations(input, o -> o.r(r));
    }

    /// All choices of elements of a vector in its order, as rows.
    ///
    /// @throws dev.obor.base.ShapeError if it is no vector, or `r` is negative
    public static Tensor combinations(Tensor input, Consumer<Combinations> options) {
        Combinations o = Combinations.DEFAULT.with(options);
        return Sets.combinations(input, o.r, o.withReplacement);
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
        return varMean(input, Variance.DEFAULT);
    }

    /// The variances over some dimensions, and the means.
    public static Tensor[] varMean(Tensor input, long... dim) {
        return varMean(input, o -> o.dim(dim));
    }

    /// The variances, and the means.
    public static Tensor[] varMean(Tensor input, Consumer<Variance> options) {
        return withMean(Tensor::var, input, options);
    }

    /// The standard deviation of all elements, and their mean.
    public static Tensor[] stdMean(Tensor input) {
        return stdMean(input, Variance.DEFAULT);
    }

    /// The standard deviations over some dimensions, and the means.
    public static Tensor[] stdMean(Tensor input, long... dim) {
        return stdMean(input, o -> o.dim(dim));
    }

    /// The standard deviations, and the means.
    public static Tensor[] stdMean(Tensor input, Consumer<Variance> options) {
        return withMean(Tensor::std, input, options);
    }

    private static Tensor[] withMean(
            BiFunction<Tensor, Variance, Tensor> moment, Tensor input, Consumer<Variance> options) {
        Variance o = Variance.DEFAULT.with(options);
        return new Tensor[] {
            moment.apply(input, o), Reductions.meanOfMoments(input, o.dim, o.keepdim)
        };
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
