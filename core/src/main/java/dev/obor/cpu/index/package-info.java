/// Kernels that read and write through indices: gathers, scatters, the places that are not zero.
/// Begin with `Gathers` and `Scatters`. An index is checked where it is used.
@NullMarked
package dev.obor.cpu.index;

import org.jspecify.annotations.NullMarked;
