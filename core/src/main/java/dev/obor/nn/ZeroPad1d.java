package dev.obor.nn;

/// Zeros around the input, PyTorch's `torch.nn.ZeroPad1d`.
///
/// Shapes: `(N, C, W)` in and out, or without N; each size grows by both numbers of its padding,
/// which may be negative to cut off.
///
/// ```java
/// new ZeroPad1d(1).call(arange(3).view(1, 3)) // [[0, 0, 1, 2, 0]]
/// ```
public class ZeroPad1d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ZeroPad1d(int... padding) {
        super("constant", 0, 1, padding);
    }
}
