package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.data.Sample;
import org.jspecify.annotations.Nullable;

/// A batch of images with a rectangle of each from its neighbour, and the labels mixed by its area:
/// torchvision's `CutMix` (Yun et al., 2019).
///
/// ```java
/// CutMix cutMix = new CutMix(10);
/// Sample batch = Sample.of(rand(4, 3, 8, 8), tensor(1, 2, 3, 0));
/// cutMix.apply(batch).y().shape() // [4, 10]
/// ```
public final class CutMix extends Mix {
    /// Weights from Beta(1, 1); labels may be classes.
    public CutMix(int numClasses) {
        this(1, numClasses);
    }

    /// Weights from Beta(alpha, alpha).
    ///
    /// @param numClasses how many classes there are; null if labels are probabilities
    public CutMix(double alpha, @Nullable Integer numClasses) {
        super(alpha, numClasses);
    }

    /// Images `(N, C, H, W)` and labels, `(N)` or `(N, classes)`, mixed.
    ///
    /// @throws dev.obor.base.ShapeError if their sizes do not fit
    @Override
    public Sample apply(Sample batch) {
        labels.check(batch);
        Tensor x = batch.x();
        long h = x.size(-2);
        long w = x.size(-1);
        double lam = beta.sample().item();
        long cx = Draws.below(w);
        long cy = Draws.below(h);
        double r = 0.5 * Math.sqrt(1.0 - lam);
        long halfW = (long) (r * w);
        long halfH = (long) (r * h);
        long x1 = Math.max(0, cx - halfW);
        long y1 = Math.max(0, cy - halfH);
        long x2 = Math.min(w, cx + halfW);
        long y2 = Math.min(h, cy + halfH);
        Tensor mixed = x.clone();
        mixed.narrow(-2, y1, y2 - y1)
                .narrow(-1, x1, x2 - x1)
                .copy_(x.roll(1, 0).narrow(-2, y1, y2 - y1).narrow(-1, x1, x2 - x1));
        double kept = 1.0 - (double) ((x2 - x1) * (y2 - y1)) / (w * h);
        return Sample.of(mixed, labels.mixed(batch.y(), kept));
    }
}
