/// New tensors: constant, counted, random, from Java values.
@NullMarked
package dev.obor.op.create;

import org.jspecify.annotations.NullMarked;
