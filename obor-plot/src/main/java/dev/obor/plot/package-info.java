/// Plots of tensors and training runs.
@NullMarked
package dev.obor.plot;

import org.jspecify.annotations.NullMarked;
