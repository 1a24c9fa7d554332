/// Data sets, transforms and models for images.
@NullMarked
package dev.obor.vision;

import org.jspecify.annotations.NullMarked;
