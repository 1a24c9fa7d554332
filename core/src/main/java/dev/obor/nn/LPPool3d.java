package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The p-norm of each window of volumes, PyTorch's `torch.nn.LPPool3d`.
///
/// Shapes: `(N, C, D, H, W)` in and out, or without N; each size becomes `floor((size - kernelSize)
/// / stride) + 1`, rounded up with `ceilMode`. Without a stride the windows do not overlap.
///
/// ```java
/// new LPPool3d(2, 3).call(randn(2, 3, 9, 9, 9)).shape() // [2, 3, 3, 3, 3]
/// ```
public class LPPool3d extends LPPoolNd {
    /// Windows side by side.
    public LPPool3d(double normType, int kernelSize) {
        this(normType, kernelSize, o -> {});
    }

    /// Windows with options.
    public LPPool3d(double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        this(normType, List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public LPPool3d(
            double normType, List<Integer> kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(normType, kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.lpPool3d(input, normType, kernelSize, options);
    }
}
