/// Pruning: parameters of which some elements are zero and stay so, PyTorch's
/// `torch.nn.utils.prune`. [Prune] has the functions.
@NullMarked
package dev.obor.nn.utils.prune;

import org.jspecify.annotations.NullMarked;
