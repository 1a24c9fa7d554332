/// Machine code that Java writes: memory for it, the one shape of its calls, and whether this
/// process may use it at all.
@NullMarked
package dev.obor.machine;

import org.jspecify.annotations.NullMarked;
