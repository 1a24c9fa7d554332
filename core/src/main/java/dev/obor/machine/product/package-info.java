/// Matrix products of float32 and float64 in machine code.
@NullMarked
package dev.obor.machine.product;

import org.jspecify.annotations.NullMarked;
