package dev.obor.nn;

/// The edges of the input repeated, PyTorch's `torch.nn.ReplicationPad1d`.
///
/// Shapes: `(N, C, W)` in and out, or without N; each size grows by both numbers of its padding.
///
/// ```java
/// new ReplicationPad1d(2).call(arange(4.0).view(1, 1, 4)) // [[[0, 0, 0, 1, 2, 3, 3, 3]]]
/// ```
public class ReplicationPad1d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReplicationPad1d(int... padding) {
        super("replicate", 0, 1, padding);
    }
}
