/// Fourier transforms in machine code.
@NullMarked
package dev.obor.machine.fourier;

import org.jspecify.annotations.NullMarked;
