package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;

/// A tensor that a module learns, PyTorch's `torch.nn.Parameter`.
///
/// Held in a field of a [Module], it is found by `parameters()`.
public final class Parameter extends Tensor {
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

    /// What PyTorch prints: the tensor under a line that says that it is a parameter.
    @Override
    public String toString() {
        return "Parameter containing:\n" + super.toString();
    }
}
