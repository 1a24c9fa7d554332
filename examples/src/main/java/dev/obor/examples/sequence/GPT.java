package dev.obor.examples.sequence;

import static dev.obor.Obor.arange;

import dev.obor.Tensor;
import dev.obor.nn.Dropout;
import dev.obor.nn.Embedding;
import dev.obor.nn.GELU;
import dev.obor.nn.LayerNorm;
import dev.obor.nn.Linear;
import dev.obor.nn.Module;
import dev.obor.nn.Sequential;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;

/// A transformer that reads from left to right, and guesses what comes next.
///
/// Source: Radford et al., "Language models are unsupervised multitask learners", 2019.
public final class GPT extends Module {
    private static final int WIDTH = 24;
    private static final int HEADS = 3;

    /// Attention of each word to itself and those before it.
    static final class Attention extends Module {
        private final Linear qkv = new Linear(WIDTH, 3 * WIDTH);
        private final Linear proj = new Linear(WIDTH, WIDTH);

        @Override
        public Tensor forward(Tensor x) { // (n, t, WIDTH)
            long n = x.size(0);
            long t = x.size(1);
            Tensor[] parts = qkv.call(x).split(WIDTH, 2);
            Tensor y =
                    F.scaledDotProductAttention(
                            heads(parts[0], n, t),
                            heads(parts[1], n, t),
                            heads(parts[2], n, t),
                            o -> o.isCausal(true));
            return proj.call(y.transpose(1, 2).contiguous().view(n, t, WIDTH));
        }

        private static Tensor heads(Tensor part, long n, long t) {
            return part.view(n, t, HEADS, WIDTH / HEADS).transpose(1, 2); // (n, HEADS, t, size)
        }
    }

    /// Attention and two linear maps, each beside the input.
    static final class Block extends Module {
        private final LayerNorm ln1 = new LayerNorm(WIDTH);
        private final Attention attention = new Attention();
        private final LayerNorm ln2 = new LayerNorm(WIDTH);
        private final Sequential mlp =
                new Sequential(
                        new Linear(WIDTH, 4 * WIDTH),
                        new GELU("tanh"),
                        new Linear(4 * WIDTH, WIDTH),
                        new Dropout(0.1));

        @Override
        public Tensor forward(Tensor x) {
            Tensor y = x.add(attention.call(ln1.call(x)));
            return y.add(mlp.call(ln2.call(y)));
        }
    }

    private final Embedding wte = new Embedding(32, WIDTH);
    private final Embedding wpe = new Embedding(10, WIDTH);
    private final Sequential blocks = new Sequential(new Block(), new Block());
    private final LayerNorm ln = new LayerNorm(WIDTH);
    private final Linear head = new Linear(WIDTH, 32, false);

    public GPT() {
        for (Module module : modules()) {
            if (module instanceof Linear linear) {
                Init.normal_(linear.weight, 0, 0.02);
                if (linear.bias != null) {
                    Init.zeros_(linear.bias);
                }
            } else if (module instanceof Embedding embedding) {
                Init.normal_(embedding.weight, 0, 0.02);
            }
        }
    }

    /// Scores of the next word at each place.
    ///
    /// @param words (n, t)
    @Override
    public Tensor forward(Tensor words) {
        Tensor x = wte.call(words).add(wpe.call(arange(words.size(1))));
        return head.call(ln.call(blocks.call(x)));
    }
}
