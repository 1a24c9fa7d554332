/// Pointwise kernels over views of any layout, and copies. Begin with `Maps`.
@NullMarked
package dev.obor.cpu.map;

import org.jspecify.annotations.NullMarked;
