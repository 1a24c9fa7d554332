/// The waist: storage, strided views of it, and the dozen kinds of kernel that a backend can run.
/// Begin with `Kernel`; then `View` and `Storage`.
///
/// Not exported. Kernels are plain descriptions; they never mention tensors.
@NullMarked
package dev.obor.backend;

import org.jspecify.annotations.NullMarked;
