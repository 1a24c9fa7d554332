/// Data sets, transforms and models for images. Begin with [Mnist] or [ImageFolder]; `ImageDataset`
/// is what data sets of pictures share. Reading picture files, transforms and models have packages
/// of their own.
@NullMarked
package dev.obor.vision;

import org.jspecify.annotations.NullMarked;
