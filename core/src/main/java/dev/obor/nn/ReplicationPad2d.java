package dev.obor.nn;

/// The edges of the input repeated, PyTorch's `torch.nn.ReplicationPad2d`.
///
/// Shapes: `(N, C, H, W)` in and out, or without N; each size grows by both numbers of its padding.
///
/// ```java
/// new ReplicationPad2d(2).call(randn(1, 1, 3, 3)).shape() // [1, 1, 7, 7]
/// ```
public class ReplicationPad2d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReplicationPad2d(int... padding) {
        super("replicate", 0, 2, padding);
    }
}
