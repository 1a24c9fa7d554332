package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.nn.init.Init;
import org.jspecify.annotations.Nullable;

/// What normalisations with running statistics share: parameters, statistics and the printed form.
public abstract sealed class RunningNorm extends Module permits BatchNorm, InstanceNorm {
    final long numFeatures;
    RunningNormOptions<?> options;

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

    RunningNorm(long numFeatures, RunningNormOptions<?> options) {
        this.numFeatures = numFeatures;
        this.options = options;
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

    /// How far the running statistics move; null where they are plain averages.
    public final @Nullable Double momentum() {
        return options.momentum;
    }

    /// What is added to the variance.
    public final double eps() {
        return options.eps;
    }

    /// Changes how far the running statistics move; null for plain averages.
    public final void momentum(@Nullable Double value) {
        options = options.with(o -> o.momentum(value));
        changed();
    }

    /// Takes over options that were changed.
    abstract void changed();

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
