package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ValueError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Layers of simple recurrent units, PyTorch's `torch.nn.RNN`.
///
/// ```text
/// h' = tanh(W_ih x + b_ih + W_hh h + b_hh)   or relu
/// ```
///
/// ```java
/// RNN rnn = new RNN(10, 20, o -> o.nonlinearity("relu"));
/// RNNResult r = rnn.call(x);            // r.output(), r.hidden()
/// r = rnn.call(next, r.hidden());       // goes on from there
/// ```
///
/// | tensor | shape                                                                        |
/// |--------|------------------------------------------------------------------------------|
/// | input  | `(T, N, inputSize)`, `(N, T, inputSize)` if batch first, or `(T, inputSize)` |
/// | output | the same with `directions · hiddenSize`                                      |
/// | hidden | `(numLayers · directions, N, hiddenSize)`, without N for one sequence        |
///
/// Source: Elman, "Finding structure in time", 1990.
///
/// ```java
/// var rnn = new RNN(10, 20, 2);
/// rnn.call(randn(5, 3, 10)).output().shape() // [5, 3, 20]
/// ```
public class RNN extends RecurrentLayer {
    /// Optional arguments.
    public static final class Options extends RNNBase.Options<Options> {
        String nonlinearity = "tanh";

        Options() {}

        /// What makes the hidden state of the sum: `tanh`, or `relu`.
        public Options nonlinearity(String value) {
            Arguments.given(value, "value");
            return set(() -> nonlinearity = value);
        }
    }

    private final boolean relu;

    /// One layer.
    public RNN(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// Several layers.
    public RNN(long inputSize, long hiddenSize, long numLayers) {
        this(inputSize, hiddenSize, o -> o.numLayers(numLayers));
    }

    /// Layers with options.
    ///
    /// @throws ValueError if a size is not possible
    public RNN(long inputSize, long hiddenSize, Consumer<Options> options) {
        this(inputSize, hiddenSize, new Options().with(options));
    }

    private RNN(long inputSize, long hiddenSize, Options o) {
        boolean other = o.nonlinearity.equals("relu");
        relu = other;
        if (!other && !o.nonlinearity.equals("tanh")) {
            throw new ValueError(
                    "Unknown nonlinearity '" + o.nonlinearity + "'. Select from 'tanh' or 'relu'.");
        }
        super(inputSize, hiddenSize, 1, o);
    }

    @Override
    final RNNResult run(Tensor input, @Nullable Tensor batchSizes, Tensor state) {
        if (relu) {
            return batchSizes == null
                    ? Obor.rnnRelu(
                            input,
                            state,
                            weights(),
                            bias,
                            numLayers,
                            dropout,
                            isTraining(),
                            bidirectional,
                            batchFirst)
                    : Obor.rnnRelu(
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
        return batchSizes == null
                ? Obor.rnnTanh(
                        input,
                        state,
                        weights(),
                        bias,
                        numLayers,
                        dropout,
                        isTraining(),
                        bidirectional,
                        batchFirst)
                : Obor.rnnTanh(
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
