package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.data.Sample;
import org.jspecify.annotations.Nullable;

/// A batch of images mixed with its neighbours, and the labels likewise: torchvision's `MixUp`
/// (Zhang et al., mixup: Beyond Empirical Risk Minimization, 2017).
///
/// ```java
/// MixUp mixUp = new MixUp(10);
/// Sample batch = Sample.of(rand(4, 3, 8, 8), tensor(1, 2, 3, 0));
/// mixUp.apply(batch).y().shape() // [4, 10]
/// ```
public final class MixUp extends Mix {
    /// Weights from Beta(1, 1); labels may be classes.
    public MixUp(int numClasses) {
        this(1, numClasses);
    }

    /// Weights from Beta(alpha, alpha).
    ///
    /// @param numClasses how many classes there are; null if labels are probabilities
    public MixUp(double alpha, @Nullable Integer numClasses) {
        super(alpha, numClasses);
    }

    /// Images `(N, C, H, W)` and labels, `(N)` or `(N, classes)`, mixed.
    ///
    /// @throws dev.obor.base.ShapeError if their sizes do not fit
    @Override
    public Sample apply(Sample batch) {
        labels.check(batch);
        double lam = beta.sample().item();
        Tensor x = batch.x();
        Tensor mixed = x.roll(1, 0).mul_(1.0 - lam).add_(x.mul(lam));
        return Sample.of(mixed, labels.mixed(batch.y(), lam));
    }
}
