/// Machine code that Java writes: memory for it, the shapes of its calls, and whether this process
/// may use it at all. Begin with `Machine`, then `Entry`. What the code does stands in the packages
/// below; nothing here knows of products or formulas.
@NullMarked
package dev.obor.machine;

import org.jspecify.annotations.NullMarked;
