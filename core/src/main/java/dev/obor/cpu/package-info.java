/// The processor backend: kernels on Java arrays, work splitting and buffers. The only package that
/// uses the Vector API.
@NullMarked
package dev.obor.cpu;

import org.jspecify.annotations.NullMarked;
