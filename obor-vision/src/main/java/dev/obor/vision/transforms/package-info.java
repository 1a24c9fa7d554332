/// What is done to pictures before a model sees them, torchvision's `transforms.v2`: on tensors
/// `(…, C, H, W)`, with PyTorch's random draws in PyTorch's order. Begin with [TF], which has them
/// as functions, and a class such as [RandomCrop]. Reading files is `dev.obor.vision.io`.
@NullMarked
package dev.obor.vision.transforms;

import org.jspecify.annotations.NullMarked;
