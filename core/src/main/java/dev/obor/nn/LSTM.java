package dev.obor.nn;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.utils.PackedSequence;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Layers of long short-term memory, PyTorch's `torch.nn.LSTM`.
///
/// ```text
/// i = σ(W_ii x + b_ii + W_hi h + b_hi)      f, o likewise
/// g = tanh(W_ig x + b_ig + W_hg h + b_hg)
/// c' = f c + i g,   h' = o tanh(c')          and h' = W_hr h' with a projection
/// ```
///
/// ```java
/// LSTM lstm = new LSTM(10, 20, o -> o.numLayers(2).batchFirst(true));
/// LSTMResult r = lstm.call(x);          // r.output(), r.hidden(), r.cell()
/// r = lstm.call(next, r.state());       // goes on from there
/// ```
///
/// | tensor       | shape                                                                 |
/// |--------------|-----------------------------------------------------------------------|
/// | input        | `(T, N, inputSize)`, `(N, T, inputSize)` if batch first, or `(T, inputSize)` |
/// | output       | the same with `directions · (projSize or hiddenSize)`                  |
/// | state.hidden | `(numLayers · directions, N, projSize or hiddenSize)`, without N for one sequence |
/// | state.cell   | `(numLayers · directions, N, hiddenSize)`                              |
///
/// Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; the projection: Sak et al.,
/// "Long short-term memory based recurrent neural network architectures", 2014.
///
/// ```java
/// var lstm = new LSTM(10, 20, 2);
/// lstm.call(randn(5, 3, 10)).output().shape() // [5, 3, 20]
/// ```
public class LSTM extends RNNBase {
    /// Optional arguments.
    public static final class Options extends RNNBase.Options<Options> {
        long projSize;

        Options() {}

        /// The size that hidden states are projected to, 0: none.
        public Options projSize(long value) {
            return set(() -> projSize = value);
        }
    }

    /// What packed sequences give.
    ///
    /// @param output packed as the input was
    /// @param state the last state of each sequence, in the order in which they were packed
    public record Packed(PackedSequence output, LSTMState state) {
        public Packed {
            Arguments.given(output, "output");
            Arguments.given(state, "state");
        }

        /// The last hidden states, PyTorch's `h_n`.
        public Tensor hidden() {
            return state.hidden();
        }

        /// The last cells, PyTorch's `c_n`.
        public Tensor cell() {
            return state.cell();
        }
    }

    /// One layer.
    public LSTM(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// Several layers.
    public LSTM(long inputSize, long hiddenSize, long numLayers) {
        this(inputSize, hiddenSize, o -> o.numLayers(numLayers));
    }

    /// Layers with options.
    ///
    /// @throws ValueError if a size is not possible
    public LSTM(long inputSize, long hiddenSize, Consumer<Options> options) {
        this(inputSize, hiddenSize, new Options().with(options));
    }

    private LSTM(long inputSize, long hiddenSize, Options o) {
        super(inputSize, hiddenSize, 4, o.projSize, o);
    }

    /// Runs over sequences of one length, from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public LSTMResult call(Tensor input) {
        return call(input, (LSTMState) null);
    }

    /// Runs over sequences of one length, from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public LSTMResult call(Tensor input, @Nullable LSTMState state) {
        return call(this::run, input, state);
    }

    /// Runs over packed sequences, from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public Packed call(PackedSequence input) {
        return call(input, (LSTMState) null);
    }

    /// Runs over packed sequences, from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public Packed call(PackedSequence input, @Nullable LSTMState state) {
        return call(this::run, input, state);
    }

    private LSTMResult run(Tensor input, @Nullable LSTMState state) {
        Arguments.given(input, "input");
        if (input.dim() != 2 && input.dim() != 3) {
            throw new ValueError(
                    "LSTM: Expected input to be 2D or 3D, got " + input.dim() + "D instead");
        }
        boolean batched = input.dim() == 3;
        Tensor x = batched ? input : input.unsqueeze(batchDim());
        long batch = batch(x);
        LSTMState before = state;
        if (before == null) {
            before = zeros(x, batch);
        } else {
            int dim = batched ? 3 : 2;
            if (before.hidden().dim() != dim || before.cell().dim() != dim) {
                throw new ShapeError(
                        "For "
                                + (batched ? "batched 3-D" : "unbatched 2-D")
                                + " input, hx and cx should also be "
                                + dim
                                + "-D but got ("
                                + before.hidden().dim()
                                + "-D, "
                                + before.cell().dim()
                                + "-D) tensors");
            }
            before =
                    batched
                            ? before
                            : new LSTMState(
                                    before.hidden().unsqueeze(1), before.cell().unsqueeze(1));
        }
        check(x, before, batch, false);
        LSTMResult made =
                Obor.lstm(
                        x,
                        before,
                        weights(),
                        bias,
                        numLayers,
                        dropout,
                        isTraining(),
                        bidirectional,
                        batchFirst);
        return batched
                ? made
                : new LSTMResult(
                        made.output().squeeze(batchDim()),
                        new LSTMState(made.hidden().squeeze(1), made.cell().squeeze(1)));
    }

    private Packed run(PackedSequence input, @Nullable LSTMState state) {
        Arguments.given(input, "input");
        Tensor x = input.data();
        long batch = input.batchSizes().select(0, 0).itemLong();
        LSTMState before = state == null ? zeros(x, batch) : permuted(state, input.sortedIndices());
        check(x, before, batch, true);
        LSTMResult made =
                Obor.lstm(
                        x,
                        input.batchSizes(),
                        before,
                        weights(),
                        bias,
                        numLayers,
                        dropout,
                        isTraining(),
                        bidirectional);
        return new Packed(
                input.withData(made.output()), permuted(made.state(), input.unsortedIndices()));
    }

    private LSTMState zeros(Tensor input, long batch) {
        return new LSTMState(zeros(input, batch, outSize()), zeros(input, batch, hiddenSize));
    }

    private void check(Tensor input, LSTMState state, long batch, boolean packed) {
        checkInput(input, packed);
        checkState(state.hidden(), batch, outSize(), "hidden[0]");
        checkState(state.cell(), batch, hiddenSize, "hidden[1]");
    }

    private static LSTMState permuted(LSTMState state, @Nullable Tensor order) {
        return order == null
                ? state
                : new LSTMState(permuted(state.hidden(), order), permuted(state.cell(), order));
    }
}
