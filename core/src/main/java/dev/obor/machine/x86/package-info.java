/// x86-64: the encoder of instructions, the processor's features, and the two targets of routines,
/// AVX2 with FMA and AVX-512. Begin with `X86Writer`, which makes instructions of the language;
/// `VectorOp` lists those of vectors. Another processor is a package like this one, such as
/// `machine.arm`: no routine knows of either.
@NullMarked
package dev.obor.machine.x86;

import org.jspecify.annotations.NullMarked;
