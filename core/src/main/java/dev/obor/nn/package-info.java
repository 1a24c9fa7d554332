/// Modules and layers of neural networks.
@NullMarked
package dev.obor.nn;

import org.jspecify.annotations.NullMarked;
