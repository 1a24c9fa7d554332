package dev.obor.nn;

import static dev.obor.nn.Parameters.python;

import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.base.Device;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.nn.functional.F;
import dev.obor.nn.init.Init;
import java.util.function.UnaryOperator;
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
    ///
    /// @param eps what is added to the variance, 1e-5
    /// @param momentum how far the running statistics move, 0.1; null keeps their plain average
    /// @param affine whether a weight and a bias are learned, true
    /// @param bias whether the affine part has a bias, true
    /// @param trackRunningStats whether running statistics are kept, true
    /// @param dtype of parameters and buffers; null is the default dtype
    /// @param device where the parameters are
    public record Options(
            double eps,
            @Nullable Double momentum,
            boolean affine,
            boolean bias,
            boolean trackRunningStats,
            @Nullable DType dtype,
            Device device) {
        static final Options DEFAULT = new Options(1e-5, 0.1, true, true, true, null, Device.CPU);

        /// With another number added to the variance.
        public Options eps(double value) {
            return new Options(value, momentum, affine, bias, trackRunningStats, dtype, device);
        }

        /// With another momentum.
        public Options momentum(@Nullable Double value) {
            return new Options(eps, value, affine, bias, trackRunningStats, dtype, device);
        }

        /// With or without weight and bias.
        public Options affine(boolean value) {
            return new Options(eps, momentum, value, bias, trackRunningStats, dtype, device);
        }

        /// With or without a bias.
        public Options bias(boolean value) {
            return new Options(eps, momentum, affine, value, trackRunningStats, dtype, device);
        }

        /// With or without running statistics.
        public Options trackRunningStats(boolean value) {
            return new Options(eps, momentum, affine, bias, value, dtype, device);
        }

        /// With another dtype.
        public Options dtype(DType value) {
            return new Options(eps, momentum, affine, bias, trackRunningStats, value, device);
        }

        /// With parameters on another device.
        public Options device(Device value) {
            return new Options(eps, momentum, affine, bias, trackRunningStats, dtype, value);
        }
    }

    private final long numFeatures;
    private final Options options;

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

    BatchNorm(long numFeatures, UnaryOperator<Options> change) {
        this.numFeatures = numFeatures;
        options = change.apply(Options.DEFAULT);
        DType dtype = options.dtype();
        Device device = options.device();
        weight = options.affine() ? Parameters.ones(dtype, device, numFeatures) : null;
        bias =
                options.affine() && options.bias()
                        ? Parameters.empty(dtype, device, numFeatures)
                        : null;
        if (options.trackRunningStats()) {
            runningMean = new Buffer(Parameters.zeros(dtype, device, numFeatures));
            runningVar = new Buffer(Init.ones_(Parameters.zeros(dtype, device, numFeatures)));
            numBatchesTracked = new Buffer(Parameters.zeros(DType.INT64, device));
        }
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
        checkDims(input);
        boolean training = ModeCheck.isTraining(this, input);
        Double momentum = options.momentum();
        boolean moves = training && runningMean != null;
        if (moves && numBatchesTracked != null) {
            numBatchesTracked.add_(1);
            if (momentum == null) {
                momentum = 1.0 / numBatchesTracked.item();
            }
        }
        double share = momentum == null ? 0 : momentum;
        boolean batchStatistics = training || runningMean == null;
        Tensor mean = !training || moves ? runningMean : null;
        Tensor var = !training || moves ? runningVar : null;
        return F.batchNorm(input, mean, var, weight, bias, batchStatistics, share, options.eps());
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
        Double momentum = options.momentum();
        return numFeatures
                + ", eps="
                + PythonFloat.repr(options.eps())
                + ", momentum="
                + (momentum == null ? "None" : PythonFloat.repr(momentum))
                + ", affine="
                + python(options.affine())
                + ", bias="
                + python(bias != null)
                + ", track_running_stats="
                + python(options.trackRunningStats());
    }
}
