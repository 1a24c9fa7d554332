/// Factorisations of matrices: blocked where they are large, on the products of
/// [dev.obor.cpu.factor.Engine], and plain loops in float64 where they are small.
@NullMarked
package dev.obor.cpu.factor;

import org.jspecify.annotations.NullMarked;
