package dev.obor.vision.transforms;

import static dev.obor.Obor.cat;
import static dev.obor.Obor.rand;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.List;
import java.util.function.Consumer;

/// Every pixel moved a little, neighbours alike: torchvision's `ElasticTransform`.
public final class ElasticTransform implements Transform {
    /// Optional arguments.
    public static final class Options extends SamplingOptions<Options> {
        double[] alpha = {50, 50};
        double[] sigma = {5, 5};

        Options() {
            super(InterpolationMode.BILINEAR, 0);
        }

        /// How far pixels move along x and y, 50.
        public Options alpha(double x, double y) {
            return set(() -> alpha = new double[] {x, y});
        }

        /// How smooth it is along x and y, 5.
        public Options sigma(double x, double y) {
            return set(() -> sigma = new double[] {x, y});
        }

        @Override
        protected void check() {
            if (!(sigma[0] >= 0 && sigma[1] >= 0)) {
                throw new ValueError(
                        "sigma should have positive values. Got [%s, %s]"
                                .formatted(sigma[0], sigma[1]));
            }
        }
    }

    private final Options options;

    /// With the defaults.
    public ElasticTransform() {
        this(o -> {});
    }

    /// With options.
    ///
    /// @throws ValueError if they do not fit
    public ElasticTransform(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        Tensor dx = moves(image, o.sigma[0], o.alpha[0], image.size(-1));
        Tensor dy = moves(image, o.sigma[1], o.alpha[1], image.size(-2));
        Tensor displacement = cat(List.of(dx, dy), 1).permute(0, 2, 3, 1);
        return Geometry.elastic(image, displacement, o.interpolation, o.fill);
    }

    private Tensor moves(Tensor image, double sigma, double alpha, long size) {
        Tensor moves = rand(DType.FLOAT32, 1, 1, image.size(-2), image.size(-1)).mul(2).sub(1);
        if (sigma > 0) {
            int k = (int) (8 * sigma + 1) | 1;
            moves = Filters.gaussianBlur(moves, new int[] {k, k}, options.sigma);
        }
        return moves.mul(alpha).div((double) size);
    }
}
