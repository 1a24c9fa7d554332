/// What distributions and transforms have in common: shapes, and numbers as tensors. Begin with
/// `SampleShapes` and `Numbers`. Not exported; what only one of the two needs stands with it.
@NullMarked
package dev.obor.distributions.shared;

import org.jspecify.annotations.NullMarked;
