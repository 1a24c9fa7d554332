/// Pointwise expressions: what one element of a result is, given one element of each input. Begin
/// with `Expr` and `Exprs`; `Derivative` differentiates, `Simplify` simplifies, `Program` is what a
/// backend gets.
///
/// Not exported. A leaf: nothing here knows tensors, storage or devices.
@NullMarked
package dev.obor.expr;

import org.jspecify.annotations.NullMarked;
