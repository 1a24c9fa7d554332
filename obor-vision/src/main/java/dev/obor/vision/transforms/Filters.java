package dev.obor.vision.transforms;

import static dev.obor.Obor.linspace;
import static dev.obor.Obor.randn;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.functional.F;

/// Changes of a pixel by those around it, and noise.
final class Filters {
    private Filters() {}

    static Tensor sharpness(Tensor image, double factor) {
        Colours.checkChannels(image);
        if (!(factor >= 0)) {
            throw new ValueError("sharpness_factor (" + factor + ") is not non-negative.");
        }
        long channels = image.size(-3);
        long h = image.size(-2);
        long w = image.size(-1);
        if (image.numel() == 0 || h <= 2 || w <= 2) {
            return image;
        }
        boolean floats = image.isFloatingPoint();
        DType dtype = floats ? image.dtype() : DType.FLOAT32;
        Tensor out = image.to(dtype).clone().reshape(-1, channels, h, w);
        double a = 1.0 / 13.0;
        double b = 5.0 / 13.0;
        Tensor kernel =
                tensor(a, a, a, a, b, a, a, a, a)
                        .to(dtype)
                        .view(1, 1, 3, 3)
                        .expand(channels, 1, 3, 3);
        Tensor blurred = F.conv2d(out, kernel, null, o -> o.groups((int) channels));
        Tensor rounded = floats ? blurred : blurred.round();
        Tensor inner = out.narrow(-2, 1, h - 2).narrow(-1, 1, w - 2);
        inner.add_(rounded.sub(inner), 1 - factor);
        return out.clamp(0.0, Colours.max(image.dtype()))
                .to(image.dtype())
                .reshape(image.shape().toArray());
    }

    static Tensor gaussianBlur(Tensor image, int[] kernelSize, double[] sigma) {
        for (int size : kernelSize) {
            if (size < 1 || size % 2 == 0) {
                throw new ValueError(
                        "kernel_size should have odd and positive integers. Got [%d, %d]"
                                .formatted(kernelSize[0], kernelSize[1]));
            }
        }
        for (double s : sigma) {
            if (!(s > 0)) {
                throw new ValueError(
                        "sigma should have positive values. Got [%s, %s]"
                                .formatted(sigma[0], sigma[1]));
            }
        }
        if (image.dim() < 3) {
            throw new ShapeError(
                    "Expected an image of size (..., C, H, W), but got " + image.shape());
        }
        if (image.numel() == 0) {
            return image;
        }
        boolean floats = image.isFloatingPoint();
        DType dtype = floats ? image.dtype() : DType.FLOAT32;
        long channels = image.size(-3);
        Tensor rows = kernel(kernelSize[1], sigma[1], dtype).unsqueeze(-1);
        Tensor kernel =
                rows.mul(kernel(kernelSize[0], sigma[0], dtype))
                        .expand(channels, 1, kernelSize[1], kernelSize[0]);
        long x = kernelSize[0] / 2;
        long y = kernelSize[1] / 2;
        Tensor all = image.to(dtype).reshape(-1, channels, image.size(-2), image.size(-1));
        Tensor padded = F.pad(all, new long[] {x, x, y, y}, "reflect");
        Tensor blurred = F.conv2d(padded, kernel, null, o -> o.groups((int) channels));
        Tensor out = floats ? blurred : blurred.round().to(image.dtype());
        return out.reshape(image.shape().toArray());
    }

    private static Tensor kernel(int size, double sigma, DType dtype) {
        double end = (size - 1) / (2.0 * Math.sqrt(2.0));
        Tensor bell = linspace(-end, end, size, o -> o.dtype(dtype)).div(sigma).pow(2).neg().exp();
        // Times the reciprocal, as PyTorch's softmax has it, which decides roundings of bytes.
        return bell.mul(bell.sum().reciprocal());
    }

    static Tensor gaussianNoise(Tensor image, double mean, double sigma, boolean clip) {
        if (!(sigma >= 0)) {
            throw new ValueError("sigma shouldn't be negative. Got " + sigma);
        }
        long[] shape = image.shape().toArray();
        if (image.isFloatingPoint()) {
            Tensor noisy = image.add(randn(image.dtype(), shape).mul(sigma).add(mean));
            return clip ? noisy.clamp(0.0, 1.0) : noisy;
        }
        if (image.dtype() != DType.UINT8) {
            throw new DTypeError(
                    "Input tensor is expected to be in uint8 or float dtype, got dtype="
                            + image.dtype());
        }
        Tensor noise = randn(DType.FLOAT32, shape).mul(sigma * 255).add(mean * 255).to(DType.INT16);
        Tensor noisy = image.add(noise);
        return (clip ? noisy.clamp(0L, 255L) : noisy).to(DType.UINT8);
    }
}
