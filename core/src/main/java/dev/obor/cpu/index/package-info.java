/// Kernels that read and write through indices: gathers, scatters, the places that are not zero.
@NullMarked
package dev.obor.cpu.index;

import org.jspecify.annotations.NullMarked;
