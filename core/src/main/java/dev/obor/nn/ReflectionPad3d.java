package dev.obor.nn;

/// The input mirrored at its edges, PyTorch's `torch.nn.ReflectionPad3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size grows by both numbers of its
/// padding.
///
/// ```java
/// new ReflectionPad3d(1).call(randn(1, 1, 2, 2, 2)).shape() // [1, 1, 4, 4, 4]
/// ```
public class ReflectionPad3d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReflectionPad3d(int... padding) {
        super("reflect", 0, 3, padding);
    }
}
