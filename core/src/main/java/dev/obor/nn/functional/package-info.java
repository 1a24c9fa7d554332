/// Layers and losses as functions, PyTorch's `torch.nn.functional`. Begin with [F], which shows
/// what the classes named after their topics declare; each stands beside its options and the checks
/// of its arguments. Gradients and kernels are those of `dev.obor.op`: none is written here.
@NullMarked
package dev.obor.nn.functional;

import org.jspecify.annotations.NullMarked;
