/// Data sets, samplers and the data loader.
@NullMarked
package dev.obor.data;

import org.jspecify.annotations.NullMarked;
