package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.ValueError;
import dev.obor.nn.init.Init;
import org.jspecify.annotations.Nullable;

/// What [RNNCell], [LSTMCell] and [GRUCell] share: weights and checks.
///
/// All parameters start uniform in ± 1 / √hiddenSize.
public abstract class RNNCellBase extends Module {
    /// Optional arguments of every cell.
    ///
    /// @param <O> the options themselves
    public abstract static class Options<O extends Options<O>> extends LayerOptions<O> {
        boolean bias = true;

        Options() {}

        /// Whether there are biases, true.
        public final O bias(boolean value) {
            return set(() -> bias = value);
        }
    }

    final long inputSize;
    final long hiddenSize;

    /// What the input is multiplied by, (gates · hiddenSize, inputSize).
    @StateKey("weight_ih")
    public Parameter weightIh;

    /// What the state is multiplied by, (gates · hiddenSize, hiddenSize).
    @StateKey("weight_hh")
    public Parameter weightHh;

    /// What is added to the input's part, or null.
    @StateKey("bias_ih")
    public @Nullable Parameter biasIh;

    /// What is added to the state's part, or null.
    @StateKey("bias_hh")
    public @Nullable Parameter biasHh;

    RNNCellBase(long inputSize, long hiddenSize, int gates, Options<?> o) {
        this.inputSize = inputSize;
        this.hiddenSize = hiddenSize;
        weightIh = o.empty(gates * hiddenSize, inputSize);
        weightHh = o.empty(gates * hiddenSize, hiddenSize);
        biasIh = o.bias ? o.empty(gates * hiddenSize) : null;
        biasHh = o.bias ? o.empty(gates * hiddenSize) : null;
        resetParameters();
    }

    /// Draws the parameters anew.
    public final void resetParameters() {
        double bound = hiddenSize > 0 ? 1 / Math.sqrt(hiddenSize) : 0;
        Init.uniform_(weightIh, -bound, bound);
        Init.uniform_(weightHh, -bound, bound);
        if (biasIh != null && biasHh != null) {
            Init.uniform_(biasIh, -bound, bound);
            Init.uniform_(biasHh, -bound, bound);
        }
    }

    final void check(Tensor t, String what) {
        if (t.dim() != 1 && t.dim() != 2) {
            throw new ValueError(
                    typeName()
                            + ": Expected "
                            + what
                            + " to be 1D or 2D, got "
                            + t.dim()
                            + "D instead");
        }
    }

    final Tensor zeros(Tensor input) {
        return Tensor.zeros(input.dtype(), input.size(0), hiddenSize);
    }

    @Override
    protected String extraRepr() {
        return inputSize + ", " + hiddenSize + (biasIh == null ? ", bias=False" : "");
    }
}
