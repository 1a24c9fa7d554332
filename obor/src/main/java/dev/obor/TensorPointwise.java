package dev.obor;

import dev.obor.op.Pointwises;

/// Functions of each element on its own.
///
/// One topic of [Tensor]; see there.
public sealed interface TensorPointwise permits Tensor {
    /// The absolute value.
    default Tensor abs() {
        return Pointwises.ABS.call((Tensor) this);
    }

    /// As [#abs], in place; returns this.
    default Tensor abs_() {
        return Pointwises.ABS.into((Tensor) this);
    }

    /// e to the power of each element.
    default Tensor exp() {
        return Pointwises.EXP.call((Tensor) this);
    }

    /// As [#exp], in place; returns this.
    default Tensor exp_() {
        return Pointwises.EXP.into((Tensor) this);
    }

    /// The natural logarithm.
    default Tensor log() {
        return Pointwises.LOG.call((Tensor) this);
    }

    /// As [#log], in place; returns this.
    default Tensor log_() {
        return Pointwises.LOG.into((Tensor) this);
    }

    /// The square root.
    default Tensor sqrt() {
        return Pointwises.SQRT.call((Tensor) this);
    }

    /// As [#sqrt], in place; returns this.
    default Tensor sqrt_() {
        return Pointwises.SQRT.into((Tensor) this);
    }

    /// The hyperbolic tangent.
    default Tensor tanh() {
        return Pointwises.TANH.call((Tensor) this);
    }

    /// As [#tanh], in place; returns this.
    default Tensor tanh_() {
        return Pointwises.TANH.into((Tensor) this);
    }

    /// The logistic function, 1 / (1 + exp(-x)).
    default Tensor sigmoid() {
        return Pointwises.SIGMOID.call((Tensor) this);
    }

    /// As [#sigmoid], in place; returns this.
    default Tensor sigmoid_() {
        return Pointwises.SIGMOID.into((Tensor) this);
    }

    /// max(x, 0).
    default Tensor relu() {
        return Pointwises.RELU.call((Tensor) this);
    }

    /// As [#relu], in place; returns this.
    default Tensor relu_() {
        return Pointwises.RELU.into((Tensor) this);
    }

    /// Where elements are NaN; bool.
    default Tensor isnan() {
        return Pointwises.ISNAN.call((Tensor) this);
    }
}
