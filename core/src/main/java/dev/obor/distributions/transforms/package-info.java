/// Invertible functions with their Jacobians, PyTorch's `torch.distributions.transforms`.
@NullMarked
package dev.obor.distributions.transforms;

import org.jspecify.annotations.NullMarked;
