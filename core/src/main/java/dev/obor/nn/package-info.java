/// Layers and containers, and [Module], their base, as in PyTorch's `torch.nn`. Begin with
/// [Module], then with a layer such as [Linear]. A layer's arithmetic is in
/// `dev.obor.nn.functional`, so that it can be had without the layer; how modules work inside is in
/// packages below.
@NullMarked
package dev.obor.nn;

import org.jspecify.annotations.NullMarked;
