package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// A piecewise linear hyperbolic tangent, PyTorch's `torch.nn.Hardtanh`.
///
/// ```text
/// hardtanh(x) = min(max(x, minVal), maxVal)
/// ```
///
/// Shapes: any, the same in and out.
public class Hardtanh extends Activation<ActivationOptions.Limits> {
    /// With PyTorch's defaults: `minVal` -1.0 and `maxVal` 1.0.
    public Hardtanh() {
        this(o -> {});
    }

    /// With options.
    public Hardtanh(Consumer<ActivationOptions.Limits> options) {
        super(new ActivationOptions.Limits(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.hardtanh(input, options);
    }
}
