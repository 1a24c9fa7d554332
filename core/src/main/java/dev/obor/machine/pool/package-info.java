/// Poolings in machine code: maxima and means over windows. Begin with `MaxPooling` and
/// `MeanPooling`; `MaxPoolRoutine` and `MeanRoutine` write their routines, `WindowRows` says which
/// elements meet a window.
@NullMarked
package dev.obor.machine.pool;

import org.jspecify.annotations.NullMarked;
