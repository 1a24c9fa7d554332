/// Poolings and resampling of images. Begin with `PoolingKernels` and `ResamplingKernels`. Sizes of
/// windows are taken as they come: they are worked out in `PoolShape` of `dev.obor.backend`.
@NullMarked
package dev.obor.cpu.pool;

import org.jspecify.annotations.NullMarked;
