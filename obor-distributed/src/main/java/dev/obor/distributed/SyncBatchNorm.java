package dev.obor.distributed;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.base.Arguments;
import dev.obor.base.DType;
import dev.obor.base.PythonFloat;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.nn.BatchNorm;
import dev.obor.nn.Buffer;
import dev.obor.nn.Module;
import dev.obor.nn.Parameter;
import dev.obor.nn.StateKey;
import dev.obor.nn.functional.F;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Batch normalisation over the samples of all ranks, PyTorch's `torch.nn.SyncBatchNorm`.
///
/// While training in a group, mean and variance of a channel are those of the batches of all ranks
/// together, which may differ in size; otherwise it is a [BatchNorm]. Its state dict is that of
/// one. All ranks must call it alike, in forward and backward. Its gradient cannot be
/// differentiated again.
///
/// Shapes: `(N, C, ...)` with at least two dimensions, the same in and out.
///
/// Difference from PyTorch: there are no groups of some of the ranks.
public final class SyncBatchNorm extends Module {
    /// Optional arguments.
    public static final class Options extends dev.obor.base.Options<Options> {
        double eps = 1e-5;
        @Nullable Double momentum = 0.1;
        boolean affine = true;
        boolean trackRunningStats = true;
        DType dtype = Obor.getDefaultDtype();

        Options() {}

        /// What is added to the variance, 1e-5.
        public Options eps(double value) {
            return set(() -> eps = value);
        }

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

        /// The dtype of parameters and statistics, the default one.
        public Options dtype(DType value) {
            return set(() -> dtype = Arguments.given(value, "dtype"));
        }
    }

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

    private final long numFeatures;
    private final double eps;
    private final @Nullable Double momentum;

    /// A layer for so many channels.
    public SyncBatchNorm(long numFeatures) {
        this(numFeatures, o -> {});
    }

    /// A layer for so many channels, with options.
    public SyncBatchNorm(long numFeatures, Consumer<Options> options) {
        Options o = new Options().with(options);
        if (numFeatures < 0) {
            throw new ValueError("numFeatures must not be negative, got " + numFeatures);
        }
        this.numFeatures = numFeatures;
        eps = o.eps;
        momentum = o.momentum;
        weight = o.affine ? new Parameter(Obor.ones(o.dtype, numFeatures)) : null;
        bias = o.affine ? new Parameter(Obor.zeros(o.dtype, numFeatures)) : null;
        boolean tracks = o.trackRunningStats;
        runningMean = tracks ? new Buffer(Obor.zeros(o.dtype, numFeatures)) : null;
        runningVar = tracks ? new Buffer(Obor.ones(o.dtype, numFeatures)) : null;
        numBatchesTracked = tracks ? new Buffer(Obor.zeros(DType.INT64)) : null;
    }

    /// The same layer with the parameters and statistics of another one.
    private SyncBatchNorm(BatchNorm from, long numFeatures) {
        this.numFeatures = numFeatures;
        eps = from.eps();
        momentum = from.momentum();
        weight = from.weight;
        bias = from.bias;
        runningMean = from.runningMean;
        runningVar = from.runningVar;
        numBatchesTracked = from.numBatchesTracked;
    }

    /// Puts a [SyncBatchNorm] in the place of every [BatchNorm] of a model, with the same
    /// parameters and statistics; call it before [DistributedDataParallel] gets the model.
    ///
    /// @param module the model, which is changed
    /// @return the model, or the new layer where it is a batch normalisation itself
    /// @throws ValueError if a layer has no channels to tell how many they are: it has seen no
    ///   input yet, or has neither parameters nor statistics
    /// @throws dev.obor.base.StateError if a field has the type of a batch normalisation: declare
    ///   it as [Module]
    public static Module convertSyncBatchnorm(Module module) {
        Arguments.given(module, "module");
        if (module instanceof BatchNorm norm) {
            return of(norm);
        }
        for (Map.Entry<String, Module> child : module.namedChildren().entrySet()) {
            Module now = convertSyncBatchnorm(child.getValue());
            if (now != child.getValue()) {
                module.setSubmodule(child.getKey(), now, true);
            }
        }
        return module;
    }

    private static SyncBatchNorm of(BatchNorm norm) {
        Tensor some = norm.weight == null ? norm.runningMean : norm.weight;
        if (some == null || Parameter.isLazy(some)) {
            throw new ValueError(norm + " does not know its number of channels");
        }
        SyncBatchNorm sync = new SyncBatchNorm(norm, some.numel());
        sync.train(norm.isTraining());
        return sync;
    }

    @Override
    public Tensor forward(Tensor input) {
        Arguments.given(input, "input");
        if (input.dim() < 2) {
            throw new ShapeError("expected at least 2D input (got " + input.dim() + "D input)");
        }
        if (input.size(1) != numFeatures) {
            throw new ShapeError(
                    "SyncBatchNorm expects "
                            + numFeatures
                            + " channels, the input of shape "
                            + input.shape()
                            + " has "
                            + input.size(1));
        }
        boolean moves = isTraining() && runningMean != null;
        boolean byBatch = isTraining() || runningMean == null;
        double share = moves ? share() : 0;
        Tensor mean = !isTraining() || moves ? runningMean : null;
        Tensor var = !isTraining() || moves ? runningVar : null;
        if (!isTraining() || !Distributed.isInitialized() || Distributed.getWorldSize() == 1) {
            return F.batchNorm(
                    input,
                    mean,
                    var,
                    weight,
                    bias,
                    o -> o.training(byBatch).eps(eps).momentum(share));
        }
        SyncStatistics all = SyncStatistics.of(Distributed.group(), input.detach(), eps);
        if (moves && mean != null && var != null) {
            try (var _ = Autograd.noGrad()) {
                mean.lerp_(all.mean().to(mean.dtype()), share);
                var.lerp_(all.unbiased().to(var.dtype()), share);
            }
        }
        Tensor normalized = new SyncNormalization(Distributed.group(), all).apply(input);
        long[] shape = new long[input.dim()];
        Arrays.fill(shape, 1);
        shape[1] = numFeatures;
        Tensor scaled = weight == null ? normalized : normalized.mul(weight.view(shape));
        return bias == null ? scaled : scaled.add(bias.view(shape));
    }

    private double share() {
        if (numBatchesTracked == null) {
            return momentum == null ? 0 : momentum;
        }
        numBatchesTracked.add_(1);
        return momentum == null ? 1.0 / numBatchesTracked.item() : momentum;
    }

    @Override
    protected String extraRepr() {
        return numFeatures
                + ", eps="
                + PythonFloat.repr(eps)
                + ", momentum="
                + (momentum == null ? "None" : PythonFloat.repr(momentum))
                + ", affine="
                + (weight == null ? "False" : "True")
                + ", track_running_stats="
                + (runningMean == null ? "False" : "True");
    }
}
