// Written by the module faces; change the declarations, not this file.
package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.op.fourier.Fourier;
import dev.obor.op.fourier.FourierN;
import dev.obor.trace.Recorder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

    /// The discrete Fourier transform along a dimension.
    ///
    /// Lengths of any kind take n log n steps. The arithmetic is float64's, the result complex64
    /// for float32 and complex64.
    ///
    /// ```java
    /// Fft.fft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j, -2-2j]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    /// @throws dev.obor.base.ShapeError if there is no element along the dimension
    public static Tensor fft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.fft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The discrete Fourier transform along a dimension.
    ///
    /// Lengths of any kind take n log n steps. The arithmetic is float64's, the result complex64
    /// for float32 and complex64.
    ///
    /// ```java
    /// Fft.fft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j, -2-2j]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length, which is cut off or padded with zeros to; null for the input's
    /// - `dim`, `-1`: the dimension, the last one
    /// - `norm`, `null`: `"backward"` or null: no factor; `"forward"`: 1/n; `"ortho"`: 1/√n
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    /// @throws dev.obor.base.ShapeError if there is no element along the dimension
    public static Tensor fft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.fft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11+0j, -3+0j], [-5+0j, 1+0j]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor fft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.fft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11+0j, -3+0j], [-5+0j, 1+0j]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#fft]
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor fft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.fft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// As [#fftfreq], of the default dtype.
    ///
    /// ```java
    /// Fft.fftfreq(4) // [0, 0.25, -0.5, -0.25]
    /// ```
    ///
    /// Here `d` is `1`.
    ///
    /// @param n the length of the signal
    /// @return (n)
    public static Tensor fftfreq(long n) {
        Recorder.Open open = Recorder.on() ? Recorder.open("fftfreq(n,d)", n, 1) : null;
        Tensor made = Fourier.fftfreq(n, 1);
        return open == null ? made : open.close(made);
    }

    /// As [#fftfreq], of the default dtype.
    ///
    /// ```java
    /// Fft.fftfreq(4) // [0, 0.25, -0.5, -0.25]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart; default `1`
    /// @return (n)
    public static Tensor fftfreq(long n, double d) {
        Recorder.Open open = Recorder.on() ? Recorder.open("fftfreq(n,d)", n, d) : null;
        Tensor made = Fourier.fftfreq(n, d);
        return open == null ? made : open.close(made);
    }

    /// The frequencies that the numbers of [#fft] stand for: 0, 1, …, then the negative ones, over
    /// n · d.
    ///
    /// ```java
    /// Fft.fftfreq(4, 0.5, o -> o.dtype(float64)) // [0, 0.5, -1, -0.5]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (n)
    public static Tensor fftfreq(long n, double d, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fftfreq(n,d,options)", n, d, options)
                        : null;
        Tensor made = Fourier.fftfreq(n, d, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.fftn(ones(2, 2, 2)).flatten() // [8+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor fftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.fftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.fftn(ones(2, 2, 2)).flatten() // [8+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j, 0+0j]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#fft]
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor fftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.fftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The spectrum with frequency 0 in the middle.
    ///
    /// ```java
    /// Fft.fftshift(Fft.fftfreq(4)) // [-0.5, -0.25, 0, 0.25]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @return a new tensor of the input's shape and dtype
    public static Tensor fftshift(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fftshift(input,dim)", input, null)
                        : null;
        Tensor made = Fourier.fftshift(input, null);
        return open == null ? made : open.close(made);
    }

    /// The spectrum with frequency 0 in the middle.
    ///
    /// ```java
    /// Fft.fftshift(Fft.fftfreq(4)) // [-0.5, -0.25, 0, 0.25]
    /// ```
    ///
    /// @param dim the dimensions, or null for all
    /// @return a new tensor of the input's shape and dtype
    public static Tensor fftshift(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fftshift(input,dim)", input, dim)
                        : null;
        Tensor made = Fourier.fftshift(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The transform of half of a signal whose other half is its conjugate: real numbers.
    ///
    /// ```java
    /// Fft.hfft(tensor(1.0, 2, 3)) // [8, -2, 0, -2]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input m numbers along the dimension
    /// @return float32, or float64 for complex128; size `n` along the dimension
    public static Tensor hfft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.hfft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The transform of half of a signal whose other half is its conjugate: real numbers.
    ///
    /// ```java
    /// Fft.hfft(tensor(1.0, 2, 3)) // [8, -2, 0, -2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length of the result, 2 (m - 1) for m numbers
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `norm`, `null`: as in [#fft]
    ///
    /// @param input m numbers along the dimension
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return float32, or float64 for complex128; size `n` along the dimension
    public static Tensor hfft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.hfft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over two dimensions, the
    /// last ones.
    ///
    /// ```java
    /// Fft.hfft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11, -3], [-5, 1]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor hfft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.hfft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over two dimensions, the
    /// last ones.
    ///
    /// ```java
    /// Fft.hfft2(tensor(new double[][] {{1, 2}, {3, 5}})) // [[11, -3], [-5, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#hfft]
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor hfft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.hfft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over dimensions, all of
    /// them.
    ///
    /// ```java
    /// Fft.hfftn(ones(2, 2, 3)).shape() // [2, 2, 4]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor hfftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.hfftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The transform of what is its own conjugate mirrored: real numbers over dimensions, all of
    /// them.
    ///
    /// ```java
    /// Fft.hfftn(ones(2, 2, 3)).shape() // [2, 2, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#hfft]
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor hfftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hfftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.hfftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#fft].
    ///
    /// ```java
    /// Fft.ifft(Fft.fft(tensor(1.0, 2, 3))) // [1+0j, 2+0j, 3+0j]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    public static Tensor ifft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.ifft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#fft].
    ///
    /// ```java
    /// Fft.ifft(Fft.fft(tensor(1.0, 2, 3))) // [1+0j, 2+0j, 3+0j]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length, which is cut off or padded with zeros to; null for the input's
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `norm`, `null`: `"backward"` or null: 1/n; `"forward"`: no factor; `"ortho"`: 1/√n
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with size
    ///   `n` along the dimension
    public static Tensor ifft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.ifft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ifft2(Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor ifft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.ifft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse transform over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ifft2(Fft.fft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#ifft]
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor ifft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.ifft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ifftn(Fft.fftn(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input real or complex
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor ifftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.ifftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse transform over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ifftn(Fft.fftn(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1+0j, 2+0j], [3+0j, 5+0j]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#ifft]
    ///
    /// @param input real or complex
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions
    public static Tensor ifftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.ifftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// What [#fftshift] undoes.
    ///
    /// ```java
    /// Fft.ifftshift(Fft.fftshift(arange(5))) // [0, 1, 2, 3, 4]
    /// ```
    ///
    /// Here `dim` is `null`.
    ///
    /// @return a new tensor of the input's shape and dtype
    public static Tensor ifftshift(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifftshift(input,dim)", input, null)
                        : null;
        Tensor made = Fourier.ifftshift(input, null);
        return open == null ? made : open.close(made);
    }

    /// What [#fftshift] undoes.
    ///
    /// ```java
    /// Fft.ifftshift(Fft.fftshift(arange(5))) // [0, 1, 2, 3, 4]
    /// ```
    ///
    /// @param dim the dimensions, or null for all
    /// @return a new tensor of the input's shape and dtype
    public static Tensor ifftshift(Tensor input, long... dim) {
        Arguments.given(input, "input");
        Arguments.given(dim, "dim");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ifftshift(input,dim)", input, dim)
                        : null;
        Tensor made = Fourier.ifftshift(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfft].
    ///
    /// ```java
    /// Fft.ihfft(tensor(8.0, -2, 0, -2)).real() // [1, 2, 3]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws dev.obor.base.DTypeError if the input is complex
    public static Tensor ihfft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.ihfft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfft].
    ///
    /// ```java
    /// Fft.ihfft(tensor(8.0, -2, 0, -2)).real() // [1, 2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length, which is cut off or padded with zeros to; null for the input's
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `norm`, `null`: as in [#ifft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws dev.obor.base.DTypeError if the input is complex
    public static Tensor ihfft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.ihfft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfft2] over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ihfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor ihfft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.ihfft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfft2] over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.ihfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#ihfft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor ihfft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.ihfft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfftn] over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ihfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor ihfftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.ihfftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#hfftn] over dimensions, all of them.
    ///
    /// ```java
    /// Fft.ihfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#ihfft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor ihfftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ihfftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.ihfftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfft]: a real signal.
    ///
    /// ```java
    /// Fft.irfft(Fft.rfft(tensor(1.0, 2, 3, 4))) // [1, 2, 3, 4]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input m numbers along the dimension, of a signal of 2 (m - 1)
    /// @return float32, or float64 for complex128; size `n` along the dimension
    public static Tensor irfft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.irfft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfft]: a real signal.
    ///
    /// ```java
    /// Fft.irfft(Fft.rfft(tensor(1.0, 2, 3, 4))) // [1, 2, 3, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length of the signal, 2 (m - 1) for m numbers
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `norm`, `null`: as in [#ifft]
    ///
    /// @param input m numbers along the dimension, of a signal of 2 (m - 1)
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return float32, or float64 for complex128; size `n` along the dimension
    public static Tensor irfft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.irfft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfft2]: real numbers over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.irfft2(Fft.rfft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1, 2], [3, 5]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor irfft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.irfft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfft2]: real numbers over two dimensions, the last ones.
    ///
    /// ```java
    /// Fft.irfft2(Fft.rfft2(tensor(new double[][] {{1, 2}, {3, 5}}))) // [[1, 2], [3, 5]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#irfft]
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor irfft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.irfft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfftn]: real numbers over dimensions, all of them.
    ///
    /// ```java
    /// Fft.irfftn(Fft.rfftn(ones(2, 4))) // [[1, 1, 1, 1], [1, 1, 1, 1]]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor irfftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.irfftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The inverse of [#rfftn]: real numbers over dimensions, all of them.
    ///
    /// ```java
    /// Fft.irfftn(Fft.rfftn(ones(2, 4))) // [[1, 1, 1, 1], [1, 1, 1, 1]]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#irfft]
    ///
    /// @param input of the last dimension the first n / 2 + 1
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return float32, or float64 for complex128; of the input's shape, with the lengths `s` along
    ///   the dimensions
    public static Tensor irfftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("irfftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.irfftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The first n / 2 + 1 numbers of the transform of a real signal; the others are their
    /// conjugates.
    ///
    /// ```java
    /// Fft.rfft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j]
    /// ```
    ///
    /// Here `n` is `null`, `dim` is `-1` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws dev.obor.base.DTypeError if the input is complex
    public static Tensor rfft(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfft(input,n,dim,norm)", input, null, -1, null)
                        : null;
        Tensor made = Fourier.rfft(input, null, -1, null);
        return open == null ? made : open.close(made);
    }

    /// The first n / 2 + 1 numbers of the transform of a real signal; the others are their
    /// conjugates.
    ///
    /// ```java
    /// Fft.rfft(tensor(1.0, 2, 3, 4)) // [10+0j, -2+2j, -2+0j]
    /// ```
    ///
    /// Options and their defaults:
    /// - `n`, `null`: the length, which is cut off or padded with zeros to; null for the input's
    /// - `dim`, `-1`: the dimension; negative ones count from the last
    /// - `norm`, `null`: as in [#fft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.Fourier]
    /// @return complex64, or complex128 for float64 and complex128; n / 2 + 1 along the dimension
    /// @throws dev.obor.base.DTypeError if the input is complex
    public static Tensor rfft(Tensor input, Consumer<OperationOptions.Fourier> options) {
        OperationOptions.Fourier o = OperationOptions.Fourier.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfft(input,n,dim,norm)", input, o.n, o.dim, o.norm)
                        : null;
        Tensor made = Fourier.rfft(input, o.n, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over two
    /// dimensions, the last ones.
    ///
    /// ```java
    /// Fft.rfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `new long[] {-2, -1}` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor rfft2(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfft2(input,s,dim,norm)", input, null, new long[] {-2, -1}, null)
                        : null;
        Tensor made = FourierN.rfft2(input, null, new long[] {-2, -1}, null);
        return open == null ? made : open.close(made);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over two
    /// dimensions, the last ones.
    ///
    /// ```java
    /// Fft.rfft2(ones(2, 4)).shape() // [2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `new long[] {-2, -1}`: the dimensions; negative ones count from the last
    /// - `norm`, `null`: as in [#rfft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.Fourier2]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor rfft2(Tensor input, Consumer<OperationOptions.Fourier2> options) {
        OperationOptions.Fourier2 o = OperationOptions.Fourier2.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfft2(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.rfft2(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }

    /// As [#rfftfreq], of the default dtype.
    ///
    /// ```java
    /// Fft.rfftfreq(4) // [0, 0.25, 0.5]
    /// ```
    ///
    /// Here `d` is `1`.
    ///
    /// @param n the length of the signal
    /// @return (n / 2 + 1)
    public static Tensor rfftfreq(long n) {
        Recorder.Open open = Recorder.on() ? Recorder.open("rfftfreq(n,d)", n, 1) : null;
        Tensor made = Fourier.rfftfreq(n, 1);
        return open == null ? made : open.close(made);
    }

    /// As [#rfftfreq], of the default dtype.
    ///
    /// ```java
    /// Fft.rfftfreq(4) // [0, 0.25, 0.5]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart; default `1`
    /// @return (n / 2 + 1)
    public static Tensor rfftfreq(long n, double d) {
        Recorder.Open open = Recorder.on() ? Recorder.open("rfftfreq(n,d)", n, d) : null;
        Tensor made = Fourier.rfftfreq(n, d);
        return open == null ? made : open.close(made);
    }

    /// The frequencies that the numbers of [#rfft] stand for: 0, 1, … n / 2, over n · d.
    ///
    /// ```java
    /// Fft.rfftfreq(4, 0.5, o -> o.dtype(float64)) // [0, 0.5, 1]
    /// ```
    ///
    /// @param n the length of the signal
    /// @param d how far samples are apart
    /// @param options sets dtype, device, requiresGrad or generator of the result
    /// @return (n / 2 + 1)
    public static Tensor rfftfreq(long n, double d, Consumer<TensorOptions> options) {
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfftfreq(n,d,options)", n, d, options)
                        : null;
        Tensor made = Fourier.rfftfreq(n, d, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over dimensions,
    /// all of them.
    ///
    /// ```java
    /// Fft.rfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// Here `s` is `null`, `dim` is `null` and `norm` is `null`.
    ///
    /// @param input real
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor rfftn(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfftn(input,s,dim,norm)", input, null, null, null)
                        : null;
        Tensor made = FourierN.rfftn(input, null, null, null);
        return open == null ? made : open.close(made);
    }

    /// The transform of real numbers; of the last dimension the first n / 2 + 1, over dimensions,
    /// all of them.
    ///
    /// ```java
    /// Fft.rfftn(ones(2, 2, 4)).shape() // [2, 2, 3]
    /// ```
    ///
    /// Options and their defaults:
    /// - `s`, `null`: the lengths, which are cut off or padded with zeros to; null for the input's
    /// - `dim`, `null`: the dimensions, negative ones counting from the last; null for all
    /// - `norm`, `null`: as in [#rfft]
    ///
    /// @param input real
    /// @param options sets the options, those of [OperationOptions.FourierN]
    /// @return complex64, or complex128 for float64 and complex128; of the input's shape, with the
    ///   lengths `s` along the dimensions, the last of them n / 2 + 1
    public static Tensor rfftn(Tensor input, Consumer<OperationOptions.FourierN> options) {
        OperationOptions.FourierN o = OperationOptions.FourierN.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rfftn(input,s,dim,norm)", input, o.s, o.dim, o.norm)
                        : null;
        Tensor made = FourierN.rfftn(input, o.s, o.dim, o.norm);
        return open == null ? made : open.close(made);
    }
}
