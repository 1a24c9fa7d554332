package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One step of a gated recurrent network, PyTorch's `torch.nn.GRUCell`; see [GRU].
///
/// | tensor           | shape                                |
/// |------------------|--------------------------------------|
/// | input            | `(N, inputSize)`, or `(inputSize)`   |
/// | state and result | `(N, hiddenSize)`, or `(hiddenSize)` |
///
/// ```java
/// new GRUCell(10, 20).call(randn(3, 10), zeros(3, 20)).shape() // [3, 20]
/// ```
public class GRUCell extends RNNCellBase {
    /// Optional arguments.
    public static final class Options extends RNNCellBase.Options<Options> {
        Options() {}
    }

    /// A cell with biases.
    public GRUCell(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// A cell with or without biases.
    public GRUCell(long inputSize, long hiddenSize, boolean bias) {
        this(inputSize, hiddenSize, o -> o.bias(bias));
    }

    /// A cell with options.
    public GRUCell(long inputSize, long hiddenSize, Consumer<Options> options) {
        super(inputSize, hiddenSize, 3, new Options().with(options));
    }

    /// One step from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    @Override
    public Tensor forward(Tensor input) {
        return run(input, null);
    }

    /// One step from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public Tensor call(Tensor input, @Nullable Tensor state) {
        return call(this::run, input, state);
    }

    private Tensor run(Tensor input, @Nullable Tensor state) {
        Arguments.given(input, "input");
        check(input, "input");
        if (state != null) {
            check(state, "hidden");
        }
        boolean batched = input.dim() == 2;
        Tensor x = batched ? input : input.unsqueeze(0);
        Tensor before = state == null ? zeros(x) : batched ? state : state.unsqueeze(0);
        Tensor made = Obor.gruCell(x, before, weightIh, weightHh, biasIh, biasHh);
        return batched ? made : made.squeeze(0);
    }
}
