/// When the memory of tensors is reused: scopes, and chains of steps that nobody else can see.
@NullMarked
package dev.obor.op.memory;

import org.jspecify.annotations.NullMarked;
