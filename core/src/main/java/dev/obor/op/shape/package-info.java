/// The same elements in other shapes and places: views, joins, splits, copies and conversions.
/// Begin with `Reshaping` for views and `Joining` for copies; how views are tracked is in `Views`
/// of `dev.obor.op`. No element is computed here.
@NullMarked
package dev.obor.op.shape;

import org.jspecify.annotations.NullMarked;
