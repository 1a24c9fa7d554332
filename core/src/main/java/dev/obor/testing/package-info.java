/// Comparing tensors in tests, PyTorch's `torch.testing`. Begin with [Testing]. Comparing gradients
/// with differences is `gradcheck`, in `dev.obor.autograd`.
@NullMarked
package dev.obor.testing;

import org.jspecify.annotations.NullMarked;
