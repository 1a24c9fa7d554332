package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.base.Warning;
import dev.obor.nn.init.Init;
import dev.obor.nn.module.ModuleCopy;
import dev.obor.op.Callback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What [RNN], [LSTM] and [GRU] share: weights, options and the checks of their inputs.
///
/// The parameters are called as in PyTorch, `weight_ih_l0`, `weight_hh_l0`, `bias_ih_l0`,
/// `bias_hh_l0`, those of the other direction `weight_ih_l0_reverse`, a projection `weight_hr_l0`;
/// all start uniform in ± 1 / √hiddenSize.
public abstract class RNNBase extends Module {
    /// Optional arguments of every recurrent layer.
    ///
    /// @param <O> the options themselves
    public abstract static class Options<O extends Options<O>> extends LayerOptions<O> {
        long numLayers = 1;
        boolean bias = true;
        boolean batchFirst;
        double dropout;
        boolean bidirectional;

        Options() {}

        /// How many layers are stacked, 1.
        public final O numLayers(long value) {
            return set(() -> numLayers = value);
        }

        /// Whether there are biases, true.
        public final O bias(boolean value) {
            return set(() -> bias = value);
        }

        /// Whether input and output are (batch, time, size), false: (time, batch, size).
        public final O batchFirst(boolean value) {
            return set(() -> batchFirst = value);
        }

        /// The probability of dropping an element of the output of each layer but the last, 0.
        public final O dropout(double value) {
            return set(() -> dropout = value);
        }

        /// Whether a second network of the same kind runs backwards beside it, false.
        public final O bidirectional(boolean value) {
            return set(() -> bidirectional = value);
        }
    }

    final long inputSize;
    final long hiddenSize;
    final long numLayers;
    final boolean bias;
    final boolean batchFirst;
    final double dropout;
    final boolean bidirectional;
    final long projSize;
    private final List<String> names = new ArrayList<>();

    RNNBase(long inputSize, long hiddenSize, int gates, long projSize, Options<?> o) {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        this.projSize = projSize;
        numLayers = o.numLayers;
        bias = o.bias;
        batchFirst = o.batchFirst;
        dropout = o.dropout;
        bidirectional = o.bidirectional;
        check();
        if (dropout > 0 && numLayers == 1) {
            Callback.warn(
                    Warning.DROPOUT_OF_ONE_LAYER,
                    "dropout option adds dropout after all but last recurrent layer, so non-zero"
                            + " dropout expects num_layers greater than 1, but got dropout="
                            + PythonFloat.repr(dropout)
                            + " and num_layers=1",
                    "Use a Dropout layer behind it.");
        }
        ModuleCopy.requireRoom(numLayers, 0);
        for (int layer = 0; layer < numLayers; layer++) {
            for (String direction :
                    bidirectional ? new String[] {"", "_reverse"} : new String[] {""}) {
                long in = layer == 0 ? inputSize : outSize() * directions();
                String end = "_l" + layer + direction;
                add("weight_ih" + end, o.empty(gates * hiddenSize, in));
                add("weight_hh" + end, o.empty(gates * hiddenSize, outSize()));
                if (bias) {
                    add("bias_ih" + end, o.empty(gates * hiddenSize));
                    add("bias_hh" + end, o.empty(gates * hiddenSize));
                }
                if (projSize > 0) {
                    add("weight_hr" + end, o.empty(projSize, hiddenSize));
                }
            }
        }
        resetParameters();
    }

    private void check() {
        if (!(dropout >= 0 && dropout <= 1)) {
            throw new ValueError(
                    "dropout should be a number in range [0, 1] representing the probability of an"
                            + " element being zeroed");
        }
        if (inputSize <= 0) {
            throw new ValueError("input_size must be greater than zero");
        }
        if (hiddenSize <= 0) {
            throw new ValueError("hidden_size must be greater than zero");
        }
        if (numLayers <= 0) {
            throw new ValueError("num_layers must be greater than zero");
        }
        if (projSize < 0) {
            throw new ValueError(
                    "proj_size should be a positive integer or zero to disable projections");
        }
        if (projSize >= hiddenSize) {
            throw new ValueError("proj_size has to be smaller than hidden_size");
        }
    }

    private void add(String name, Parameter parameter) {
        registerParameter(name, parameter);
        names.add(name);
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        double bound = 1 / Math.sqrt(hiddenSize);
        for (Tensor weight : weights()) {
            Init.uniform_(weight, -bound, bound);
        }
    }

    /// The weights of each layer and direction, PyTorch's `all_weights`.
    public final List<List<Tensor>> allWeights() {
        List<Tensor> flat = weights();
        int each = (bias ? 4 : 2) + (projSize > 0 ? 1 : 0);
        List<List<Tensor>> all = new ArrayList<>();
        for (int i = 0; i < flat.size(); i += each) {
            all.add(List.copyOf(flat.subList(i, i + each)));
        }
        return all;
    }

    /// Does nothing: the weights of layers are as fast wherever they lie.
    public final void flattenParameters() {}

    final List<Tensor> weights() {
        Tensor[] weights = new Tensor[names.size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Objects.requireNonNull(registered.parameters().get(names.get(i)));
        }
        return Arrays.asList(weights);
    }

    final long outSize() {
        return projSize > 0 ? projSize : hiddenSize;
    }

    final long directions() {
        return bidirectional ? 2 : 1;
    }

    /// A state of zeros for as many sequences.
    final Tensor zeros(Tensor input, long batch, long size) {
        return Tensor.zeros(input.dtype(), numLayers * directions(), batch, size);
    }

    /// How many sequences a padded input has.
    final long batch(Tensor input) {
        return input.size(batchFirst ? 0 : 1);
    }

    final int batchDim() {
        return batchFirst ? 0 : 1;
    }

    final void checkInput(Tensor input, boolean packed) {
        Tensor weight = weights().getFirst();
        if (input.dtype() != weight.dtype()) {
            throw new ValueError(
                    "RNN input dtype ("
                            + python(input)
                            + ") does not match weight dtype ("
                            + python(weight)
                            + "). Convert input: input.to("
                            + python(weight)
                            + "), or convert model: model.to("
                            + python(input)
                            + ")");
        }
        int expected = packed ? 2 : 3;
        if (input.dim() != expected) {
            throw new ShapeError("input must have " + expected + " dimensions, got " + input.dim());
        }
        if (input.size(-1) != inputSize) {
            throw new ShapeError(
                    "input.size(-1) must be equal to input_size. Expected "
                            + inputSize
                            + ", got "
                            + input.size(-1));
        }
    }

    private static String python(Tensor t) {
        return "torch." + t.dtype().name().toLowerCase(Locale.ROOT);
    }

    final void checkState(Tensor state, long batch, long size, String name) {
        long[] expected = {numLayers * directions(), batch, size};
        if (!Arrays.equals(expected, state.shape().toArray())) {
            throw new ShapeError(
                    "Expected "
                            + name
                            + " size ("
                            + expected[0]
                            + ", "
                            + expected[1]
                            + ", "
                            + expected[2]
                            + "), got "
                            + Arrays.toString(state.shape().toArray()));
        }
    }

    /// A state with the sequences in another order.
    static Tensor permuted(Tensor state, @Nullable Tensor order) {
        return order == null ? state : state.indexSelect(1, order);
    }

    @Override
    protected String extraRepr() {
        return inputSize
                + ", "
                + hiddenSize
                + (projSize == 0 ? "" : ", proj_size=" + projSize)
                + (numLayers == 1 ? "" : ", num_layers=" + numLayers)
                + (bias ? "" : ", bias=False")
                + (batchFirst ? ", batch_first=True" : "")
                + (dropout == 0 ? "" : ", dropout=" + PythonFloat.repr(dropout))
                + (bidirectional ? ", bidirectional=True" : "");
    }
}
