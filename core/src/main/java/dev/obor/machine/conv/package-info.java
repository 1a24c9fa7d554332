/// Convolutions in machine code: sums in the order of the plain loops, with output channels or
/// positions side by side in vectors. Begin with `Convolutions`; `Sweep` and `WeightSums` are the
/// usual way, `Winograd` that of 3×3 kernels with many channels. Which convolutions are done this
/// way is decided in `dev.obor.cpu.conv`.
@NullMarked
package dev.obor.machine.conv;

import org.jspecify.annotations.NullMarked;
