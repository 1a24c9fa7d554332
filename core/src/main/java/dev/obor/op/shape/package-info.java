/// The same elements in other shapes and places: views, joins, splits, copies.
@NullMarked
package dev.obor.op.shape;

import org.jspecify.annotations.NullMarked;
