package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import dev.obor.nn.functional.NormOptions;
import dev.obor.nn.init.Init;
import dev.obor.nn.module.ModeCheck;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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
public abstract sealed class BatchNorm extends Module
        permits BatchNorm1d, BatchNorm2d, BatchNorm3d {
    /// Optional arguments.
    public static final class Options extends NormLayerOptions<Options> {
        @Nullable Double momentum = 0.1;
        boolean affine = true;
        boolean trackRunningStats = true;

        Options() {}

        /// How far the running statistics move, 0.1; null keeps their plain average.
        public Options momentum(@Nullable Double value) {
            return set(() -> momentum = value);
        }

        /// Whether a weight and a bias are learned, true.
        public Options affine(boolean value) {
            return set(() -> affine = value);
        }

        /// Whether running statistics are kept, true.
        public Options trackRunningStats(boolean value) {
            return set(() -> trackRunningStats = value);
        }
    }

    private final long numFeatures;
    private Options options;
    private NormOptions.Batch byBatch;
    private NormOptions.Batch byRunning;

    /// The factor per channel, or null.
    public @Nullable Parameter weight;

    /// What is added per channel, or null.
    public @Nullable Parameter bias;

    /// The running mean per channel, or null.
    @StateKey("running_mean")
    public @Nullable Buffer runningMean;

    /// The running variance per channel, or null.
    @StateKey("running_var")
    public @Nullable Buffer runningVar;

    /// How many batches the statistics have seen, or null.
    @StateKey("num_batches_tracked")
    public @Nullable Buffer numBatchesTracked;

    BatchNorm(long numFeatures, Consumer<Options> change) {
        this.numFeatures = numFeatures;
        options = new Options().with(change);
        byRunning = byRunning(options);
        byBatch = byRunning.with(o -> o.training(true));
        DType dtype = options.dtype;
        Device device = options.device;
        weight = options.affine ? options.ones(numFeatures) : null;
        bias = options.affine && options.bias ? options.empty(numFeatures) : null;
        if (options.trackRunningStats) {
            runningMean = new Buffer(Parameters.zeros(dtype, device, numFeatures));
            runningVar = new Buffer(Init.ones_(Parameters.zeros(dtype, device, numFeatures)));
            numBatchesTracked = new Buffer(Parameters.zeros(DType.INT64, device));
        }
    }

    private static NormOptions.Batch byRunning(Options options) {
        Double momentum = options.momentum;
        return new NormOptions.Batch()
                .with(o -> o.eps(options.eps).momentum(momentum == null ? 0 : momentum));
    }

    /// How far the running statistics move; null where they are plain averages.
    public final @Nullable Double momentum() {
        return options.momentum;
    }

    /// Changes how far the running statistics move; null for plain averages.
    public final void momentum(@Nullable Double value) {
        options = options.with(o -> o.momentum(value));
        byRunning = byRunning(options);
        byBatch = byRunning.with(o -> o.training(true));
    }

    /// Forgets the running statistics.
    public final void resetRunningStats() {
        if (runningMean != null && runningVar != null && numBatchesTracked != null) {
            runningMean.zero_();
            runningVar.fill_(1);
            numBatchesTracked.zero_();
        }
    }

    /// Sets the parameters to one and zero and forgets the running statistics.
    public final void resetParameters() {
        resetRunningStats();
        if (weight != null) {
            Init.ones_(weight);
        }
        if (bias != null) {
            Init.zeros_(bias);
        }
    }

    @Override
    public final Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        checkDims(input);
        boolean training = ModeCheck.isTraining(this, input);
        boolean moves = training && runningMean != null;
        NormOptions.Batch call = training || runningMean == null ? byBatch : byRunning;
        if (moves && numBatchesTracked != null) {
            numBatchesTracked.add_(1);
            if (options.momentum == null) {
                double share = 1.0 / numBatchesTracked.item();
                call = call.with(o -> o.momentum(share));
            }
        }
        Tensor mean = !training || moves ? runningMean : null;
        Tensor var = !training || moves ? runningVar : null;
        return F.batchNorm(input, mean, var, weight, bias, call);
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

    @Override
    protected String extraRepr() {
        Double momentum = options.momentum;
        return numFeatures
                + ", eps="
                + PythonFloat.repr(options.eps)
                + ", momentum="
                + (momentum == null ? "None" : PythonFloat.repr(momentum))
                + ", affine="
                + python(options.affine)
                + ", bias="
                + python(bias != null)
                + ", track_running_stats="
                + python(options.trackRunningStats);
    }
}
