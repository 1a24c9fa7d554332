package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.DropoutOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Sets random elements to zero in training mode, PyTorch's `torch.nn.Dropout`.
///
/// What is left is scaled so that the mean stays; in evaluation mode the input passes unchanged.
///
/// Source: Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting",
/// 2014.
///
/// Shapes: any, the same in and out. Dtypes: floating-point.
///
/// ```java
/// new Dropout(0.2).eval().call(ones(3)) // [1, 1, 1]
/// manualSeed(0);
/// new Dropout(0.5).call(ones(4)) // [0, 0, 2, 0]
/// ```
public non-sealed class Dropout extends DropoutNd {
    /// Each is dropped with probability 0.5.
    public Dropout() {
        this(o -> {});
    }

    /// Each is dropped with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout(double p) {
        this(o -> o.p(p));
    }

    /// With options.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public Dropout(Consumer<DropoutOptions.Layer> options) {
        super(options);
    }

    @Override
    Tensor drop(Tensor input, DropoutOptions.Call options) {
        return F.dropout(input, options);
    }
}
