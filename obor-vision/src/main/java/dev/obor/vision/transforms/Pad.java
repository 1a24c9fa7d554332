package dev.obor.vision.transforms;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import dev.obor.vision.Transform;
import java.util.function.Consumer;

/// An image with pixels added around, torchvision's `Pad`.
public final class Pad implements Transform {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double[] fill = {0};
        String paddingMode = "constant";

        Options() {}

        /// The number of pixels added with mode `constant`, or one for each channel: 0.
        public Options fill(double... value) {
            Arguments.given(value, "value");
            return set(() -> fill = value.clone());
        }

        /// `constant`, or pixels of the edge (`edge`), or seen in a mirror without (`reflect`) or
        /// with the edge (`symmetric`).
        public Options paddingMode(String value) {
            Arguments.given(value, "value");
            return set(() -> paddingMode = value);
        }

        @Override
        protected void check() {
            Geometry.checkPaddingMode(paddingMode);
        }
    }

    private final long[] padding;
    private final Options options;

    /// As many on each side.
    public Pad(long padding) {
        this(padding, o -> {});
    }

    /// As many on each side, with options.
    ///
    /// @throws ValueError if they do not fit
    public Pad(long padding, Consumer<Options> options) {
        this(padding, padding, padding, padding, options);
    }

    /// For each side its own, with options.
    ///
    /// @throws ValueError if they do not fit
    public Pad(long left, long top, long right, long bottom, Consumer<Options> options) {
        padding = new long[] {left, right, top, bottom};
        this.options = new Options().with(options);
    }

    @Override
    public Tensor apply(Tensor image) {
        return Geometry.pad(image, padding, options.fill, options.paddingMode);
    }

    @Override
    public boolean takesBatches() {
        return true;
    }

    @Override
    public Tensor applyBatch(Tensor images) {
        return apply(images);
    }
}
