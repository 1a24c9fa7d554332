/// What every operation needs: how it is declared, the rules of shapes, dtypes, strides and changes
/// in place, and the ways to memory and to a backend. Begin with `Operation` and `Op`; the
/// operations themselves are in the packages below, by topic. Kernels are launched through
/// `Backends` alone.
@NullMarked
package dev.obor.op;

import org.jspecify.annotations.NullMarked;
