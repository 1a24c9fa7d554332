package dev.obor.nn;

/// The input continued from its other end, PyTorch's `torch.nn.CircularPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size grows by both numbers of its
/// padding.
///
/// ```java
/// new CircularPad3d(1).call(randn(1, 3, 8, 8, 8)).shape() // [1, 3, 10, 10, 10]
/// ```
public class CircularPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public CircularPad3d(int... padding) {
        super("circular", 0, 3, padding);
    }
}
