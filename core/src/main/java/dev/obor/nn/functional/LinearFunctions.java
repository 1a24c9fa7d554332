package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Distribution;
import dev.obor.base.DTypeError;
import dev.obor.base.IndexError;
import dev.obor.base.ShapeError;
import dev.obor.op.Counting;
import dev.obor.op.Distances;
import dev.obor.op.Embeddings;
import dev.obor.op.Paddings;
import dev.obor.op.Products;
import dev.obor.op.Randoms;
import dev.obor.op.Reductions;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Linear maps, lookups, dropout and distances; part of [F].
abstract class LinearFunctions extends ActivationFunctions {
    LinearFunctions() {}

    /// x weightᵀ.
    public static Tensor linear(Tensor input, Tensor weight) {
        return linear(input, weight, null);
    }

    /// x weightᵀ + bias.
    ///
    /// @param input (*, in)
    /// @param weight (out, in)
    /// @param bias (out), or null
    /// @throws ShapeError if the sizes do not fit
    public static Tensor linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        return Products.linear(input, weight, bias);
    }

    /// x1ᵀ weight_k x2 + bias_k for each output k.
    ///
    /// @param input1 (*, in1)
    /// @param input2 (*, in2)
    /// @param weight (out, in1, in2)
    /// @param bias (out), or null
    /// @throws ShapeError if the sizes do not fit
    /// @throws DTypeError if the dtypes differ
    public static Tensor bilinear(
            Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        BilinearChecks.check(input1, input2, weight, bias);
        long out = weight.size(0);
        long in1 = weight.size(1);
        long in2 = weight.size(2);
        long[] shape = input1.shape().toArray();
        shape[shape.length - 1] = out;
        Tensor x1 = input1.reshape(-1, in1);
        Tensor x2 = input2.reshape(x1.size(0), in2);
        // (n, in2) · (in2, out · in1), then the sum over in1 against x1.
        Tensor right = linear(x2, weight.reshape(out * in1, in2));
        Tensor products = right.view(x1.size(0), out, in1).mul(x1.unsqueeze(1));
        Tensor product = Reductions.sum(products, new long[] {-1}, false, products.dtype());
        Tensor result = bias == null ? product : product.add(bias);
        return result.view(shape);
    }

    /// Rows of a table by number.
    ///
    /// @param input row numbers of any shape
    /// @param weight (rows, size)
    /// @throws IndexError if there is no such row
    public static Tensor embedding(Tensor input, Tensor weight) {
        return embedding(input, weight, EmbeddingOptions.Plain.DEFAULT);
    }

    /// Rows of a table by number, with options.
    ///
    /// @throws IndexError if there is no such row
    public static Tensor embedding(
            Tensor input, Tensor weight, Consumer<EmbeddingOptions.Plain> options) {
        EmbeddingOptions.Plain o = EmbeddingOptions.Plain.DEFAULT.with(options);
        Long padding = o.paddingIdx == null ? null : o.paddingRow(weight.size(0));
        if (o.maxNorm != null) {
            shorten(input, weight, o.maxNorm, o.normType);
        }
        return Embeddings.embedding(input, weight, padding, o.scaleGradByFreq);
    }

    private static void shorten(Tensor input, Tensor weight, double maxNorm, double normType) {
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
    public static Tensor dropout(Tensor input) {
        return dropout(input, 0.5, true);
    }

    /// Sets elements to zero with probability `p` and scales the others by 1 / (1 - p).
    ///
    /// @throws IllegalArgumentException if `p` is no probability
    public static Tensor dropout(Tensor input, double p) {
        return dropout(input, p, true);
    }

    /// Sets elements to zero with probability `p` and scales the others by 1 / (1 - p), if
    /// training.
    ///
    /// @throws IllegalArgumentException if `p` is no probability
    public static Tensor dropout(Tensor input, double p, boolean training) {
        return dropped(input, p, training, input.shape().toArray());
    }

    /// Drops whole channels of (N, C, L) signals.
    public static Tensor dropout1d(Tensor input, double p, boolean training) {
        return channelDropout(input, p, training, 1);
    }

    /// Drops whole channels of (N, C, H, W) images with probability 0.5.
    public static Tensor dropout2d(Tensor input) {
        return dropout2d(input, 0.5, true);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability 0.5.
    public static Tensor dropout3d(Tensor input) {
        return dropout3d(input, 0.5, true);
    }

    /// Drops whole channels of (N, C, H, W) images.
    public static Tensor dropout2d(Tensor input, double p, boolean training) {
        return channelDropout(input, p, training, 2);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes.
    public static Tensor dropout3d(Tensor input, double p, boolean training) {
        return channelDropout(input, p, training, 3);
    }

    /// Drops elements so that mean and variance of a SELU network stay.
    ///
    /// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
    public static Tensor alphaDropout(Tensor input, double p, boolean training) {
        checkProbability(p);
        if (!training || p == 0 || input.numel() == 0) {
            return input;
        }
        if (p == 1) {
            return input.mul(0);
        }
        double alpha = 1.7580993408473766;
        double a = 1 / Math.sqrt((alpha * alpha * p + 1) * (1 - p));
        Tensor noise = bernoulli(input, input.shape().toArray(), 1 - p);
        Tensor shift = noise.sub(1).mul(alpha * a).add(alpha * a * p);
        return input.mul(noise.mul(a)).add(shift);
    }

    /// As [#alphaDropout(Tensor, double, boolean)] in evaluation: the input.
    public static Tensor alphaDropout(Tensor input) {
        return alphaDropout(input, 0.5, false);
    }

    private static Tensor channelDropout(Tensor input, double p, boolean training, int spatial) {
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
                            + "D input");
        }
        long[] noise = input.shape().toArray();
        // As in PyTorch, three dimensions given to dropout2d are (N, C, L).
        boolean signals = spatial == 2 && noise.length == 3;
        Arrays.fill(noise, noise.length - (signals ? 1 : spatial), noise.length, 1);
        return dropped(input, p, training, noise);
    }

    private static Tensor dropped(Tensor input, double p, boolean training, long[] noiseShape) {
        checkProbability(p);
        if (!training || p == 0 || input.numel() == 0) {
            return input;
        }
        if (p == 1) {
            return input.mul(0);
        }
        return input.mul(bernoulli(input, noiseShape, 1 - p).div_(1 - p));
    }

    /// Draws in the memory order of the input, as PyTorch does.
    private static Tensor bernoulli(Tensor input, long[] shape, double p) {
        try (var _ = Autograd.noGrad()) {
            boolean whole = Arrays.equals(shape, input.shape().toArray());
            Tensor noise = whole ? input.zerosLike() : Tensor.zeros(input.dtype(), shape);
            return Randoms.fill(noise, "bernoulli_", new Distribution.Bernoulli(p), null);
        }
    }

    /// The Euclidean distances of vectors along the last dimension.
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        return Distances.pairwise(x1, x2, 2, 1e-6, false);
    }

    /// The p-norms of `x1 - x2 + eps` along the last dimension.
    public static Tensor pairwiseDistance(
            Tensor x1, Tensor x2, double p, double eps, boolean keepdim) {
        return Distances.pairwise(x1, x2, p, eps, keepdim);
    }

    /// The cosines of the angles between vectors along dimension 1.
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        return Distances.cosine(x1, x2, 1, 1e-8);
    }

    /// The cosines of the angles between vectors along a dimension; lengths count as `eps` at
    /// least.
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, long dim, double eps) {
        return Distances.cosine(x1, x2, dim, eps);
    }

    /// Vectors along dimension 1 divided by their Euclidean lengths.
    public static Tensor normalize(Tensor input) {
        return Distances.normalize(input, 2, 1, 1e-12);
    }

    /// Vectors along a dimension divided by their p-norms, which count as `eps` at least.
    public static Tensor normalize(Tensor input, double p, long dim, double eps) {
        return Distances.normalize(input, p, dim, eps);
    }

    /// Adds values around the last dimensions.
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @param mode `constant` (zeros), `reflect`, `replicate` or `circular`
    /// @throws ShapeError if there are too many numbers, or too few elements to reflect
    public static Tensor pad(Tensor input, long[] pad, String mode) {
        return pad(input, pad, mode, 0);
    }

    /// Zeros around the input, PyTorch's `F.pad(x, (left, right, …))`, from the last dimension on.
    public static Tensor pad(Tensor input, long... pad) {
        return pad(input, pad, "constant", 0);
    }

    /// As [#pad(Tensor, long[], String)], with the value of `constant`.
    public static Tensor pad(Tensor input, long[] pad, String mode, double value) {
        return mode.equals("constant")
                ? Paddings.constant(input, pad, value)
                : Paddings.copying(input, pad, mode);
    }

    private static void checkProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "dropout probability has to be between 0 and 1, but got " + p);
        }
    }

    /// Classes as rows with a single one, int64.
    ///
    /// @param numClasses the length of the rows; -1 takes the largest class
    /// @throws IndexError if a class is negative or too large
    public static Tensor oneHot(Tensor classes, long numClasses) {
        return Counting.oneHot(classes, numClasses);
    }
}
