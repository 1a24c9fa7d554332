/// First values of parameters, PyTorch's `torch.nn.init`. Begin with [Init]. Which of them a layer
/// starts with is said by the layer.
@NullMarked
package dev.obor.nn.init;

import org.jspecify.annotations.NullMarked;
