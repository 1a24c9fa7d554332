package dev.obor.nn;

/// Zeros around the input, PyTorch's `torch.nn.ZeroPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size grows by both numbers of its
/// padding, which may be negative to cut off.
///
/// ```java
/// new ZeroPad3d(1).call(randn(1, 3, 8, 8, 8)).shape() // [1, 3, 10, 10, 10]
/// ```
public class ZeroPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ZeroPad3d(int... padding) {
        super("constant", 0, 3, padding);
    }
}
