package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// Moves numbers towards zero, PyTorch's `torch.nn.Softshrink`.
///
/// ```text
/// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
/// ```
///
/// Shapes: any, the same in and out.
public class Softshrink extends Activation<ActivationOptions.Shrink> {
    /// With PyTorch's defaults: `lambd` 0.5.
    public Softshrink() {
        this(o -> {});
    }

    /// With another `lambd`: by how much.
    public Softshrink(double lambd) {
        this(o -> o.lambd(lambd));
    }

    /// With options.
    public Softshrink(Consumer<ActivationOptions.Shrink> options) {
        super(new ActivationOptions.Shrink(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.softshrink(input, options);
    }
}
