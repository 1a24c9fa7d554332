package dev.obor.nn;

import dev.obor.base.PythonFloat;

/// A value around the input, PyTorch's `torch.nn.ConstantPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size grows by both numbers of its
/// padding, which may be negative to cut off.
///
/// ```java
/// new ConstantPad3d(1, 0).call(randn(1, 3, 8, 8, 8)).shape() // [1, 3, 10, 10, 10]
/// ```
public class ConstantPad3d extends PadNd {
    private final double value;

    /// One number for all sides.
    public ConstantPad3d(int padding, double value) {
        this(new int[] {padding}, value);
    }

    /// Two numbers per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ConstantPad3d(int[] padding, double value) {
        super("constant", value, 3, padding);
        this.value = value;
    }

    @Override
    protected String extraRepr() {
        return "padding=" + text() + ", value=" + PythonFloat.repr(value);
    }
}
