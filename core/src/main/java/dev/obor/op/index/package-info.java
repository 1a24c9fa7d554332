/// Elements read and written by index. Begin with `Subscript`, which reads `x[…]` in all its forms,
/// and `IndexPlan`. Parts that need no copy are views, in `dev.obor.op.shape`.
@NullMarked
package dev.obor.op.index;

import org.jspecify.annotations.NullMarked;
