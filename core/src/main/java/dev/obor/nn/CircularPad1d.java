package dev.obor.nn;

/// The input continued from its other end, PyTorch's `torch.nn.CircularPad1d`.
///
/// Shapes: `(N, C, W)` in and out, or without N; each size grows by both numbers of its padding.
///
/// ```java
/// new CircularPad1d(1).call(arange(3).view(1, 1, 3)) // [[[2, 0, 1, 2, 0]]]
/// ```
public class CircularPad1d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public CircularPad1d(int... padding) {
        super("circular", 0, 1, padding);
    }
}
