/// Fourier transforms.
@NullMarked
package dev.obor.op.fourier;

import org.jspecify.annotations.NullMarked;
