package dev.obor.nn;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One layer of a transformer's encoder, PyTorch's `torch.nn.TransformerEncoderLayer`:
/// self-attention, then two linear maps, each beside the input and normalised.
///
/// | tensor | shape                                                            |
/// |--------|------------------------------------------------------------------|
/// | src    | `(S, N, dModel)`, `(N, S, dModel)` if batch first, `(S, dModel)`  |
/// | output | the same                                                         |
///
/// Source: Vaswani et al., "Attention is all you need", 2017; with `normFirst` Xiong et al., "On
/// layer normalization in the transformer architecture", 2020, figure 1 b.
///
/// ```java
/// new TransformerEncoderLayer(64, 8).call(randn(10, 3, 64)).shape() // [10, 3, 64]
/// ```
public class TransformerEncoderLayer extends Module {
    /// Optional arguments.
    public static final class Options extends TransformerOptions<Options> {
        Options() {}
    }

    /// Optional arguments of a call.
    public static final class Call extends dev.obor.base.Options<Call> {
        static final Call DEFAULT = new Call();
        @Nullable Tensor srcMask;
        @Nullable Tensor srcKeyPaddingMask;
        boolean isCausal;

        Call() {}

        /// Which pairs are not attended to, see [MultiheadAttention]; null for none.
        public Call srcMask(@Nullable Tensor value) {
            return set(() -> srcMask = value);
        }

        /// Which places are ignored: true there, (N, S); null for none.
        public Call srcKeyPaddingMask(@Nullable Tensor value) {
            return set(() -> srcKeyPaddingMask = value);
        }

        /// Says that the mask hides what comes later, false.
        public Call isCausal(boolean value) {
            return set(() -> isCausal = value);
        }
    }

    private final boolean normFirst;
    private final TransformerActivation active;
    private final boolean bias;
    private final long heads;

    /// The attention of the input to itself.
    @StateKey("self_attn")
    public MultiheadAttention selfAttn;

    /// The first linear map.
    public Linear linear1;

    /// Between the linear maps.
    public Dropout dropout;

    /// The second linear map.
    public Linear linear2;

    /// The normalisation of the attention.
    public LayerNorm norm1;

    /// The normalisation of the linear maps.
    public LayerNorm norm2;

    /// Behind the attention.
    public Dropout dropout1;

    /// Behind the linear maps.
    public Dropout dropout2;

    /// What stands between the linear maps, if it is a module.
    public @Nullable Module activation;

    /// A layer of so many heads.
    public TransformerEncoderLayer(long dModel, long nhead) {
        this(dModel, nhead, o -> {});
    }

    /// A layer with a size between its linear maps.
    public TransformerEncoderLayer(long dModel, long nhead, long dimFeedforward) {
        this(dModel, nhead, o -> o.dimFeedforward(dimFeedforward));
    }

    /// A layer with options.
    public TransformerEncoderLayer(long dModel, long nhead, Consumer<Options> options) {
        Options o = new Options().with(options);
        normFirst = o.normFirst;
        active = o.activation;
        activation = o.activationModule;
        bias = o.bias;
        heads = nhead;
        selfAttn = o.attention(dModel, nhead);
        linear1 = o.linear(dModel, o.dimFeedforward);
        dropout = new Dropout(o.dropout);
        linear2 = o.linear(o.dimFeedforward, dModel);
        norm1 = o.norm(dModel);
        norm2 = o.norm(dModel);
        dropout1 = new Dropout(o.dropout);
        dropout2 = new Dropout(o.dropout);
    }

    @Override
    public Tensor forward(Tensor src) {
        return run(src, Call.DEFAULT);
    }

    /// Runs with a mask of pairs.
    public Tensor call(Tensor src, Tensor srcMask) {
        return call(src, o -> o.srcMask(given(srcMask, "srcMask")));
    }

    /// Runs with options.
    public Tensor call(Tensor src, Consumer<Call> options) {
        return call(this::run, src, Call.DEFAULT.with(options));
    }

    private Tensor run(Tensor src, Call options) {
        Arguments.given(src, "src");
        if (normFirst) {
            Tensor x = src.add(attend(norm1.call(src), options));
            return x.add(feed(norm2.call(x)));
        }
        Tensor x = norm1.call(src.add(attend(src, options)));
        return norm2.call(x.add(feed(x)));
    }

    private Tensor attend(Tensor x, Call options) {
        Tensor attended =
                selfAttn.call(
                                x,
                                x,
                                x,
                                o ->
                                        o.attnMask(options.srcMask)
                                                .keyPaddingMask(options.srcKeyPaddingMask)
                                                .needWeights(false)
                                                .isCausal(options.isCausal))
                        .output();
        return dropout1.call(attended);
    }

    private Tensor feed(Tensor x) {
        Tensor hidden = linear1.call(x);
        Tensor shaped = active.apply(activation, hidden);
        return dropout2.call(linear2.call(dropout.call(shaped)));
    }

    /// Whether PyTorch runs it, in evaluation and without gradients, over the places alone that are
    /// no padding.
    final boolean skipsPadding() {
        return !isTraining()
                && !normFirst
                && bias
                && selfAttn.batchFirst
                && !active.name().isEmpty()
                && heads % 2 == 0;
    }
}
