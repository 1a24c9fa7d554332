package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;

/// Turns bytes into float32 from 0 to 1 and puts the channels first, torchvision's `ToTensor`.
///
/// ```text
/// uint8 (H, W)    ->  float32 (1, H, W), divided by 255
/// uint8 (H, W, C) ->  float32 (C, H, W), divided by 255
/// ```
///
/// Other dtypes keep dtype and values, and only their channels move.
public record ToTensor() implements Transform {
    /// @throws ShapeError if the image has neither 2 nor 3 dimensions
    @Override
    public Tensor apply(Tensor image) {
        return scaled(channelsFirst(image, 0));
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Tensor applyBatch(Tensor images) {
        return scaled(channelsFirst(images, 1));
    }

    private static Tensor channelsFirst(Tensor images, int leading) {
        return switch (images.dim() - leading) {
            case 2 -> images.unsqueeze(leading);
            case 3 -> images.movedim(leading + 2, leading).contiguous();
            default ->
                    throw new ShapeError(
                            "pic should be 2/3 dimensional. Got "
                                    + (images.dim() - leading)
                                    + " dimensions; give (H, W) or (H, W, C)");
        };
    }

    private static Tensor scaled(Tensor images) {
        return images.dtype() == DType.UINT8 ? images.to(DType.FLOAT32).div(255.0) : images;
    }
}
