/// Fourier transforms, PyTorch's `torch.fft`, and spectra of signals. Begin with `Fourier`;
/// `FourierOps` has the kernels and their gradients. Which lengths are fast is the backend's
/// business.
@NullMarked
package dev.obor.op.fourier;

import org.jspecify.annotations.NullMarked;
