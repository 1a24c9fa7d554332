/// When the memory of tensors is reused: scopes, and chains of steps that nobody else can see.
/// Begin with `MemoryScope`, then `Recycling`. The pool that memory goes back to is the backend's.
@NullMarked
package dev.obor.op.memory;

import org.jspecify.annotations.NullMarked;
