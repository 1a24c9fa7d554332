/// Operations on single elements that a program declares for itself: formulas, functions with
/// derived derivatives, and updates of several tensors in one loop. Begin with [PointwiseFunction]
/// and [Formula]. The library's own operations are in `dev.obor.op.pointwise`.
@NullMarked
package dev.obor.pointwise;

import org.jspecify.annotations.NullMarked;
