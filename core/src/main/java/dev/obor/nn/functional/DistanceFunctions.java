package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.linalg.Distances;
import java.util.function.Consumer;

/// Distances and lengths of vectors; shown by [F].
final class DistanceFunctions {
    private DistanceFunctions() {}

    /// The Euclidean distances of vectors along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2)) // [5]
    /// ```
    ///
    /// @param x1 (\*, d)
    /// @param x2 broadcast with `x1`
    /// @return (*), of the promoted dtype
    @Operation(F)
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        return pairwiseDistance(x1, x2, DistanceOptions.Pairwise.DEFAULT);
    }

    /// The p-norms of `x1 - x2 + eps` along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2), o -> o.p(1)) // [7]
    /// ```
    ///
    /// @param x1 (\*, d)
    /// @param x2 broadcast with `x1`
    /// @return (*), or with a last dimension of size 1 if `keepdim`; of the promoted dtype
    @Operation(F)
    public static Tensor pairwiseDistance(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Pairwise> options) {
        DistanceOptions.Pairwise o = DistanceOptions.Pairwise.DEFAULT.with(options);
        return Distances.pairwise(x1, x2, o.p, o.eps, o.keepdim);
    }

    /// The Euclidean distances of all pairs of rows.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4, 0, 1).view(3, 2)) // [5, 1, 4.2426]
    /// ```
    ///
    /// @param input (N, M) floats
    /// @return (N (N - 1) / 2) of the input's dtype
    /// @throws ShapeError unless there are two dimensions
    /// @throws DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor pdist(Tensor input) {
        return Distances.pdist(input, 2);
    }

    /// The p-norm distances of all pairs of rows: of the first to each later one, then of the
    /// second, and so on.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4).view(2, 2), 1) // [7]
    /// ```
    ///
    /// @param input (N, M) floats
    /// @param p the order of the norm, from 0 to ∞
    /// @return (N (N - 1) / 2) of the input's dtype
    /// @throws ShapeError unless there are two dimensions
    /// @throws DTypeError if the elements are no floats
    /// @throws dev.obor.base.ValueError if p is negative
    @Operation(F)
    public static Tensor pdist(Tensor input, double p) {
        return Distances.pdist(input, p);
    }

    /// The cosines of the angles between vectors along dimension 1.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0).view(1, 2), tensor(1.0, 1).view(1, 2)) // [0.7071]
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @return the broadcast shape without the dimension
    @Operation(F)
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        return cosineSimilarity(x1, x2, DistanceOptions.Cosine.DEFAULT);
    }

    /// The cosines of the angles between vectors along a dimension.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), 0) // 0.7071
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @return the broadcast shape without the dimension
    @Operation(F)
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, int dim) {
        return cosineSimilarity(x1, x2, o -> o.dim(dim));
    }

    /// The cosines of the angles between vectors along a dimension; lengths count as `eps` at
    /// least.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), o -> o.dim(0)) // 0.7071
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @return the broadcast shape without the dimension
    @Operation(F)
    public static Tensor cosineSimilarity(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Cosine> options) {
        DistanceOptions.Cosine o = DistanceOptions.Cosine.DEFAULT.with(options);
        return Distances.cosine(x1, x2, o.dim, o.eps);
    }

    /// Vectors along dimension 1 divided by their Euclidean lengths.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 4).view(1, 2)) // [[0.6, 0.8]]
    /// ```
    ///
    /// @return of the input's shape and dtype
    @Operation(F)
    public static Tensor normalize(Tensor input) {
        return normalize(input, DistanceOptions.Normalize.DEFAULT);
    }

    /// Vectors along a dimension divided by their p-norms, which count as `eps` at least.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 1), o -> o.p(1).dim(0)) // [0.75, 0.25]
    /// ```
    ///
    /// @return of the input's shape and dtype
    @Operation(F)
    public static Tensor normalize(Tensor input, Consumer<DistanceOptions.Normalize> options) {
        DistanceOptions.Normalize o = DistanceOptions.Normalize.DEFAULT.with(options);
        return Distances.normalize(input, o.p, o.dim, o.eps);
    }
}
