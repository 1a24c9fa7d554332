/// Optimizers and learning-rate schedules, PyTorch's `torch.optim`. Begin with [Optimizer] and a
/// short one such as [Adamax]; with [LRScheduler] for schedules. A step is written as formulas or
/// with tensors: no loop over elements stands here.
@NullMarked
package dev.obor.optim;

import org.jspecify.annotations.NullMarked;
