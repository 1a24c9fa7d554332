/// Operations of each element on its own: one formula, from which all else follows.
@NullMarked
package dev.obor.op.pointwise;

import org.jspecify.annotations.NullMarked;
