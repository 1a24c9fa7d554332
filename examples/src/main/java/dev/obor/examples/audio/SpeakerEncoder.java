package dev.obor.examples.audio;

import static dev.obor.Obor.float32;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.stack;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.nn.LSTM;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.functional.F;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tells voices apart: vectors of length 1 that are near each other where the speaker is the same.
/// Reads `pretrained.pt` of the Python package `resemblyzer` as it is.
///
/// Source: Wan et al., "Generalized End-to-End Loss for Speaker Verification", 2017.
public final class SpeakerEncoder extends Module {
    private static final int RATE = 16000;
    private static final int STEP = 160;
    private static final int FRAMES = 160;
    private static final double LARGEST = 32767;
    private static final double LOUDNESS = -30;

    private final LSTM lstm = new LSTM(40, 256, o -> o.numLayers(3).batchFirst(true));
    private final Linear linear = new Linear(256, 256);

    /// Reads the weights; what the file has for training alone is left out.
    public static SpeakerEncoder fromFile(Path file) {
        SpeakerEncoder encoder = new SpeakerEncoder();
        Map<String, Tensor> state =
                new LinkedHashMap<>(Obor.load(file).get("model_state").stateDict());
        state.keySet().removeIf(key -> key.startsWith("similarity_"));
        encoder.loadStateDict(state);
        encoder.eval();
        return encoder;
    }

    /// Vectors of stretches of sound.
    ///
    /// @param mels loudness of 40 bands of pitch, (N, frames, 40)
    /// @return (N, 256)
    @Override
    public Tensor forward(Tensor mels) {
        Tensor last = lstm.call(mels).state().hidden().select(0, -1);
        Tensor vectors = F.relu(linear.call(last));
        return vectors.div(vectors.norm(2, new long[] {1}, true));
    }

    /// The vector of what somebody says, (256): the mean of those of overlapping stretches of 1.6
    /// seconds, 1.3 of which begin in each second.
    ///
    /// @param wave 16,000 numbers for each second, (n)
    public Tensor embedUtterance(Tensor wave) {
        if (wave.dim() != 1 || wave.numel() == 0) {
            throw new ShapeError("expected a waveform of the shape (n), got " + wave.shape());
        }
        List<Integer> starts = starts(wave.numel());
        long end = (starts.getLast() + (long) FRAMES) * STEP;
        Tensor mel = melSpectrogram(F.pad(wave, 0, Math.max(0, end - wave.numel())));
        List<Tensor> parts = new ArrayList<>();
        for (int start : starts) {
            parts.add(mel.narrow(0, start, FRAMES));
        }
        try (var _ = noGrad()) {
            Tensor mean = call(stack(parts)).mean(0);
            return mean.div(mean.norm());
        }
    }

    /// The frames at which stretches begin; the last one, if less than three quarters of it are
    /// sound, is left out.
    static List<Integer> starts(long samples) {
        int frames = Math.toIntExact((samples + STEP) / STEP);
        int step = (int) Math.rint(RATE / 1.3 / STEP);
        int count = Math.max(1, frames - FRAMES + step + 1);
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < count; i += step) {
            starts.add(i);
        }
        double covered = (samples - (double) starts.getLast() * STEP) / (FRAMES * STEP);
        if (covered < 0.75 && starts.size() > 1) {
            starts.removeLast();
        }
        return starts;
    }

    /// The loudness of 40 bands of pitch each hundredth of a second, (frames, 40) in float32: what
    /// `librosa.feature.melspectrogram` gives.
    public static Tensor melSpectrogram(Tensor wave) {
        return MelFrames.of(wave, RATE, 400, STEP, 40).to(float32);
    }

    /// Makes a quiet waveform louder, up to a mean loudness of -30 dB.
    public static Tensor normalizeVolume(Tensor wave) {
        double rms = Math.sqrt(wave.mul(LARGEST).square().mean().item());
        double change = LOUDNESS - 20 * Math.log10(rms / LARGEST);
        return change > 0 && change < 1000 ? wave.mul(Math.pow(10, change / 20)) : wave;
    }
}
