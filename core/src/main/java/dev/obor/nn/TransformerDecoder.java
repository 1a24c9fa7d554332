package dev.obor.nn;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.nn.module.ModuleCopy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stack of decoder layers, PyTorch's `torch.nn.TransformerDecoder`.
///
/// Shapes: tgt `(T, N, dModel)`, memory `(S, N, dModel)`, with the batch first where the layers
/// have it so, or without N; the result has the shape of tgt. Source: Vaswani et al., "Attention is
/// all you need", 2017.
///
/// ```java
/// var decoder = new TransformerDecoder(new TransformerDecoderLayer(64, 8), 2);
/// decoder.call(randn(20, 3, 64), randn(10, 3, 64)).shape() // [20, 3, 64]
/// ```
public class TransformerDecoder extends Module {
    /// Optional arguments of a call.
    public static final class Call extends DecoderCall<Call> {
        static final Call DEFAULT = new Call();
        @Nullable Boolean tgtIsCausal;

        Call() {}

        /// Says that the mask of the target hides what comes later; null: it is as the mask says.
        public Call tgtIsCausal(@Nullable Boolean value) {
            return set(() -> tgtIsCausal = value);
        }
    }

    /// The layers.
    public ModuleList<TransformerDecoderLayer> layers;

    /// What the result goes through, or null.
    public @Nullable Module norm;

    /// So many copies of a layer.
    public TransformerDecoder(TransformerDecoderLayer decoderLayer, long numLayers) {
        this(decoderLayer, numLayers, null);
    }

    /// So many copies of a layer, and a norm behind them.
    public TransformerDecoder(
            TransformerDecoderLayer decoderLayer, long numLayers, @Nullable Module norm) {
        given(decoderLayer, "decoderLayer");
        layers = new ModuleList<>(ModuleCopy.times(decoderLayer, numLayers));
        this.norm = norm;
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
        given(tgt, "tgt");
        given(memory, "memory");
        Tensor x = tgt;
        for (TransformerDecoderLayer layer : layers.of(TransformerDecoderLayer.class)) {
            x =
                    layer.call(
                            x,
                            memory,
                            o ->
                                    o.tgtMask(options.tgtMask)
                                            .memoryMask(options.memoryMask)
                                            .tgtKeyPaddingMask(options.tgtKeyPaddingMask)
                                            .memoryKeyPaddingMask(options.memoryKeyPaddingMask)
                                            .tgtIsCausal(Boolean.TRUE.equals(options.tgtIsCausal))
                                            .memoryIsCausal(options.memoryIsCausal));
        }
        return norm == null ? x : norm.call(x);
    }
}
