package dev.obor.nn;

import dev.obor.Tensor;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.Options;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.nn.init.Init;
import org.jspecify.annotations.Nullable;

/// What normalisations with running statistics share: parameters, statistics and the printed form.
public abstract sealed class RunningNorm extends Module permits BatchNorm, InstanceNorm {
    /// The number of channels of a layer that takes it from its first input.
    static final long LAZY = -1;

    long numFeatures;
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
        if (numFeatures == LAZY) {
            weight = options.affine ? Parameters.lazy(dtype) : null;
            bias = options.affine && options.bias ? Parameters.lazy(dtype) : null;
            if (options.trackRunningStats) {
                runningMean = Parameters.lazyBuffer(dtype);
                runningVar = Parameters.lazyBuffer(dtype);
                numBatchesTracked = new Buffer(Parameters.zeros(DType.INT64, device));
            }
            return;
        }
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
        settings++;
        changed();
    }

    /// Takes over options that were changed.
    abstract void changed();

    /// Takes the number of channels from the first input of a lazy layer.
    final void infer(Tensor input) {
        Arguments.given(input, "input");
        if (numFeatures != LAZY) {
            return;
        }
        Arguments.given(input, "input");
        int place = place(input);
        if (place < 0 || place >= input.dim()) {
            throw new ShapeError(
                    getClass().getSimpleName()
                            + ": the input of shape "
                            + input.shape()
                            + " has no dimension of channels");
        }
        numFeatures = input.size(place);
        boolean drawn = hasLazy(weight, bias, runningMean, runningVar);
        Parameters.materialize(weight, numFeatures);
        Parameters.materialize(bias, numFeatures);
        Parameters.materialize(runningMean, numFeatures);
        Parameters.materialize(runningVar, numFeatures);
        if (drawn) {
            resetParameters();
        }
    }

    private static boolean hasLazy(@Nullable Tensor... tensors) {
        for (Tensor tensor : tensors) {
            if (tensor != null && Parameter.isLazy(tensor)) {
                return true;
            }
        }
        return false;
    }

    /// The dimension of the channels of an input.
    abstract int place(Tensor input);

    /// The name of a lazy layer: it is as any other when it has seen an input.
    final String nameOf(String lazy, String known) {
        return numFeatures == LAZY ? lazy : known;
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
        if (hasLazy(weight, bias, runningMean, runningVar)) {
            return;
        }
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
        return Math.max(numFeatures, 0)
                + ", eps="
                + PythonFloat.repr(options.eps)
                + ", momentum="
                + (momentum == null ? "None" : PythonFloat.repr(momentum))
                + ", affine="
                + Options.text(options.affine)
                + ", bias="
                + Options.text(bias != null)
                + ", track_running_stats="
                + Options.text(options.trackRunningStats && runningMean != null);
    }
}
