package dev.obor.nn;

/// Zeros around the input, PyTorch's `torch.nn.ZeroPad2d`.
///
/// Shapes: `(N, C, H, W)` in and out, or without N; each size grows by both numbers of its padding,
/// which may be negative to cut off.
///
/// ```java
/// new ZeroPad2d(1).call(randn(1, 3, 8, 8)).shape() // [1, 3, 10, 10]
/// ```
public class ZeroPad2d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ZeroPad2d(int... padding) {
        super("constant", 0, 2, padding);
    }
}
