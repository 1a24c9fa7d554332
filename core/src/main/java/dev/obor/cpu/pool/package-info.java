/// Poolings and resampling of images. Begin with `PoolingKernels` and `ResamplingKernels`.
@NullMarked
package dev.obor.cpu.pool;

import org.jspecify.annotations.NullMarked;
