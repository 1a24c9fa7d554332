/// Poolings in machine code.
@NullMarked
package dev.obor.machine.pool;

import org.jspecify.annotations.NullMarked;
