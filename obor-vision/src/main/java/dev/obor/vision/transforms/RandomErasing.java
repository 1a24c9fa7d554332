package dev.obor.vision.transforms;

import static dev.obor.Obor.empty;
import static dev.obor.Obor.tensor;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An image, or it without a rectangle of random size, shape and place: torchvision's
/// `RandomErasing` (Zhong et al., Random Erasing Data Augmentation, 2017).
public final class RandomErasing implements Transform {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double p = 0.5;
        double[] scale = {0.02, 0.33};
        double[] ratio = {0.3, 3.3};
        double @Nullable [] value = {0};

        Options() {}

        /// The probability, 0.5.
        public Options p(double value) {
            return set(() -> p = value);
        }

        /// How large it is, as parts of the image: from 0.02 to 0.33.
        public Options scale(double from, double to) {
            return set(() -> scale = new double[] {from, to});
        }

        /// Height by width, from 0.3 to 3.3.
        public Options ratio(double from, double to) {
            return set(() -> ratio = new double[] {from, to});
        }

        /// What is put there, one number or one for each channel, 0; null for normal noise,
        /// torchvision's `"random"`.
        public Options value(double @Nullable ... value) {
            return set(() -> this.value = value == null ? null : value.clone());
        }

        @Override
        protected void check() {
            Draws.probability(p);
            if (!(scale[0] >= 0 && scale[1] <= 1 && scale[0] <= scale[1])) {
                throw new ValueError("Scale should be between 0 and 1");
            }
            if (!(ratio[0] > 0 && ratio[0] <= ratio[1])) {
                throw new ValueError("Scale and ratio should be of kind (min, max)");
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public RandomErasing() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public RandomErasing(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        if (!Draws.happens(o.p)) {
            return image;
        }
        long channels = image.size(-3);
        long height = image.size(-2);
        long width = image.size(-1);
        if (o.value != null && o.value.length != 1 && o.value.length != channels) {
            throw new ValueError(
                    "If value is a sequence, it should have either a single value or "
                            + channels
                            + " (number of inpt channels)");
        }
        Draws.Ratio ratios = new Draws.Ratio(o.ratio);
        for (int attempt = 0; attempt < 10; attempt++) {
            double area = height * width * Draws.uniform(o.scale[0], o.scale[1]);
            double ratio = ratios.draw();
            long h = (long) Math.rint(Math.sqrt(area * ratio));
            long w = (long) Math.rint(Math.sqrt(area / ratio));
            if (h < height && w < width) {
                Tensor value =
                        o.value == null
                                ? empty(channels, h, w).to(DType.FLOAT32).normal_()
                                : tensor(o.value).to(DType.FLOAT32).view(-1, 1, 1);
                long i = Draws.below(height - h + 1);
                long j = Draws.below(width - w + 1);
                return TF.erase(image, i, j, h, w, value);
            }
        }
        return image;
    }
}
