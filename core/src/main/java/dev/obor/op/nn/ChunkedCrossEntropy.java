package dev.obor.op.nn;

import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.base.DType;
import dev.obor.op.Op;
import dev.obor.op.shape.Joining;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The cross entropy of a linear map's logits, of which those of a few samples are there at once.
///
/// Nothing but the inputs is kept: backward computes the logits again. Where the losses are added
/// up there is no second derivative, as in PyTorch.
public final class ChunkedCrossEntropy extends Op {
    /// The name of the step.
    public static final String NODE = "LinearCrossEntropyBackward0";

    private final long chunk;
    private final DType dtype;

    private final boolean twice;

    private ChunkedCrossEntropy(long chunk, DType dtype, boolean twice) {
        super(NODE);
        this.chunk = chunk;
        this.dtype = dtype;
        this.twice = twice;
    }

    /// The loss of each sample, not yet weighted.
    ///
    /// @param x (N, in)
    /// @param weight (C, in)
    /// @param bias (C), or null
    /// @param target (N), classes, int64
    /// @param chunk how many samples are computed at once
    /// @param dtype of the logits
    /// @param twice whether there is a second derivative
    @SuppressWarnings("NullAway") // what is missing is a missing input, which nodes allow
    public static Tensor losses(
            Tensor x,
            Tensor weight,
            @Nullable Tensor bias,
            Tensor target,
            long chunk,
            DType dtype,
            boolean twice) {
        return new ChunkedCrossEntropy(chunk, dtype, twice).apply(3, x, weight, bias, target);
    }

    private interface Part {
        void run(Tensor x, Tensor logits, Tensor target, long from);
    }

    private void forEach(Tensor x, Tensor weight, @Nullable Tensor bias, Tensor target, Part part) {
        Tensor columns = weight.to(dtype).t();
        for (long from = 0; from < x.size(0); from += chunk) {
            long count = Math.min(chunk, x.size(0) - from);
            Tensor rows = x.narrow(0, from, count).to(dtype);
            Tensor products = rows.matmul(columns);
            Tensor logits = bias == null ? products : products.add(bias.to(dtype));
            part.run(rows, logits, target.narrow(0, from, count).unsqueeze(1), from);
        }
    }

    @Override
    protected Tensor forward(Context ctx, @Nullable Tensor... in) {
        ctx.saveForBackward(in);
        List<Tensor> losses = new ArrayList<>();
        forEach(
                in[0],
                in[1],
                in[2],
                in[3],
                (_, logits, target, _) ->
                        losses.add(logits.logsumexp(1).sub(logits.gather(1, target).squeeze(1))));
        return losses.isEmpty()
                ? Tensor.zeros(in[0].dtype(), 0)
                : Joining.cat(losses, 0).to(in[0].dtype());
    }

    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor gradOutput) {
        @Nullable Tensor[] saved = ctx.savedTensors();
        for (int i = 0; i < 3 && !twice; i++) {
            saved[i] = saved[i] == null ? null : saved[i].detach();
        }
        Tensor x = saved[0];
        Tensor weight = saved[1];
        Tensor factor = gradOutput.to(dtype).unsqueeze(1);
        List<Tensor> inputs = new ArrayList<>();
        @Nullable Tensor[] sums = new Tensor[2];
        forEach(
                x,
                weight,
                saved[2],
                saved[3],
                (rows, logits, target, from) -> {
                    Tensor wanted = logits.detach().zerosLike().scatter(1, target, 1.0);
                    Tensor share = Softmaxes.softmax(logits, 1).sub(wanted);
                    Tensor g = share.mul(factor.narrow(0, from, rows.size(0)));
                    if (ctx.needsInputGrad(0)) {
                        inputs.add(g.matmul(weight.to(dtype)).to(x.dtype()));
                    }
                    if (ctx.needsInputGrad(1)) {
                        sums[0] = plus(sums[0], g.t().matmul(rows));
                    }
                    if (ctx.needsInputGrad(2)) {
                        sums[1] = plus(sums[1], g.sum(0));
                    }
                });
        @Nullable Tensor[] result = new Tensor[4];
        result[0] = inputs.isEmpty() ? null : Joining.cat(inputs, 0);
        result[1] = sums[0] == null ? null : sums[0].to(weight.dtype());
        result[2] = sums[1] == null || saved[2] == null ? null : sums[1].to(saved[2].dtype());
        return result;
    }

    private static Tensor plus(@Nullable Tensor sum, Tensor next) {
        return sum == null ? next : sum.add(next);
    }
}
