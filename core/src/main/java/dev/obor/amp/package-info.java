/// Mixed precision, PyTorch's `torch.amp`; the casts are those of [dev.obor.Autocast].
@NullMarked
package dev.obor.amp;

import org.jspecify.annotations.NullMarked;
