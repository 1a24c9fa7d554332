package dev.obor.nn;

/// The input continued from its other end, PyTorch's `torch.nn.CircularPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N.
public class CircularPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public CircularPad3d(int... padding) {
        super("circular", 0, 3, padding);
    }
}
