/// Matrix products of float32 and float64 in machine code. Begin with `Products`; `ProductRun` is
/// one product at work, `TileRoutine` the heart of it. Convolutions are made of the same tiles
/// through `Nest`, and have nothing else here.
@NullMarked
package dev.obor.machine.product;

import org.jspecify.annotations.NullMarked;
