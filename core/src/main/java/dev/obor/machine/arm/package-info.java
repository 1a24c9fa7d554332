/// AArch64 with NEON: the encoder of instructions, and the target of routines. Begin with
/// `ArmWriter`, which makes instructions of the language; `LaneWriter` has what goes to and comes
/// from memory under masks, and `VectorOp` lists the instructions of whole vectors.
@NullMarked
package dev.obor.machine.arm;

import org.jspecify.annotations.NullMarked;
