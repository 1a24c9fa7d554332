/// Probability distributions with samples, densities, moments and divergences, PyTorch's
/// `torch.distributions`.
@NullMarked
package dev.obor.distributions;

import org.jspecify.annotations.NullMarked;
