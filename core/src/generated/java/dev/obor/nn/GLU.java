// Written by the module faces; change the declarations, not this file.
package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The gated linear unit: one half of the input gates the other.
///
/// ```text
/// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
/// ```
///
/// Shapes: any; the size of `dim` must be even and is halved. Dtypes: floating-point.
///
/// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.
///
/// ```java
/// F.glu(tensor(1.0, 2, 0, 100)) // [0.5, 2]
/// ```
///
/// PyTorch's `torch.nn.GLU`; [F#glu] is the function.
public class GLU extends Activation<ActivationOptions.Along> {
    /// With PyTorch's defaults: `dim` -1.
    public GLU() {
        this(o -> {});
    }

    /// With `dim` as given.
    ///
    /// @param dim which dimension is split; negative numbers count from the end
    public GLU(int dim) {
        this(o -> o.dim(dim));
    }

    /// With options.
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`: which dimension is split; negative numbers count from the end
    public GLU(Consumer<ActivationOptions.Along> options) {
        super(new ActivationOptions.Along(), options);
    }

    /// [F#glu] of the input.
    ///
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    @Override
    public Tensor forward(Tensor input) {
        return F.glu(input, options);
    }
}
