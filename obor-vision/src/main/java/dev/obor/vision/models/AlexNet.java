package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import java.util.function.Consumer;

/// The network that made convolutions famous, torchvision's `AlexNet`.
///
/// Shapes: `(N, 3, H, W)`, at least 63 by 63, to `(N, numClasses)`. Source: Krizhevsky, "One weird
/// trick for parallelizing convolutional neural networks", 2014.
@KeepsNothing
public class AlexNet extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        double dropout = 0.5;

        Options() {}

        /// The probability of dropping an element before the first two dense layers, 0.5.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }
    }

    private final Sequential features =
            new Sequential(
                    new Conv2d(3, 64, 11, c -> c.stride(4).padding(2)),
                    new ReLU(true),
                    new MaxPool2d(3, 2),
                    new Conv2d(64, 192, 5, c -> c.padding(2)),
                    new ReLU(true),
                    new MaxPool2d(3, 2),
                    new Conv2d(192, 384, 3, c -> c.padding(1)),
                    new ReLU(true),
                    new Conv2d(384, 256, 3, c -> c.padding(1)),
                    new ReLU(true),
                    new Conv2d(256, 256, 3, c -> c.padding(1)),
                    new ReLU(true),
                    new MaxPool2d(3, 2));
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(6, 6);

    /// The dense layers at the end.
    public final Sequential classifier;

    private AlexNet(Options o) {
        classifier =
                new Sequential(
                        new Dropout(o.dropout),
                        new Linear(256 * 6 * 6, 4096),
                        new ReLU(true),
                        new Dropout(o.dropout),
                        new Linear(4096, 4096),
                        new ReLU(true),
                        new Linear(4096, o.numClasses));
    }

    @Override
    public Tensor forward(Tensor x) {
        return classifier.call(avgpool.call(features.call(x)).flatten(1));
    }

    /// AlexNet.
    public static AlexNet alexnet() {
        return alexnet(o -> {});
    }

    /// AlexNet, with options.
    public static AlexNet alexnet(Consumer<Options> options) {
        Options o = new Options().with(options);
        return o.build(() -> new AlexNet(o));
    }
}
