/// Discrete Fourier transforms of any length.
@NullMarked
package dev.obor.cpu.fourier;

import org.jspecify.annotations.NullMarked;
