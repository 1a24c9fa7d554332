package dev.obor.text.models;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;

/// A linear map whose weights stand the other way round, (in, out), as OpenAI wrote GPT-2's.
@KeepsNothing
final class Conv1D extends Module {
    final Parameter weight;
    final Parameter bias;

    Conv1D(long out, long in, DType dtype) {
        weight = new Parameter(Obor.empty(dtype, in, out));
        bias = new Parameter(Obor.zeros(dtype, out));
        Init.normal_(weight, 0, 0.02);
    }

    @Override
    public Tensor forward(Tensor x) {
        return F.linear(x, weight.t(), bias);
    }

    @Override
    protected String extraRepr() {
        return "nf=%d, nx=%d".formatted(weight.size(1), weight.size(0));
    }
}
