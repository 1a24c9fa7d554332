/// Reading and writing tensors and state dictionaries.
@NullMarked
package dev.obor.io;

import org.jspecify.annotations.NullMarked;
