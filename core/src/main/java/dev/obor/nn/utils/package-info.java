/// Tools for the parameters of modules: PyTorch's `torch.nn.utils`.
@NullMarked
package dev.obor.nn.utils;

import org.jspecify.annotations.NullMarked;
