/// The processor backend: kernels on Java arrays, work splitting and buffers.
@NullMarked
package dev.obor.cpu;

import org.jspecify.annotations.NullMarked;
