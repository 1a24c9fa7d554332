/// Mathematical functions as what a processor has: exponentials, logarithms, powers and the like
/// written with primitives. Begin with `Lowering`, which names the class of each. They have the
/// same bits everywhere, so that no function of `java.lang.Math` is called that is not exact.
@NullMarked
package dev.obor.expr.lower;

import org.jspecify.annotations.NullMarked;
