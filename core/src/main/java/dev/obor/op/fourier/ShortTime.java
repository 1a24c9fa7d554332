package dev.obor.op.fourier;

import static dev.obor.op.Operation.Face.OBOR;
import static dev.obor.op.Operation.Face.TENSOR;

import dev.obor.SpectrumOptions;
import dev.obor.Tensor;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import dev.obor.op.Default;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.index.Indexing;
import dev.obor.op.nn.Paddings;
import dev.obor.op.shape.ComplexViews;
import org.jspecify.annotations.Nullable;

/// Spectra of a signal as they change with time, and the signal of such spectra.
public final class ShortTime {
    private static final String ONE_SIDED =
            "Cannot have onesided output if window or input is complex";

    private ShortTime() {}

    /// The Fourier transforms of windows of a signal, one after the other.
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra =
    ///         x.stft(4, o -> o.hopLength(2).window(ones(4)).center(false).returnComplex(true));
    /// spectra // [[10+0j, 18+0j], [-2+2j, -2+2j], [-2+0j, -2+0j]]
    /// ```
    ///
    /// @param input (L) or (batch, L), floats or complex
    /// @param nFft how many points are transformed
    /// @param hopLength how far windows are apart; a quarter of `nFft`
    /// @param winLength how many of the points are read, in their middle; `nFft`
    /// @param window what they are multiplied by, of that length; ones
    /// @param center whether the windows' middles stand at 0, `hopLength` and so on, with values
    ///   around the signal; else their beginnings
    /// @param padMode which values, see [dev.obor.nn.functional.F#pad]
    /// @param normalized whether to divide by the root of `nFft`
    /// @param onesided whether only half of the frequencies are given; of real signals they are
    /// @param returnComplex whether the result is complex, as that of complex signals is; it must
    ///   be said for others. If not, a last dimension holds the two parts
    /// @param alignToWindow without `center`: whether the first window, and not what is
    ///   transformed, begins where the signal does. PyTorch refuses this where `nFft - winLength`
    ///   is odd
    /// @return (frequencies, windows), with the batch in front; complex, or with a last dimension
    ///   of 2
    /// @throws ShapeError if the lengths do not fit
    @Operation(
            value = {TENSOR, OBOR},
            options = SpectrumOptions.Stft.class)
    public static Tensor stft(
            Tensor input,
            long nFft,
            @Default("null") @Nullable Long hopLength,
            @Default("null") @Nullable Long winLength,
            @Default("null") @Nullable Tensor window,
            @Default("true") boolean center,
            @Default("\"reflect\"") String padMode,
            @Default("false") boolean normalized,
            @Default("null") @Nullable Boolean onesided,
            @Default("null") @Nullable Boolean returnComplex,
            @Default("null") @Nullable Boolean alignToWindow) {
        if (center && alignToWindow != null) {
            throw new StateError("stft align_to_window should only be set when center = false");
        }
        long hop = hopLength == null ? Math.floorDiv(nFft, 4L) : hopLength;
        long length = winLength == null ? nFft : winLength;
        Tensor signal = center ? padded(input, nFft, padMode) : input;
        boolean complex =
                returnComplex == null
                        ? input.isComplex() || window != null && window.isComplex()
                        : returnComplex;
        if (!complex && returnComplex == null) {
            throw new ValueError(
                    "stft requires the return_complex parameter be given for real inputs, and will"
                            + " further require that return_complex=True in a future PyTorch"
                            + " release.",
                    "Say o -> o.returnComplex(true).");
        }
        String call =
                "stft("
                        + named(signal)
                        + signal.shape().toList()
                        + ", n_fft="
                        + nFft
                        + ", hop_length="
                        + hop
                        + ", win_length="
                        + length
                        + ", window="
                        + (window == null
                                ? "None"
                                : named(window) + "{" + window.shape().toList() + "}")
                        + ", normalized="
                        + (normalized ? 1 : 0)
                        + ", onesided="
                        + text(onesided)
                        + ", return_complex="
                        + text(returnComplex)
                        + ", align_to_window="
                        + text(alignToWindow)
                        + ") ";
        checkSignal(call, signal, nFft, hop, length, window);
        Tensor rows = signal.dim() == 1 ? signal.unsqueeze(0) : signal;
        long left = (nFft - length) / 2;
        if (alignToWindow != null && alignToWindow && length < nFft) {
            rows = Paddings.constant(rows, new long[] {left, nFft - length - left}, 0);
        }
        Tensor frames = rows.unfold(1, nFft, hop);
        Tensor factors = window;
        if (length < nFft) {
            Tensor own = window == null ? ones(signal.dtype(), length) : window;
            factors = Paddings.constant(own, new long[] {left, nFft - length - left}, 0);
        }
        if (factors != null) {
            frames = frames.mul(factors);
        }
        boolean half = onesided == null ? !frames.isComplex() : onesided;
        if (frames.isComplex() && half) {
            throw new ValueError(ONE_SIDED);
        }
        double scale = normalized ? 1 / Math.sqrt(nFft) : 1;
        int[] last = {2};
        Tensor x = Fourier.floats(frames);
        Tensor spectra =
                x.isComplex()
                        ? FourierOps.complex(x, last, scale, false)
                        : half ? FourierOps.half(x, last, scale) : FourierOps.full(x, last, scale);
        Tensor turned = spectra.transpose(1, 2);
        // PyTorch turns and squeezes it in place: it is no view.
        Tensor result =
                input.dim() == 1 ? InPlace.own(turned.squeeze(0), 2) : InPlace.own(turned, 1);
        return complex ? result : ComplexViews.viewAsReal(result);
    }

    private static Tensor padded(Tensor input, long nFft, String mode) {
        long[] pad = {nFft / 2, nFft / 2};
        Tensor wide = input;
        while (wide.dim() < 3) {
            wide = wide.unsqueeze(0);
        }
        Tensor result =
                switch (mode) {
                    case "constant" -> Paddings.constant(wide, pad, 0);
                    case "reflect", "replicate", "circular" -> Paddings.copying(wide, pad, mode);
                    default -> throw new ValueError("Unrecognised padding mode " + mode);
                };
        while (result.dim() > input.dim()) {
            result = result.squeeze(0);
        }
        return result;
    }

    private static String named(Tensor t) {
        return "torch." + t.dtype().scalarType() + "Tensor";
    }

    private static String text(@Nullable Boolean value) {
        return value == null ? "None" : value ? "1" : "0";
    }

    private static Tensor ones(DType dtype, long n) {
        return Constants.ones(o -> o.dtype(dtype), n);
    }

    private static void checkSignal(
            String call, Tensor x, long nFft, long hop, long length, @Nullable Tensor window) {
        if (!x.dtype().isDifferentiable()) {
            throw new DTypeError(
                    call + ": expected a tensor of floating point or complex values",
                    "Convert it with to(float32).");
        }
        if (x.dim() != 1 && x.dim() != 2) {
            throw new ShapeError(call + ": expected a 1D or 2D tensor");
        }
        long size = x.size(-1);
        if (nFft <= 0 || nFft > size) {
            throw new ShapeError(
                    call + ": expected 0 < n_fft < " + size + ", but got n_fft=" + nFft);
        }
        if (hop <= 0) {
            throw new ShapeError(call + ": expected hop_length > 0, but got hop_length=" + hop);
        }
        if (length <= 0 || length > nFft) {
            throw new ShapeError(
                    call + ": expected 0 < win_length <= n_fft, but got win_length=" + length);
        }
        if (window != null && (window.dim() != 1 || window.size(0) != length)) {
            throw new ShapeError(
                    call
                            + ": expected a 1D window tensor of size equal to win_length="
                            + length
                            + ", but got window with size "
                            + window.shape().toList());
        }
    }

    /// The signal of spectra made by [Tensor#stft], by the least squares where windows overlap
    /// (Griffin and Lim, Signal estimation from modified short-time Fourier transform, 1984).
    ///
    /// ```java
    /// Tensor x = tensor(1.0, 2, 3, 4, 5, 6);
    /// Tensor spectra = x.stft(4, o -> o.hopLength(2).window(ones(4)).returnComplex(true));
    /// spectra.istft(4, o -> o.hopLength(2).window(ones(4))) // [1, 2, 3, 4, 5, 6]
    /// ```
    ///
    /// @param input (frequencies, windows) or (batch, frequencies, windows), complex
    /// @param nFft how many points were transformed
    /// @param hopLength how far windows are apart; a quarter of `nFft`
    /// @param winLength how many of the points were read; `nFft`
    /// @param window what they were multiplied by; ones
    /// @param center whether the windows' middles stood at 0, `hopLength` and so on
    /// @param normalized whether the root of `nFft` was divided by
    /// @param onesided whether only half of the frequencies are given; else seen from how many
    /// @param length how long the signal is, which is cut off or padded with zeros to; null for
    ///   what the windows cover
    /// @param returnComplex whether the signal is complex
    /// @return (L) or (batch, L), real unless `returnComplex`
    /// @throws ShapeError if the lengths do not fit
    /// @throws ValueError if there is a place where all windows are zero
    @Operation(
            value = {TENSOR, OBOR},
            options = SpectrumOptions.Istft.class)
    public static Tensor istft(
            Tensor input,
            long nFft,
            @Default("null") @Nullable Long hopLength,
            @Default("null") @Nullable Long winLength,
            @Default("null") @Nullable Tensor window,
            @Default("true") boolean center,
            @Default("false") boolean normalized,
            @Default("null") @Nullable Boolean onesided,
            @Default("null") @Nullable Long length,
            @Default("false") boolean returnComplex) {
        if (!input.isComplex()) {
            throw new DTypeError(
                    "istft requires a complex-valued input tensor matching the output from stft with"
                            + " return_complex=True.");
        }
        if (input.dim() < 2) {
            throw new ShapeError(
                    "istft expects spectra with 2 or 3 dimensions, but got " + input.dim());
        }
        long hop = hopLength == null ? Math.floorDiv(nFft, 4L) : hopLength;
        long size = winLength == null ? nFft : winLength;
        long frames = input.size(-1);
        long frequencies = input.size(-2);
        String call =
                "istft(CPU"
                        + input.dtype().scalarType()
                        + "Type"
                        + input.shape().toList()
                        + ", n_fft="
                        + nFft
                        + ", hop_length="
                        + hop
                        + ", win_length="
                        + size
                        + ", window="
                        + (window == null
                                ? "None"
                                : named(window) + "{" + window.shape().toList() + "}")
                        + ", center="
                        + (center ? 1 : 0)
                        + ", normalized="
                        + (normalized ? 1 : 0)
                        + ", onesided="
                        + text(onesided)
                        + ", length="
                        + (length == null ? "None" : length)
                        + ", return_complex="
                        + (returnComplex ? 1 : 0)
                        + ") ";
        boolean half = onesided == null ? frequencies != nFft : onesided;
        checkSpectra(call, input, nFft, hop, size, window, half, frequencies);
        if (returnComplex && half) {
            throw new ValueError(ONE_SIDED);
        }
        if (!returnComplex && window != null && window.isComplex()) {
            throw new ValueError("Complex windows are incompatible with return_complex=False");
        }
        Tensor factors = window == null ? ones(input.dtype().toReal(), size) : window;
        if (size != nFft) {
            long left = (nFft - size) / 2;
            factors = Paddings.constant(factors, new long[] {left, nFft - size - left}, 0);
        }
        Tensor parted = ComplexViews.viewAsReal(input); // by which the gradient is row-major
        Tensor batch = input.dim() == 2 ? parted.unsqueeze(0) : parted;
        Tensor spectra = ComplexViews.viewAsComplex(batch.transpose(1, 2));
        double scale = 1 / (normalized ? Math.sqrt(nFft) : (double) nFft);
        int[] last = {2};
        if (!returnComplex && !half) {
            spectra = spectra.narrow(2, 0, nFft / 2 + 1);
        }
        Tensor parts =
                returnComplex
                        ? FourierOps.complex(spectra, last, scale, true)
                        : FourierOps.real(spectra, last, scale, nFft);
        long covered = Sizes.sum(nFft, Sizes.product(hop, frames - 1));
        Tensor sums = overlapped(parts.mul(factors.view(1, 1, nFft)), covered, hop);
        Tensor weights = overlapped(factors.pow(2L).expand(1, frames, nFft), covered, hop);
        long start = center ? nFft / 2 : 0;
        long end =
                length != null ? Sizes.sum(start, length) : center ? covered - nFft / 2 : covered;
        long to = Math.max(start, Math.min(end, covered));
        Tensor y = sums.narrow(1, Math.min(start, covered), to - Math.min(start, covered));
        Tensor envelope =
                weights.narrow(1, Math.min(start, covered), to - Math.min(start, covered));
        checkEnvelope(call, envelope);
        Tensor result = y.div(envelope);
        if (input.dim() == 2) {
            result = result.squeeze(0);
        }
        return end > covered ? Paddings.constant(result, new long[] {0, end - covered}, 0) : result;
    }

    /// Windows (batch, windows, points) added where they lie.
    private static Tensor overlapped(Tensor windows, long covered, long hop) {
        long[] shape = {windows.size(0), covered};
        return Indexing.foldWindows(windows, shape, 1, windows.size(2), hop);
    }

    private static void checkEnvelope(String call, Tensor envelope) {
        if (envelope.numel() == 0) {
            return;
        }
        double least = envelope.detach().abs().amin().item();
        if (least < 1e-11) {
            throw new ValueError(
                    call + "window overlap add min: " + least,
                    "There are places where all windows are zero: let them overlap more, or take"
                            + " center(true).");
        }
    }

    private static void checkSpectra(
            String call,
            Tensor x,
            long nFft,
            long hop,
            long size,
            @Nullable Tensor window,
            boolean half,
            long frequencies) {
        if (x.numel() == 0) {
            throw new ShapeError(call + ": input tensor cannot be empty.");
        }
        if (x.dim() != 2 && x.dim() != 3) {
            throw new ShapeError(
                    call + ": expected a tensor with 3 or 4 dimensions, but got " + (x.dim() + 1),
                    "The parts of complex numbers count as a dimension.");
        }
        if (half ? nFft / 2 + 1 != frequencies : nFft != frequencies) {
            throw new ShapeError(
                    call
                            + ": expected the frequency dimension (3rd to the last) of the input"
                            + " tensor to match n_fft"
                            + (half ? " / 2 + 1 when onesided=True" : " when onesided=False")
                            + ", but got "
                            + frequencies);
        }
        if (hop <= 0 || hop > size) {
            throw new ShapeError(call + ": expected 0 < hop_length <= win_length");
        }
        if (size <= 0 || size > nFft) {
            throw new ShapeError(call + ": expected 0 < win_length <= n_fft");
        }
        if (window != null && (window.dim() != 1 || window.size(0) != size)) {
            throw new ShapeError(
                    call
                            + ": Invalid window shape. window has to be 1D and length of"
                            + " `win_length`");
        }
    }
}
