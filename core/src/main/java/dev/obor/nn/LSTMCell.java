package dev.obor.nn;

import dev.obor.LSTMState;
import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One step of an LSTM, PyTorch's `torch.nn.LSTMCell`; see [LSTM].
///
/// | tensor                        | shape                                    |
/// |-------------------------------|------------------------------------------|
/// | input                         | `(N, inputSize)`, or `(inputSize)`       |
/// | hidden and cell of the states | `(N, hiddenSize)`, or `(hiddenSize)`     |
///
/// ```java
/// new LSTMCell(10, 20).call(randn(3, 10)).hidden().shape() // [3, 20]
/// ```
public class LSTMCell extends RNNCellBase {
    /// Optional arguments.
    public static final class Options extends RNNCellBase.Options<Options> {
        Options() {}
    }

    /// A cell with biases.
    public LSTMCell(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// A cell with or without biases.
    public LSTMCell(long inputSize, long hiddenSize, boolean bias) {
        this(inputSize, hiddenSize, o -> o.bias(bias));
    }

    /// A cell with options.
    public LSTMCell(long inputSize, long hiddenSize, Consumer<Options> options) {
        super(inputSize, hiddenSize, 4, new Options().with(options));
    }

    /// One step from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public LSTMState call(Tensor input) {
        return call(input, (LSTMState) null);
    }

    /// One step from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public LSTMState call(Tensor input, @Nullable LSTMState state) {
        return call(this::run, input, state);
    }

    private LSTMState run(Tensor input, @Nullable LSTMState state) {
        Arguments.given(input, "input");
        check(input, "input");
        if (state != null) {
            check(state.hidden(), "hx[0]");
            check(state.cell(), "hx[1]");
        }
        boolean batched = input.dim() == 2;
        Tensor x = batched ? input : input.unsqueeze(0);
        LSTMState before = state;
        if (before == null) {
            Tensor zeros = zeros(x);
            before = new LSTMState(zeros, zeros);
        } else if (!batched) {
            before = new LSTMState(before.hidden().unsqueeze(0), before.cell().unsqueeze(0));
        }
        LSTMState made = Obor.lstmCell(x, before, weightIh, weightHh, biasIh, biasHh);
        return batched ? made : new LSTMState(made.hidden().squeeze(0), made.cell().squeeze(0));
    }
}
