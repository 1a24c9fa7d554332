/// Comparing tensors in tests, PyTorch's `torch.testing`.
@NullMarked
package dev.obor.testing;

import org.jspecify.annotations.NullMarked;
