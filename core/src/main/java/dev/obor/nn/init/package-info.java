/// Initialisation of parameters.
@NullMarked
package dev.obor.nn.init;

import org.jspecify.annotations.NullMarked;
