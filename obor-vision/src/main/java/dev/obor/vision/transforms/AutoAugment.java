package dev.obor.vision.transforms;

import static dev.obor.Obor.rand;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.vision.Transform;
import java.util.List;
import java.util.function.Consumer;

/// Pairs of changes that were found for a data set, torchvision's `AutoAugment` (Cubuk et al.,
/// AutoAugment, 2018). Images have 1 or 3 channels.
public final class AutoAugment implements Transform {
    private static final int BINS = 10;

    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        AutoAugmentPolicy policy = AutoAugmentPolicy.IMAGENET;

        Options() {
            super(InterpolationMode.NEAREST, (double[]) null);
        }

        /// What was found for which data set; ImageNet.
        public Options policy(AutoAugmentPolicy value) {
            Arguments.given(value, "value");
            return set(() -> policy = value);
        }
    }

    private final Options options;

    /// With the defaults.
    public AutoAugment() {
        this(o -> {});
    }

    /// With options.
    public AutoAugment(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        List<List<AutoAugmentPolicy.Step>> pairs = o.policy.pairs;
        Tensor out = image;
        for (AutoAugmentPolicy.Step step : pairs.get((int) Draws.below(pairs.size()))) {
            if (rand(DType.FLOAT32, 1).item() <= (float) step.probability()) {
                double m =
                        step.change()
                                .magnitude(Augmentation.Space.COMMON, out, BINS, step::magnitude);
                out = step.change().apply(out, m, o.interpolation, o.fill);
            }
        }
        return out;
    }
}
