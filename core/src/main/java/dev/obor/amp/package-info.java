/// Mixed precision, PyTorch's `torch.amp`. Begin with [GradScaler], which scales losses; the casts
/// are those of [dev.obor.Autocast]. Which operations are cast is said where they are declared.
@NullMarked
package dev.obor.amp;

import org.jspecify.annotations.NullMarked;
