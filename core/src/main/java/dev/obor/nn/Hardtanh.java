package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.PythonFloat;
import dev.obor.nn.functional.F;

/// A piecewise linear hyperbolic tangent, PyTorch's `torch.nn.Hardtanh`.
///
/// ```text
/// hardtanh(x) = min(max(x, minVal), maxVal)
/// ```
///
/// Shapes: any, the same in and out.
public class Hardtanh extends Module {
    private final double minVal;
    private final double maxVal;
    private final boolean inplace;

    /// With PyTorch's defaults: `minVal` -1.0 and `maxVal` 1.0.
    public Hardtanh() {
        this(-1.0, 1.0);
    }

    /// A layer that leaves its input alone.
    ///
    /// @param minVal the lower limit
    /// @param maxVal the upper limit
    public Hardtanh(double minVal, double maxVal) {
        this(minVal, maxVal, false);
    }

    /// A layer that may write its result over its input.
    ///
    /// @param minVal the lower limit
    /// @param maxVal the upper limit
    /// @param inplace whether it does
    public Hardtanh(double minVal, double maxVal, boolean inplace) {
        this.minVal = minVal;
        this.maxVal = maxVal;
        this.inplace = inplace;
    }

    @Override
    public Tensor forward(Tensor input) {
        return inplace
                ? input.copy_(F.hardtanh(input, minVal, maxVal))
                : F.hardtanh(input, minVal, maxVal);
    }

    @Override
    protected String extraRepr() {
        return "min_val="
                + PythonFloat.repr(minVal)
                + ", max_val="
                + PythonFloat.repr(maxVal)
                + (inplace ? ", inplace=True" : "");
    }
}
