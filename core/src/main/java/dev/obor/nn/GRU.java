package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.base.ValueError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Layers of gated recurrent units, PyTorch's `torch.nn.GRU`.
///
/// ```text
/// r = σ(W_ir x + b_ir + W_hr h + b_hr)       z likewise
/// n = tanh(W_in x + b_in + r (W_hn h + b_hn))
/// h' = (1 - z) n + z h
/// ```
///
/// ```java
/// GRU gru = new GRU(10, 20, o -> o.batchFirst(true));
/// RNNResult r = gru.call(x);            // r.output(), r.hidden()
/// r = gru.call(next, r.hidden());       // goes on from there
/// ```
///
/// | tensor | shape                                                                        |
/// |--------|------------------------------------------------------------------------------|
/// | input  | `(T, N, inputSize)`, `(N, T, inputSize)` if batch first, or `(T, inputSize)` |
/// | output | the same with `directions · hiddenSize`                                      |
/// | hidden | `(numLayers · directions, N, hiddenSize)`, without N for one sequence        |
///
/// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014.
///
/// ```java
/// var gru = new GRU(10, 20, 2);
/// gru.call(randn(5, 3, 10)).output().shape() // [5, 3, 20]
/// ```
public class GRU extends RecurrentLayer {
    /// Optional arguments.
    public static final class Options extends RNNBase.Options<Options> {
        Options() {}
    }

    /// One layer.
    public GRU(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// Several layers.
    public GRU(long inputSize, long hiddenSize, long numLayers) {
        this(inputSize, hiddenSize, o -> o.numLayers(numLayers));
    }

    /// Layers with options.
    ///
    /// @throws ValueError if a size is not possible
    public GRU(long inputSize, long hiddenSize, Consumer<Options> options) {
        this(inputSize, hiddenSize, new Options().with(options));
    }

    private GRU(long inputSize, long hiddenSize, Options o) {
        super(inputSize, hiddenSize, 3, o);
    }

    @Override
    final RNNResult run(Tensor input, @Nullable Tensor batchSizes, Tensor state) {
        return batchSizes == null
                ? Obor.gru(
                        input,
                        state,
                        weights(),
                        bias,
                        numLayers,
                        dropout,
                        isTraining(),
                        bidirectional,
                        batchFirst)
                : Obor.gru(
                        input,
                        batchSizes,
                        state,
                        weights(),
                        bias,
                        numLayers,
                        dropout,
                        isTraining(),
                        bidirectional);
    }
}
