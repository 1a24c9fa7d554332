/// Mathematical functions as what a processor has: exponentials, logarithms, powers and the like
/// written with primitives, with the same bits everywhere.
@NullMarked
package dev.obor.expr.lower;

import org.jspecify.annotations.NullMarked;
