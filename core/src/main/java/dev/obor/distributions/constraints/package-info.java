/// Sets of values that parameters and samples must lie in, PyTorch's
/// `torch.distributions.constraints`.
@NullMarked
package dev.obor.distributions.constraints;

import org.jspecify.annotations.NullMarked;
