package dev.obor.vision.models;

import static dev.obor.Obor.cat;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The first Inception network, torchvision's `GoogLeNet`.
///
/// Shapes: `(N, 3, H, W)`, at least 15 by 15, to `(N, numClasses)`. In training mode PyTorch's
/// returns what its auxiliary classifiers say, too: here [#outputs] does, and [#call] the main one
/// alone. Source: Szegedy et al., "Going deeper with convolutions", 2014, table 1.
@KeepsNothing
public class GoogLeNet extends Module {
    /// Optional arguments.
    public static final class Options extends ModelOptions<Options> {
        @Nullable Boolean auxLogits;
        @Nullable Boolean transformInput;
        boolean initWeights = true;
        double dropout = 0.2;
        double dropoutAux = 0.7;

        Options() {}

        /// Whether there are auxiliary classifiers; null for not with weights of a file.
        public Options auxLogits(@Nullable Boolean value) {
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

        /// The probability of dropping an element before the last layer, 0.2.
        public Options dropout(double value) {
            return set(() -> dropout = value);
        }

        /// The same in the auxiliary classifiers, 0.7.
        public Options dropoutAux(double value) {
            return set(() -> dropoutAux = value);
        }
    }

    /// What the classifiers say.
    ///
    /// @param logits the main one, `(N, numClasses)`
    /// @param auxLogits2 the second auxiliary one in training mode, or null
    /// @param auxLogits1 the first auxiliary one in training mode, or null
    public record Outputs(
            Tensor logits, @Nullable Tensor auxLogits2, @Nullable Tensor auxLogits1) {}

    private final boolean transformInput;
    private final BasicConv2d conv1 = new BasicConv2d(3, 64, 7, c -> c.stride(2).padding(3));
    private final MaxPool2d maxpool1 = pool(3);
    private final BasicConv2d conv2 = new BasicConv2d(64, 64);
    private final BasicConv2d conv3 = new BasicConv2d(64, 192, 3, c -> c.padding(1));
    private final MaxPool2d maxpool2 = pool(3);
    private final Inception inception3a = new Inception(192, 64, 96, 128, 16, 32, 32);
    private final Inception inception3b = new Inception(256, 128, 128, 192, 32, 96, 64);
    private final MaxPool2d maxpool3 = pool(3);
    private final Inception inception4a = new Inception(480, 192, 96, 208, 16, 48, 64);
    private final Inception inception4b = new Inception(512, 160, 112, 224, 24, 64, 64);
    private final Inception inception4c = new Inception(512, 128, 128, 256, 24, 64, 64);
    private final Inception inception4d = new Inception(512, 112, 144, 288, 32, 64, 64);
    private final Inception inception4e = new Inception(528, 256, 160, 320, 32, 128, 128);
    private final MaxPool2d maxpool4 = pool(2);
    private final Inception inception5a = new Inception(832, 256, 160, 320, 32, 128, 128);
    private final Inception inception5b = new Inception(832, 384, 192, 384, 48, 128, 128);
    private @Nullable InceptionAux aux1;
    private @Nullable InceptionAux aux2;
    private final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1, 1);
    private final Dropout dropout;

    /// The last layer; another one may take its place.
    public Module fc;

    private GoogLeNet(boolean aux, boolean transformInput, Options o) {
        this.transformInput = transformInput;
        aux1 = aux ? new InceptionAux(512, o) : null;
        aux2 = aux ? new InceptionAux(528, o) : null;
        dropout = new Dropout(o.dropout);
        fc = new Linear(1024, o.numClasses);
        if (o.initWeights) {
            for (Module module : modules()) {
                switch (module) {
                    case Conv2d conv -> draw(conv.weight);
                    case Linear linear -> draw(linear.weight);
                    default -> {}
                }
            }
        }
    }

    private static void draw(Tensor weight) {
        Init.truncNormal_(weight, i -> i.std(0.01).a(-2).b(2));
    }

    @Override
    public Tensor forward(Tensor x) {
        return all(x).logits;
    }

    /// Runs the model and returns what all classifiers say, PyTorch's result in training mode.
    public Outputs outputs(Tensor x) {
        return call(this::all, Arguments.given(x, "x"));
    }

    private Outputs all(Tensor input) {
        Tensor x = transformInput ? BasicConv2d.fromImageNet(input) : input;
        x = conv3.call(conv2.call(maxpool1.call(conv1.call(x))));
        x = inception3b.call(inception3a.call(maxpool2.call(x)));
        x = inception4a.call(maxpool3.call(x));
        Tensor first = isTraining() && aux1 != null ? aux1.call(x) : null;
        x = inception4d.call(inception4c.call(inception4b.call(x)));
        Tensor second = isTraining() && aux2 != null ? aux2.call(x) : null;
        x = maxpool4.call(inception4e.call(x));
        x = avgpool.call(inception5b.call(inception5a.call(x)));
        return new Outputs(fc.call(dropout.call(x.flatten(1))), second, first);
    }

    @KeepsNothing
    private static final class Inception extends Module {
        private final BasicConv2d branch1;
        private final Sequential branch2;
        private final Sequential branch3;
        private final Sequential branch4;

        Inception(int in, int out1, int small3, int out3, int small5, int out5, int outPool) {
            branch1 = new BasicConv2d(in, out1);
            branch2 =
                    new Sequential(
                            new BasicConv2d(in, small3),
                            new BasicConv2d(small3, out3, 3, c -> c.padding(1)));
            // The paper's kernel of 5 is one of 3 in the published weights.
            branch3 =
                    new Sequential(
                            new BasicConv2d(in, small5),
                            new BasicConv2d(small5, out5, 3, c -> c.padding(1)));
            branch4 =
                    new Sequential(
                            new MaxPool2d(3, p -> p.stride(1).padding(1).ceilMode(true)),
                            new BasicConv2d(in, outPool));
        }

        @Override
        public Tensor forward(Tensor x) {
            return cat(
                    List.of(branch1.call(x), branch2.call(x), branch3.call(x), branch4.call(x)), 1);
        }
    }

    @KeepsNothing
    private static final class InceptionAux extends Module {
        private final BasicConv2d conv;
        private final Linear fc1;
        private final Linear fc2;
        private final Dropout dropout;

        InceptionAux(int in, Options o) {
            conv = new BasicConv2d(in, 128);
            fc1 = new Linear(2048, 1024);
            fc2 = new Linear(1024, o.numClasses);
            dropout = new Dropout(o.dropoutAux);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor small = conv.call(F.adaptiveAvgPool2d(x, 4, 4)).flatten(1);
            return fc2.call(dropout.call(F.relu_(fc1.call(small))));
        }
    }

    private static MaxPool2d pool(int size) {
        return new MaxPool2d(size, o -> o.stride(2).ceilMode(true));
    }

    /// GoogLeNet.
    public static GoogLeNet googlenet() {
        return googlenet(o -> {});
    }

    /// GoogLeNet, with options.
    public static GoogLeNet googlenet(Consumer<Options> options) {
        Options o = new Options().with(options);
        boolean published = o.weights != null;
        boolean transform = o.transformInput != null ? o.transformInput : published;
        boolean aux = o.auxLogits != null ? o.auxLogits : !published;
        GoogLeNet model = o.build(() -> new GoogLeNet(published || aux, transform, o));
        if (!aux) {
            model.aux1 = null;
            model.aux2 = null;
        }
        return model;
    }
}
