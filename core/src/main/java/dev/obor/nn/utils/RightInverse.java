package dev.obor.nn.utils;

import dev.obor.Tensor;
import org.jspecify.annotations.Nullable;

/// What a parametrization may say beside its `forward`: which original gives a value, PyTorch's
/// method `right_inverse`. Without it the original of a tensor is the tensor itself, and no value
/// can be set later.
///
/// ```java
/// class Symmetric extends Module implements RightInverse {
///     @Override
///     public Tensor forward(Tensor x) {
///         return x.triu().add(x.triu(1).mT());
///     }
///
///     @Override
///     public Tensor rightInverse(Tensor value) {
///         return value.triu();
///     }
/// }
/// ```
@FunctionalInterface
public interface RightInverse {
    /// An original for which the parametrization gives `value`, or what is next to it.
    ///
    /// @return null if there is no way to tell
    @Nullable Tensor rightInverse(Tensor value);
}
