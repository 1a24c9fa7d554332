package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One layer of a transformer's decoder, PyTorch's `torch.nn.TransformerDecoderLayer`:
/// self-attention, attention to the memory, then two linear maps, each beside the input and
/// normalised.
///
/// | tensor | shape                                                            |
/// |--------|------------------------------------------------------------------|
/// | tgt    | `(T, N, dModel)`, `(N, T, dModel)` if batch first, `(T, dModel)`  |
/// | memory | `(S, N, dModel)`, likewise                                       |
/// | output | as tgt                                                           |
///
/// Source: Vaswani et al., "Attention is all you need", 2017.
///
/// ```java
/// var layer = new TransformerDecoderLayer(64, 8);
/// layer.call(randn(20, 3, 64), randn(10, 3, 64)).shape() // [20, 3, 64]
/// ```
public class TransformerDecoderLayer extends Module {
    /// Optional arguments.
    public static final class Options extends TransformerOptions<Options> {
        Options() {}
    }

    /// Optional arguments of a call.
    public static final class Call extends DecoderCall<Call> {
        static final Call DEFAULT = new Call();
        boolean tgtIsCausal;

        Call() {}

        /// Says that the mask of the target hides what comes later, false.
        public Call tgtIsCausal(boolean value) {
            return set(() -> tgtIsCausal = value);
        }
    }

    private final boolean normFirst;
    private final TransformerActivation active;

    /// The attention of the target to itself.
    @StateKey("self_attn")
    public MultiheadAttention selfAttn;

    /// The attention to the memory.
    @StateKey("multihead_attn")
    public MultiheadAttention multiheadAttn;

    /// The first linear map.
    public Linear linear1;

    /// Between the linear maps.
    public Dropout dropout;

    /// The second linear map.
    public Linear linear2;

    /// The normalisation of the self-attention.
    public LayerNorm norm1;

    /// The normalisation of the attention to the memory.
    public LayerNorm norm2;

    /// The normalisation of the linear maps.
    public LayerNorm norm3;

    /// Behind the self-attention.
    public Dropout dropout1;

    /// Behind the attention to the memory.
    public Dropout dropout2;

    /// Behind the linear maps.
    public Dropout dropout3;

    /// What stands between the linear maps, if it is a module.
    public @Nullable Module activation;

    /// A layer of so many heads.
    public TransformerDecoderLayer(long dModel, long nhead) {
        this(dModel, nhead, o -> {});
    }

    /// A layer with a size between its linear maps.
    public TransformerDecoderLayer(long dModel, long nhead, long dimFeedforward) {
        this(dModel, nhead, o -> o.dimFeedforward(dimFeedforward));
    }

    /// A layer with options.
    public TransformerDecoderLayer(long dModel, long nhead, Consumer<Options> options) {
        Options o = new Options().with(options);
        normFirst = o.normFirst;
        active = o.activation;
        activation = o.activationModule;
        selfAttn = o.attention(dModel, nhead);
        multiheadAttn = o.attention(dModel, nhead);
        linear1 = o.linear(dModel, o.dimFeedforward);
        dropout = new Dropout(o.dropout);
        linear2 = o.linear(o.dimFeedforward, dModel);
        norm1 = o.norm(dModel);
        norm2 = o.norm(dModel);
        norm3 = o.norm(dModel);
        dropout1 = new Dropout(o.dropout);
        dropout2 = new Dropout(o.dropout);
        dropout3 = new Dropout(o.dropout);
    }

    /// Runs without masks.
    public Tensor call(Tensor tgt, Tensor memory) {
        return call(tgt, memory, Call.DEFAULT);
    }

    /// Runs with options.
    public Tensor call(Tensor tgt, Tensor memory, Consumer<Call> options) {
        return call(this::run, tgt, memory, Call.DEFAULT.with(options));
    }

    private Tensor run(Tensor tgt, Tensor memory, Call options) {
        Arguments.given(tgt, "tgt");
        Arguments.given(memory, "memory");
        if (normFirst) {
            Tensor x = tgt.add(attend(norm1.call(tgt), options));
            x = x.add(look(norm2.call(x), memory, options));
            return x.add(feed(norm3.call(x)));
        }
        Tensor x = norm1.call(tgt.add(attend(tgt, options)));
        x = norm2.call(x.add(look(x, memory, options)));
        return norm3.call(x.add(feed(x)));
    }

    private Tensor attend(Tensor x, Call options) {
        Tensor attended =
                selfAttn.call(
                                x,
                                x,
                                x,
                                o ->
                                        o.attnMask(options.tgtMask)
                                                .keyPaddingMask(options.tgtKeyPaddingMask)
                                                .needWeights(false)
                                                .isCausal(options.tgtIsCausal))
                        .output();
        return dropout1.call(attended);
    }

    private Tensor look(Tensor x, Tensor memory, Call options) {
        Tensor seen =
                multiheadAttn
                        .call(
                                x,
                                memory,
                                memory,
                                o ->
                                        o.attnMask(options.memoryMask)
                                                .keyPaddingMask(options.memoryKeyPaddingMask)
                                                .needWeights(false)
                                                .isCausal(options.memoryIsCausal))
                        .output();
        return dropout2.call(seen);
    }

    private Tensor feed(Tensor x) {
        Tensor hidden = linear1.call(x);
        Tensor shaped = active.apply(activation, hidden);
        return dropout3.call(linear2.call(dropout.call(shaped)));
    }
}
