package dev.obor.examples.own;

import static dev.obor.Obor.randnLike;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// Adds normal noise to a picture.
///
/// @param deviation how much
public record AddNoise(double deviation) implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        return image.add(randnLike(image).mul(deviation));
    }
}
