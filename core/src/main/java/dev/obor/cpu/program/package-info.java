/// Pointwise programs made runnable: tile loops for every step (`TileCode`), classes generated for
/// a hot program (`Kernels`), or machine code (`MachineProgram`). `ProgramCode` is what is kept for
/// a program, and chooses.
@NullMarked
package dev.obor.cpu.program;

import org.jspecify.annotations.NullMarked;
