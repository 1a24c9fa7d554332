/// Convolutions in machine code: sums in the order of the plain loops, with output channels or
/// positions side by side in vectors.
@NullMarked
package dev.obor.machine.conv;

import org.jspecify.annotations.NullMarked;
