package dev.obor.vision.models;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The third Inception network, torchvision's `Inception3`.
///
/// Shapes: `(N, 3, H, W)`, 299 by 299 by intention and at least 75 by 75, to `(N, numClasses)`. In
/// training mode PyTorch's returns what its auxiliary classifier says, too: here [#outputs] does,
/// and [#call] the main one alone. Source: Szegedy et al., "Rethinking the inception architecture
/// for computer vision", 2015, table 1.
@KeepsNothing
public class Inception3 extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        boolean auxLogits = true;
        @Nullable Boolean transformInput;
        boolean initWeights = true;
        double dropout = 0.5;

        Options() {}

        /// Whether there is an auxiliary classifier, true.
        public Options auxLogits(boolean value) {
            return set(() -> auxLogits = value);
        }

        /// Whether inputs are normalised as ImageNet's mostly are, and the network takes them from
        /// -1 to 1; null for with weights of a file only.
        public Options transformInput(@Nullable Boolean value) {
            return set(() -> transformInput = value);
        }

        /// Whether weights are drawn as in the paper, true, or as layers do.
        public Options initWeights(boolean value) {
            return set(() -> initWeights = value);
        }

        /// The probability of dropping an element before the last layer, 0.5.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }
    }

    /// What the classifiers say.
    ///
    /// @param logits the main one, `(N, numClasses)`
    /// @param auxLogits the auxiliary one in training mode, or null
    public record Outputs(Tensor logits, @Nullable Tensor auxLogits) {}

    private final boolean transformInput;

    @StateKey("Conv2d_1a_3x3")
    private final BasicConv2d conv1a = new BasicConv2d(3, 32, 3, c -> c.stride(2));

    @StateKey("Conv2d_2a_3x3")
    private final BasicConv2d conv2a = new BasicConv2d(32, 32, 3, c -> {});

    @StateKey("Conv2d_2b_3x3")
    private final BasicConv2d conv2b = new BasicConv2d(32, 64, 3, c -> c.padding(1));

    private final MaxPool2d maxpool1 = new MaxPool2d(3, 2);

    @StateKey("Conv2d_3b_1x1")
    private final BasicConv2d conv3b = new BasicConv2d(64, 80);

    @StateKey("Conv2d_4a_3x3")
    private final BasicConv2d conv4a = new BasicConv2d(80, 192, 3, c -> {});

    private final MaxPool2d maxpool2 = new MaxPool2d(3, 2);

    @StateKey("Mixed_5b")
    private final Module mixed5b = new InceptionBlocks.InceptionA(192, 32);

    @StateKey("Mixed_5c")
    private final Module mixed5c = new InceptionBlocks.InceptionA(256, 64);

    @StateKey("Mixed_5d")
    private final Module mixed5d = new InceptionBlocks.InceptionA(288, 64);

    @StateKey("Mixed_6a")
    private final Module mixed6a = new InceptionBlocks.InceptionB(288);

    @StateKey("Mixed_6b")
    private final Module mixed6b = new InceptionBlocks.InceptionC(768, 128);

    @StateKey("Mixed_6c")
    private final Module mixed6c = new InceptionBlocks.InceptionC(768, 160);

    @StateKey("Mixed_6d")
    private final Module mixed6d = new InceptionBlocks.InceptionC(768, 160);

    @StateKey("Mixed_6e")
    private final Module mixed6e = new InceptionBlocks.InceptionC(768, 192);

    @StateKey("AuxLogits")
    private InceptionBlocks.@Nullable InceptionAux auxLogits;

    @StateKey("Mixed_7a")
    private final Module mixed7a;

    @StateKey("Mixed_7b")
    private final Module mixed7b;

    @StateKey("Mixed_7c")
    private final Module mixed7c;

    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1, 1);
    private final Dropout dropout;

    /// The last layer; another one may take its place.
    public Module fc;

    private Inception3(boolean aux, boolean transformInput, Options o) {
        this.transformInput = transformInput;
        auxLogits = aux ? new InceptionBlocks.InceptionAux(768, o.numClasses) : null;
        mixed7a = new InceptionBlocks.InceptionD(768);
        mixed7b = new InceptionBlocks.InceptionE(1280);
        mixed7c = new InceptionBlocks.InceptionE(2048);
        dropout = new Dropout(o.dropout);
        fc = new Linear(2048, o.numClasses);
        if (o.initWeights) {
            namedModules()
                    .forEach((path, module) -> {
                        double std =
                                switch (path) {
                                    case "AuxLogits.fc" -> 0.001;
                                    // The mark stands on the block, which torchvision does not
                                    // ask, so that its convolution has the usual one.
                                    default -> 0.1;
                                };
                        switch (module) {
                            case Conv2d conv -> draw(conv.weight, std);
                            case Linear linear -> draw(linear.weight, std);
                            default -> {}
                        }
                    });
        }
    }

    private static void draw(Tensor weight, double std) {
        Init.truncNormal_(weight, i -> i.std(std).a(-2).b(2));
    }

    @Override
    public Tensor forward(Tensor x) {
        return all(x).logits;
    }

    /// Runs the model and returns what both classifiers say, PyTorch's result in training mode.
    public Outputs outputs(Tensor x) {
        return call(this::all, Arguments.given(x, "x"));
    }

    private Outputs all(Tensor input) {
        Tensor x = transformInput ? BasicConv2d.fromImageNet(input) : input;
        x = maxpool1.call(conv2b.call(conv2a.call(conv1a.call(x))));
        x = maxpool2.call(conv4a.call(conv3b.call(x)));
        x = mixed5d.call(mixed5c.call(mixed5b.call(x)));
        x = mixed6e.call(mixed6d.call(mixed6c.call(mixed6b.call(mixed6a.call(x)))));
        Tensor aux = isTraining() && auxLogits != null ? auxLogits.call(x) : null;
        x = avgpool.call(mixed7c.call(mixed7b.call(mixed7a.call(x))));
        return new Outputs(fc.call(dropout.call(x).flatten(1)), aux);
    }

    /// Inception v3.
    public static Inception3 inceptionV3() {
        return inceptionV3(o -> {});
    }

    /// Inception v3, with options.
    public static Inception3 inceptionV3(Consumer<Options> options) {
        Options o = new Options().with(options);
        boolean published = o.weights != null;
        boolean transform = o.transformInput != null ? o.transformInput : published;
        Inception3 model = o.build(() -> new Inception3(published || o.auxLogits, transform, o));
        if (!o.auxLogits) {
            model.auxLogits = null;
        }
        return model;
    }
}
