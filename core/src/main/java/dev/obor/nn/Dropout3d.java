package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Sets random channels of a volume to zero in training mode, PyTorch's `torch.nn.Dropout3d`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Tompson et al., "Efficient object localization using convolutional networks", 2015.
///
/// Shapes: `(N, C, D, H, W)` or `(C, D, H, W)`, the same in and out. Dtypes: floating-point.
///
/// ```java
/// new Dropout3d(0.2).call(randn(20, 16, 4, 32, 32)).shape() // [20, 16, 4, 32, 32]
/// ```
public non-sealed class Dropout3d extends DropoutNd {
    /// Each is dropped with probability 0.5.
    public Dropout3d() {
        this(o -> {});
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout3d(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout3d(Consumer<DropoutOptions.Layer> options) {
        super(options);
    }

    @Override
    Tensor drop(Tensor input, DropoutOptions.Call options) {
        return F.dropout3d(input, options);
    }
}
