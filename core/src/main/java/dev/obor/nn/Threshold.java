package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// Replaces small numbers by a value, PyTorch's `torch.nn.Threshold`.
///
/// ```text
/// threshold(x) = x if x > threshold else value
/// ```
///
/// Shapes: any, the same in and out.
public class Threshold extends Module {
    private final double threshold;
    private final double value;

    /// A layer that puts `value` where the input is not above `threshold`.
    public Threshold(double threshold, double value) {
        this.threshold = threshold;
        this.value = value;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.threshold(input, threshold, value);
    }

    @Override
    protected String extraRepr() {
        return "threshold=" + PythonFloat.repr(threshold) + ", value=" + PythonFloat.repr(value);
    }
}
