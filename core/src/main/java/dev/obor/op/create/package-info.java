/// New tensors: constant, counted, random, from Java values. Begin with `Constants` and
/// `JavaArrays`; `RandomTensors` makes random ones, `RandomDraws` fills what is there. The
/// generators of random numbers are the backend's.
@NullMarked
package dev.obor.op.create;

import org.jspecify.annotations.NullMarked;
