package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// A part of random size, shape and place, resized: torchvision's `RandomResizedCrop`.
public final class RandomResizedCrop implements Transform {
    /// Optional arguments.
    public static final class Options extends ResizeOptions<Options> {
        double[] scale = {0.08, 1};
        double[] ratio = {3.0 / 4.0, 4.0 / 3.0};

        Options() {}

        /// How large the part is, as parts of the image: from 0.08 to 1.
        public Options scale(double from, double to) {
            return set(() -> scale = new double[] {from, to});
        }

        /// Width by height, from 3/4 to 4/3.
        public Options ratio(double from, double to) {
            return set(() -> ratio = new double[] {from, to});
        }

        @Override
        protected void check() {
            if (!(scale[0] >= 0 && scale[0] <= scale[1] && ratio[0] > 0 && ratio[0] <= ratio[1])) {
                throw new ValueError("Scale and ratio should be of kind (min, max)");
            }
        }
    }

    private final int height;
    private final int width;
    private final Options options;

    /// A square.
    public RandomResizedCrop(int size) {
        this(size, size);
    }

    /// Of a height and a width.
    public RandomResizedCrop(int height, int width) {
        this(height, width, o -> {});
    }

    /// Of a height and a width, with options.
    ///
    /// @throws ValueError if they do not fit
    public RandomResizedCrop(int height, int width, Consumer<Options> options) {
        this.height = height;
        this.width = width;
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        Geometry.checkImage(image);
        Options o = options;
        long h = image.size(-2);
        long w = image.size(-1);
        Draws.Ratio ratios = new Draws.Ratio(o.ratio);
        for (int attempt = 0; attempt < 10; attempt++) {
            double area = h * w * Draws.uniform(o.scale[0], o.scale[1]);
            double ratio = ratios.draw();
            long partW = (long) Math.rint(Math.sqrt(area * ratio));
            long partH = (long) Math.rint(Math.sqrt(area / ratio));
            if (partW > 0 && partW <= w && partH > 0 && partH <= h) {
                long top = Draws.below(h - partH + 1);
                long left = Draws.below(w - partW + 1);
                return part(image, top, left, partH, partW);
            }
        }
        double ratio = (double) w / h;
        long partW = ratio > o.ratio[1] ? (long) Math.rint(h * o.ratio[1]) : w;
        long partH = ratio < o.ratio[0] ? (long) Math.rint(w / o.ratio[0]) : h;
        return part(image, (h - partH) / 2, (w - partW) / 2, partH, partW);
    }

    private Tensor part(Tensor image, long top, long left, long h, long w) {
        Tensor part = Geometry.crop(image, top, left, h, w);
        return TF.resize(part, height, width, options.interpolation, options.antialias);
    }
}
