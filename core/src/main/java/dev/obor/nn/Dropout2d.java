package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Sets random channels of an image to zero in training mode, PyTorch's `torch.nn.Dropout2d`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Tompson et al., "Efficient object localization using convolutional networks", 2015.
///
/// Shapes: `(N, C, H, W)`, the same in and out. Dtypes: floating-point.
///
/// ```java
/// new Dropout2d(0.2).call(randn(20, 16, 32, 32)).shape() // [20, 16, 32, 32]
/// ```
public non-sealed class Dropout2d extends DropoutNd {
    /// Each is dropped with probability 0.5.
    public Dropout2d() {
        this(o -> {});
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout2d(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout2d(Consumer<DropoutOptions.Layer> options) {
        super(options);
    }

    @Override
    Tensor drop(Tensor input, DropoutOptions.Call options) {
        return F.dropout2d(input, options);
    }
}
