package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import dev.obor.nn.module.ModeCheck;
import java.util.function.Consumer;

/// What [BatchNorm1d], [BatchNorm2d] and [BatchNorm3d] share.
///
/// ```text
/// y = (x - mean) / sqrt(var + eps) weight + bias, per channel
/// ```
///
/// In training mode mean and variance are those of the batch and move the running statistics; in
/// evaluation mode the running statistics are used.
///
/// Source: Ioffe and Szegedy, "Batch normalization: accelerating deep network training by reducing
/// internal covariate shift", 2015.
public abstract sealed class BatchNorm extends RunningNorm
        permits BatchNorm1d, BatchNorm2d, BatchNorm3d {
    /// Optional arguments.
    public static final class Options extends RunningNormOptions<Options> {
        Options() {
            super(true);
        }
    }

    private NormOptions.Batch byBatch;
    private NormOptions.Batch byRunning;

    BatchNorm(long numFeatures, Consumer<Options> change) {
        super(numFeatures, new Options().with(change));
        byRunning = byRunning();
        byBatch = byRunning.with(o -> o.training(true));
    }

    private NormOptions.Batch byRunning() {
        Double momentum = momentum();
        return new NormOptions.Batch()
                .with(o -> o.eps(options.eps).momentum(momentum == null ? 0 : momentum));
    }

    @Override
    void changed() {
        byRunning = byRunning();
        byBatch = byRunning.with(o -> o.training(true));
    }

    @Override
    public final Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        checkDims(input);
        infer(input);
        boolean training = ModeCheck.isTraining(this, input);
        boolean moves = training && runningMean != null;
        NormOptions.Batch call = training || runningMean == null ? byBatch : byRunning;
        if (moves && numBatchesTracked != null) {
            numBatchesTracked.add_(1);
            if (momentum() == null) {
                double share = 1.0 / numBatchesTracked.item();
                call = call.with(o -> o.momentum(share));
            }
        }
        Tensor mean = !training || moves ? runningMean : null;
        Tensor var = !training || moves ? runningVar : null;
        return F.batchNorm(input, mean, var, weight, bias, call);
    }

    @Override
    final int place(Tensor input) {
        return 1;
    }

    private void checkDims(Tensor input) {
        int[] allowed = dims();
        for (int dim : allowed) {
            if (input.dim() == dim) {
                return;
            }
        }
        String expected =
                allowed.length == 1 ? allowed[0] + "D" : allowed[0] + "D or " + allowed[1] + "D";
        throw new ShapeError("expected " + expected + " input (got " + input.dim() + "D input)");
    }

    /// The numbers of dimensions an input may have.
    abstract int[] dims();
}
