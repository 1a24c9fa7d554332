package dev.obor.vision.models;

import static dev.obor.Obor.cat;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Networks in which each layer sees all before it, torchvision's `DenseNet`.
///
/// Shapes: `(N, 3, H, W)`, at least 29 by 29, to `(N, numClasses)`. Source: Huang et al., "Densely
/// connected convolutional networks", 2016, table 1. torchvision's `memory_efficient` is not there.
@KeepsNothing
public class DenseNet extends Module {
    /// `denselayer1.norm.1.weight` in older files is `denselayer1.norm1.weight` today.
    private static final Pattern OLD =
            Pattern.compile("(.*denselayer\\d+\\.(?:norm|relu|conv))\\.([12]\\..*)");

    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        int bnSize = 4;
        double dropRate;

        Options() {}

        /// How many times the growth rate the bottleneck of a layer has channels, 4.
        public Options bnSize(int value) {
            return set(() -> bnSize = value);
        }

        /// The probability of dropping an element of what a layer adds, 0.
        public Options dropRate(double value) {
            return set(() -> dropRate = value);
        }

        @Override
        protected void check() {
            super.check();
            if (bnSize < 1 || !(dropRate >= 0 && dropRate <= 1)) {
                throw new ValueError(
                        "DenseNet: bn_size=%d must be positive and drop_rate=%s from 0 to 1"
                                .formatted(bnSize, dropRate));
            }
        }
    }

    private final Sequential features = new Sequential();

    /// The last layer; another one may take its place.
    public Module classifier;

    private DenseNet(int growth, List<Integer> blocks, int first, Options o) {
        features.registerModule(
                "conv0", new Conv2d(3, first, 7, c -> c.stride(2).padding(3).bias(false)));
        features.registerModule("norm0", new BatchNorm2d(first));
        features.registerModule("relu0", new ReLU(true));
        features.registerModule("pool0", new MaxPool2d(3, p -> p.stride(2).padding(1)));
        int channels = first;
        for (int i = 0; i < blocks.size(); i++) {
            features.registerModule(
                    "denseblock" + (i + 1), new DenseBlock(blocks.get(i), channels, growth, o));
            channels += blocks.get(i) * growth;
            if (i < blocks.size() - 1) {
                features.registerModule("transition" + (i + 1), new Transition(channels));
                channels /= 2;
            }
        }
        features.registerModule("norm5", new BatchNorm2d(channels));
        Linear last = new Linear(channels, o.numClasses);
        classifier = last;
        for (Module module : modules()) {
            if (module instanceof Conv2d conv) {
                Init.kaimingNormal_(conv.weight);
            }
        }
        Init.zeros_(last.getParameter("bias"));
    }

    @Override
    public Tensor forward(Tensor x) {
        Tensor seen = F.adaptiveAvgPool2d(F.relu_(features.call(x)), 1, 1);
        return classifier.call(seen.flatten(1));
    }

    @KeepsNothing
    private static final class DenseBlock extends Module {
        DenseBlock(int count, int channels, int growth, Options o) {
            for (int i = 0; i < count; i++) {
                DenseLayer layer = new DenseLayer(channels + i * growth, growth, o);
                registerModule("denselayer" + (i + 1), layer);
            }
        }

        @Override
        public Tensor forward(Tensor x) {
            List<Tensor> seen = new ArrayList<>(List.of(x));
            for (Module layer : children()) {
                seen.add(((DenseLayer) layer).call(seen));
            }
            return cat(seen, 1);
        }

        @Override
        protected String typeName() {
            return "_DenseBlock";
        }
    }

    @KeepsNothing
    private static final class DenseLayer extends Module {
        private final BatchNorm2d norm1;
        private final ReLU relu1 = new ReLU(true);
        private final Conv2d conv1;
        private final BatchNorm2d norm2;
        private final ReLU relu2 = new ReLU(true);
        private final Conv2d conv2;
        private final double dropRate;

        DenseLayer(int in, int growth, Options o) {
            int hidden = o.bnSize * growth;
            norm1 = new BatchNorm2d(in);
            conv1 = new Conv2d(in, hidden, 1, c -> c.bias(false));
            norm2 = new BatchNorm2d(hidden);
            conv2 = new Conv2d(hidden, growth, 3, c -> c.padding(1).bias(false));
            dropRate = o.dropRate;
        }

        Tensor forward(List<Tensor> seen) {
            Tensor small = conv1.call(relu1.call(norm1.call(cat(seen, 1))));
            Tensor added = conv2.call(relu2.call(norm2.call(small)));
            return dropRate > 0
                    ? F.dropout(added, o -> o.p(dropRate).training(isTraining()))
                    : added;
        }

        Tensor call(List<Tensor> seen) {
            return call(this::forward, seen);
        }

        @Override
        protected String typeName() {
            return "_DenseLayer";
        }
    }

    @KeepsNothing
    private static final class Transition extends Sequential {
        Transition(int channels) {
            super(layers(channels));
        }

        private static Map<String, Module> layers(int channels) {
            Map<String, Module> layers = new LinkedHashMap<>();
            layers.put("norm", new BatchNorm2d(channels));
            layers.put("relu", new ReLU(true));
            layers.put("conv", new Conv2d(channels, channels / 2, 1, c -> c.bias(false)));
            layers.put("pool", new AvgPool2d(2, 2));
            return layers;
        }

        @Override
        protected String typeName() {
            return "_Transition";
        }
    }

    private static DenseNet of(
            int growth, List<Integer> blocks, int first, Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(
                () -> new DenseNet(growth, blocks, first, o),
                key -> OLD.matcher(key).replaceFirst("$1$2"));
    }

    /// DenseNet-121.
    public static DenseNet densenet121() {
        return densenet121(o -> {});
    }

    /// DenseNet-121, with options.
    public static DenseNet densenet121(Consumer<Options> options) {
        return of(32, List.of(6, 12, 24, 16), 64, options);
    }

    /// DenseNet-161.
    public static DenseNet densenet161() {
        return densenet161(o -> {});
    }

    /// DenseNet-161, with options.
    public static DenseNet densenet161(Consumer<Options> options) {
        return of(48, List.of(6, 12, 36, 24), 96, options);
    }

    /// DenseNet-169.
    public static DenseNet densenet169() {
        return densenet169(o -> {});
    }

    /// DenseNet-169, with options.
    public static DenseNet densenet169(Consumer<Options> options) {
        return of(32, List.of(6, 12, 32, 32), 64, options);
    }

    /// DenseNet-201.
    public static DenseNet densenet201() {
        return densenet201(o -> {});
    }

    /// DenseNet-201, with options.
    public static DenseNet densenet201(Consumer<Options> options) {
        return of(32, List.of(6, 12, 48, 32), 64, options);
    }
}
