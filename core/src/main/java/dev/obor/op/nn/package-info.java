/// Operations of neural networks: convolutions, poolings, normalisations, losses, activations.
/// Begin with `Activations`, of one formula each, or with `Convolutions`. What a function of `F`
/// takes and refuses stands in `dev.obor.nn.functional`; here are kernels and gradients.
@NullMarked
package dev.obor.op.nn;

import org.jspecify.annotations.NullMarked;
