/// Pointwise programs in machine code, and reductions of what they compute. Begin with `MapCode`
/// and `ReduceCode`; `Formula` writes a program's values. What a formula means stands in
/// `dev.obor.expr`.
@NullMarked
package dev.obor.machine.map;

import org.jspecify.annotations.NullMarked;
