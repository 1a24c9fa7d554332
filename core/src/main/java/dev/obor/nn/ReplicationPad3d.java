package dev.obor.nn;

/// The edges of the input repeated, PyTorch's `torch.nn.ReplicationPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size grows by both numbers of its
/// padding.
///
/// ```java
/// new ReplicationPad3d(3).call(randn(1, 3, 8, 8, 8)).shape() // [1, 3, 14, 14, 14]
/// ```
public class ReplicationPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReplicationPad3d(int... padding) {
        super("replicate", 0, 3, padding);
    }
}
