package dev.obor.nn;

import dev.obor.RNNResult;
import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.utils.PackedSequence;
import org.jspecify.annotations.Nullable;

/// A recurrent layer whose state is one tensor: [RNN] and [GRU].
public abstract class RecurrentLayer extends RNNBase {
    /// What packed sequences give.
    ///
    /// @param output packed as the input was
    /// @param hidden the last state of each sequence, in the order in which they were packed
    public record Packed(PackedSequence output, Tensor hidden) {
        public Packed {
            Arguments.given(output, "output");
            Arguments.given(hidden, "hidden");
        }
    }

    RecurrentLayer(long inputSize, long hiddenSize, int gates, Options<?> o) {
        super(inputSize, hiddenSize, gates, 0, o);
    }

    /// The network over padded sequences, or over the rows of packed ones.
    abstract RNNResult run(Tensor input, @Nullable Tensor batchSizes, Tensor state);

    /// Runs over sequences of one length, from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public RNNResult call(Tensor input) {
        return call(input, (Tensor) null);
    }

    /// Runs over sequences of one length, from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public RNNResult call(Tensor input, @Nullable Tensor state) {
        return call(this::padded, input, state);
    }

    /// Runs over packed sequences, from a state of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public Packed call(PackedSequence input) {
        return call(input, (Tensor) null);
    }

    /// Runs over packed sequences, from a state; null is one of zeros.
    ///
    /// @throws ShapeError if sizes do not fit
    public Packed call(PackedSequence input, @Nullable Tensor state) {
        return call(this::packed, input, state);
    }

    private RNNResult padded(Tensor input, @Nullable Tensor state) {
        Arguments.given(input, "input");
        if (input.dim() != 2 && input.dim() != 3) {
            throw new ValueError(
                    typeName()
                            + ": Expected input to be 2D or 3D, got "
                            + input.dim()
                            + (this instanceof RNN ? "D tensor instead" : "D instead"));
        }
        boolean batched = input.dim() == 3;
        Tensor x = batched ? input : input.unsqueeze(batchDim());
        int dim = batched ? 3 : 2;
        if (state != null && state.dim() != dim) {
            throw new ShapeError(
                    "For "
                            + (batched ? "batched 3-D" : "unbatched 2-D")
                            + " input, hx should also be "
                            + dim
                            + "-D but got "
                            + state.dim()
                            + "-D tensor");
        }
        long batch = batch(x);
        Tensor before =
                state == null ? zeros(x, batch, hiddenSize) : batched ? state : state.unsqueeze(1);
        checkInput(x, false);
        checkState(before, batch, hiddenSize, "hidden");
        RNNResult made = run(x, null, before);
        return batched
                ? made
                : new RNNResult(made.output().squeeze(batchDim()), made.hidden().squeeze(1));
    }

    private Packed packed(PackedSequence input, @Nullable Tensor state) {
        Arguments.given(input, "input");
        Tensor x = input.data();
        long batch = input.batchSizes().select(0, 0).itemLong();
        Tensor before =
                state == null
                        ? zeros(x, batch, hiddenSize)
                        : permuted(state, input.sortedIndices());
        checkInput(x, true);
        checkState(before, batch, hiddenSize, "hidden");
        RNNResult made = run(x, input.batchSizes(), before);
        return new Packed(
                input.withData(made.output()), permuted(made.hidden(), input.unsortedIndices()));
    }
}
