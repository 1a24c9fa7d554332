package dev.obor.vision.transforms;

import static dev.obor.Obor.randperm;

import dev.obor.Tensor;
import dev.obor.vision.Transform;

/// The channels in random order, torchvision's `RandomChannelPermutation`.
public record RandomChannelPermutation() implements Transform {
    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        return TF.permuteChannels(image, randperm(image.size(-3)).toLongArray());
    }
}
