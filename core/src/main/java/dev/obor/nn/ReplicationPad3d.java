package dev.obor.nn;

/// The edges of the input repeated, PyTorch's `torch.nn.ReplicationPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N.
public class ReplicationPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReplicationPad3d(int... padding) {
        super("replicate", 0, 3, padding);
    }
}
