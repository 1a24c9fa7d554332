/// Invertible functions with their Jacobians, PyTorch's `torch.distributions.transforms`. Begin
/// with [Transform] and a short one such as [ExpTransform]. What values a transform takes and gives
/// are constraints, of a package of their own.
@NullMarked
package dev.obor.distributions.transforms;

import org.jspecify.annotations.NullMarked;
