/// Pointwise programs in machine code.
@NullMarked
package dev.obor.machine.map;

import org.jspecify.annotations.NullMarked;
