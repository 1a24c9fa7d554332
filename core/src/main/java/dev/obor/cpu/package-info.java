/// The processor as a backend: [CpuBackend] sends each kind of kernel to the package that runs it.
@NullMarked
package dev.obor.cpu;

import org.jspecify.annotations.NullMarked;
