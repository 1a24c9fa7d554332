/// Operations on single elements that a program declares for itself: formulas, functions with
/// derived derivatives, and updates of several tensors in one loop.
@NullMarked
package dev.obor.pointwise;

import org.jspecify.annotations.NullMarked;
