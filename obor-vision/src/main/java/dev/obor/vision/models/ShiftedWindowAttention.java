package dev.obor.vision.models;

import static dev.obor.Obor.zeros;

import dev.obor.Tensor;
import dev.obor.nn.Buffer;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Parameter;
import dev.obor.nn.StateKey;
import dev.obor.nn.init.Init;

/// Scaled products, and a learned number for each distance.
@KeepsNothing
final class ShiftedWindowAttention extends WindowAttention {
    @StateKey("relative_position_bias_table")
    private final Parameter table;

    @StateKey("relative_position_index")
    private final Buffer index;

    private final Linear qkv;
    private final Linear proj;

    ShiftedWindowAttention(long dim, int window, int shift, int heads, SwinTransformer.Options o) {
        super(window, shift, heads, o);
        qkv = new Linear(dim, 3 * dim);
        proj = new Linear(dim, dim);
        long distances = 2L * window - 1;
        table = new Parameter(zeros(distances * distances, heads));
        Init.truncNormal_(table, 0, 0.02);
        index = new Buffer(distances(window));
    }

    @Override
    public Tensor forward(Tensor x) {
        return attend(x, qkv, qkv.bias, proj);
    }

    @Override
    Tensor scores(Tensor q, Tensor k) {
        return q.mul(Math.pow(q.size(-1), -0.5)).matmul(k.transpose(-2, -1));
    }

    @Override
    Tensor bias() {
        return pairs(table, index, window);
    }
}
