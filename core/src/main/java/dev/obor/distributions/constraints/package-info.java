/// Sets of values that parameters and samples must lie in, PyTorch's
/// `torch.distributions.constraints`. Begin with [Constraint], and with [Constraints] for those
/// that there are. A constraint only tests: it changes no value.
@NullMarked
package dev.obor.distributions.constraints;

import org.jspecify.annotations.NullMarked;
