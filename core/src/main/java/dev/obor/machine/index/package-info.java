/// Reading through indices in machine code.
@NullMarked
package dev.obor.machine.index;

import org.jspecify.annotations.NullMarked;
