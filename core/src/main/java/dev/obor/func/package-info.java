/// Functions of functions, PyTorch's `torch.func`: derivatives and maps of what a program computes.
/// Begin with [Func]; `Vmap` runs a function for each sample, `ModuleFunctions` sees a module as a
/// function. Derivatives themselves are those of `dev.obor.autograd`.
@NullMarked
package dev.obor.func;

import org.jspecify.annotations.NullMarked;
