package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;

/// An image blurred by a Gaussian of random width, torchvision's `GaussianBlur`.
///
/// @param kernelWidth how many columns it looks at, an odd number
/// @param kernelHeight how many rows it looks at, an odd number
/// @param from the smallest width of the Gaussian
/// @param to the largest width of the Gaussian
public record GaussianBlur(int kernelWidth, int kernelHeight, double from, double to)
        implements Transform {
    /// Checks the sizes.
    ///
    /// @throws ValueError if the kernel is not odd, or a width not positive
    public GaussianBlur {
        if (kernelWidth < 1 || kernelHeight < 1 || kernelWidth % 2 == 0 || kernelHeight % 2 == 0) {
            throw new ValueError("Kernel size value should be an odd and positive number.");
        }
        if (!(from > 0 && from <= to)) {
            throw new ValueError(
                    "sigma values should be positive and of the form (min, max). Got [%s, %s]"
                            .formatted(from, to));
        }
    }

    /// Of a width from 0.1 to 2.
    public GaussianBlur(int kernelSize) {
        this(kernelSize, kernelSize, 0.1, 2);
    }

    /// Always of the same width.
    public GaussianBlur(int kernelSize, double sigma) {
        this(kernelSize, kernelSize, sigma, sigma);
    }

    @Override
    public Tensor apply(Tensor image) {
        double s = Draws.uniform(from, to);
        int[] kernel = {kernelWidth, kernelHeight};
        return Filters.gaussianBlur(image, kernel, new double[] {s, s});
    }
}
