package dev.obor.vision.models;

import static dev.obor.Obor.arange;
import static dev.obor.Obor.meshgrid;
import static dev.obor.Obor.ones;
import static dev.obor.Obor.stack;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.nn.Buffer;
import dev.obor.nn.KeepsNothing;
import dev.obor.nn.Linear;
import dev.obor.nn.Parameter;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import java.util.List;

/// Cosines, and a small network that computes a number from each distance.
@KeepsNothing
final class ShiftedWindowAttentionV2 extends WindowAttention {
    private static final double LOG_100 = Math.log(100.0);

    @StateKey("logit_scale")
    private final Parameter logitScale;

    @StateKey("relative_coords_table")
    private final Buffer table;

    @StateKey("relative_position_index")
    private final Buffer index;

    private final Linear qkv;
    private final Linear proj;

    @StateKey("cpb_mlp")
    private final Sequential mlp;

    ShiftedWindowAttentionV2(
            long dim, int window, int shift, int heads, SwinTransformer.Options o) {
        super(window, shift, heads, o);
        qkv = new Linear(dim, 3 * dim);
        proj = new Linear(dim, dim);
        table = new Buffer(logarithmic(window));
        index = new Buffer(distances(window));
        logitScale = new Parameter(ones(heads, 1, 1).mul(10).log());
        mlp = new Sequential(new Linear(2, 512), new ReLU(true), new Linear(512, heads, false));
    }

    /// The distances from -8 to 8 on a logarithmic scale, `(1, distances, distances, 2)`.
    private static Tensor logarithmic(int window) {
        Tensor line = arange(1 - window, window).to(DType.FLOAT32);
        Tensor grid = stack(List.of(meshgrid(line, line)), -1).unsqueeze(0);
        Tensor scaled = grid.div(window - 1).mul(8);
        return scaled.sign().mul(scaled.abs().add(1.0).log2()).div(3.0);
    }

    @Override
    public Tensor forward(Tensor x) {
        // Keys have no bias.
        Tensor bias = qkv.getParameter("bias").clone();
        long third = bias.numel() / 3;
        bias.narrow(0, third, third).zero_();
        return attend(x, qkv, bias, proj);
    }

    @Override
    Tensor scores(Tensor q, Tensor k) {
        Tensor cosines =
                F.normalize(q, o -> o.dim(-1))
                        .matmul(F.normalize(k, o -> o.dim(-1)).transpose(-2, -1));
        return cosines.mul(logitScale.clampMax(LOG_100).exp());
    }

    @Override
    Tensor bias() {
        Tensor numbers = mlp.call(table).view(-1, heads);
        return pairs(numbers, index, window).sigmoid().mul(16);
    }
}
