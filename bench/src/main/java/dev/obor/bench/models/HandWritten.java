package dev.obor.bench.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.manualSeed;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.randint;
import static dev.obor.Obor.randn;

import dev.obor.Tensor;
import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Buffer;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Embedding;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.ModuleList;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.optim.SGD;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Models as people write them: classes with a `forward`, without a thought for memory.
public final class HandWritten {
    private HandWritten() {}

    /// One training step after another on a fixed batch.
    public record Program(Module model, Tensor x, Tensor y, SGD optimizer) {
        /// Does a step.
        ///
        /// @return its loss
        public double step() {
            Tensor loss = F.crossEntropy(model.call(x), y);
            optimizer.zeroGrad();
            loss.backward();
            optimizer.step();
            return loss.item();
        }
    }

    /// A program by name: `mlp`, `resnet18` or `gpt`.
    public static Program of(String name) {
        manualSeed(1);
        Module model;
        Tensor x;
        Tensor y;
        switch (name) {
            case "mlp" -> {
                model = new Mlp();
                x = randn(256, 784);
                y = randint(10, new long[] {256});
            }
            case "resnet18" -> {
                model = new ResNet18(10);
                x = randn(32, 3, 32, 32);
                y = randint(10, new long[] {32});
            }
            case "gpt" -> {
                model = new Gpt(65, 256, 384, 6, 6, false);
                x = randint(65, new long[] {4, 256});
                y = randint(65, new long[] {4 * 256});
            }
            default -> throw new IllegalArgumentException("no program is called " + name);
        }
        return new Program(model, x, y, new SGD(model.parameters(), 0.01));
    }

    /// 784-256-256-10.
    static final class Mlp extends Module {
        final Linear fc1 = new Linear(784, 256);
        final Linear fc2 = new Linear(256, 256);
        final Linear fc3 = new Linear(256, 10);

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = F.relu(fc1.call(input));
            x = F.relu(fc2.call(x));
            return fc3.call(x);
        }
    }

    private static Conv2d conv3x3(int in, int out, int stride) {
        return new Conv2d(in, out, 3, o -> o.stride(stride).padding(1).bias(false));
    }

    /// torchvision's `BasicBlock`.
    static final class BasicBlock extends Module {
        final Conv2d conv1;
        final BatchNorm2d bn1;
        final Conv2d conv2;
        final BatchNorm2d bn2;
        final @Nullable Sequential downsample;

        BasicBlock(int in, int out, int stride) {
            conv1 = conv3x3(in, out, stride);
            bn1 = new BatchNorm2d(out);
            conv2 = conv3x3(out, out, 1);
            bn2 = new BatchNorm2d(out);
            downsample =
                    stride == 1 && in == out
                            ? null
                            : new Sequential(
                                    new Conv2d(in, out, 1, o -> o.stride(stride).bias(false)),
                                    new BatchNorm2d(out));
        }

        @Override
        public Tensor forward(Tensor x) {
            Tensor identity = x;
            Tensor out = conv1.call(x);
            out = bn1.call(out);
            out = F.relu(out);
            out = conv2.call(out);
            out = bn2.call(out);
            if (downsample != null) {
                identity = downsample.call(x);
            }
            return F.relu(out.add(identity));
        }
    }

    /// torchvision's `ResNet` with two blocks a layer, its stem that of small pictures.
    static final class ResNet18 extends Module {
        final Conv2d conv1 = conv3x3(3, 64, 1);
        final BatchNorm2d bn1 = new BatchNorm2d(64);
        final Sequential layer1 = layer(64, 64, 1);
        final Sequential layer2 = layer(64, 128, 2);
        final Sequential layer3 = layer(128, 256, 2);
        final Sequential layer4 = layer(256, 512, 2);
        final AdaptiveAvgPool2d avgpool = new AdaptiveAvgPool2d(1);
        final Linear fc;

        ResNet18(int classes) {
            fc = new Linear(512, classes);
        }

        private static Sequential layer(int in, int out, int stride) {
            return new Sequential(new BasicBlock(in, out, stride), new BasicBlock(out, out, 1));
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = F.relu(bn1.call(conv1.call(input)));
            x = layer1.call(x);
            x = layer2.call(x);
            x = layer3.call(x);
            x = layer4.call(x);
            x = avgpool.call(x).flatten(1);
            return fc.call(x);
        }
    }

    /// Attention to what came before, as in nanoGPT, with or without its fused operation.
    static final class CausalSelfAttention extends Module {
        final Linear cAttn;
        final Linear cProj;
        final Buffer mask;
        final int heads;
        final boolean fused;

        CausalSelfAttention(int width, int heads, int length, boolean fused) {
            this.heads = heads;
            this.fused = fused;
            cAttn = new Linear(width, 3 * width);
            cProj = new Linear(width, width);
            mask = new Buffer(ones(length, length).tril().view(1, 1, length, length), false);
        }

        @Override
        public Tensor forward(Tensor x) {
            long b = x.size(0);
            long t = x.size(1);
            long c = x.size(2);
            Tensor[] qkv = cAttn.call(x).split(c, 2);
            Tensor q = heads(qkv[0], b, t, c);
            Tensor k = heads(qkv[1], b, t, c);
            Tensor v = heads(qkv[2], b, t, c);
            Tensor y =
                    fused
                            ? F.scaledDotProductAttention(q, k, v, o -> o.isCausal(true))
                            : attend(q, k, v, t, (double) c / heads);
            return cProj.call(y.transpose(1, 2).contiguous().view(b, t, c));
        }

        private Tensor attend(Tensor q, Tensor k, Tensor v, long t, double width) {
            Tensor att = q.matmul(k.transpose(-2, -1)).mul(1.0 / Math.sqrt(width));
            att = att.maskedFill(mask.narrow(2, 0, t).narrow(3, 0, t).eq(0), -1e30);
            return F.softmax(att, -1).matmul(v);
        }

        private Tensor heads(Tensor x, long b, long t, long c) {
            return x.view(b, t, heads, c / heads).transpose(1, 2);
        }
    }

    /// Attention and a small network, each with a way round it.
    static final class Block extends Module {
        final LayerNorm ln1;
        final CausalSelfAttention attn;
        final LayerNorm ln2;
        final Linear up;
        final Linear down;

        Block(int width, int heads, int length, boolean fused) {
            ln1 = new LayerNorm(width);
            attn = new CausalSelfAttention(width, heads, length, fused);
            ln2 = new LayerNorm(width);
            up = new Linear(width, 4 * width);
            down = new Linear(4 * width, width);
        }

        @Override
        public Tensor forward(Tensor input) {
            Tensor x = input.add(attn.call(ln1.call(input)));
            return x.add(down.call(F.gelu(up.call(ln2.call(x)))));
        }
    }

    /// Tokens in, logits of the next token out, all positions in one dimension.
    static final class Gpt extends Module {
        final Embedding wte;
        final Embedding wpe;
        final ModuleList<Module> blocks;
        final LayerNorm lnF;
        final Linear head;

        Gpt(int vocabulary, int length, int width, int layers, int heads, boolean fused) {
            wte = new Embedding(vocabulary, width);
            wpe = new Embedding(length, width);
            List<Module> list = new ArrayList<>();
            for (int i = 0; i < layers; i++) {
                list.add(new Block(width, heads, length, fused));
            }
            blocks = new ModuleList<>(list);
            lnF = new LayerNorm(width);
            head = new Linear(width, vocabulary);
        }

        @Override
        public Tensor forward(Tensor tokens) {
            Tensor x = wte.call(tokens).add(wpe.call(arange(tokens.size(1))));
            for (Module block : blocks) {
                x = block.call(x);
            }
            Tensor logits = head.call(lnF.call(x));
            return logits.view(-1, logits.size(-1));
        }
    }
}
