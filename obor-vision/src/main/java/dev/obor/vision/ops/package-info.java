/// Layers that models of images are built of and `torch.nn` does not have: torchvision's `ops`.
/// Begin with [Conv2dNormActivation]. Whole models are in `dev.obor.vision.models`.
@NullMarked
package dev.obor.vision.ops;

import org.jspecify.annotations.NullMarked;
