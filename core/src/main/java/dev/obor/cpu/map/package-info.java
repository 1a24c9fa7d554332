/// Pointwise kernels over views of any layout, and copies. Begin with `Maps`. What a program
/// computes, and with what code, is `dev.obor.cpu.program`.
@NullMarked
package dev.obor.cpu.map;

import org.jspecify.annotations.NullMarked;
