package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.autograd.Context;
import dev.obor.backend.Sizes;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.base.ValueError;
import dev.obor.op.DTypes;
import dev.obor.op.InPlace;
import dev.obor.op.Layouts;
import dev.obor.op.Op;
import dev.obor.op.Operation;
import dev.obor.op.Shapes;
import dev.obor.op.TensorAccess;
import dev.obor.op.nn.Normalization;
import dev.obor.op.nn.Normalization.Layout;
import dev.obor.op.nn.Normalization.Statistics;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Normalisation; shown by [F].
final class NormalizationFunctions {
    private NormalizationFunctions() {}

    /// Normalises each channel by running statistics.
    ///
    /// ```java
    /// F.batchNorm(tensor(1.0, 5).view(1, 2), tensor(0.0, 3), tensor(1.0, 4)) // [[1, 1]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param runningMean (C)
    /// @param runningVar (C)
    /// @return of the input's shape and dtype
    @Operation(F)
    public static Tensor batchNorm(
            Tensor input, @Nullable Tensor runningMean, @Nullable Tensor runningVar) {
        return batchNorm(input, runningMean, runningVar, null, null, NormOptions.Batch.DEFAULT);
    }

    /// Normalises each channel over the batch and all positions, or by running statistics: (x -
    /// mean) / √(var + eps) · weight + bias.
    ///
    /// ```java
    /// Tensor mean = zeros(1);
    /// Tensor out =
    ///         F.batchNorm(tensor(1.0, 3).view(2, 1), mean, ones(1), null, null,
    ///                 o -> o.training(true));
    /// out // [[-1], [1]]
    /// mean // [0.2]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param runningMean (C), moved in training; or null
    /// @param runningVar (C), moved in training by the unbiased variance; or null
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if there is but one value per channel in training, or one of the others
    ///   does not have one value per channel
    @Operation(F)
    public static Tensor batchNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Batch> options) {
        NormOptions.Batch o = NormOptions.Batch.DEFAULT.with(options);
        return batchNorm(input, runningMean, runningVar, weight, bias, o, true);
    }

    /// @param checksEps not for samples alone, for which PyTorch takes any
    private static Tensor batchNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            NormOptions.Batch o,
            boolean checksEps) {
        if (input.numel() == 0) {
            Tensor scaled = weight == null ? input.clone() : input.mul(weight.select(0, 0));
            return bias == null ? scaled : scaled.add(bias.select(0, 0)); // as PyTorch does
        }
        if (o.training && input.dim() < 2) {
            if (input.numel() == 1 && input.dim() == 1) {
                throw oneValue(input.shape().toString());
            }
            Shapes.wrapOwnDim(1, input.dim()); // says that there are no channels
        }
        Layout layout = channels("NativeBatchNormBackward0", input, o.eps);
        NormalizationChecks.running("running_mean", runningMean, input);
        NormalizationChecks.running("running_var", runningVar, input);
        NormalizationChecks.perChannel("weight", weight, input);
        NormalizationChecks.perChannel("bias", bias, input);
        NormalizationChecks.dtypes("batch_norm", input, weight, bias);
        if (!o.training) {
            if (runningMean == null || runningVar == null) {
                throw new ShapeError(
                        "Expected running_mean and running_var to be defined when training=False");
            }
            if (checksEps) {
                NormalizationChecks.eps(o.eps, false);
            }
            Statistics fixed = new Statistics(runningMean.detach(), runningVar.detach());
            return Normalization.apply(input, weight, bias, layout, fixed, true, null, null);
        }
        if (checksEps) {
            NormalizationChecks.eps(o.eps, true);
        }
        if (layout.count() == 1 || batchOfOne(input)) {
            throw oneValue(input.shape().toString());
        }
        Statistics batch;
        try (var _ = Autograd.noGrad()) {
            batch = Normalization.statistics(input.detach(), layout);
            move(runningMean, batch.mean(), o.momentum);
            double unbiased = (double) layout.count() / (layout.count() - 1);
            move(runningVar, batch.variance().mul(unbiased), o.momentum);
        }
        return Normalization.apply(
                input, weight, bias, layout, batch, false, runningMean, runningVar);
    }

    /// Moves a running statistic; to the graph that is no change, as in PyTorch.
    private static void move(@Nullable Tensor running, Tensor batch, double momentum) {
        if (running != null) {
            int changes = InPlace.changes(running);
            moved(running, batch, momentum);
            InPlace.forget(running, changes);
        }
    }

    private static void moved(Tensor running, Tensor batch, double momentum) {
        Tensor values = batch.reshape(-1);
        if (running.numel() > 1 && running.stride(0) == 0) { // one number that all channels move
            for (long c = 0; c < running.size(0); c++) {
                running.select(0, c).mul_(1 - momentum).add_(values.select(0, c), momentum);
            }
            return;
        }
        running.mul_(1 - momentum).add_(values, momentum);
    }

    private static Layout channels(String node, Tensor input, double eps) {
        if (input.dim() < 2) {
            throw new ShapeError(
                    "batch norm needs an input (N, C, *), got " + input.shape().toList());
        }
        long[] weightShape = new long[input.dim()];
        Arrays.fill(weightShape, 1);
        weightShape[1] = input.size(1);
        long[] dims = new long[input.dim() - 1];
        for (int d = 1; d < dims.length; d++) {
            dims[d] = d + 1L;
        }
        return new Layout(node, input.shape().toArray(), dims, weightShape, eps, true);
    }

    /// Normalises each sample over its last dimensions, which have these sizes.
    ///
    /// ```java
    /// F.layerNorm(tensor(1.0, 2, 3), 3) // [-1.2247, 0, 1.2247]
    /// ```
    ///
    /// @param normalizedShape their sizes
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor layerNorm(Tensor input, long... normalizedShape) {
        return layerNorm(input, normalizedShape, null, null);
    }

    /// Normalises each sample over its last dimensions.
    ///
    /// ```java
    /// F.layerNorm(tensor(1.0, 2, 3), new long[] {3}, ones(3), ones(3)) // [-0.2247, 1, 2.2247]
    /// ```
    ///
    /// @param normalizedShape their sizes
    /// @param weight of those sizes, or null
    /// @param bias of those sizes, or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor layerNorm(
            Tensor input, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
        return layerNorm(input, normalizedShape, weight, bias, NormOptions.Plain.DEFAULT);
    }

    /// Normalises each sample over its last dimensions: (x - mean) / √(var + eps) · weight + bias.
    ///
    /// ```java
    /// Tensor out = F.layerNorm(tensor(1.0, 2, 3), new long[] {3}, null, null, o -> o.eps(1));
    /// out // [-0.7746, 0, 0.7746]
    /// ```
    ///
    /// @param normalizedShape their sizes
    /// @param weight of those sizes, or null
    /// @param bias of those sizes, or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor layerNorm(
            Tensor input,
            long[] normalizedShape,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Plain> options) {
        double eps = NormOptions.Plain.DEFAULT.with(options).eps;
        long[] shape = input.shape().toArray();
        // Of two parameters PyTorch looks at the first one's dtype before it looks at sizes.
        NormalizationChecks.parameters(input, weight, weight == null ? bias : null);
        NormalizationChecks.sameShape("weight", weight, normalizedShape);
        NormalizationChecks.sameShape("bias", bias, normalizedShape);
        long[] dims = lastDims(shape, normalizedShape, input);
        NormalizationChecks.dtypes("LayerNormKernelImpl", input, weight, bias);
        Layout layout =
                new Layout("NativeLayerNormBackward0", shape, dims, normalizedShape, eps, false);
        Statistics statistics =
                Autograd.noGrad(() -> Normalization.statistics(input.detach(), layout));
        return Normalization.apply(input, weight, bias, layout, statistics, false, null, null);
    }

    private static long[] lastDims(long[] shape, long[] normalizedShape, Tensor input) {
        int n = normalizedShape.length;
        int lead = shape.length - n;
        if (n == 0
                || lead < 0
                || !Arrays.equals(shape, lead, shape.length, normalizedShape, 0, n)) {
            String sizes = Arrays.toString(normalizedShape);
            throw new ShapeError(
                    "Given normalized_shape="
                            + sizes
                            + ", expected input with shape [*, "
                            + sizes.substring(1)
                            + ", but got input of size"
                            + input.shape().toList());
        }
        long[] dims = new long[n];
        for (int d = 0; d < n; d++) {
            dims[d] = lead + d;
        }
        return dims;
    }

    /// Normalises each sample over groups of channels.
    ///
    /// ```java
    /// F.groupNorm(tensor(1.0, 3, 10, 30).view(1, 4), 2) // [[-1, 1, -1, 1]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param numGroups how many; they divide C
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the groups do not divide the channels
    @Operation(F)
    public static Tensor groupNorm(Tensor input, int numGroups) {
        return groupNorm(input, numGroups, null, null);
    }

    /// Normalises each sample over groups of channels.
    ///
    /// ```java
    /// F.groupNorm(ones(20, 6, 10), 3, ones(6), zeros(6)).shape() // [20, 6, 10]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param numGroups how many; they divide C
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the groups do not divide the channels
    @Operation(F)
    public static Tensor groupNorm(
            Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias) {
        return groupNorm(input, numGroups, weight, bias, NormOptions.Plain.DEFAULT);
    }

    /// Normalises each sample over groups of channels.
    ///
    /// ```java
    /// F.groupNorm(ones(20, 6, 10), 3, null, null, o -> o.eps(1e-3)).shape() // [20, 6, 10]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param numGroups how many; they divide C
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the groups do not divide the channels
    @Operation(F)
    public static Tensor groupNorm(
            Tensor input,
            int numGroups,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Plain> options) {
        double eps = NormOptions.Plain.DEFAULT.with(options).eps;
        if (input.dim() < 2) {
            throw new ShapeError(
                    "Expected at least 2 dimensions for input tensor but received " + input.dim(),
                    "Samples come first, then channels; the sizes are "
                            + input.shape().toList()
                            + ".");
        }
        if (numGroups <= 0) {
            throw new ShapeError("Expected num groups to be greater than 0, got " + numGroups);
        }
        long channels = input.size(1);
        if (channels % numGroups != 0) {
            throw new ShapeError(
                    "Expected number of channels in input to be divisible by num_groups, but got"
                            + " input of shape "
                            + input.shape().toList()
                            + " and num_groups="
                            + numGroups);
        }
        NormalizationChecks.vector("weight", weight, input);
        NormalizationChecks.vector("bias", bias, input);
        long batch = input.size(0);
        NormalizationChecks.parameters(input, weight, batch > 0 ? bias : null);
        if (channels == 0) {
            throw new ShapeError("Expected number of channels to be greater than 0, got 0");
        }
        long rest = 1;
        for (int d = 2; d < input.dim(); d++) {
            rest *= input.size(d);
        }
        if (rest == 0) {
            throw new ShapeError("Expected HxW to be greater than 0, got 0");
        }
        if (batch > 0) {
            DTypes.checkFloat("GroupNormKernelImpl", input.dtype());
        }
        long perGroup = channels / numGroups;
        if (batch * perGroup * rest == 1) {
            throw oneValue(input.shape().toList().toString());
        }
        Layout layout =
                new Layout(
                        "NativeGroupNormBackward0",
                        new long[] {batch, numGroups, perGroup, rest},
                        new long[] {2, 3},
                        new long[] {1, numGroups, perGroup, 1},
                        eps,
                        true);
        Statistics statistics =
                Autograd.noGrad(() -> Normalization.statistics(input.detach(), layout));
        return Normalization.apply(
                input, weight, unchecked(bias), layout, statistics, false, null, null);
    }

    /// A bias that may be changed before the gradient is computed: backward leads to it, and does
    /// not read it.
    private static @Nullable Tensor unchecked(@Nullable Tensor bias) {
        return bias == null || !bias.requiresGrad() || !Autograd.isGradEnabled()
                ? bias
                : new Alias().apply(bias);
    }

    private static final class Alias extends Op {
        Alias() {
            super("AliasBackward0");
        }

        @Override
        protected Tensor forward(Context ctx, Tensor... in) {
            return TensorAccess.wrap(TensorAccess.view(in[0]));
        }

        @Override
        protected @Nullable Tensor[] backward(Context ctx, Tensor grad) {
            return new Tensor[] {grad};
        }
    }

    /// Whether there is one value per channel, of which there may be none.
    private static boolean batchOfOne(Tensor input) {
        long count = input.size(0);
        for (int d = 2; d < input.dim(); d++) {
            count *= input.size(d);
        }
        return count == 1;
    }

    private static ShapeError oneValue(String sizes) {
        return new ShapeError(
                "Expected more than 1 value per channel when training, got input size " + sizes,
                "One value has no variance: use larger batches (dropLast(true) leaves out a"
                        + " last one of size 1), or eval() for single samples.");
    }

    /// Divides by the root mean square over the last dimensions, which have these sizes.
    ///
    /// ```java
    /// F.rmsNorm(tensor(1.0, 2, 2), 3) // [0.5774, 1.1547, 1.1547]
    /// ```
    ///
    /// @param normalizedShape the last sizes of the input
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor rmsNorm(Tensor input, long... normalizedShape) {
        return rmsNorm(input, normalizedShape, null);
    }

    /// Divides by the root mean square over the last dimensions.
    ///
    /// ```java
    /// F.rmsNorm(tensor(1.0, 2, 2), new long[] {3}, tensor(1.0, 1, 10)) // [0.5774, 1.1547, 11.547]
    /// ```
    ///
    /// @param normalizedShape the last sizes of the input
    /// @param weight of those sizes, or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, @Nullable Tensor weight) {
        return rmsNorm(input, normalizedShape, weight, NormOptions.RootMeanSquare.DEFAULT);
    }

    /// Divides by the root mean square over the last dimensions: x / √(mean(x²) + eps) · weight.
    ///
    /// ```java
    /// F.rmsNorm(tensor(1.0, 2, 2), new long[] {3}, null, o -> o.eps(1.0)) // [0.5, 1, 1]
    /// ```
    ///
    /// @param normalizedShape the last sizes of the input
    /// @param weight of those sizes, or null
    /// @return of the input's shape and dtype
    /// @throws ShapeError if the input does not end with these sizes
    @Operation(F)
    public static Tensor rmsNorm(
            Tensor input,
            long[] normalizedShape,
            @Nullable Tensor weight,
            Consumer<NormOptions.RootMeanSquare> options) {
        Double eps = NormOptions.RootMeanSquare.DEFAULT.with(options).eps;
        NormalizationChecks.sameShape("weight", weight, normalizedShape);
        if (input.dim() < normalizedShape.length) {
            throw new ShapeError(
                    "Input tensor must have at least "
                            + normalizedShape.length
                            + " dimensions, but got "
                            + input.dim());
        }
        long[] dims = lastDims(input.shape().toArray(), normalizedShape, input);
        double small = eps != null ? eps : epsilon(input.dtype());
        Tensor wide = input.dtype().isLowPrecision() ? input.toFloat() : input;
        Tensor scale = wide.mul(wide).mean(dims, true).add(small).pow(-0.5);
        Tensor normal = wide.mul(scale);
        Tensor result = (weight == null ? normal : normal.mul(weight)).to(input.dtype());
        return result.contiguous(Layouts.suggested(input));
    }

    private static double epsilon(DType dtype) {
        return switch (dtype) {
            case FLOAT64, COMPLEX128 -> 0x1p-52;
            // PyTorch computes the 16-bit types in float32 and takes that epsilon.
            default -> 0x1p-23;
        };
    }

    /// Normalises each channel of each sample over its positions.
    ///
    /// ```java
    /// F.instanceNorm(tensor(1.0, 3, 10, 30).view(1, 2, 2)) // [[[-1, 1], [-1, 1]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @return of the input's shape and dtype
    /// @throws ValueError if there is but one position
    @Operation(F)
    public static Tensor instanceNorm(Tensor input) {
        return instanceNorm(input, null, null, null, null, NormOptions.Instance.DEFAULT);
    }

    /// Normalises each channel of each sample over its positions, or by running statistics.
    ///
    /// Source: Ulyanov et al., "Instance normalization: the missing ingredient for fast
    /// stylization", 2016.
    ///
    /// @param input (N, C, *)
    /// @param runningMean (C), moved by the mean over the batch; or null
    /// @param runningVar (C), moved by the mean over the batch of the unbiased variances; or null
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @return of the input's shape and dtype
    /// @throws ValueError if there is but one position
    /// @throws ShapeError if there are no running statistics and they are to be used
    @Operation(F)
    public static Tensor instanceNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Instance> options) {
        NormOptions.Instance o = NormOptions.Instance.DEFAULT.with(options);
        long positions = 1;
        for (int d = 2; d < input.dim(); d++) {
            positions *= input.size(d);
        }
        if (o.useInputStats && positions == 1) {
            throw new ValueError(
                    "Expected more than 1 spatial element when training, got input size "
                            + input.shape(),
                    "One value has no variance.");
        }
        if (!o.useInputStats && (runningMean == null || runningVar == null)) {
            throw new ShapeError(
                    "Expected running_mean and running_var to be defined when use_input_stats is"
                            + " false");
        }
        long[] sizes = input.shape().toArray();
        long batch = input.size(0);
        long channels = input.size(1);
        // The samples stand side by side as channels of one.
        long[] single = sizes.clone();
        single[0] = 1;
        single[1] = batch * channels;
        Tensor mean = repeated(alike(runningMean, input), batch);
        Tensor var = repeated(alike(runningVar, input), batch);
        Tensor result =
                batchNorm(
                        input.contiguous().view(single),
                        mean,
                        var,
                        repeated(widened(weight, input), batch),
                        repeated(widened(bias, input), batch),
                        new NormOptions.Batch()
                                .with(b ->
                                        b.training(o.useInputStats)
                                                .momentum(o.momentum)
                                                .eps(o.eps)),
                        false);
        if (o.useInputStats) {
            try (var _ = Autograd.noGrad()) {
                average(runningMean, mean, batch, channels);
                average(runningVar, var, batch, channels);
            }
        }
        return result.view(sizes);
    }

    /// In float32 where the samples' gradients would be rounded before they are added.
    private static @Nullable Tensor widened(@Nullable Tensor parameter, Tensor input) {
        return parameter != null
                        && parameter.dtype() == input.dtype()
                        && input.dtype().isLowPrecision()
                ? parameter.toFloat()
                : parameter;
    }

    /// Statistics of another dtype, which are converted and converted back.
    private static @Nullable Tensor alike(@Nullable Tensor running, Tensor input) {
        return running == null || input.dtype().isLowPrecision()
                ? running
                : running.to(input.dtype());
    }

    private static @Nullable Tensor repeated(@Nullable Tensor perChannel, long batch) {
        return perChannel == null ? null : perChannel.repeat(batch);
    }

    private static void average(
            @Nullable Tensor running, @Nullable Tensor moved, long batch, long channels) {
        if (running != null && moved != null) {
            running.copy_(moved.view(batch, channels).mean(0));
        }
    }

    /// Divides by the root of what `size` neighbouring channels hold.
    ///
    /// ```java
    /// F.localResponseNorm(ones(1, 3, 1), 2, o -> o.alpha(1)) // [[[0.7378], [0.5946], [0.5946]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param size how many channels
    /// @return of the input's shape and dtype
    /// @throws ValueError if there are fewer than three dimensions
    @Operation(F)
    public static Tensor localResponseNorm(Tensor input, long size) {
        return localResponseNorm(input, size, NormOptions.LocalResponse.DEFAULT);
    }

    /// x / (k + alpha mean)^beta, where the mean is that of x² over `size` channels around.
    ///
    /// Source: Krizhevsky et al., "ImageNet classification with deep convolutional neural
    /// networks", 2012.
    ///
    /// @param input (N, C, *)
    /// @param size how many channels
    /// @return of the input's shape and dtype
    /// @throws ValueError if there are fewer than three dimensions
    @Operation(F)
    public static Tensor localResponseNorm(
            Tensor input, long size, Consumer<NormOptions.LocalResponse> options) {
        NormOptions.LocalResponse o = NormOptions.LocalResponse.DEFAULT.with(options);
        if (input.dim() < 3) {
            throw new ValueError(
                    "Expected 3D or higher dimensionality                          input (got "
                            + input.dim()
                            + " dimensions)");
        }
        if (input.numel() == 0) {
            return input;
        }
        long[] sizes = input.shape().toArray();
        Tensor squares = input.mul(input).reshape(sizes[0], 1, sizes[1], -1);
        Tensor padded = PaddingFunctions.pad(squares, 0, 0, size / 2, (size - 1) / 2);
        List<Integer> window = List.of(Sizes.count(size, "neighbours"), 1);
        Tensor means = PoolingFunctions.avgPool2d(padded, window, p -> p.stride(1)).reshape(sizes);
        return input.div(means.mul(o.alpha).add(o.k).pow(o.beta));
    }
}
