/// Tensors and the factories that make them.
@NullMarked
package dev.obor;

import org.jspecify.annotations.NullMarked;
