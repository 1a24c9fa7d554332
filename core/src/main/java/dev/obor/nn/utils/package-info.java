/// Tools for the parameters of modules, PyTorch's `torch.nn.utils`: clipping, parametrisations,
/// packed sequences. Begin with [ClipGrad], [Parametrize] and [Sequences]. No layer is here.
@NullMarked
package dev.obor.nn.utils;

import org.jspecify.annotations.NullMarked;
