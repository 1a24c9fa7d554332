package dev.obor.vision.transforms;

import static dev.obor.Obor.randperm;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.vision.Transform;
import java.util.List;

/// Transforms one after another in random order, torchvision's `RandomOrder`.
///
/// @param transforms in any order
public record RandomOrder(List<Transform> transforms) implements Transform {
    /// Keeps the transforms.
    public RandomOrder {
        transforms = List.copyOf(Draws.some(Arguments.allGiven(transforms, "transforms")));
    }

    @Override
    public Tensor apply(Tensor image) {
        Tensor out = image;
        for (long i : randperm(transforms.size()).toLongArray()) {
            out = transforms.get((int) i).apply(out);
        }
        return out;
    }
}
