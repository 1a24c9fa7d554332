package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ActivationOptions;
import dev.obor.nn.functional.F;
import java.util.function.Consumer;

/// The Gaussian error linear unit, PyTorch's `torch.nn.GELU`.
///
/// ```text
/// gelu(x) = x (1 + erf(x / sqrt 2)) / 2, or with "tanh":
/// gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
/// ```
///
/// Shapes: any, the same in and out. Source: Hendrycks and Gimpel, "Gaussian Error Linear Units",
/// 2016.
public class GELU extends Activation<ActivationOptions.Gaussian> {
    /// The exact form.
    public GELU() {
        this(o -> {});
    }

    /// With another `approximate`: `none` (exact) or `tanh`.
    public GELU(String approximate) {
        Arguments.given(approximate, "approximate");
        this(o -> o.approximate(approximate));
    }

    /// With options.
    public GELU(Consumer<ActivationOptions.Gaussian> options) {
        super(new ActivationOptions.Gaussian(), options);
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.gelu(input, options);
    }
}
