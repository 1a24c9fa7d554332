/// Layers and losses as functions.
@NullMarked
package dev.obor.nn.functional;

import org.jspecify.annotations.NullMarked;
