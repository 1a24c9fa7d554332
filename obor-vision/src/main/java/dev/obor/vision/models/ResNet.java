package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.init.Init;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Residual networks, torchvision's `ResNet`: also ResNeXt and wide ones.
///
/// ```java
/// var model = ResNet.resnet18(o -> o.numClasses(10));
/// model.call(randn(2, 3, 64, 64)).shape() // [2, 10]
/// ```
///
/// Shapes: `(N, 3, H, W)` to `(N, numClasses)`. Sources: He et al., "Deep residual learning for
/// image recognition", 2015; Xie et al., "Aggregated residual transformations", 2016; Zagoruyko and
/// Komodakis, "Wide residual networks", 2016.
@KeepsNothing
public class ResNet extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        boolean zeroInitResidual;
        int groups;
        int widthPerGroup;
        List<Boolean> replaceStrideWithDilation = List.of(false, false, false);

        Options(int groups, int widthPerGroup) {
            this.groups = groups;
            this.widthPerGroup = widthPerGroup;
        }

        /// Whether each block starts as the identity, false.
        public Options zeroInitResidual(boolean value) {
            return set(() -> zeroInitResidual = value);
        }

        /// Groups of the 3 by 3 convolutions.
        public Options groups(int value) {
            return set(() -> groups = value);
        }

        /// Channels of a group in the first stage.
        public Options widthPerGroup(int value) {
            return set(() -> widthPerGroup = value);
        }

        /// For each of the last three stages whether its convolutions are dilated instead of taking
        /// steps of 2, false.
        public Options replaceStrideWithDilation(boolean... value) {
            return set(() -> {
                replaceStrideWithDilation = new ArrayList<>();
                for (boolean dilated : value) {
                    replaceStrideWithDilation.add(dilated);
                }
            });
        }

        @Override
        protected void check() {
            super.check();
            if (replaceStrideWithDilation.size() != 3) {
                throw new ValueError(
                        "replace_stride_with_dilation should be None or a 3-element tuple, got "
                                + replaceStrideWithDilation);
            }
            if (groups < 1 || widthPerGroup < 1) {
                throw new ValueError(
                        "ResNet: groups=%d and width_per_group=%d, both must be positive"
                                .formatted(groups, widthPerGroup));
            }
        }
    }

    private final Conv2d conv1;
    private final BatchNorm2d bn1;
    private final ReLU relu = new ReLU(true);
    private final MaxPool2d maxpool = new MaxPool2d(3, o -> o.stride(2).padding(1));
    private final Sequential layer1;
    private final Sequential layer2;
    private final Sequential layer3;
    private final Sequential layer4;
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1, 1);

    /// The last layer; another one may take its place.
    public Module fc;

    private ResNet(boolean bottleneck, List<Integer> layers, Options o) {
        conv1 = new Conv2d(3, 64, 7, c -> c.stride(2).padding(3).bias(false));
        bn1 = new BatchNorm2d(64);
        Stages stages = new Stages(bottleneck, o);
        layer1 = stages.next(64, layers.get(0), 1, false);
        layer2 = stages.next(128, layers.get(1), 2, o.replaceStrideWithDilation.get(0));
        layer3 = stages.next(256, layers.get(2), 2, o.replaceStrideWithDilation.get(1));
        layer4 = stages.next(512, layers.get(3), 2, o.replaceStrideWithDilation.get(2));
        fc = new Linear(stages.channels, o.numClasses);
        for (Module module : modules()) {
            if (module instanceof Conv2d conv) {
                Init.kaimingNormal_(conv.weight, i -> i.mode("fan_out").nonlinearity("relu"));
            }
        }
        if (o.zeroInitResidual) {
            modules()
                    .forEach(module -> {
                        if (module instanceof Block block) {
                            Init.zeros_(block.lastNorm().getParameter("weight"));
                        }
                    });
        }
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor stem = maxpool.call(relu.call(bn1.call(conv1.call(x))));
        Tensor features = layer4.call(layer3.call(layer2.call(layer1.call(stem))));
        return fc.call(avgpool.call(features).flatten(1));
    }

    /// Makes the four stages one after another.
    private static final class Stages {
        final boolean bottleneck;
        final Options options;
        long channels = 64;
        int dilation = 1;

        Stages(boolean bottleneck, Options options) {
            this.bottleneck = bottleneck;
            this.options = options;
        }

        Sequential next(int planes, int blocks, int step, boolean dilate) {
            int before = dilation;
            int stride = dilate ? 1 : step;
            dilation *= dilate ? step : 1;
            long out = (long) planes * (bottleneck ? 4 : 1);
            Sequential downsample =
                    stride != 1 || channels != out
                            ? new Sequential(conv1x1(channels, out, stride), new BatchNorm2d(out))
                            : null;
            Sequential stage = new Sequential(block(planes, stride, downsample, before));
            channels = out;
            for (int i = 1; i < blocks; i++) {
                stage.append(block(planes, 1, null, dilation));
            }
            return stage;
        }

        private Module block(
                int planes, int stride, @Nullable Sequential downsample, int dilation) {
            if (bottleneck) {
                long width = (long) (planes * (options.widthPerGroup / 64.0)) * options.groups;
                return new Bottleneck(
                        channels, width, planes, stride, downsample, options.groups, dilation);
            }
            if (options.groups != 1 || options.widthPerGroup != 64) {
                throw new ValueError("BasicBlock only supports groups=1 and base_width=64");
            }
            if (dilation > 1) {
                throw new ValueError("Dilation > 1 not supported in BasicBlock");
            }
            return new BasicBlock(channels, planes, stride, downsample);
        }
    }

    private interface Block {
        BatchNorm2d lastNorm();
    }

    @KeepsNothing
    private static final class BasicBlock extends Module implements Block {
        private final Conv2d conv1;
        private final BatchNorm2d bn1;
        private final ReLU relu = new ReLU(true);
        private final Conv2d conv2;
        private final BatchNorm2d bn2;
        private final @Nullable Sequential downsample;

        BasicBlock(long in, long planes, int stride, @Nullable Sequential downsample) {
            conv1 = conv3x3(in, planes, stride, 1, 1);
            bn1 = new BatchNorm2d(planes);
            conv2 = conv3x3(planes, planes, 1, 1, 1);
            bn2 = new BatchNorm2d(planes);
            this.downsample = downsample;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = relu.call(bn1.call(conv1.call(x)));
            out = bn2.call(conv2.call(out));
            return relu.call(out.add_(downsample == null ? x : downsample.call(x)));
        }

        @Override
        public BatchNorm2d lastNorm() {
            return bn2;
        }
    }

    @KeepsNothing
    private static final class Bottleneck extends Module implements Block {
        private final Conv2d conv1;
        private final BatchNorm2d bn1;
        private final Conv2d conv2;
        private final BatchNorm2d bn2;
        private final Conv2d conv3;
        private final BatchNorm2d bn3;
        private final ReLU relu = new ReLU(true);
        private final @Nullable Sequential downsample;

        Bottleneck(
                long in,
                long width,
                long planes,
                int stride,
                @Nullable Sequential downsample,
                int groups,
                int dilation) {
            conv1 = conv1x1(in, width, 1);
            bn1 = new BatchNorm2d(width);
            conv2 = conv3x3(width, width, stride, groups, dilation);
            bn2 = new BatchNorm2d(width);
            conv3 = conv1x1(width, planes * 4, 1);
            bn3 = new BatchNorm2d(planes * 4);
            this.downsample = downsample;
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor out = relu.call(bn1.call(conv1.call(x)));
            out = relu.call(bn2.call(conv2.call(out)));
            out = bn3.call(conv3.call(out));
            return relu.call(out.add_(downsample == null ? x : downsample.call(x)));
        }

        @Override
        public BatchNorm2d lastNorm() {
            return bn3;
        }
    }

    private static Conv2d conv3x3(long in, long out, int stride, int groups, int dilation) {
        return new Conv2d(
                in,
                out,
                3,
                o ->
                        o.stride(stride)
                                .padding(dilation)
                                .dilation(dilation)
                                .groups(groups)
                                .bias(false));
    }

    private static Conv2d conv1x1(long in, long out, int stride) {
        return new Conv2d(in, out, 1, o -> o.stride(stride).bias(false));
    }

    private static ResNet of(boolean bottleneck, List<Integer> layers, Options o) {
        return o.build(() -> new ResNet(bottleneck, layers, o));
    }

    private static Options plain(Consumer<Options> options) {
        return new Options(1, 64).with(options);
    }

    /// ResNet-18.
    public static ResNet resnet18() {
        return resnet18(o -> {});
    }

    /// ResNet-18, with options.
    public static ResNet resnet18(Consumer<Options> options) {
        return of(false, List.of(2, 2, 2, 2), plain(options));
    }

    /// ResNet-34.
    public static ResNet resnet34() {
        return resnet34(o -> {});
    }

    /// ResNet-34, with options.
    public static ResNet resnet34(Consumer<Options> options) {
        return of(false, List.of(3, 4, 6, 3), plain(options));
    }

    /// ResNet-50.
    public static ResNet resnet50() {
        return resnet50(o -> {});
    }

    /// ResNet-50, with options.
    public static ResNet resnet50(Consumer<Options> options) {
        return of(true, List.of(3, 4, 6, 3), plain(options));
    }

    /// ResNet-101.
    public static ResNet resnet101() {
        return resnet101(o -> {});
    }

    /// ResNet-101, with options.
    public static ResNet resnet101(Consumer<Options> options) {
        return of(true, List.of(3, 4, 23, 3), plain(options));
    }

    /// ResNet-152.
    public static ResNet resnet152() {
        return resnet152(o -> {});
    }

    /// ResNet-152, with options.
    public static ResNet resnet152(Consumer<Options> options) {
        return of(true, List.of(3, 8, 36, 3), plain(options));
    }

    /// ResNeXt-50 32x4d.
    public static ResNet resnext50_32x4d() {
        return resnext50_32x4d(o -> {});
    }

    /// ResNeXt-50 32x4d, with options.
    public static ResNet resnext50_32x4d(Consumer<Options> options) {
        return of(true, List.of(3, 4, 6, 3), new Options(32, 4).with(options));
    }

    /// ResNeXt-101 32x8d.
    public static ResNet resnext101_32x8d() {
        return resnext101_32x8d(o -> {});
    }

    /// ResNeXt-101 32x8d, with options.
    public static ResNet resnext101_32x8d(Consumer<Options> options) {
        return of(true, List.of(3, 4, 23, 3), new Options(32, 8).with(options));
    }

    /// ResNeXt-101 64x4d.
    public static ResNet resnext101_64x4d() {
        return resnext101_64x4d(o -> {});
    }

    /// ResNeXt-101 64x4d, with options.
    public static ResNet resnext101_64x4d(Consumer<Options> options) {
        return of(true, List.of(3, 4, 23, 3), new Options(64, 4).with(options));
    }

    /// Wide ResNet-50-2.
    public static ResNet wideResnet50_2() {
        return wideResnet50_2(o -> {});
    }

    /// Wide ResNet-50-2, with options.
    public static ResNet wideResnet50_2(Consumer<Options> options) {
        return of(true, List.of(3, 4, 6, 3), new Options(1, 128).with(options));
    }

    /// Wide ResNet-101-2.
    public static ResNet wideResnet101_2() {
        return wideResnet101_2(o -> {});
    }

    /// Wide ResNet-101-2, with options.
    public static ResNet wideResnet101_2(Consumer<Options> options) {
        return of(true, List.of(3, 4, 23, 3), new Options(1, 128).with(options));
    }
}
