/// Factorisations of matrices: blocked where they are large, on the products of `Engine`, and plain
/// loops in float64 where they are small. Begin with `Factorizations`, and `ComplexFactorizations`
/// for complex ones. Nothing here chooses signs or messages as PyTorch does: that is
/// `dev.obor.op.linalg`.
@NullMarked
package dev.obor.cpu.factor;

import org.jspecify.annotations.NullMarked;
