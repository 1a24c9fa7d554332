package dev.obor.nn;

import dev.obor.base.PythonFloat;

/// A value around the input, PyTorch's `torch.nn.ConstantPad1d`.
///
/// Shapes: `(N, C, W)` in and out, or without N; each size grows by both numbers of its padding,
/// which may be negative to cut off.
///
/// ```java
/// new ConstantPad1d(1, 9).call(arange(3).view(1, 3)) // [[9, 0, 1, 2, 9]]
/// ```
public class ConstantPad1d extends PadNd {
    private final double value;

    /// One number for all sides.
    public ConstantPad1d(int padding, double value) {
        this(new int[] {padding}, value);
    }

    /// Two numbers per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ConstantPad1d(int[] padding, double value) {
        super("constant", value, 1, padding);
        this.value = value;
    }

    @Override
    protected String extraRepr() {
        return "padding=" + text() + ", value=" + PythonFloat.repr(value);
    }
}
