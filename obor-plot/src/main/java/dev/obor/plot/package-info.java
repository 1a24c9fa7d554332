/// Plots of tensors and training runs. Begin with [Plot], whose methods give a [Figure]. Nothing
/// here needs a display or a browser.
@NullMarked
package dev.obor.plot;

import org.jspecify.annotations.NullMarked;
