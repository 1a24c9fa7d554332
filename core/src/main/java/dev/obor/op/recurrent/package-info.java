/// Recurrent networks: single steps, whole layers, and sequences of unequal lengths. Begin with
/// `RecurrentFunctions`, then `Layers`; `FusedDirection` is the usual way through one direction,
/// `UnrolledDirection` that of rare dtypes. The layers that programs use are in `dev.obor.nn`.
@NullMarked
package dev.obor.op.recurrent;

import org.jspecify.annotations.NullMarked;
