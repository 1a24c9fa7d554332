package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.PoolOptions;
import java.util.List;
import java.util.function.Consumer;

/// The p-norm of each window of signals, PyTorch's `torch.nn.LPPool1d`.
///
/// Shapes: `(N, C, L)` in and out, or without N; each size becomes `floor((size - kernelSize) /
/// stride) + 1`, rounded up with `ceilMode`. Without a stride the windows do not overlap.
///
/// ```java
/// new LPPool1d(2, 2).call(tensor(3.0, 4).view(1, 1, 2)) // [[[5]]]
/// ```
public class LPPool1d extends LPPoolNd {
    /// Windows side by side.
    public LPPool1d(double normType, int kernelSize) {
        this(normType, kernelSize, o -> {});
    }

    /// Windows with options.
    public LPPool1d(double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        this(normType, List.of(kernelSize), options);
    }

    /// Windows with a size per dimension, with options.
    public LPPool1d(
            double normType, List<Integer> kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(kernelSize, "kernelSize");
        super(normType, kernelSize, options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.lpPool1d(input, normType, kernelSize, options);
    }
}
