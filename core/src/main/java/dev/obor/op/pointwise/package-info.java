/// Operations of each element on its own: one formula, from which all else follows. Begin with
/// `Pointwise`, then with a catalogue such as `Elementary`. Formulas that programs write are in
/// `dev.obor.pointwise`.
@NullMarked
package dev.obor.op.pointwise;

import org.jspecify.annotations.NullMarked;
