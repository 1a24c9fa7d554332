package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;

/// Divides by the root of the mean square. Of half precision it is computed in float32 and rounded
/// before the weights, as Llama and T5 do and [dev.obor.nn.RMSNorm] does not.
///
/// Source: Zhang and Sennrich, "Root Mean Square Layer Normalization", 2019.
@KeepsNothing
final class RmsNorm extends Module {
    final Parameter weight;
    private final double eps;

    RmsNorm(long size, double eps, DType dtype) {
        weight = new Parameter(Obor.ones(dtype, size));
        this.eps = eps;
    }

    @Override
    public Tensor forward(Tensor x) {
        if (x.dtype().itemSize() >= 4) {
            return F.rmsNorm(x, weight.shape().toArray(), weight, o -> o.eps(eps));
        }
        Tensor wide = x.to(DType.FLOAT32);
        Tensor scale = wide.square().mean(new long[] {-1}, true).add(eps).rsqrt();
        return weight.mul(wide.mul(scale).to(x.dtype()));
    }

    @Override
    protected String extraRepr() {
        return "(%d,), eps=%s".formatted(weight.numel(), eps);
    }
}
