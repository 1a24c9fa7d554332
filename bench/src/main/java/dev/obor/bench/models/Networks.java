package dev.obor.bench.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.cat;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Conv2d;
import dev.obor.nn.ConvTranspose2d;
import dev.obor.nn.Embedding;
import dev.obor.nn.EmbeddingBag;
import dev.obor.nn.GRU;
import dev.obor.nn.LSTM;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.Module;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Sigmoid;
import dev.obor.nn.TransformerEncoder;
import dev.obor.nn.TransformerEncoderLayer;
import dev.obor.nn.functional.F;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Larger networks as people write them; `networks.py` has the same, made in the same order.
public final class Networks {
    /// A network's name, its batch, how many values its input and its targets may have (0: real
    /// inputs), and how many targets a sample has.
    public record Kind(long[] input, long values, long classes, long targets) {}

    private Networks() {}

    /// What is known of a network, or null if [Models] has it.
    public static @Nullable Kind kind(String name) {
        return switch (name) {
            case "mlp1024" -> new Kind(new long[] {64, 784}, 0, 10, 1);
            case "resnet18" -> new Kind(new long[] {32, 3, 32, 32}, 0, 10, 1);
            case "unet" -> new Kind(new long[] {4, 3, 64, 64}, 0, 4, 64 * 64);
            case "autoencoder" -> new Kind(new long[] {64, 1, 28, 28}, 0, 0, 0);
            case "vit" -> new Kind(new long[] {16, 3, 32, 32}, 0, 10, 1);
            case "gpt" -> new Kind(new long[] {4, 256}, 65, 65, 256);
            case "bert" -> new Kind(new long[] {8, 128}, 1000, 1000, 128);
            case "lstm" -> new Kind(new long[] {32, 32}, 1000, 1000, 32);
            case "gru" -> new Kind(new long[] {64, 64, 32}, 0, 18, 1);
            case "bag" -> new Kind(new long[] {64, 50}, 20_000, 4, 1);
            case "gcn" -> new Kind(new long[] {2708, 1433}, 0, 7, 1);
            default -> null;
        };
    }

    /// A new one.
    public static Module of(String name) {
        return switch (name) {
            case "mlp1024" ->
                    new Sequential(
                            new Linear(784, 1024),
                            new ReLU(),
                            new Linear(1024, 1024),
                            new ReLU(),
                            new Linear(1024, 1024),
                            new ReLU(),
                            new Linear(1024, 10));
            case "resnet18" -> new HandWritten.ResNet18(10);
            case "unet" -> new UNet(3, 4, 32);
            case "autoencoder" -> autoencoder();
            case "vit" -> new ViT();
            case "gpt" -> new HandWritten.Gpt(65, 256, 384, 6, 6, true);
            case "bert" -> new Bert();
            case "lstm" -> new Language();
            case "gru" -> new Names();
            case "bag" -> new Bag();
            case "gcn" -> new Gcn(2708, 10_556, 1433, 7);
            default -> throw new IllegalArgumentException("no network is called " + name);
        };
    }

    private static Sequential autoencoder() {
        return new Sequential(
                new Conv2d(1, 16, 3, o -> o.stride(2).padding(1)),
                new ReLU(),
                new Conv2d(16, 32, 3, o -> o.stride(2).padding(1)),
                new ReLU(),
                new Conv2d(32, 64, 7),
                new ReLU(),
                new ConvTranspose2d(64, 32, 7),
                new ReLU(),
                new ConvTranspose2d(32, 16, 3, o -> o.stride(2).padding(1).outputPadding(1)),
                new ReLU(),
                new ConvTranspose2d(16, 1, 3, o -> o.stride(2).padding(1).outputPadding(1)),
                new Sigmoid());
    }

    private static Sequential twice(int in, int out) {
        return new Sequential(
                new Conv2d(in, out, 3, o -> o.padding(1)),
                new BatchNorm2d(out),
                new ReLU(),
                new Conv2d(out, out, 3, o -> o.padding(1)),
                new BatchNorm2d(out),
                new ReLU());
    }

    /// Ronneberger and others' network with three levels, for 4 classes of pixels.
    private static final class UNet extends Module {
        final Sequential down1;
        final Sequential down2;
        final Sequential bottom;
        final ConvTranspose2d up2;
        final Sequential join2;
        final ConvTranspose2d up1;
        final Sequential join1;
        final Conv2d head;
        final MaxPool2d pool = new MaxPool2d(2);

        UNet(int in, int classes, int width) {
            down1 = twice(in, width);
            down2 = twice(width, 2 * width);
            bottom = twice(2 * width, 4 * width);
            up2 = new ConvTranspose2d(4 * width, 2 * width, 2, o -> o.stride(2));
            join2 = twice(4 * width, 2 * width);
            up1 = new ConvTranspose2d(2 * width, width, 2, o -> o.stride(2));
            join1 = twice(2 * width, width);
            head = new Conv2d(width, classes, 1);
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor a = down1.call(x);
            Tensor b = down2.call(pool.call(a));
            Tensor y = bottom.call(pool.call(b));
            y = join2.call(cat(List.of(up2.call(y), b), 1));
            y = join1.call(cat(List.of(up1.call(y), a), 1));
            y = head.call(y);
            return y.permute(0, 2, 3, 1).reshape(-1, y.size(1));
        }
    }

    private static TransformerEncoder encoder(int width, int heads, int layers) {
        return new TransformerEncoder(
                new TransformerEncoderLayer(
                        width,
                        heads,
                        o ->
                                o.dimFeedforward(4 * width)
                                        .dropout(0)
                                        .activation("gelu")
                                        .batchFirst(true)
                                        .normFirst(true)),
                layers,
                o -> o.enableNestedTensor(false));
    }

    /// A small vision transformer: 64 patches of 4 x 4.
    private static final class ViT extends Module {
        final Conv2d patches = new Conv2d(3, 192, 4, o -> o.stride(4));
        final Embedding places = new Embedding(64, 192);
        final TransformerEncoder encoder = encoder(192, 3, 6);
        final LayerNorm norm = new LayerNorm(192);
        final Linear head = new Linear(192, 10);

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = patches.call(input).flatten(2).transpose(1, 2);
            x = encoder.call(x.add(places.call(arange(64))));
            return head.call(norm.call(x.mean(1)));
        }
    }

    /// An encoder of tokens, the last quarter of each sequence padding.
    private static final class Bert extends Module {
        final Embedding words = new Embedding(1000, 256);
        final Embedding places = new Embedding(128, 256);
        final TransformerEncoder encoder = encoder(256, 4, 4);
        final Linear head = new Linear(256, 1000);

        @Override
        public Tensor forward(Tensor tokens) {
            Tensor x = words.call(tokens).add(places.call(arange(128)));
            Tensor padding = arange(128).ge(96).expand(tokens.size(0), 128);
            x = encoder.call(x, o -> o.srcKeyPaddingMask(padding));
            return head.call(x).view(-1, 1000);
        }
    }

    /// A language model of two LSTM layers.
    private static final class Language extends Module {
        final Embedding words = new Embedding(1000, 256);
        final LSTM lstm = new LSTM(256, 256, o -> o.numLayers(2).batchFirst(true));
        final Linear head = new Linear(256, 1000);

        @Override
        public Tensor forward(Tensor tokens) {
            return head.call(lstm.call(words.call(tokens)).output()).view(-1, 1000);
        }
    }

    /// A classifier of sequences by the last state of a GRU.
    private static final class Names extends Module {
        final GRU gru = new GRU(32, 128, o -> o.batchFirst(true));
        final Linear head = new Linear(128, 18);

        @Override
        public Tensor forward(Tensor x) {
            return head.call(gru.call(x).output().select(1, -1));
        }
    }

    /// A classifier of texts by the mean of their words.
    private static final class Bag extends Module {
        final EmbeddingBag words = new EmbeddingBag(20_000, 64);
        final Linear head = new Linear(64, 4);

        @Override
        public Tensor forward(Tensor tokens) {
            return head.call(words.call(tokens));
        }
    }

    /// Kipf and Welling's network on a random graph of Cora's size.
    private static final class Gcn extends Module {
        final Buffer from;
        final Buffer to;
        final long nodes;
        final Linear first;
        final Linear second;

        Gcn(long nodes, long edges, int in, int classes) {
            this.nodes = nodes;
            from = new Buffer(randint(nodes, new long[] {edges}), false);
            to = new Buffer(randint(nodes, new long[] {edges}), false);
            first = new Linear(in, 16);
            second = new Linear(16, classes);
        }

        private Tensor spread(Tensor x) {
            return zeros(nodes, x.size(1)).indexAdd(0, to, x.indexSelect(0, from)).mul(0.25);
        }

        @Override
        public Tensor forward(Tensor x) {
            return spread(second.call(F.relu(spread(first.call(x)))));
        }
    }
}
