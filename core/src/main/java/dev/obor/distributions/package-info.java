/// Probability distributions with samples, densities, moments and divergences, PyTorch's
/// `torch.distributions`. Begin with [Distribution] and a short one such as [Exponential].
/// Divergences of pairs stand in the classes whose names end with `Kl`, which [KL] asks.
@NullMarked
package dev.obor.distributions;

import org.jspecify.annotations.NullMarked;
