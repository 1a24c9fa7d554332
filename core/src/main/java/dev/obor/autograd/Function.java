package dev.obor.autograd;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.StateError;
import org.jspecify.annotations.Nullable;

/// An operation with one result and its own derivative: PyTorch's `torch.autograd.Function`.
///
/// ```java
/// final class MatMul extends Function {
///     protected Tensor forward(Context ctx, Tensor... in) {
///         ctx.saveForBackward(in[0], in[1]);
///         return in[0].matmul(in[1]);
///     }
///
///     protected Tensor[] backward(Context ctx, Tensor grad) {
///         var x = ctx.saved(0);
///         var y = ctx.saved(1);
///         return new Tensor[] {grad.matmul(y.T()), x.T().matmul(grad)};
///     }
/// }
/// var z = new MatMul().apply(x, y);
/// ```
///
/// Forward runs with gradients off. Backward is recorded when the caller asked for a graph of the
/// gradient, so second derivatives work if it is written with tensor operations. Arguments that are
/// not tensors go into fields, through the constructor. The built-in operations use this same
/// class. For several results see [MultiFunction].
public abstract non-sealed class Function extends Differentiable {

    /// For subclasses.
    protected Function() {}

    /// Computes the result.
    protected abstract Tensor forward(Context ctx, Tensor... inputs);

    /// Computes one gradient per input, in order; null where an input needs none.
    ///
    /// @param gradOutput the gradient of the result, with its shape
    protected abstract @Nullable Tensor[] backward(Context ctx, Tensor gradOutput);

    /// Runs the operation and records it where an input needs a gradient.
    public final Tensor apply(Tensor... inputs) {
        return run(Arguments.given(inputs, "inputs").length, inputs)[0];
    }

    /// Runs the operation on inputs of which only the first ones can have a gradient.
    ///
    /// @param edges how many can; those behind them, such as indices and masks, are read by forward
    ///   and may be saved, but are no part of the graph
    /// @throws dev.obor.base.ValueError if there are fewer inputs
    public final Tensor apply(int edges, Tensor... inputs) {
        checkEdges(edges, Arguments.given(inputs, "inputs").length);
        return run(edges, inputs)[0];
    }

    @Override
    final Tensor[] forwardAll(Context ctx, Tensor[] inputs) {
        return new Tensor[] {forward(ctx, inputs)};
    }

    @Override
    final @Nullable Tensor[] backwardAll(Context ctx, @Nullable Tensor[] gradOutputs) {
        Tensor g = gradOutputs[0];
        if (g == null) {
            throw new StateError(nodeName() + ": no gradient arrived for its only result.");
        }
        return backward(ctx, g);
    }
}
