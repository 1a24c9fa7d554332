/// Functions of two numbers whose effort depends on them: series summed until they converge,
/// recurrences as long as a degree says. Plain arithmetic, so that they have the same bits
/// everywhere.
@NullMarked
package dev.obor.expr.loops;

import org.jspecify.annotations.NullMarked;
