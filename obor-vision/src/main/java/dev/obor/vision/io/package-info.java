/// Picture files to tensors and back, torchvision's `io`.
@NullMarked
package dev.obor.vision.io;

import org.jspecify.annotations.NullMarked;
