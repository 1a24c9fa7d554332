/// Models of images, torchvision's `models`: the same keys, shapes and first numbers, so that its
/// published files load as they are. Begin with [Models], which lists them, and a short one such as
/// [AlexNet]. No weights are fetched here.
@NullMarked
package dev.obor.vision.models;

import org.jspecify.annotations.NullMarked;
