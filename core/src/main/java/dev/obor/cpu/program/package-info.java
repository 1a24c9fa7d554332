/// Pointwise programs made runnable: tile loops for every step (`TileCode`), classes generated for
/// a hot program (`Kernels`), or machine code (`MachineProgram`). Begin with `ProgramCode`, which
/// is what is kept for a program, and chooses. Where elements lie is no matter of a program: that
/// is `dev.obor.cpu.map`.
@NullMarked
package dev.obor.cpu.program;

import org.jspecify.annotations.NullMarked;
