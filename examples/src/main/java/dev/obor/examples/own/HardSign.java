package dev.obor.examples.own;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;

/// The sign, with a gradient that passes where the input is between -1 and 1.
///
/// Source: Hubara et al., "Binarized Neural Networks", 2016, equation 4.
public final class HardSign extends Function {
    /// The operation; `new HardSign().apply(x)` runs it.
    public HardSign() {}

    @Override
    protected Tensor forward(Context ctx, Tensor... inputs) {
        ctx.saveForBackward(inputs[0]);
        return inputs[0].sign();
    }

    @Override
    protected Tensor[] backward(Context ctx, Tensor gradOutput) {
        Tensor near = ctx.saved(0).abs().le(1);
        return new Tensor[] {gradOutput.mul(near)};
    }
}
