package dev.obor.nn.functional;

import dev.obor.base.IndexError;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import org.jspecify.annotations.Nullable;

/// Optional arguments of lookups in a table, of the function and of the layer.
///
/// @param <O> the options themselves
public abstract class EmbeddingOptions<O extends EmbeddingOptions<O>> extends Options<O> {
    /// Those of the function.
    public static final class Plain extends EmbeddingOptions<Plain> {
        static final Plain DEFAULT = new Plain();
    }

    @Nullable Long paddingIdx;
    @Nullable Double maxNorm;
    double normType = 2;
    boolean scaleGradByFreq;

    /// PyTorch's defaults.
    protected EmbeddingOptions() {}

    /// Those of the function alone.
    public final Plain plain() {
        return new Plain().with(this::copyTo);
    }

    /// A row that gets no gradient; negative numbers count from the end, null is none.
    public final O paddingIdx(@Nullable Long value) {
        return set(() -> paddingIdx = value);
    }

    /// A row that gets no gradient; negative numbers count from the end.
    public final O paddingIdx(long value) {
        return paddingIdx(Long.valueOf(value));
    }

    /// Rows with a larger norm are shortened in the table itself; null for none.
    public final O maxNorm(@Nullable Double value) {
        return set(() -> maxNorm = value);
    }

    /// Rows with a larger norm are shortened in the table itself.
    public final O maxNorm(double value) {
        return maxNorm(Double.valueOf(value));
    }

    /// The p of that norm, 2.
    public final O normType(double value) {
        return set(() -> normType = value);
    }

    /// Whether a row's gradient is divided by how often it was read, false.
    public final O scaleGradByFreq(boolean value) {
        return set(() -> scaleGradByFreq = value);
    }

    /// The padding row counted from the start, or null.
    ///
    /// @throws IndexError if there is no such row
    public final @Nullable Long paddingRow(long rows) {
        Long padding = paddingIdx;
        if (padding != null && (padding >= rows || padding < -rows)) {
            throw new IndexError(
                    "Padding_idx must be within num_embeddings",
                    "It is " + padding + ", and there are " + rows + " rows.");
        }
        return padding != null && padding < 0 ? Long.valueOf(padding + rows) : padding;
    }

    /// What a layer prints of them, after the sizes of the table.
    public String extraRepr() {
        return (paddingIdx == null ? "" : ", padding_idx=" + paddingIdx)
                + (maxNorm == null ? "" : ", max_norm=" + PythonFloat.repr(maxNorm))
                + (normType == 2 ? "" : ", norm_type=" + PythonFloat.repr(normType))
                + (scaleGradByFreq ? ", scale_grad_by_freq=True" : "");
    }
}
