/// Poolings in machine code: maxima over windows. Begin with `MaxPooling`; `MaxPoolRoutine` writes
/// its routine, `WindowRows` says which elements meet a window. Means are loops in
/// `dev.obor.cpu.pool`.
@NullMarked
package dev.obor.machine.pool;

import org.jspecify.annotations.NullMarked;
