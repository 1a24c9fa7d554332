package dev.obor.nn;

/// The input mirrored at its edges, PyTorch's `torch.nn.ReflectionPad1d`.
///
/// Shapes: `(N, C, W)` in and out, or without N; each size grows by both numbers of its padding.
///
/// ```java
/// new ReflectionPad1d(2).call(arange(4.0).view(1, 1, 4)) // [[[2, 1, 0, 1, 2, 3, 2, 1]]]
/// ```
public class ReflectionPad1d extends PadNd {
    /// One number for all sides, or two per dimension, the last dimension first.
    ///
    /// @throws dev.obor.base.ShapeError for another count of numbers
    public ReflectionPad1d(int... padding) {
        super("reflect", 0, 1, padding);
    }
}
