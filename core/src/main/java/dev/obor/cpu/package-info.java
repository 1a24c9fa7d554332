/// The processor as a backend. Begin with [CpuBackend], which sends each kind of kernel to the
/// package that runs it; that package says where to go on. Nowhere but here and below is memory
/// looked into.
@NullMarked
package dev.obor.cpu;

import org.jspecify.annotations.NullMarked;
