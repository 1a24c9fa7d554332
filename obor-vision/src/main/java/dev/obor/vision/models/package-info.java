/// Models of images, torchvision's `models`: the same keys, shapes and first numbers, so that its
/// published files load as they are.
@NullMarked
package dev.obor.vision.models;

import org.jspecify.annotations.NullMarked;
