/// Picture files to tensors and back, torchvision's `io`. Begin with [Images]. What is done to a
/// picture after it was read stands in `dev.obor.vision.transforms`.
@NullMarked
package dev.obor.vision.io;

import org.jspecify.annotations.NullMarked;
