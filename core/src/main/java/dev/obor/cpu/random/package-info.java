/// Random numbers, drawn in PyTorch's order. Begin with `RandomKernels`; docs/random-numbers.md
/// says what is drawn.
@NullMarked
package dev.obor.cpu.random;

import org.jspecify.annotations.NullMarked;
