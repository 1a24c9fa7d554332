/// Training in several processes or threads: what `torch.distributed` is to PyTorch.
///
/// [dev.obor.distributed.Distributed] starts and leaves a group of ranks,
/// [dev.obor.distributed.DistributedDataParallel] trains a model in all of them,
/// [dev.obor.distributed.DistributedSampler] gives each its share of the data.
@NullMarked
package dev.obor.distributed;

import org.jspecify.annotations.NullMarked;
