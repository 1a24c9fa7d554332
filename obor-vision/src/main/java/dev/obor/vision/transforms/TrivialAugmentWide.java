package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// One random change of random strength, torchvision's `TrivialAugmentWide` (Müller and Hutter,
/// TrivialAugment, 2021). Images have 1 or 3 channels.
public final class TrivialAugmentWide implements Transform {
    private static final Augmentation.Space SPACE =
            new Augmentation.Space(0.99, 32, 135, 0.99, 8, 6);

    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        int numMagnitudeBins = 31;

        Options() {
            super(InterpolationMode.NEAREST, (double[]) null);
        }

        /// How many magnitudes there are, 31.
        public Options numMagnitudeBins(int value) {
            return set(() -> numMagnitudeBins = value);
        }

        @Override
        protected void check() {
            Augmentation.checkBins(numMagnitudeBins);
        }
    }

    private final Options options;

    /// With the defaults.
    public TrivialAugmentWide() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public TrivialAugmentWide(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        int bins = o.numMagnitudeBins;
        int chosen = (int) Draws.below(RandAugment.CHOICE.size());
        Augmentation change = RandAugment.CHOICE.get(chosen);
        double m = change.magnitude(SPACE, image, bins, () -> (int) Draws.below(bins));
        return change.apply(image, m, o.interpolation, o.fill);
    }
}
