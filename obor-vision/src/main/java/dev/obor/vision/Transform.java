package dev.obor.vision;

import dev.obor.Tensor;
import dev.obor.data.Collate;
import java.util.ArrayList;
import java.util.List;

/// Changes an image before a model sees it. Any Java lambda from tensor to tensor is one, as
/// torchvision's `Lambda`; [Compose] chains several.
@FunctionalInterface
public interface Transform {
    /// One image changed.
    Tensor apply(Tensor image);

    /// Several images changed, the first dimension counting them. Worth overriding where they are
    /// cheaper together; the result must equal that of [#apply] for each, stacked.
    default Tensor applyBatch(Tensor images) {
        List<Tensor> changed = new ArrayList<>();
        for (long i = 0; i < images.size(0); i++) {
            changed.add(apply(images.select(0, i)));
        }
        return Collate.defaultCollate(changed);
    }
}
