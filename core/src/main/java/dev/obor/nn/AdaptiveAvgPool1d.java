package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// The mean of windows chosen so that the output has a given size, PyTorch's
/// `torch.nn.AdaptiveAvgPool1d`.
///
/// Shapes: `(N, C, L)` in, `(N, C, *outputSize)` out, or without N. Window `i` of `n` covers the
/// elements from `floor(i size / n)` to `ceil((i + 1) size / n)`.
///
/// ```java
/// new AdaptiveAvgPool1d(5).call(randn(1, 64, 8)).shape() // [1, 64, 5]
/// ```
public class AdaptiveAvgPool1d extends AdaptivePool {
    /// A given size: one number for all dimensions or one for each; null keeps the input's.
    public AdaptiveAvgPool1d(@Nullable Integer... outputSize) {
        super(outputSize);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.adaptiveAvgPool1d(input, outputSize);
    }
}
