/// Functions of functions, PyTorch's `torch.func`: derivatives and maps of what a program computes.
@NullMarked
package dev.obor.func;

import org.jspecify.annotations.NullMarked;
