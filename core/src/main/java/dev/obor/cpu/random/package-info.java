/// Random numbers, drawn in PyTorch's order. Begin with `RandomKernels`; docs/random-numbers.md
/// says what is drawn. The generator itself is `Mt19937` in `dev.obor.backend`.
@NullMarked
package dev.obor.cpu.random;

import org.jspecify.annotations.NullMarked;
