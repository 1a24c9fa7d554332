package dev.obor;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import org.jspecify.annotations.Nullable;

/// Optional arguments of spectra that change with time: `x.stft(64, o -> o.hopLength(16))`.
public final class SpectrumOptions {
    private SpectrumOptions() {}

    /// Those of [Tensor#stft].
    public static final class Stft extends Options<Stft> {
        static final Stft DEFAULT = new Stft();
        @Nullable Long hopLength;
        @Nullable Long winLength;
        @Nullable Tensor window;
        boolean center = true;
        String padMode = "reflect";
        boolean normalized;
        @Nullable Boolean onesided;
        @Nullable Boolean returnComplex;
        @Nullable Boolean alignToWindow;

        /// How far windows are apart; a quarter of the points.
        public Stft hopLength(long value) {
            return set(() -> hopLength = value);
        }

        /// How many points are read; all.
        public Stft winLength(long value) {
            return set(() -> winLength = value);
        }

        /// What they are multiplied by; ones.
        public Stft window(@Nullable Tensor value) {
            return set(() -> window = value);
        }

        /// Whether windows stand around their places and not behind them, true.
        public Stft center(boolean value) {
            return set(() -> center = value);
        }

        /// What is around the signal, `reflect`.
        public Stft padMode(String value) {
            return set(() -> padMode = Arguments.given(value, "value"));
        }

        /// Whether to divide by the root of the points, false.
        public Stft normalized(boolean value) {
            return set(() -> normalized = value);
        }

        /// Whether only half of the frequencies are given; of real signals they are.
        public Stft onesided(boolean value) {
            return set(() -> onesided = value);
        }

        /// Whether the result is complex; must be said for real signals.
        public Stft returnComplex(boolean value) {
            return set(() -> returnComplex = value);
        }

        /// Whether the first window begins where the signal does; without `center`.
        public Stft alignToWindow(boolean value) {
            return set(() -> alignToWindow = value);
        }
    }

    /// Those of [Tensor#istft].
    public static final class Istft extends Options<Istft> {
        static final Istft DEFAULT = new Istft();
        @Nullable Long hopLength;
        @Nullable Long winLength;
        @Nullable Tensor window;
        boolean center = true;
        boolean normalized;
        @Nullable Boolean onesided;
        @Nullable Long length;
        boolean returnComplex;

        /// How far windows are apart; a quarter of the points.
        public Istft hopLength(long value) {
            return set(() -> hopLength = value);
        }

        /// How many points were read; all.
        public Istft winLength(long value) {
            return set(() -> winLength = value);
        }

        /// What they were multiplied by; ones.
        public Istft window(@Nullable Tensor value) {
            return set(() -> window = value);
        }

        /// Whether windows stood around their places, true.
        public Istft center(boolean value) {
            return set(() -> center = value);
        }

        /// Whether the root of the points was divided by, false.
        public Istft normalized(boolean value) {
            return set(() -> normalized = value);
        }

        /// Whether only half of the frequencies are given; seen from how many.
        public Istft onesided(boolean value) {
            return set(() -> onesided = value);
        }

        /// How long the signal is; as long as windows cover.
        public Istft length(long value) {
            return set(() -> length = value);
        }

        /// Whether the signal is complex, false.
        public Istft returnComplex(boolean value) {
            return set(() -> returnComplex = value);
        }
    }
}
