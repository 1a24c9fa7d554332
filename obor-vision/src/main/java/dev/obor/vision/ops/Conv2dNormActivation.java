package dev.obor.vision.ops;

import dev.obor.base.Arguments;
import dev.obor.base.Options;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A convolution, a normalisation and an activation in a row: torchvision's `Conv2dNormActivation`.
///
/// ```java
/// var stem = new Conv2dNormActivation(3, 32, o -> o.stride(2).activation(() -> new SiLU(true)));
/// ```
///
/// Shapes: `(N, C, H, W)` in and out. Unless padding is given, a stride of 1 keeps the size.
public class Conv2dNormActivation extends Sequential {
    /// Optional arguments.
    public static final class Settings extends Options<Settings> {
        int kernelSize = 3;
        int stride = 1;
        @Nullable Integer padding;
        int groups = 1;
        int dilation = 1;
        @Nullable Boolean bias;
        @Nullable LongFunction<? extends Module> norm = BatchNorm2d::new;
        @Nullable Supplier<? extends Module> activation = () -> new ReLU(true);

        Settings() {}

        /// Height and width of the kernel, 3.
        public Settings kernelSize(int value) {
            return set(() -> kernelSize = value);
        }

        /// The step, 1.
        public Settings stride(int value) {
            return set(() -> stride = value);
        }

        /// Zeros at the edges; null for as many as keep the size with a stride of 1.
        public Settings padding(@Nullable Integer value) {
            return set(() -> padding = value);
        }

        /// How many groups of channels are convolved by themselves, 1.
        public Settings groups(int value) {
            return set(() -> groups = value);
        }

        /// The distance of the kernel's elements, 1.
        public Settings dilation(int value) {
            return set(() -> dilation = value);
        }

        /// Whether the convolution has a bias; null for where no normalisation follows.
        public Settings bias(@Nullable Boolean value) {
            return set(() -> bias = value);
        }

        /// The normalisation for a number of channels, or null for none.
        public Settings norm(@Nullable LongFunction<? extends Module> value) {
            return set(() -> norm = value);
        }

        /// The activation, or null for none.
        public Settings activation(@Nullable Supplier<? extends Module> value) {
            return set(() -> activation = value);
        }

        private List<Module> layers(long inChannels, long outChannels) {
            int around = padding != null ? padding : (kernelSize - 1) / 2 * dilation;
            boolean biased = bias != null ? bias : norm == null;
            List<Module> layers = new ArrayList<>();
            layers.add(
                    new Conv2d(
                            inChannels,
                            outChannels,
                            kernelSize,
                            o ->
                                    o.stride(stride)
                                            .padding(around)
                                            .dilation(dilation)
                                            .groups(groups)
                                            .bias(biased)));
            if (norm != null) {
                layers.add(Arguments.given(norm.apply(outChannels), "norm"));
            }
            if (activation != null) {
                layers.add(Arguments.given(activation.get(), "activation"));
            }
            return layers;
        }
    }

    /// A kernel of 3 by 3, batch normalisation and ReLU.
    public Conv2dNormActivation(long inChannels, long outChannels) {
        this(inChannels, outChannels, o -> {});
    }

    /// The three layers, with options.
    public Conv2dNormActivation(long inChannels, long outChannels, Consumer<Settings> options) {
        super(new Settings().with(options).layers(inChannels, outChannels));
    }
}
