/// What becomes of the memory that a module's `forward` makes: promises, and the proof from
/// bytecode that a class keeps nothing.
@NullMarked
package dev.obor.nn.memory;

import org.jspecify.annotations.NullMarked;
