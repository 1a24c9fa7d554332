package dev.obor.nn.utils;

import dev.obor.Tensor;
import java.util.List;

/// A parametrization of several originals, PyTorch's `right_inverse` that returns a tuple. A module
/// that implements it has a `call` of a list, in the place of one of a tensor.
///
/// ```java
/// class RankOne extends Module implements RightInverses {
///     @Override
///     public Tensor call(List<Tensor> originals) {
///         return call(this::forward, originals.get(0), originals.get(1));
///     }
///
///     Tensor forward(Tensor x, Tensor y) {
///         return x.unsqueeze(-1).matmul(y.unsqueeze(-2));
///     }
///
///     @Override
///     public List<Tensor> rightInverses(Tensor value) { … }
/// }
/// ```
public interface RightInverses {
    /// The value for these originals.
    Tensor call(List<Tensor> originals);

    /// Originals for which the parametrization gives `value`, or what is next to it.
    List<Tensor> rightInverses(Tensor value);
}
