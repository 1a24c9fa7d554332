/// Operations of neural networks: convolutions, poolings, normalisations, losses.
@NullMarked
package dev.obor.op.nn;

import org.jspecify.annotations.NullMarked;
