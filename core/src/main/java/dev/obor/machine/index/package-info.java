/// Reading through indices in machine code. Begin with `Gathering`; `GatherRoutine` writes its
/// routine. Indices are checked there, element by element.
@NullMarked
package dev.obor.machine.index;

import org.jspecify.annotations.NullMarked;
