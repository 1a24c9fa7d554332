package dev.obor.vision.transforms;

import static dev.obor.Obor.empty;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.vision.Transform;

/// A part of random size, shape and place, resized: torchvision's `RandomResizedCrop`, with its
/// defaults of 8 to 100 percent of the area and ratios from 3/4 to 4/3.
///
/// @param height of the result
/// @param width of the result
public record RandomResizedCrop(int height, int width) implements Transform {
    private static final double SMALLEST = 0.08;
    private static final double LOW = 3.0 / 4.0;
    private static final double HIGH = 4.0 / 3.0;

    /// A square.
    public RandomResizedCrop(int size) {
        this(size, size);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        long h = image.size(-2);
        long w = image.size(-1);
        Tensor logs = tensor(LOW, HIGH).to(DType.FLOAT32).log();
        double from = logs.select(0, 0).item();
        double to = logs.select(0, 1).item();
        for (int attempt = 0; attempt < 10; attempt++) {
            double area = h * w * Draws.uniform(SMALLEST, 1);
            double ratio = empty(1).to(DType.FLOAT32).uniform_(from, to).exp().item();
            long partW = (long) Math.rint(Math.sqrt(area * ratio));
            long partH = (long) Math.rint(Math.sqrt(area / ratio));
            if (partW > 0 && partW <= w && partH > 0 && partH <= h) {
                long top = Draws.below(h - partH + 1);
                long left = Draws.below(w - partW + 1);
                return TF.resizedCrop(image, top, left, partH, partW, height, width);
            }
        }
        double ratio = (double) w / h;
        long partW = ratio > HIGH ? (long) Math.rint(h * HIGH) : w;
        long partH = ratio < LOW ? (long) Math.rint(w / LOW) : h;
        return TF.resizedCrop(image, (h - partH) / 2, (w - partW) / 2, partH, partW, height, width);
    }
}
