/// Training in several processes or threads: what `torch.distributed` is to PyTorch.
///
/// Begin with [Distributed], which starts and leaves a group of ranks; [DistributedDataParallel]
/// trains a model in all of them, [DistributedSampler] gives each its share of the data. What is
/// exchanged is numbers and sizes: objects of Java never travel.
@NullMarked
package dev.obor.distributed;

import org.jspecify.annotations.NullMarked;
