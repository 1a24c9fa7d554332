package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// Random changes of one strength, torchvision's `RandAugment` (Cubuk et al., RandAugment, 2019).
/// Images have 1 or 3 channels.
public final class RandAugment implements Transform {
    static final List<Augmentation> CHOICE =
            Arrays.stream(Augmentation.values()).filter(a -> a != Augmentation.INVERT).toList();

    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        int numOps = 2;
        int magnitude = 9;
        int numMagnitudeBins = 31;

        Options() {
            super(InterpolationMode.NEAREST, (double[]) null);
        }

        /// How many changes, 2.
        public Options numOps(int value) {
            return set(() -> numOps = value);
        }

        /// How strong they are, of [#numMagnitudeBins]: 9.
        public Options magnitude(int value) {
            return set(() -> magnitude = value);
        }

        /// How many magnitudes there are, 31.
        public Options numMagnitudeBins(int value) {
            return set(() -> numMagnitudeBins = value);
        }

        @Override
        protected void check() {
            Augmentation.checkBins(numMagnitudeBins);
            if (numOps < 0) {
                throw new ValueError(
                        "num_ops should be a non-negative integer, but got "
                                + numOps
                                + " instead.");
            }
            if (magnitude < 0 || magnitude >= numMagnitudeBins) {
                throw new ValueError(
                        "magnitude should be from 0 to %d, but got %d"
                                .formatted(numMagnitudeBins - 1, magnitude));
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public RandAugment() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public RandAugment(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        Tensor out = image;
        for (int i = 0; i < o.numOps; i++) {
            Augmentation change = CHOICE.get((int) Draws.below(CHOICE.size()));
            double m =
                    change.magnitude(
                            Augmentation.Space.COMMON, out, o.numMagnitudeBins, () -> o.magnitude);
            out = change.apply(out, m, o.interpolation, o.fill);
        }
        return out;
    }
}
