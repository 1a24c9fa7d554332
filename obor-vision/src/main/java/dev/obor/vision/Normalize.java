package dev.obor.vision;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;

/// Subtracts a mean and divides by a standard deviation, for each channel: torchvision's
/// `Normalize`. Images are `(C, H, W)`, of a float dtype.
public final class Normalize implements Transform {
    private final double[] mean;
    private final double[] std;

    /// For each channel its mean and standard deviation.
    ///
    /// @throws IllegalArgumentException if there are not as many of one as of the other, or a
    ///   standard deviation is zero
    public Normalize(double[] mean, double[] std) {
        if (mean.length != std.length || mean.length == 0) {
            throw new IllegalArgumentException(
                    "Normalize: %d means and %d standard deviations; give one of each per channel"
                            .formatted(mean.length, std.length));
        }
        for (double s : std) {
            if ((float) s == 0) {
                throw new IllegalArgumentException(
                        "std evaluated to zero after conversion to torch.float32, leading to"
                                + " division by zero.");
            }
        }
        this.mean = mean.clone();
        this.std = std.clone();
    }

    /// For images of one channel: `new Normalize(0.1307, 0.3081)` for MNIST.
    public Normalize(double mean, double std) {
        this(new double[] {mean}, new double[] {std});
    }

    /// @throws DTypeError if the image is not of a float dtype
    /// @throws ShapeError if the image has fewer than 3 dimensions or other channels
    @Override
    public Tensor apply(Tensor image) {
        if (!image.isFloatingPoint()) {
            throw new DTypeError(
                    "Input tensor should be a float tensor. Got "
                            + image.dtype()
                            + "; put ToTensor before Normalize");
        }
        if (image.dim() < 3 || mean.length != 1 && image.size(-3) != mean.length) {
            throw new ShapeError(
                    "Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size()"
                            + " = "
                            + image.shape()
                            + "; there are means for "
                            + mean.length
                            + " channels");
        }
        return image.sub(perChannel(mean, image)).div(perChannel(std, image));
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    /// As for one image: the channels are the third dimension from the end.
    @Override
    public Tensor applyBatch(Tensor images) {
        return apply(images);
    }

    private static Tensor perChannel(double[] values, Tensor like) {
        return Obor.fromArray(values.clone()).to(like.dtype()).view(-1, 1, 1);
    }
}
