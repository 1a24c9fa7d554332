package dev.obor;

/// Discrete Fourier transforms, PyTorch's `torch.fft`: `Fft.rfft(x)`.
///
/// Any length takes n log n steps, prime ones too. Everything is differentiable, twice and more.
///
/// {@snippet :
/// Tensor spectrum = Fft.rfft(x);
/// Tensor same = Fft.irfft(spectrum, o -> o.n(x.size(-1)));
/// Tensor image = Fft.fft2(pixels, o -> o.norm("ortho"));
/// }
public final class Fft {
    private Fft() {}

    // Here stand the operations.
}
