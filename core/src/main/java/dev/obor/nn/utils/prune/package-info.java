/// Pruning: parameters of which some elements are zero and stay so, PyTorch's
/// `torch.nn.utils.prune`. Begin with [Prune], which has the functions; [BasePruningMethod] is what
/// a method of one's own extends. What holds the masks are hooks and parameters of the module
/// itself.
@NullMarked
package dev.obor.nn.utils.prune;

import org.jspecify.annotations.NullMarked;
