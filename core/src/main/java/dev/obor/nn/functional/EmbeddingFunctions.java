package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Operation;
import dev.obor.op.nn.Embeddings;
import dev.obor.op.sort.Counting;
import java.util.Arrays;
import java.util.function.Consumer;

/// Rows of a table by their numbers; shown by [F].
final class EmbeddingFunctions {
    private EmbeddingFunctions() {}

    /// Rows of a table by number.
    ///
    /// ```java
    /// F.embedding(tensor(2, 0), arange(6.0).view(3, 2)) // [[4, 5], [0, 1]]
    /// ```
    ///
    /// @param input row numbers of any shape, int32 or int64
    /// @param weight (rows, size)
    /// @return of the input's shape and a last dimension (size), of the weight's dtype
    /// @throws IndexError if there is no such row
    @Operation(F)
    public static Tensor embedding(Tensor input, Tensor weight) {
        return embedding(input, weight, EmbeddingOptions.Plain.DEFAULT);
    }

    /// Rows of a table by number, with options.
    ///
    /// ```java
    /// Tensor out = F.embedding(tensor(2, 0), arange(6.0).view(3, 2), o -> o.maxNorm(5));
    /// out // [[3.1235, 3.9043], [0, 1]]
    /// ```
    ///
    /// @param input row numbers of any shape, int32 or int64
    /// @param weight (rows, size)
    /// @return of the input's shape and a last dimension (size), of the weight's dtype
    /// @throws IndexError if there is no such row
    @Operation(F)
    public static Tensor embedding(
            Tensor input, Tensor weight, Consumer<EmbeddingOptions.Plain> options) {
        EmbeddingOptions.Plain o = EmbeddingOptions.Plain.DEFAULT.with(options);
        Long padding = o.paddingIdx == null ? null : o.paddingRow(weight.size(0));
        if (o.maxNorm != null) {
            shorten(input, weight, o.maxNorm, o.normType);
        }
        return Embeddings.embedding(input, weight, padding, o.scaleGradByFreq);
    }

    static void shorten(Tensor input, Tensor weight, double maxNorm, double normType) {
        if (weight.dim() != 2) {
            throw new ShapeError(
                    "Expected 2-dimensional tensor, but got "
                            + weight.dim()
                            + "-dimensional tensor for argument #1 'self' (while checking arguments"
                            + " for embedding_renorm_)");
        }
        Embeddings.checkPlaces(input, 2, "embedding_renorm_");
        try (var _ = Autograd.noGrad()) {
            long[] rows = Arrays.stream(input.toLongArray()).sorted().distinct().toArray();
            for (long row : rows) {
                Tensor vector = weight.select(0, row);
                double norm = vector.norm(normType).item();
                if (norm > maxNorm) {
                    vector.mul_(maxNorm / (norm + 1e-7));
                }
            }
        }
    }

    /// Classes as rows with a single one; as many as the largest class needs.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2)) // [[1, 0, 0], [0, 0, 1]]
    /// ```
    ///
    /// @param classes int64 of any shape, none negative
    /// @return int64, of the shape of the classes and a last dimension
    @Operation(F)
    public static Tensor oneHot(Tensor classes) {
        return oneHot(classes, -1);
    }

    /// Classes as rows with a single one.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2), 4) // [[1, 0, 0, 0], [0, 0, 1, 0]]
    /// ```
    ///
    /// @param classes int64 of any shape
    /// @param numClasses the length of the rows; -1 takes the largest class
    /// @return int64, of the shape of the classes and a last dimension
    /// @throws IndexError if a class is negative or too large
    @Operation(F)
    public static Tensor oneHot(Tensor classes, long numClasses) {
        return Counting.oneHot(classes, numClasses);
    }
}
