package dev.obor.vision;

import dev.obor.Generator;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.IndexError;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import java.util.function.Consumer;

/// Random images with random classes, torchvision's `FakeData`: sample i is the same each time.
///
/// `x` is uint8 `(C, H, W)` after the transform, `y` a class.
public final class FakeData implements Dataset<Sample> {
    /// Optional arguments.
    public static final class Options extends DatasetOptions<Options> {
        long size = 1000;
        long[] imageSize = {3, 224, 224};
        long numClasses = 10;
        long randomOffset;

        Options() {}

        /// How many images there are, 1000.
        public Options size(long value) {
            return set(() -> size = value);
        }

        /// Channels, height and width, 3, 224 and 224.
        public Options imageSize(long... value) {
            Arguments.given(value, "value");
            return set(() -> imageSize = value.clone());
        }

        /// How many classes there are, 10.
        public Options numClasses(long value) {
            return set(() -> numClasses = value);
        }

        /// What is added to an index to seed its image, 0.
        public Options randomOffset(long value) {
            return set(() -> randomOffset = value);
        }

        @Override
        protected void check() {
            if (size < 0 || numClasses < 1 || imageSize.length != 3) {
                throw new ValueError(
                        "FakeData: size=%d, num_classes=%d and %d sizes of an image; expected at least 0, at least 1 and 3"
                                .formatted(size, numClasses, imageSize.length));
            }
        }
    }

    private final Options options;

    /// 1000 images.
    public FakeData() {
        this(o -> {});
    }

    /// With options.
    public FakeData(Consumer<Options> options) {
        this.options = new Options().with(options);
    }

    @Override
    public long size() {
        return options.size;
    }

    /// One sample.
    ///
    /// @throws IndexError if there is no such sample
    @Override
    public Sample get(long index) {
        if (index < 0 || index >= options.size) {
            throw new IndexError("FakeData index out of range");
        }
        Generator generator = new Generator().manualSeed(index + options.randomOffset);
        Tensor image = Obor.randn(o -> o.generator(generator), options.imageSize);
        Tensor target =
                Obor.randint(0, options.numClasses, new long[0], o -> o.generator(generator));
        Tensor bytes = image.mul(255).to(DType.UINT8);
        return Sample.of(options.transform.apply(bytes), options.target(target));
    }
}
