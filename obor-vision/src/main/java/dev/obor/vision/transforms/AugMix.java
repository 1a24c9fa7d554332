package dev.obor.vision.transforms;

import static dev.obor.Obor.full;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.distributions.Dirichlet;
import dev.obor.vision.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// An image mixed with chains of changes of it, torchvision's `AugMix` (Hendrycks et al., AugMix,
/// 2019). Images have 1 or 3 channels.
public final class AugMix implements Transform {
    private static final int BINS = 10;
    private static final Augmentation.Space SPACE =
            new Augmentation.Space(0.3, 1.0 / 3.0, 30, 0.9, 4, 4);
    private static final List<Augmentation> PART =
            List.of(
                    Augmentation.SHEAR_X,
                    Augmentation.SHEAR_Y,
                    Augmentation.TRANSLATE_X,
                    Augmentation.TRANSLATE_Y,
                    Augmentation.ROTATE,
                    Augmentation.POSTERIZE,
                    Augmentation.SOLARIZE,
                    Augmentation.AUTO_CONTRAST,
                    Augmentation.EQUALIZE);
    private static final List<Augmentation> ALL = all();

    private static List<Augmentation> all() {
        List<Augmentation> all = new ArrayList<>(PART);
        all.add(Augmentation.BRIGHTNESS);
        all.add(Augmentation.COLOR);
        all.add(Augmentation.CONTRAST);
        all.add(Augmentation.SHARPNESS);
        return List.copyOf(all);
    }

    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        int severity = 3;
        int mixtureWidth = 3;
        int chainDepth = -1;
        double alpha = 1;
        boolean allOps = true;

        Options() {
            super(InterpolationMode.BILINEAR, (double[]) null);
        }

        /// How strong changes are at most, 1 to 10: 3.
        public Options severity(int value) {
            return set(() -> severity = value);
        }

        /// How many chains, 3.
        public Options mixtureWidth(int value) {
            return set(() -> mixtureWidth = value);
        }

        /// How many changes a chain has; below 1 one to three, drawn anew for each chain.
        public Options chainDepth(int value) {
            return set(() -> chainDepth = value);
        }

        /// The parameter of the distributions of weights, 1.
        public Options alpha(double value) {
            return set(() -> alpha = value);
        }

        /// Whether brightness, colour, contrast and sharpness change, too: true.
        public Options allOps(boolean value) {
            return set(() -> allOps = value);
        }

        @Override
        protected void check() {
            if (severity < 1 || severity > BINS) {
                throw new ValueError(
                        "The severity must be between [1, %d]. Got %d instead."
                                .formatted(BINS, severity));
            }
            if (mixtureWidth < 1) {
                throw new ValueError("mixture_width must be at least 1, but got " + mixtureWidth);
            }
            if (!(alpha > 0)) {
                throw new ValueError("alpha must be positive, but got " + alpha);
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public AugMix() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public AugMix(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        List<Augmentation> choice = o.allOps ? ALL : PART;
        Tensor batch = image.dim() == 3 ? image.unsqueeze(0) : image;
        long[] each = new long[batch.dim()];
        Arrays.fill(each, 1);
        each[0] = batch.size(0);
        Tensor m = weights(batch.size(0), 2, o.alpha);
        Tensor combined = weights(batch.size(0), o.mixtureWidth, o.alpha).mul(m.narrow(1, 1, 1));
        Tensor mix = m.select(1, 0).view(each).mul(batch);
        for (int i = 0; i < o.mixtureWidth; i++) {
            Tensor out = batch;
            long depth = o.chainDepth > 0 ? o.chainDepth : 1 + Draws.below(3);
            for (long j = 0; j < depth; j++) {
                Augmentation change = choice.get((int) Draws.below(choice.size()));
                double magnitude =
                        change.magnitude(SPACE, batch, BINS, () -> (int) Draws.below(o.severity));
                out = change.apply(out, magnitude, o.interpolation, o.fill);
            }
            mix = mix.add(combined.select(1, i).reshape(each).mul(out));
        }
        return mix.reshape(image.shape().toArray()).to(image.dtype());
    }

    private static Tensor weights(long rows, long columns, double alpha) {
        Tensor parameters = full(new long[] {rows, columns}, alpha).to(DType.FLOAT32);
        return new Dirichlet(parameters).sample();
    }
}
