/// What all loops need of memory: Java arrays as this backend sees them (`Heap`, `Elements`), the
/// pool that gives and takes them back (`BufferPool`), a thread's scratch memory, and the walk over
/// elements that lie at strides.
@NullMarked
package dev.obor.cpu.memory;

import org.jspecify.annotations.NullMarked;
