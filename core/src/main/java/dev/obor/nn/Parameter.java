package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;

/// A tensor that a module learns, PyTorch's `torch.nn.Parameter`.
///
/// Held in a field of a [Module], it is found by `parameters()`.
///
/// ```java
/// class Scale extends Module {
///     final Parameter factor = new Parameter(ones(1));
///
///     @Override
///     public Tensor forward(Tensor input) {
///         return input.mul(factor);
///     }
/// }
/// ```
public sealed class Parameter extends Tensor permits UninitializedParameter {
    /// A parameter that collects gradients, sharing memory with `data`.
    ///
    /// @throws dev.obor.base.DTypeError if `data` is no floating-point tensor
    public Parameter(Tensor data) {
        Arguments.given(data, "data");
        this(data, true);
    }

    /// A parameter, sharing memory with `data`.
    ///
    /// @param requiresGrad whether it collects gradients
    /// @throws dev.obor.base.DTypeError if it should, but `data` is no floating-point tensor
    public Parameter(Tensor data, boolean requiresGrad) {
        Arguments.given(data, "data");
        super(data);
        requiresGrad_(requiresGrad);
    }

    /// Whether a tensor is an [UninitializedParameter] or an [UninitializedBuffer] whose size is
    /// not known yet.
    public static boolean isLazy(Tensor tensor) {
        Arguments.given(tensor, "tensor");
        return tensor instanceof UninitializedParameter p && p.isLazy()
                || tensor instanceof UninitializedBuffer b && b.isLazy();
    }

    /// What PyTorch prints: the tensor under a line that says that it is a parameter.
    @Override
    public String toString() {
        return "Parameter containing:\n" + super.toString();
    }
}
