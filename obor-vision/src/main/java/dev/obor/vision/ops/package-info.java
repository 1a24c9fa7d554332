/// Layers that models of images are built of and `torch.nn` does not have: torchvision's `ops`.
@NullMarked
package dev.obor.vision.ops;

import org.jspecify.annotations.NullMarked;
