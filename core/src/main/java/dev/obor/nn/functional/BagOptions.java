package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.PythonFloat;
import org.jspecify.annotations.Nullable;

/// Optional arguments of lookups of whole bags, of the function and of the layer.
///
/// @param <O> the options themselves
public abstract class BagOptions<O extends BagOptions<O>> extends EmbeddingOptions<O> {
    /// Those of the function.
    public static final class Plain extends BagOptions<Plain> {
        static final Plain DEFAULT = new Plain();
        @Nullable Tensor perSampleWeights;

        /// What each row is multiplied by, of the shape of the input, for `sum`; null for 1.
        public Plain perSampleWeights(@Nullable Tensor value) {
            return set(() -> perSampleWeights = value);
        }
    }

    String mode = "mean";
    boolean includeLastOffset;

    /// PyTorch's defaults.
    protected BagOptions() {}

    /// Those of the function, with the same values.
    public final Plain bag() {
        return new Plain().with(this::copyTo);
    }

    /// What is made of the rows of a bag: `sum`, `mean` or `max`; `mean`.
    public final O mode(String value) {
        Arguments.given(value, "value");
        return set(() -> mode = value);
    }

    /// Whether the last offset is the end of the last bag, false: the start of one more.
    public final O includeLastOffset(boolean value) {
        return set(() -> includeLastOffset = value);
    }

    @Override
    public final String extraRepr() {
        return (maxNorm == null ? "" : ", max_norm=" + PythonFloat.repr(maxNorm))
                + (normType == 2 ? "" : ", norm_type=" + PythonFloat.repr(normType))
                + (scaleGradByFreq ? ", scale_grad_by_freq=True" : "")
                + ", mode='"
                + mode
                + "'"
                + (paddingIdx == null ? "" : ", padding_idx=" + paddingIdx);
    }
}
