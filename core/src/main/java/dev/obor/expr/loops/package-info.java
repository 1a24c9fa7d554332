/// Functions of two numbers whose effort depends on them: series summed until they converge,
/// recurrences as long as a degree says. Begin with `Loops`. Plain arithmetic, so that they have
/// the same bits everywhere: nothing of `java.lang.Math` that is not exact.
@NullMarked
package dev.obor.expr.loops;

import org.jspecify.annotations.NullMarked;
