package dev.obor.vision.transforms;

import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.data.Sample;
import dev.obor.distributions.Beta;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// Labels of mixed images.
///
/// @param numClasses how many there are, or null
record Labels(@Nullable Integer numClasses) {
    static Beta beta(double alpha) {
        Tensor one = tensor(alpha).to(DType.FLOAT32).view(1);
        return new Beta(one, one);
    }

    void check(Sample batch) {
        Arguments.given(batch, "batch");
        Tensor x = batch.x();
        Tensor y = batch.y();
        if (y.dim() != 1 && y.dim() != 2) {
            throw new ShapeError(
                    "labels should be index based with shape (batch_size,) or probability based"
                            + " with shape (batch_size, num_classes), but got a tensor of shape "
                            + y.shape()
                            + " instead.");
        }
        if (y.dim() == 2 && numClasses != null && y.size(1) != numClasses) {
            throw new ShapeError(
                    "When passing 2D labels, the number of elements in last dimension must match"
                            + " num_classes: %d != %d. You can Leave num_classes to None."
                                    .formatted(y.size(1), numClasses));
        }
        if (y.dim() == 1 && numClasses == null) {
            throw new ValueError("num_classes must be passed if the labels are index-based (1D)");
        }
        if (x.dim() != 4) {
            throw new ShapeError(
                    "Expected a batched input with 4 dims, but got "
                            + x.dim()
                            + " dimensions instead.");
        }
        if (x.size(0) != y.size(0)) {
            throw new ShapeError(
                    "The batch size of the image or video does not match the batch size of the"
                            + " labels: %d != %d.".formatted(x.size(0), y.size(0)));
        }
    }

    Tensor mixed(Tensor labels, double lam) {
        Integer classes = numClasses;
        Tensor hot = labels.dim() == 1 && classes != null ? F.oneHot(labels, classes) : labels;
        Tensor p = hot.isFloatingPoint() ? hot : hot.to(DType.FLOAT32);
        return p.roll(1, 0).mul_(1.0 - lam).add_(p.mul(lam));
    }
}
