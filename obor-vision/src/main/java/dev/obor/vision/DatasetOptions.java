package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.Options;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Optional arguments of data sets of colour images.
///
/// @param <O> the options themselves
public abstract class DatasetOptions<O extends DatasetOptions<O>> extends Options<O> {
    Transform transform = image -> image;
    @Nullable UnaryOperator<Tensor> targetTransform;

    DatasetOptions() {}

    /// What is done to an image, uint8 `(C, H, W)`; nothing.
    public final O transform(Transform value) {
        Arguments.given(value, "value");
        return set(() -> transform = value);
    }

    /// What is done to a label, int64 without dimensions; null for nothing.
    public final O targetTransform(@Nullable UnaryOperator<Tensor> value) {
        return set(() -> targetTransform = value);
    }

    /// A label as it is asked for.
    final Tensor target(Tensor label) {
        return targetTransform == null ? label : targetTransform.apply(label);
    }
}
