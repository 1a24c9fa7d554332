package dev.obor.op.recurrent;

import static dev.obor.op.Operation.Face.OBOR;

import dev.obor.LSTMResult;
import dev.obor.LSTMState;
import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.base.ShapeError;
import dev.obor.op.DTypes;
import dev.obor.op.Globals;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.linalg.Products;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recurrent networks as functions of their weights; shown by [dev.obor.Obor].
///
/// The weights of each layer and direction stand one after the other: weight_ih (gates · hidden,
/// input), weight_hh (gates · hidden, hidden), then bias_ih and bias_hh if there are biases, and
/// for a projected LSTM weight_hr (projected, hidden).
public final class RecurrentFunctions {
    private RecurrentFunctions() {}

    /// Runs an LSTM over padded sequences.
    ///
    /// Source: Hochreiter and Schmidhuber, "Long short-term memory", 1997; the projection: Sak et
    /// al., "Long short-term memory based recurrent neural network architectures", 2014.
    ///
    /// ```java
    /// var state = new LSTMState(zeros(1, 1, 1), zeros(1, 1, 1));
    /// var weights = List.of(ones(4, 2), ones(4, 1));
    /// var out = lstm(ones(3, 1, 2), state, weights, false, 1, 0, false, false, false);
    /// out.output().shape() // [3, 1, 1]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the states of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static LSTMResult lstm(
            Tensor input,
            LSTMState hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        return lstm(
                new Layers(Cell.LSTM, params, hasBiases, numLayers, dropout, train, bidirectional)
                        .padded(input, hx.hidden(), hx.cell(), batchFirst));
    }

    /// Runs an LSTM over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the states of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static LSTMResult lstm(
            Tensor input,
            Tensor batchSizes,
            LSTMState hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        return lstm(
                new Layers(Cell.LSTM, params, hasBiases, numLayers, dropout, train, bidirectional)
                        .packed(input, batchSizes, hx.hidden(), hx.cell()));
    }

    private static LSTMResult lstm(Tensor[] made) {
        return new LSTMResult(made[0], new LSTMState(made[1], made[2]));
    }

    /// Runs a gated recurrent network over padded sequences.
    ///
    /// Source: Cho et al., "Learning phrase representations using RNN encoder-decoder", 2014.
    ///
    /// ```java
    /// var weights = List.of(ones(3, 2), ones(3, 1));
    /// var out = gru(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.output().shape() // [3, 1, 1]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult gru(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        return padded(
                new Layers(Cell.GRU, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                hx,
                batchFirst);
    }

    /// Runs a gated recurrent network over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult gru(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        return packed(
                new Layers(Cell.GRU, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                batchSizes,
                hx);
    }

    /// Runs a recurrent network with tanh over padded sequences.
    ///
    /// Source: Elman, "Finding structure in time", 1990.
    ///
    /// ```java
    /// var weights = List.of(ones(1, 2), ones(1, 1));
    /// RNNResult out =
    ///         rnnTanh(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.hidden() // [[[0.995]]]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult rnnTanh(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        return padded(
                new Layers(Cell.TANH, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                hx,
                batchFirst);
    }

    /// Runs a recurrent network with tanh over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult rnnTanh(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        return packed(
                new Layers(Cell.TANH, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                batchSizes,
                hx);
    }

    /// Runs a recurrent network with relu over padded sequences.
    ///
    /// ```java
    /// var weights = List.of(ones(1, 2), ones(1, 1));
    /// RNNResult out =
    ///         rnnRelu(ones(3, 1, 2), zeros(1, 1, 1), weights, false, 1, 0, false, false, false);
    /// out.output() // [[[2]], [[4]], [[6]]]
    /// ```
    ///
    /// @param input (time, batch, size), or (batch, time, size) if `batchFirst`
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (time, batch, directions · hidden), or with the batch
    ///   first, and the last states, of the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult rnnRelu(
            Tensor input,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional,
            boolean batchFirst) {
        return padded(
                new Layers(Cell.RELU, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                hx,
                batchFirst);
    }

    /// Runs a recurrent network with relu over the rows of a packed sequence.
    ///
    /// @param input the rows, (rows, size)
    /// @param batchSizes how many sequences have an element at each time, falling
    /// @param hx the state of each layer and direction, (layers · directions, batch, hidden)
    /// @param params the weights, layer by layer
    /// @return the output of the last layer, (rows, directions · hidden), and the last states, of
    ///   the shapes of `hx`
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static RNNResult rnnRelu(
            Tensor input,
            Tensor batchSizes,
            Tensor hx,
            List<Tensor> params,
            boolean hasBiases,
            long numLayers,
            double dropout,
            boolean train,
            boolean bidirectional) {
        return packed(
                new Layers(Cell.RELU, params, hasBiases, numLayers, dropout, train, bidirectional),
                input,
                batchSizes,
                hx);
    }

    private static RNNResult padded(Layers layers, Tensor input, Tensor hx, boolean batchFirst) {
        Tensor[] made = layers.padded(input, hx, null, batchFirst);
        return new RNNResult(made[0], made[1]);
    }

    private static RNNResult packed(Layers layers, Tensor input, Tensor batchSizes, Tensor hx) {
        Tensor[] made = layers.packed(input, batchSizes, hx, null);
        return new RNNResult(made[0], made[1]);
    }

    /// One step of an LSTM.
    ///
    /// ```java
    /// LSTMState state = new LSTMState(zeros(1, 1), zeros(1, 1));
    /// lstmCell(ones(1, 2), state, ones(4, 2), ones(4, 1), null, null).hidden() // [[0.6083]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, each (batch, hidden)
    /// @param wIh (4 · hidden, size)
    /// @param wHh (4 · hidden, hidden)
    /// @param bIh (4 · hidden), or null
    /// @param bHh (4 · hidden), or null
    /// @return the state afterwards, each (batch, hidden)
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static LSTMState lstmCell(
            Tensor input,
            LSTMState hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        checkGated(Cell.LSTM, input, wIh, wHh);
        checkState(input, hx.hidden(), wHh, 0);
        checkState(input, hx.cell(), wHh, 1);
        checkGates(input);
        Tensor[] made = cell(Cell.LSTM, input, hx.hidden(), hx.cell(), wIh, wHh, bIh, bHh);
        return new LSTMState(made[0], InPlace.own(made[1], 1));
    }

    /// One step of a gated recurrent network.
    ///
    /// ```java
    /// gruCell(ones(1, 2), zeros(1, 1), ones(3, 2), ones(3, 1), null, null) // [[0.1149]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (3 · hidden, size)
    /// @param wHh (3 · hidden, hidden)
    /// @param bIh (3 · hidden), or null
    /// @param bHh (3 · hidden), or null
    /// @return (batch, hidden)
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static Tensor gruCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        checkGated(Cell.GRU, input, wIh, wHh);
        checkState(input, hx, wHh, 0);
        checkGates(input);
        return InPlace.own(cell(Cell.GRU, input, hx, null, wIh, wHh, bIh, bHh)[0], 2);
    }

    /// One step of a recurrent network with tanh.
    ///
    /// ```java
    /// rnnTanhCell(ones(1, 2), zeros(1, 1), ones(1, 2), ones(1, 1), null, null) // [[0.964]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (hidden, size)
    /// @param wHh (hidden, hidden)
    /// @param bIh (hidden), or null
    /// @param bHh (hidden), or null
    /// @return (batch, hidden)
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static Tensor rnnTanhCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        checkWeights(Cell.TANH, wIh, wHh);
        checkInput(input, wIh);
        checkState(input, hx, wHh, 0);
        return cell(Cell.TANH, input, hx, null, wIh, wHh, bIh, bHh)[0];
    }

    /// One step of a recurrent network with relu.
    ///
    /// ```java
    /// rnnReluCell(ones(1, 2), zeros(1, 1), ones(1, 2), ones(1, 1), null, null) // [[2]]
    /// ```
    ///
    /// @param input (batch, size)
    /// @param hx the state before, (batch, hidden)
    /// @param wIh (hidden, size)
    /// @param wHh (hidden, hidden)
    /// @param bIh (hidden), or null
    /// @param bHh (hidden), or null
    /// @return (batch, hidden)
    /// @throws ShapeError if sizes do not fit
    @Operation(OBOR)
    public static Tensor rnnReluCell(
            Tensor input,
            Tensor hx,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        checkWeights(Cell.RELU, wIh, wHh);
        checkInput(input, wIh);
        checkState(input, hx, wHh, 0);
        return cell(Cell.RELU, input, hx, null, wIh, wHh, bIh, bHh)[0];
    }

    private static Tensor[] cell(
            Cell kind,
            Tensor input,
            Tensor h,
            @Nullable Tensor c,
            Tensor wIh,
            Tensor wHh,
            @Nullable Tensor bIh,
            @Nullable Tensor bHh) {
        if (kind == Cell.GRU) {
            Tensor gates = Products.linear(input, wIh, bIh);
            return UnrolledDirection.cell(kind, gates, Products.linear(h, wHh, bHh), h, c);
        }
        Tensor own = Products.linear(h, wHh, bHh); // is checked first, and is what is added to
        Tensor gates = Products.linear(input, wIh, bIh);
        return UnrolledDirection.cell(kind, gates, own, h, c);
    }

    /// Gates are sigmoids that PyTorch writes over sums of the input's dtype.
    private static void checkGates(Tensor input) {
        if (!input.isFloatingPoint()) {
            DTypes.checkCast(Globals.defaultDType(), input.dtype(), "Convert it with toFloat().");
        }
    }

    private static void checkGated(Cell kind, Tensor input, Tensor wIh, Tensor wHh) {
        checkInput(input, wIh);
        checkWeights(kind, wIh, wHh);
    }

    private static void checkWeights(Cell kind, Tensor wIh, Tensor wHh) {
        long hidden = wHh.size(Shapes.wrapOwnDim(1, wHh.dim()));
        checkRows(kind, hidden, wIh, "weight_ih");
        checkRows(kind, hidden, wHh, "weight_hh");
    }

    private static void checkRows(Cell kind, long hidden, Tensor weight, String name) {
        long rows = weight.size(Shapes.wrapOwnDim(0, weight.dim()));
        if (rows != kind.gates * hidden) {
            throw new ShapeError(
                    name
                            + " first dim must be "
                            + kind.gates
                            + " * hidden_size = "
                            + kind.gates * hidden
                            + ", but got "
                            + rows);
        }
    }

    private static void checkInput(Tensor input, Tensor wIh) {
        long size = wIh.size(Shapes.wrapOwnDim(1, wIh.dim()));
        if (input.dim() != 2) {
            throw new ShapeError(
                    "Expected 2D input (batch x feature), but got " + input.dim() + "D input");
        }
        if (input.size(1) != size) {
            throw new ShapeError(
                    "input has inconsistent input_size: got "
                            + input.size(1)
                            + " expected "
                            + size);
        }
    }

    private static void checkState(Tensor input, Tensor state, Tensor wHh, int nr) {
        if (state.dim() != 2) {
            throw new ShapeError(
                    "Expected 2D hidden"
                            + nr
                            + " (batch x hidden_size), but got "
                            + state.dim()
                            + "D tensor");
        }
        if (input.size(0) != state.size(0)) {
            throw new ShapeError(
                    "Input batch size "
                            + input.size(0)
                            + " doesn't match hidden"
                            + nr
                            + " batch size "
                            + state.size(0));
        }
        if (state.size(1) != wHh.size(1)) {
            throw new ShapeError(
                    "hidden"
                            + nr
                            + " has inconsistent hidden_size: got "
                            + state.size(1)
                            + ", expected "
                            + wHh.size(1));
        }
    }
}
