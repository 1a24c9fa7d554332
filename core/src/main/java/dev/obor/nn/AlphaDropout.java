package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Sets random elements, keeping mean and variance for SELU networks to zero in training mode,
/// PyTorch's `torch.nn.AlphaDropout`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
///
/// Shapes: any, the same in and out. Dtypes: floating-point.
///
/// ```java
/// new AlphaDropout(0.2).eval().call(ones(3)) // [1, 1, 1]
/// ```
public non-sealed class AlphaDropout extends DropoutNd {
    /// Each is dropped with probability 0.5.
    public AlphaDropout() {
        this(o -> {});
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public AlphaDropout(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public AlphaDropout(Consumer<DropoutOptions.Layer> options) {
        super(options);
    }

    @Override
    Tensor drop(Tensor input, DropoutOptions.Call options) {
        return F.alphaDropout(input, options);
    }
}
