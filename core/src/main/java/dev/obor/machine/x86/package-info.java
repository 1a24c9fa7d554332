/// x86-64: the encoder of instructions, the processor's features, and the two targets of routines,
/// AVX2 with FMA and AVX-512.
@NullMarked
package dev.obor.machine.x86;

import org.jspecify.annotations.NullMarked;
