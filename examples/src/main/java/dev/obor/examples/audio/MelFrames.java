package dev.obor.examples.audio;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.float64;
import static dev.obor.Obor.tensor;

import dev.obor.Fft;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// Loudness by pitch: the squares of windowed Fourier transforms, gathered in bands that are wider
/// the higher they are.
///
/// Source: Slaney, "Auditory Toolbox", 1998, for the scale: even steps up to 1000 Hz, even ratios
/// above.
final class MelFrames {
    private static final double LINEAR_STEP = 200.0 / 3;
    private static final double LOG_FROM = 1000;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelFrames() {}

    /// The frames of a waveform, (1 + n / hop, bands) in float64.
    ///
    /// @param size the length of the windows, which lie in the middle of each frame's place
    static Tensor of(Tensor wave, int rate, int size, int hop, int bands) {
        Tensor padded = F.pad(wave.to(float64), size / 2, size / 2);
        Tensor windows = padded.unfold(0, size, hop).mul(hann(size));
        Tensor power = Fft.rfft(windows).abs().square();
        return power.matmul(bands(rate, size, bands).t());
    }

    private static Tensor hann(int size) {
        Tensor angles = arange(size).to(float64).mul(2 * Math.PI / size);
        return angles.cos().neg().add(1).mul(0.5);
    }

    /// How much of each frequency belongs to a band: triangles of the same area, (bands, size / 2 +
    /// 1).
    private static Tensor bands(int rate, int size, int count) {
        double[] edges = new double[count + 2];
        double top = mel(rate / 2.0);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = hertz(top * i / (count + 1));
        }
        double[][] weights = new double[count][size / 2 + 1];
        for (int band = 0; band < count; band++) {
            double low = edges[band];
            double middle = edges[band + 1];
            double high = edges[band + 2];
            for (int i = 0; i <= size / 2; i++) {
                double f = (double) rate * i / size;
                double rising = (f - low) / (middle - low);
                double falling = (high - f) / (high - middle);
                weights[band][i] = Math.max(0, Math.min(rising, falling)) * 2 / (high - low);
            }
        }
        return tensor(weights, o -> o.dtype(float64));
    }

    private static double mel(double hertz) {
        return hertz < LOG_FROM
                ? hertz / LINEAR_STEP
                : LOG_FROM / LINEAR_STEP + Math.log(hertz / LOG_FROM) / LOG_STEP;
    }

    private static double hertz(double mel) {
        double from = LOG_FROM / LINEAR_STEP;
        return mel < from ? mel * LINEAR_STEP : LOG_FROM * Math.exp(LOG_STEP * (mel - from));
    }
}
