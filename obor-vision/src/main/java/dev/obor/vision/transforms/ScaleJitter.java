package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// An image resized so that it fits a target, times a random scale: torchvision's `ScaleJitter`
/// (Ghiasi et al., Simple Copy-Paste, 2020).
public final class ScaleJitter implements Transform {
    /// Optional arguments.
    public static final class Options extends ResizeOptions<Options> {
        double[] scaleRange = {0.1, 2};

        Options() {}

        /// From which scale to which, 0.1 to 2.
        public Options scaleRange(double from, double to) {
            return set(() -> scaleRange = new double[] {from, to});
        }

        @Override
        protected void check() {
            if (!(scaleRange[0] > 0 && scaleRange[0] <= scaleRange[1])) {
                throw new ValueError(
                        "scale_range should be positive and increasing, got [%s, %s]"
                                .formatted(scaleRange[0], scaleRange[1]));
            }
        }
    }

    private final int height;
    private final int width;
    private final Options options;

    /// For a target of a height and a width.
    public ScaleJitter(int height, int width) {
        this(height, width, o -> {});
    }

    /// For a target of a height and a width, with options.
    ///
    /// @throws ValueError if they do not fit
    public ScaleJitter(int height, int width, Consumer<Options> options) {
        this.height = height;
        this.width = width;
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        long h = image.size(-2);
        long w = image.size(-1);
        Options o = options;
        Tensor scale = Draws.scale(o.scaleRange[0], o.scaleRange[1]);
        // As torchvision has it: the second number of the target by the height of the image.
        Tensor r = scale.mul(Math.min((double) width / h, (double) height / w));
        int newWidth = (int) r.mul(w).item();
        int newHeight = (int) r.mul(h).item();
        return TF.resize(image, newHeight, newWidth, o.interpolation, o.antialias);
    }
}
