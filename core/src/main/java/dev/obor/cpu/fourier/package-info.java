/// Discrete Fourier transforms of any length. Begin with `Fouriers`; `Stages` is a length of small
/// factors, `Chirp` any other. What is scaled and cut before and after is `dev.obor.op.fourier`.
@NullMarked
package dev.obor.cpu.fourier;

import org.jspecify.annotations.NullMarked;
