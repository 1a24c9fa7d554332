package dev.obor.nn.functional;

import static dev.obor.op.Operation.Face.F;

import dev.obor.Tensor;
import dev.obor.autograd.Autograd;
import dev.obor.backend.Distribution;
import dev.obor.base.DType;
import dev.obor.base.ShapeError;
import dev.obor.op.InPlace;
import dev.obor.op.Operation;
import dev.obor.op.create.Constants;
import dev.obor.op.create.RandomDraws;
import dev.obor.op.shape.ComplexViews;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Dropout of elements and of whole channels; shown by [F].
final class DropoutFunctions {
    private DropoutFunctions() {}

    /// Sets half of the elements to zero and doubles the others.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.dropout(ones(6)) // [0, 0, 2, 0, 0, 0]
    /// ```
    ///
    /// @return of the input's shape and dtype
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
    /// @param p the probability of dropping, from 0 to 1
    /// @return of the input's shape and dtype
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
    /// @param p the probability of dropping, from 0 to 1
    /// @param training whether anything is dropped
    /// @return of the input's shape and dtype
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
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
    ///
    /// @param input (N, C, L) or (C, L)
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, L) or (C, L)
    /// @param p the probability of dropping, from 0 to 1
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, L) or (C, L)
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
    ///
    /// @param input (N, C, H, W)
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, H, W)
    /// @param p the probability of dropping, from 0 to 1
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, H, W)
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param p the probability of dropping, from 0 to 1
    /// @return of the input's shape and dtype
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
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
    ///
    /// @return of the input's shape and dtype
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
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
    /// @return of the input's shape and dtype
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
    /// @return of the input's shape and dtype; the input itself if `inplace`
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
            return RandomDraws.fill(noise, "bernoulli_", new Distribution.Bernoulli(p), null);
        }
    }
}
