package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Sets random channels, keeping mean and variance for SELU networks in training mode, PyTorch's
/// `torch.nn.FeatureAlphaDropout`.
///
/// Shapes: `(N, C, *)`, the same in and out. In evaluation mode the input passes unchanged.
///
/// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
///
/// ```java
/// new FeatureAlphaDropout(0.2).call(randn(20, 16, 4, 32, 32)).shape() // [20, 16, 4, 32, 32]
/// ```
public non-sealed class FeatureAlphaDropout extends DropoutNd {
    /// Each is dropped with probability 0.5.
    public FeatureAlphaDropout() {
        this(o -> {});
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public FeatureAlphaDropout(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public FeatureAlphaDropout(Consumer<DropoutOptions.Layer> options) {
        super(options);
    }

    @Override
    Tensor drop(Tensor input, DropoutOptions.Call options) {
        return F.featureAlphaDropout(input, options);
    }
}
