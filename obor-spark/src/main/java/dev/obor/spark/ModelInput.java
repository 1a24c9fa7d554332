package dev.obor.spark;

import dev.obor.Tensor;
import java.io.Serializable;

/// Makes of some rows what a model is called on: `batch -> batch.get("pixels").div(255)`.
@FunctionalInterface
public interface ModelInput extends Serializable {
    /// The input, whose first dimension counts the rows.
    Tensor of(Batch batch);
}
