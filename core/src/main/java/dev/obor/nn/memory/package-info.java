/// What becomes of the memory that a module's `forward` makes: promises, and the proof from
/// bytecode that a class keeps nothing. Begin with `ModuleMemory`, then `ForwardProof`. The memory
/// itself is that of `dev.obor.op.memory`.
@NullMarked
package dev.obor.nn.memory;

import org.jspecify.annotations.NullMarked;
