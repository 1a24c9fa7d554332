/// Pointwise expressions: what one element of a result is, given one element of each input.
///
/// Not exported. A leaf: nothing here knows tensors, storage or devices.
@NullMarked
package dev.obor.expr;

import org.jspecify.annotations.NullMarked;
