package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Distribution;
import dev.obor.base.DType;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.create.Randoms;
import dev.obor.op.linalg.Distances;
import dev.obor.op.linalg.Products;
import dev.obor.op.nn.Embeddings;
import dev.obor.op.nn.Paddings;
import dev.obor.op.nn.Trilinear;
import dev.obor.op.shape.ComplexViews;
import dev.obor.op.sort.Counting;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Linear maps, lookups, dropout and distances; shown by [F].
final class LinearFunctions {
    private LinearFunctions() {}

    /// x weightᵀ.
    ///
    /// ```java
    /// F.linear(tensor(1.0, 2), tensor(1.0, 1, 0, 3).view(2, 2)) // [3, 6]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in)
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor linear(Tensor input, Tensor weight) {
        return linear(input, weight, null);
    }

    /// x weightᵀ + bias.
    ///
    /// ```java
    /// F.linear(ones(128, 20), ones(30, 20), zeros(30)).shape() // [128, 30]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in)
    /// @param bias (out), or null
    /// @throws ShapeError if the sizes do not fit
    @Operation(value = F, autocast = Operation.Autocast.LOWER)
    public static Tensor linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return Products.linear(input, weight, bias);
    }

    /// x1ᵀ weight_k x2 + bias_k for each output k.
    ///
    /// ```java
    /// F.bilinear(ones(1, 2), ones(1, 3), ones(4, 2, 3), null) // [[6, 6, 6, 6]]
    /// ```
    ///
    /// @param input1 (*, in1)
    /// @param input2 (*, in2)
    /// @param weight (out, in1, in2)
    /// @param bias (out), or null
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    @Operation(F)
    public static Tensor bilinear(
            Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        BilinearChecks.check(input1, input2, weight, bias);
        long[] shape = input1.shape().toArray();
        shape[shape.length - 1] = weight.size(0);
        Tensor x1 = input1.reshape(-1, weight.size(1));
        Tensor x2 = input2.reshape(x1.size(0), weight.size(2));
        Tensor product = Trilinear.of(x1, weight, x2).view(shape);
        return bias == null ? product : product.add(bias);
    }

    /// Rows of a table by number.
    ///
    /// ```java
    /// F.embedding(tensor(2, 0), arange(6.0).view(3, 2)) // [[4, 5], [0, 1]]
    /// ```
    ///
    /// @param input row numbers of any shape
    /// @param weight (rows, size)
    /// @throws IndexError if there is no such row
    @Operation(F)
    public static Tensor embedding(Tensor input, Tensor weight) {
        return embedding(input, weight, EmbeddingOptions.Plain.DEFAULT);
    }

    /// Rows of a table by number, with options.
    ///
    /// ```java
    /// Tensor out = F.embedding(tensor(2, 0), arange(6.0).view(3, 2), o -> o.maxNorm(5));
    /// out // [[3.1235, 3.9043], [0, 1]]
    /// ```
    ///
    /// @throws IndexError if there is no such row
    @Operation(F)
    public static Tensor embedding(
            Tensor input, Tensor weight, Consumer<EmbeddingOptions.Plain> options) {
        EmbeddingOptions.Plain o = EmbeddingOptions.Plain.DEFAULT.with(options);
        Long padding = o.paddingIdx == null ? null : o.paddingRow(weight.size(0));
        if (o.maxNorm != null) {
            shorten(input, weight, o.maxNorm, o.normType);
        }
        return Embeddings.embedding(input, weight, padding, o.scaleGradByFreq);
    }

    static void shorten(Tensor input, Tensor weight, double maxNorm, double normType) {
        try (var _ = Autograd.noGrad()) {
            long[] rows = Arrays.stream(input.toLongArray()).distinct().toArray();
            for (long row : rows) {
                Tensor vector = weight.select(0, row);
                double norm = Math.pow(vector.abs().pow(normType).sum().item(), 1 / normType);
                if (norm > maxNorm) {
                    vector.mul_(maxNorm / (norm + 1e-7));
                }
            }
        }
    }

    /// Sets half of the elements to zero and doubles the others.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.dropout(ones(6)) // [0, 0, 2, 0, 0, 0]
    /// ```
    @Operation(F)
    public static Tensor dropout(Tensor input) {
        return dropout(input, DropoutOptions.Call.TRAINING);
    }

    /// Sets elements to zero with probability `p` and scales the others by 1 / (1 - p).
    ///
    /// ```java
    /// F.dropout(ones(3), 0.0) // [1, 1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout(Tensor input, double p) {
        return dropout(input, o -> o.p(p));
    }

    /// Sets elements to zero and scales the others, if training.
    ///
    /// ```java
    /// F.dropout(ones(3), 0.5, false) // [1, 1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout(Tensor input, double p, boolean training) {
        return dropout(input, o -> o.p(p).training(training));
    }

    /// Sets elements to zero and scales the others by 1 / (1 - p).
    ///
    /// ```java
    /// F.dropout(ones(3), o -> o.p(0.2).training(false)) // [1, 1, 1]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        return dropped(input, DropoutOptions.Call.TRAINING.with(options), null);
    }

    /// Drops whole channels of (N, C, L) signals with probability 0.5.
    ///
    /// ```java
    /// F.dropout1d(ones(8, 3, 5)).shape() // [8, 3, 5]
    /// ```
    @Operation(F)
    public static Tensor dropout1d(Tensor input) {
        return dropout1d(input, DropoutOptions.Call.TRAINING);
    }

    /// Drops whole channels of (N, C, L) signals with probability `p`.
    ///
    /// ```java
    /// F.dropout1d(ones(1, 2, 2), 0.0) // [[[1, 1], [1, 1]]]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout1d(Tensor input, double p) {
        return dropout1d(input, o -> o.p(p));
    }

    /// Drops whole channels of (N, C, L) signals.
    ///
    /// ```java
    /// F.dropout1d(ones(1, 2, 2), o -> o.training(false)) // [[[1, 1], [1, 1]]]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout1d(Tensor input, Consumer<DropoutOptions.Call> options) {
        return channelDropout(input, options, 1);
    }

    /// Drops whole channels of (N, C, H, W) images with probability 0.5.
    ///
    /// ```java
    /// F.dropout2d(ones(8, 3, 5, 5)).shape() // [8, 3, 5, 5]
    /// ```
    @Operation(F)
    public static Tensor dropout2d(Tensor input) {
        return dropout2d(input, DropoutOptions.Call.TRAINING);
    }

    /// Drops whole channels of (N, C, H, W) images with probability `p`.
    ///
    /// ```java
    /// F.dropout2d(ones(1, 1, 2, 2), 0.0) // [[[[1, 1], [1, 1]]]]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout2d(Tensor input, double p) {
        return dropout2d(input, o -> o.p(p));
    }

    /// Drops whole channels of (N, C, H, W) images.
    ///
    /// ```java
    /// F.dropout2d(ones(1, 1, 2, 2), o -> o.training(false)) // [[[[1, 1], [1, 1]]]]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout2d(Tensor input, Consumer<DropoutOptions.Call> options) {
        return channelDropout(input, options, 2);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability 0.5.
    ///
    /// ```java
    /// F.dropout3d(ones(8, 3, 5, 5, 5)).shape() // [8, 3, 5, 5, 5]
    /// ```
    @Operation(F)
    public static Tensor dropout3d(Tensor input) {
        return dropout3d(input, DropoutOptions.Call.TRAINING);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability `p`.
    ///
    /// ```java
    /// F.dropout3d(ones(8, 3, 5, 5, 5), 0.2).shape() // [8, 3, 5, 5, 5]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout3d(Tensor input, double p) {
        return dropout3d(input, o -> o.p(p));
    }

    /// Drops whole channels of (N, C, D, H, W) volumes.
    ///
    /// ```java
    /// F.dropout3d(ones(8, 3, 5, 5, 5), o -> o.training(false)).shape() // [8, 3, 5, 5, 5]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor dropout3d(Tensor input, Consumer<DropoutOptions.Call> options) {
        return channelDropout(input, options, 3);
    }

    /// Alpha dropout in evaluation, the default as in PyTorch: the input.
    ///
    /// ```java
    /// F.alphaDropout(ones(3)) // [1, 1, 1]
    /// ```
    @Operation(F)
    public static Tensor alphaDropout(Tensor input) {
        return alphaDropout(input, DropoutOptions.Call.EVALUATION);
    }

    /// Drops elements so that mean and variance of a SELU network stay; where `training` is not
    /// set, it is false.
    ///
    /// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
    ///
    /// ```java
    /// manualSeed(0);
    /// Tensor out = F.alphaDropout(zeros(4), o -> o.p(0.5).training(true));
    /// out // [-0.7792, -0.7792, 0.7792, -0.7792]
    /// ```
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    @Operation(F)
    public static Tensor alphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        DropoutOptions.Call o = DropoutOptions.Call.EVALUATION.with(options);
        return alpha(input, o, null);
    }

    private static Tensor alpha(Tensor input, DropoutOptions.Call o, long @Nullable [] noiseShape) {
        if (!o.training || o.p == 0 || input.numel() == 0) {
            return input;
        }
        if (o.p == 1) {
            return o.put(input, input.mul(Constants.zeros(input.dtype())));
        }
        double alpha = 1.7580993408473766;
        double a = 1 / Math.sqrt((alpha * alpha * o.p + 1) * (1 - o.p));
        Tensor noise = bernoulli(input, noiseShape, 1 - o.p);
        Tensor shift = noise.sub(1).mul(alpha * a).add(alpha * a * o.p);
        Tensor result = InPlace.own(input.mul(noise.mul(a)).add(shift), 1);
        return o.put(input, result);
    }

    /// Alpha dropout of channels in evaluation, the default as in PyTorch: the input.
    ///
    /// ```java
    /// F.featureAlphaDropout(ones(1, 2, 2)) // [[[1, 1], [1, 1]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @throws ShapeError if there are no channels
    @Operation(F)
    public static Tensor featureAlphaDropout(Tensor input) {
        return featureAlphaDropout(input, DropoutOptions.Call.EVALUATION);
    }

    /// Drops whole channels so that mean and variance of a SELU network stay; where `training` is
    /// not set, it is false.
    ///
    /// ```java
    /// F.featureAlphaDropout(ones(8, 3, 5), o -> o.training(true)).shape() // [8, 3, 5]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @throws dev.obor.base.ValueError if `p` is no probability
    /// @throws ShapeError if there are no channels
    @Operation(F)
    public static Tensor featureAlphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        DropoutOptions.Call o = DropoutOptions.Call.EVALUATION.with(options);
        long[] noise = input.shape().toArray();
        if (o.training && o.p > 0 && o.p < 1 && input.numel() > 0 && noise.length < 2) {
            throw new ShapeError("Feature dropout requires at least 2 dimensions in the input");
        }
        Arrays.fill(noise, Math.min(2, noise.length), noise.length, 1);
        return alpha(input, o, noise);
    }

    private static Tensor channelDropout(
            Tensor input, Consumer<DropoutOptions.Call> options, int spatial) {
        if (input.dim() < spatial + 1 || input.dim() > spatial + 2) {
            throw new ShapeError(
                    "dropout"
                            + spatial
                            + "d: Expected "
                            + (spatial + 1)
                            + "D or "
                            + (spatial + 2)
                            + "D input, but received a "
                            + input.dim()
                            + "D input. Note that dropout"
                            + spatial
                            + "d exists to provide channel-wise dropout on inputs with "
                            + spatial
                            + " spatial dimension"
                            + (spatial == 1 ? "" : "s")
                            + ", a channel dimension, and an optional batch dimension.");
        }
        DropoutOptions.Call o = DropoutOptions.Call.TRAINING.with(options);
        // Without a batch, PyTorch adds one and takes it away again: what stays is a view.
        boolean alone = spatial != 2 && input.dim() == spatial + 1 && !o.inplace;
        Tensor samples = alone ? input.unsqueeze(0) : input;
        long[] noise = samples.shape().toArray();
        // As in PyTorch, three dimensions given to dropout2d are (N, C, L).
        boolean signals = spatial == 2 && noise.length == 3;
        Arrays.fill(noise, noise.length - (signals ? 1 : spatial), noise.length, 1);
        Tensor result = dropped(samples, o, noise);
        return alone ? result.squeeze(0) : result;
    }

    private static Tensor dropped(
            Tensor input, DropoutOptions.Call o, long @Nullable [] noiseShape) {
        if (!o.training || o.p == 0 || input.numel() == 0) {
            return input;
        }
        if (o.p == 1) {
            // A truth stays one.
            boolean truths = input.dtype() == DType.BOOL;
            return o.put(input, truths ? input.mul(Tensor.zeros(DType.BOOL)) : input.mul(0));
        }
        double kept = 1 - o.p;
        return o.put(input, input.mul(bernoulli(input, noiseShape, kept).div_(kept)));
    }

    /// Draws for each element, in the memory order of the input, or in row-major order for a shape.
    private static Tensor bernoulli(Tensor input, long @Nullable [] shape, double p) {
        try (var _ = Autograd.noGrad()) {
            // What complex numbers are multiplied by is real.
            Tensor real = ComplexViews.real(input);
            Tensor noise = shape == null ? real.zerosLike() : Tensor.zeros(real.dtype(), shape);
            return Randoms.fill(noise, "bernoulli_", new Distribution.Bernoulli(p), null);
        }
    }

    /// The Euclidean distances of vectors along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2)) // [5]
    /// ```
    @Operation(F)
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        return pairwiseDistance(x1, x2, DistanceOptions.Pairwise.DEFAULT);
    }

    /// The p-norms of `x1 - x2 + eps` along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2), o -> o.p(1)) // [7]
    /// ```
    @Operation(F)
    public static Tensor pairwiseDistance(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Pairwise> options) {
        DistanceOptions.Pairwise o = DistanceOptions.Pairwise.DEFAULT.with(options);
        return Distances.pairwise(x1, x2, o.p, o.eps, o.keepdim);
    }

    /// The Euclidean distances of all pairs of rows.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4, 0, 1).view(3, 2)) // [5, 1, 4.2426]
    /// ```
    ///
    /// @param input (N, M); the result is (N (N - 1) / 2)
    /// @throws ShapeError unless there are two dimensions
    /// @throws DTypeError if the elements are no floats
    @Operation(F)
    public static Tensor pdist(Tensor input) {
        return Distances.pdist(input, 2);
    }

    /// The p-norm distances of all pairs of rows: of the first to each later one, then of the
    /// second, and so on.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4).view(2, 2), 1) // [7]
    /// ```
    ///
    /// @param input (N, M); the result is (N (N - 1) / 2)
    /// @throws ShapeError unless there are two dimensions
    /// @throws DTypeError if the elements are no floats
    /// @throws dev.obor.base.ValueError if p is negative
    @Operation(F)
    public static Tensor pdist(Tensor input, double p) {
        return Distances.pdist(input, p);
    }

    /// The cosines of the angles between vectors along dimension 1.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0).view(1, 2), tensor(1.0, 1).view(1, 2)) // [0.7071]
    /// ```
    @Operation(F)
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        return cosineSimilarity(x1, x2, DistanceOptions.Cosine.DEFAULT);
    }

    /// The cosines of the angles between vectors along a dimension.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), 0) // 0.7071
    /// ```
    @Operation(F)
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, int dim) {
        return cosineSimilarity(x1, x2, o -> o.dim(dim));
    }

    /// The cosines of the angles between vectors along a dimension; lengths count as `eps` at
    /// least.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), o -> o.dim(0)) // 0.7071
    /// ```
    @Operation(F)
    public static Tensor cosineSimilarity(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Cosine> options) {
        DistanceOptions.Cosine o = DistanceOptions.Cosine.DEFAULT.with(options);
        return Distances.cosine(x1, x2, o.dim, o.eps);
    }

    /// Vectors along dimension 1 divided by their Euclidean lengths.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 4).view(1, 2)) // [[0.6, 0.8]]
    /// ```
    @Operation(F)
    public static Tensor normalize(Tensor input) {
        return normalize(input, DistanceOptions.Normalize.DEFAULT);
    }

    /// Vectors along a dimension divided by their p-norms, which count as `eps` at least.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 1), o -> o.p(1).dim(0)) // [0.75, 0.25]
    /// ```
    @Operation(F)
    public static Tensor normalize(Tensor input, Consumer<DistanceOptions.Normalize> options) {
        DistanceOptions.Normalize o = DistanceOptions.Normalize.DEFAULT.with(options);
        return Distances.normalize(input, o.p, o.dim, o.eps);
    }

    /// Zeros around the input, PyTorch's `F.pad(x, (left, right, …))`, from the last dimension on.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), 1, 2) // [0, 1, 2, 0, 0]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    @Operation(F)
    public static Tensor pad(Tensor input, long... pad) {
        return pad(input, pad, PadOptions.DEFAULT);
    }

    /// Adds elements around the last dimensions by the name of the mode, such as `reflect`.
    ///
    /// ```java
    /// F.pad(arange(3.0).view(1, 3), new long[] {1, 1}, "reflect") // [[1, 0, 1, 2, 1]]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    @Operation(F)
    public static Tensor pad(Tensor input, long[] pad, String mode) {
        return pad(input, pad, o -> o.mode(mode));
    }

    /// Adds values around the last dimensions.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), new long[] {1, 1}, o -> o.value(9)) // [9, 1, 2, 9]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @throws ShapeError if there are too many numbers, or too few elements to reflect
    /// @throws dev.obor.base.ValueError if there is a value and the padding is not constant
    @Operation(F)
    public static Tensor pad(Tensor input, long[] pad, Consumer<PadOptions> options) {
        PadOptions o = PadOptions.DEFAULT.with(options);
        return o.mode.equals("constant")
                ? Paddings.constant(input, pad, o.value)
                : Paddings.copying(input, pad, o.mode);
    }

    /// Classes as rows with a single one, int64; as many as the largest class needs.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2)) // [[1, 0, 0], [0, 0, 1]]
    /// ```
    @Operation(F)
    public static Tensor oneHot(Tensor classes) {
        return oneHot(classes, -1);
    }

    /// Classes as rows with a single one, int64.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2), 4) // [[1, 0, 0, 0], [0, 0, 1, 0]]
    /// ```
    ///
    /// @param numClasses the length of the rows; -1 takes the largest class
    /// @throws IndexError if a class is negative or too large
    @Operation(F)
    public static Tensor oneHot(Tensor classes, long numClasses) {
        return Counting.oneHot(classes, numClasses);
    }
}
