package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.nn.functional.F;

/// The Gaussian error linear unit, PyTorch's `torch.nn.GELU`.
///
/// ```text
/// gelu(x) = x (1 + erf(x / sqrt 2)) / 2, or with "tanh":
/// gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
/// ```
///
/// Shapes: any, the same in and out. Source: Hendrycks and Gimpel, "Gaussian Error Linear Units",
/// 2016.
public class GELU extends Module {
    private final String approximate;

    /// The exact form.
    public GELU() {
        this("none");
    }

    /// The form `none` (exact) or `tanh`.
    public GELU(String approximate) {
        this.approximate = approximate;
    }

    @Override
    public Tensor forward(Tensor input) {
        return F.gelu(input, approximate);
    }

    @Override
    protected String extraRepr() {
        return "approximate='" + approximate + "'";
    }
}
