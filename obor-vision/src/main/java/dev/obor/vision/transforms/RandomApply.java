package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.vision.Transform;
import java.util.List;

/// Transforms one after another, or none of them: torchvision's `RandomApply`.
///
/// @param transforms first to last
/// @param p the probability of all of them
public record RandomApply(List<Transform> transforms, double p) implements Transform {
    /// Checks the probability.
    public RandomApply {
        Draws.probability(p);
        transforms = List.copyOf(Draws.some(Arguments.allGiven(transforms, "transforms")));
    }

    /// With probability 0.5.
    public RandomApply(List<Transform> transforms) {
        this(transforms, 0.5);
    }

    @Override
    public Tensor apply(Tensor image) {
        Tensor out = image;
        if (Draws.happens(p)) {
            for (Transform transform : transforms) {
                out = transform.apply(out);
            }
        }
        return out;
    }
}
