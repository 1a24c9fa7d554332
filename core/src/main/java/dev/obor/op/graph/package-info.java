/// What a tensor knows of the graph that it belongs to: its version, its hooks, its gradient. Begin
/// with `AutogradMeta`; `ExtraNode` ties results to tensors as PyTorch's graph does. The walk
/// through the graph is in `dev.obor.autograd`.
@NullMarked
package dev.obor.op.graph;

import org.jspecify.annotations.NullMarked;
