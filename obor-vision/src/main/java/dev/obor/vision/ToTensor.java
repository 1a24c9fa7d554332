package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.vision.io.Images;
import java.awt.image.BufferedImage;

/// Turns bytes into float32 from 0 to 1 and puts the channels first, torchvision's `ToTensor`.
///
/// ```text
/// uint8 (H, W)    ->  float32 (1, H, W), divided by 255
/// uint8 (H, W, C) ->  float32 (C, H, W), divided by 255
/// uint8 (C, H, W) ->  float32 (C, H, W), divided by 255
/// ```
///
/// The channels are in front already where there are 1 to 4 of them and the last dimension is
/// longer: so are pictures of [ImageFolder] and [Images], and what other transforms make of them.
/// Other dtypes keep dtype and values, and only their channels move.
public record ToTensor() implements Transform {
    private static final int MOST_CHANNELS = 4;

    /// @throws ShapeError if the image has neither 2 nor 3 dimensions
    @Override
    public Tensor apply(Tensor image) {
        return scaled(channelsFirst(image, 0));
    }

    /// @throws dev.obor.base.ValueError if it cannot be a tensor, as in [Images#fromBufferedImage]
    @Override
    public Tensor apply(BufferedImage picture) {
        return scaled(Images.fromBufferedImage(picture));
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
            case 3 ->
                    isChannelsFirst(images, leading)
                            ? images
                            : images.movedim(leading + 2, leading).contiguous();
            default ->
                    throw new ShapeError(
                            "pic should be 2/3 dimensional. Got "
                                    + (images.dim() - leading)
                                    + " dimensions; give (H, W), (H, W, C) or (C, H, W)");
        };
    }

    private static boolean isChannelsFirst(Tensor images, int leading) {
        long first = images.size(leading);
        return first > 0 && first <= MOST_CHANNELS && images.size(leading + 2) > MOST_CHANNELS;
    }

    private static Tensor scaled(Tensor images) {
        return images.dtype() == DType.UINT8 ? images.to(DType.FLOAT32).div(255.0) : images;
    }
}
