/// What all loops need of memory. Begin with `Heap` and `Elements`, Java arrays as this backend
/// sees them; `BufferPool` gives and takes them back, `Scratch` is a thread's own, `Walk` goes over
/// elements that lie at strides. What is computed with elements stands in the packages of the
/// kernels.
@NullMarked
package dev.obor.cpu.memory;

import org.jspecify.annotations.NullMarked;
