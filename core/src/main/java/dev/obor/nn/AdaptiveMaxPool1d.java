package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.nn.functional.F;
import org.jspecify.annotations.Nullable;

/// The maximum of windows chosen so that the output has a given size, PyTorch's
/// `torch.nn.AdaptiveMaxPool1d`.
///
/// Shapes: `(N, C, L)` in, `(N, C, *outputSize)` out, or without N. Window `i` of `n` covers the
/// elements from `floor(i size / n)` to `ceil((i + 1) size / n)`.
///
/// ```java
/// new AdaptiveMaxPool1d(5).call(randn(1, 64, 8)).shape() // [1, 64, 5]
/// ```
public class AdaptiveMaxPool1d extends AdaptivePool.Max {
    /// A given size: one number for all dimensions or one for each; null keeps the input's.
    public AdaptiveMaxPool1d(@Nullable Integer... outputSize) {
        super(outputSize);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.adaptiveMaxPool1d(input, outputSize);
    }

    @Override
    public ValuesIndices forwardWithIndices(Tensor input) {
        return F.adaptiveMaxPool1dWithIndices(input, outputSize);
    }
}
