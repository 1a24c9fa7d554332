/// Elements read and written by index.
@NullMarked
package dev.obor.op.index;

import org.jspecify.annotations.NullMarked;
