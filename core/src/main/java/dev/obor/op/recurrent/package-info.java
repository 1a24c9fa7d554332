/// Recurrent networks: single steps, whole layers, and sequences of unequal lengths.
@NullMarked
package dev.obor.op.recurrent;

import org.jspecify.annotations.NullMarked;
