/// Products of vectors and matrices, and linear algebra, PyTorch's `torch.linalg`. Begin with
/// `Products`; factorisations have a class each, such as `QrOps`. The factorisations themselves are
/// the backend's.
@NullMarked
package dev.obor.op.linalg;

import org.jspecify.annotations.NullMarked;
