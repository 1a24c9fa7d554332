/// Fourier transforms in machine code: one stage at a time, for several columns at once. Begin with
/// `FourierCode`. In which stages a length is cut decides `dev.obor.cpu.fourier`.
@NullMarked
package dev.obor.machine.fourier;

import org.jspecify.annotations.NullMarked;
