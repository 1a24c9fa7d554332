package dev.obor.nn;

import static dev.obor.base.Arguments.given;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.nn.module.ModuleCopy;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A stack of encoder layers, PyTorch's `torch.nn.TransformerEncoder`.
///
/// As in PyTorch, places of padding behind the sequences come out as zeros (before the norm) where
/// a model in evaluation runs without gradients and its layers allow it;
/// `enableNestedTensor(false)` computes them.
///
/// Shapes: `(S, N, dModel)`, `(N, S, dModel)` where the layers have the batch first, or `(S,
/// dModel)`; the same in and out. Source: Vaswani et al., "Attention is all you need", 2017.
///
/// ```java
/// var encoder = new TransformerEncoder(new TransformerEncoderLayer(64, 8), 2);
/// encoder.call(randn(10, 3, 64)).shape() // [10, 3, 64]
/// ```
public class TransformerEncoder extends Module {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        @Nullable Module norm;
        boolean enableNestedTensor = true;
        boolean maskCheck = true;

        Options() {}

        /// What the result goes through, null: nothing.
        public Options norm(@Nullable Module value) {
            return set(() -> norm = value);
        }

        /// Whether padding is left out where that is possible, true.
        public Options enableNestedTensor(boolean value) {
            return set(() -> enableNestedTensor = value);
        }

        /// Whether it is checked that padding stands behind the sequences before it is left out,
        /// true.
        public Options maskCheck(boolean value) {
            return set(() -> maskCheck = value);
        }
    }

    /// Optional arguments of a call.
    public static final class Call extends dev.obor.base.Options<Call> {
        static final Call DEFAULT = new Call();
        @Nullable Tensor mask;
        @Nullable Tensor srcKeyPaddingMask;
        @Nullable Boolean isCausal;

        Call() {}

        /// Which pairs are not attended to, see [MultiheadAttention]; null for none.
        public Call mask(@Nullable Tensor value) {
            return set(() -> mask = value);
        }

        /// Which places are ignored: true there, (N, S); null for none.
        public Call srcKeyPaddingMask(@Nullable Tensor value) {
            return set(() -> srcKeyPaddingMask = value);
        }

        /// Says that the mask hides what comes later; null: it is as the mask says.
        public Call isCausal(@Nullable Boolean value) {
            return set(() -> isCausal = value);
        }
    }

    private final boolean skips;
    private final boolean checks;

    /// The layers.
    public ModuleList<TransformerEncoderLayer> layers;

    /// What the result goes through, or null.
    public @Nullable Module norm;

    /// So many copies of a layer.
    public TransformerEncoder(TransformerEncoderLayer encoderLayer, long numLayers) {
        this(encoderLayer, numLayers, o -> {});
    }

    /// So many copies of a layer, and a norm behind them.
    public TransformerEncoder(
            TransformerEncoderLayer encoderLayer, long numLayers, @Nullable Module norm) {
        this(encoderLayer, numLayers, o -> o.norm(norm));
    }

    /// So many copies of a layer, with options.
    public TransformerEncoder(
            TransformerEncoderLayer encoderLayer, long numLayers, Consumer<Options> options) {
        Options o = new Options().with(options);
        given(encoderLayer, "encoderLayer");
        layers = new ModuleList<>(ModuleCopy.times(encoderLayer, numLayers));
        norm = o.norm;
        skips = o.enableNestedTensor;
        checks = o.maskCheck;
    }

    @Override
    public Tensor forward(Tensor src) {
        return run(src, Call.DEFAULT);
    }

    /// Runs with a mask of pairs.
    public Tensor call(Tensor src, @Nullable Tensor mask) {
        return call(src, o -> o.mask(mask));
    }

    /// Runs with options.
    public Tensor call(Tensor src, Consumer<Call> options) {
        return call(this::run, src, Call.DEFAULT.with(options));
    }

    private Tensor run(Tensor src, Call options) {
        given(src, "src");
        Tensor x = src;
        for (TransformerEncoderLayer layer : layers.of(TransformerEncoderLayer.class)) {
            x =
                    layer.call(
                            x,
                            o ->
                                    o.srcMask(options.mask)
                                            .srcKeyPaddingMask(options.srcKeyPaddingMask)
                                            .isCausal(Boolean.TRUE.equals(options.isCausal)));
        }
        Tensor padding = options.srcKeyPaddingMask;
        if (padding != null && options.mask == null && skipsPadding(src, padding)) {
            x = x.maskedFill(hidden(padding).unsqueeze(-1), 0);
        }
        return norm == null ? x : norm.call(x);
    }

    private boolean skipsPadding(Tensor src, Tensor padding) {
        if (!skips
                || src.dim() != 3
                || layers.size() == 0
                || !layers.get(0).skipsPadding()
                || Autograd.isGradEnabled() && requiresGrad(src)) {
            return false;
        }
        // Where padding begins, it goes on to the end.
        return !checks || hidden(padding).toInt().diff().lt(0).logicalNot().all().itemBoolean();
    }

    private boolean requiresGrad(Tensor src) {
        return src.requiresGrad()
                || layers.get(0).parameters().stream().anyMatch(Tensor::requiresGrad);
    }

    private static Tensor hidden(Tensor padding) {
        return padding.isFloatingPoint() ? padding.ne(0) : padding;
    }
}
