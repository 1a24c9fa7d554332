package dev.obor.nn;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One step of a simple recurrent network, PyTorch's `torch.nn.RNNCell`; see [RNN].
///
/// | tensor           | shape                                |
/// |------------------|--------------------------------------|
/// | input            | `(N, inputSize)`, or `(inputSize)`   |
/// | state and result | `(N, hiddenSize)`, or `(hiddenSize)` |
///
/// ```java
/// new RNNCell(10, 20).call(randn(3, 10), zeros(3, 20)).shape() // [3, 20]
/// ```
public class RNNCell extends RNNCellBase {
    /// Optional arguments.
    public static final class Options extends RNNCellBase.Options<Options> {
        String nonlinearity = "tanh";

        Options() {}

        /// What makes the hidden state of the sum: `tanh`, or `relu`.
        public Options nonlinearity(String value) {
            Arguments.given(value, "value");
            return set(() -> nonlinearity = value);
        }
    }

    private final String nonlinearity;

    /// A cell with biases.
    public RNNCell(long inputSize, long hiddenSize) {
        this(inputSize, hiddenSize, o -> {});
    }

    /// A cell with or without biases.
    public RNNCell(long inputSize, long hiddenSize, boolean bias) {
        this(inputSize, hiddenSize, o -> o.bias(bias));
    }

    /// A cell with options.
    public RNNCell(long inputSize, long hiddenSize, Consumer<Options> options) {
        this(inputSize, hiddenSize, new Options().with(options));
    }

    private RNNCell(long inputSize, long hiddenSize, Options o) {
        nonlinearity = o.nonlinearity;
        super(inputSize, hiddenSize, 1, o);
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
        Tensor made =
                switch (nonlinearity) {
                    case "tanh" -> Obor.rnnTanhCell(x, before, weightIh, weightHh, biasIh, biasHh);
                    case "relu" -> Obor.rnnReluCell(x, before, weightIh, weightHh, biasIh, biasHh);
                    default ->
                            throw new ValueError(
                                    "Unknown nonlinearity: " + nonlinearity,
                                    "Select from 'tanh' or 'relu'.");
                };
        return batched ? made : made.squeeze(0);
    }

    @Override
    protected String extraRepr() {
        return super.extraRepr()
                + (nonlinearity.equals("tanh") ? "" : ", nonlinearity=" + nonlinearity);
    }
}
