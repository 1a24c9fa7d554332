package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Context;
import dev.obor.autograd.Function;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The distance of each value from the mean of all ranks, in standard deviations.
final class SyncNormalization extends Function {
    private final ProcessGroup group;
    private final SyncStatistics all;

    SyncNormalization(ProcessGroup group, SyncStatistics all) {
        this.group = group;
        this.all = all;
    }

    private static Tensor perChannel(Tensor values, Tensor like) {
        long[] shape = new long[like.dim()];
        Arrays.fill(shape, 1);
        shape[1] = values.numel();
        return values.view(shape);
    }

    private static Tensor sums(Tensor x) {
        return x.transpose(0, 1).reshape(x.size(1), -1).sum(1);
    }

    @Override
    protected Tensor forward(Context ctx, Tensor... in) {
        Tensor x = in[0];
        Tensor y = x.sub(perChannel(all.mean(), x)).mul(perChannel(all.inverse(), x));
        ctx.saveForBackward(y);
        return y;
    }

    /// Every rank's values moved the mean and the variance that all ranks used.
    @Override
    protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
        Tensor y = ctx.saved(0);
        long channels = y.size(1);
        Tensor both = Obor.zeros(grad.dtype(), 2 * channels);
        if (y.numel() > 0) {
            both.narrow(0, 0, channels).copy_(sums(grad));
            both.narrow(0, channels, channels).copy_(sums(grad.mul(y)));
        }
        group.allReduce(both);
        both.div_(Math.max(all.count(), 1));
        Tensor plain = perChannel(both.narrow(0, 0, channels), y);
        Tensor along = perChannel(both.narrow(0, channels, channels), y);
        Tensor inner = grad.sub(plain).sub(y.mul(along));
        return new Tensor[] {inner.mul(perChannel(all.inverse(), y))};
    }

    @Override
    protected boolean onceDifferentiable() {
        return true;
    }
}
