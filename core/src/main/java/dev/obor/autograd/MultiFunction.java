package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import org.jspecify.annotations.Nullable;

/// An operation with several results and its own derivative; with one result see [Function].
public abstract non-sealed class MultiFunction extends Differentiable {

    /// For subclasses.
    protected MultiFunction() {}

    /// Computes the results.
    protected abstract Tensor[] forward(Context ctx, Tensor... inputs);

    /// Computes one gradient per input from one per result.
    ///
    /// @param gradOutputs zeros for results without gradient, unless [Context#setMaterializeGrads]
    ///   was switched off: then null
    protected abstract @Nullable Tensor[] backward(Context ctx, @Nullable Tensor... gradOutputs);

    /// Runs the operation and records it where an input needs a gradient.
    public final Tensor[] apply(Tensor... inputs) {
        return run(Arguments.given(inputs, "inputs").length, inputs);
    }

    /// Runs the operation on inputs of which only the first ones can have a gradient.
    ///
    /// @param edges how many can; those behind them, such as indices and masks, are read by forward
    ///   and may be saved, but are no part of the graph
    /// @throws dev.obor.base.ValueError if there are fewer inputs
    public final Tensor[] apply(int edges, Tensor... inputs) {
        checkEdges(edges, Arguments.given(inputs, "inputs").length);
        return run(edges, inputs);
    }

    @Override
    final Tensor[] forwardAll(Context ctx, Tensor[] inputs) {
        return forward(ctx, inputs);
    }

    @Override
    final @Nullable Tensor[] backwardAll(Context ctx, @Nullable Tensor[] gradOutputs) {
        return backward(ctx, gradOutputs);
    }
}
