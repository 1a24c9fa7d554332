// Written by the module faces; change the declarations, not this file.
package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ActivationOptions.Along;
import dev.obor.nn.functional.ActivationOptions.Exponential;
import dev.obor.nn.functional.ActivationOptions.Gaussian;
import dev.obor.nn.functional.ActivationOptions.Gumbel;
import dev.obor.nn.functional.ActivationOptions.Leaky;
import dev.obor.nn.functional.ActivationOptions.Limits;
import dev.obor.nn.functional.ActivationOptions.Plain;
import dev.obor.nn.functional.ActivationOptions.RandomLeaky;
import dev.obor.nn.functional.ActivationOptions.Shrink;
import dev.obor.nn.functional.ActivationOptions.Softmax;
import dev.obor.nn.functional.ActivationOptions.Softplus;
import dev.obor.nn.functional.ActivationOptions.Unprinted;
import dev.obor.nn.functional.ResizeOptions.Interpolate;
import dev.obor.nn.functional.ResizeOptions.Upsample;
import dev.obor.op.Precision;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Functions of neural networks without state, PyTorch's `torch.nn.functional`.
///
/// ```java
/// Tensor hidden = F.relu(F.linear(randn(8, 4), randn(16, 4)));
/// Tensor loss = F.crossEntropy(hidden, randint(0, 16, 8), o -> o.labelSmoothing(0.1));
/// ```
///
/// Names, defaults and the order of arguments are PyTorch's; optional arguments follow as a lambda:
/// `F.crossEntropy(logits, classes, o -> o.labelSmoothing(0.1))`.
public final class F {
    private F() {}

    /// Means of as many windows as asked for in signals; null keeps the size.
    public static Tensor adaptiveAvgPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool1d(input, outputSize);
    }

    /// Means of as many windows as asked for in signals: one number, or one per dimension.
    public static Tensor adaptiveAvgPool1d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool1d(input, outputSize);
    }

    /// Means of as many windows as asked for in images; null keeps the size.
    public static Tensor adaptiveAvgPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool2d(input, outputSize);
    }

    /// Means of as many windows as asked for in images: one number, or one per dimension.
    public static Tensor adaptiveAvgPool2d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool2d(input, outputSize);
    }

    /// Means of as many windows as asked for in volumes; null keeps the size.
    public static Tensor adaptiveAvgPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool3d(Precision.full(input), outputSize);
    }

    /// Means of as many windows as asked for in volumes: one number, or one per dimension.
    public static Tensor adaptiveAvgPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool3d(Precision.full(input), outputSize);
    }

    /// Largest values of as many windows as asked for in signals; null keeps the size.
    public static Tensor adaptiveMaxPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool1d(input, outputSize);
    }

    /// Largest values of as many windows as asked for in signals: one number, or one per dimension.
    public static Tensor adaptiveMaxPool1d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool1d(input, outputSize);
    }

    /// As [#adaptiveMaxPool1d], with the places in each row, int64.
    public static ValuesIndices adaptiveMaxPool1dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool1dWithIndices(input, outputSize);
    }

    /// As [#adaptiveMaxPool1d], with the places in each row, int64.
    public static ValuesIndices adaptiveMaxPool1dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool1dWithIndices(input, outputSize);
    }

    /// Largest values of as many windows as asked for in images; null keeps the size.
    public static Tensor adaptiveMaxPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool2d(input, outputSize);
    }

    /// Largest values of as many windows as asked for in images: one number, or one per dimension.
    public static Tensor adaptiveMaxPool2d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool2d(input, outputSize);
    }

    /// As [#adaptiveMaxPool2d], with the places in each plane, int64.
    public static ValuesIndices adaptiveMaxPool2dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool2dWithIndices(input, outputSize);
    }

    /// As [#adaptiveMaxPool2d], with the places in each plane, int64.
    public static ValuesIndices adaptiveMaxPool2dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool2dWithIndices(input, outputSize);
    }

    /// Largest values of as many windows as asked for in volumes; null keeps the size.
    public static Tensor adaptiveMaxPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3d(Precision.full(input), outputSize);
    }

    /// Largest values of as many windows as asked for in volumes: one number, or one per dimension.
    public static Tensor adaptiveMaxPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3d(Precision.full(input), outputSize);
    }

    /// As [#adaptiveMaxPool3d], with the places in each volume, int64.
    public static ValuesIndices adaptiveMaxPool3dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3dWithIndices(Precision.full(input), outputSize);
    }

    /// As [#adaptiveMaxPool3d], with the places in each volume, int64.
    public static ValuesIndices adaptiveMaxPool3dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3dWithIndices(Precision.full(input), outputSize);
    }

    /// Places of an affine map of the result: what [#gridSample] reads, corners being outer edges.
    public static Tensor affineGrid(Tensor theta, long... size) {
        Arguments.given(theta, "theta");
        Arguments.given(size, "size");
        return GridFunctions.affineGrid(theta, size);
    }

    /// Places of an affine map of the result: what [#gridSample] reads.
    ///
    /// @param theta (N, 2, 3), or (N, 3, 4) for volumes
    /// @param size that of the result, (N, C, H, W) or (N, C, D, H, W)
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements
    /// @throws dev.obor.base.ValueError if the sizes do not fit
    public static Tensor affineGrid(Tensor theta, long[] size, boolean alignCorners) {
        Arguments.given(theta, "theta");
        Arguments.given(size, "size");
        return GridFunctions.affineGrid(theta, size, alignCorners);
    }

    /// As [#alphaDropout] in evaluation, as in PyTorch: the input.
    public static Tensor alphaDropout(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.alphaDropout(input);
    }

    /// Drops elements so that mean and variance of a SELU network stay; where `training` is not
    /// set, it is false.
    ///
    /// Source: Klambauer et al., "Self-normalizing neural networks", 2017.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor alphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.alphaDropout(input, options);
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    public static Tensor avgPool1d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.avgPool1d(input, kernelSize);
    }

    /// Means of windows in signals, (N, C, L).
    public static Tensor avgPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool1d(input, kernelSize, options);
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    public static Tensor avgPool1d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool1d(input, kernelSize);
    }

    /// Means of windows in signals, (N, C, L).
    public static Tensor avgPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool1d(input, kernelSize, options);
    }

    /// Means of windows at a distance of `stride` in signals, (N, C, L).
    public static Tensor avgPool1d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool1d(input, kernelSize, stride);
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    public static Tensor avgPool2d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.avgPool2d(input, kernelSize);
    }

    /// Means of windows in images, (N, C, H, W).
    public static Tensor avgPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool2d(input, kernelSize, options);
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    public static Tensor avgPool2d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool2d(input, kernelSize);
    }

    /// Means of windows in images, (N, C, H, W).
    public static Tensor avgPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool2d(input, kernelSize, options);
    }

    /// Means of windows at a distance of `stride` in images, (N, C, H, W).
    public static Tensor avgPool2d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool2d(input, kernelSize, stride);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.avgPool3d(Precision.full(input), kernelSize);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool3d(Precision.full(input), kernelSize, options);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool3d(Precision.full(input), kernelSize);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool3d(Precision.full(input), kernelSize, options);
    }

    /// Means of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool3d(Precision.full(input), kernelSize, stride);
    }

    /// Normalises each channel by running statistics.
    public static Tensor batchNorm(
            Tensor input, @Nullable Tensor runningMean, @Nullable Tensor runningVar) {
        Arguments.given(input, "input");
        return NormalizationFunctions.batchNorm(input, runningMean, runningVar);
    }

    /// Normalises each channel over the batch and all positions, or by running statistics.
    ///
    /// @param input (N, C, *)
    /// @param runningMean (C), moved in training; or null
    /// @param runningVar (C), moved in training by the unbiased variance; or null
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @throws dev.obor.base.ShapeError if there is but one value per channel in training, or one of the others
    ///   does not have one value per channel
    public static Tensor batchNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Batch> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return NormalizationFunctions.batchNorm(
                input, runningMean, runningVar, weight, bias, options);
    }

    /// x1ᵀ weight_k x2 + bias_k for each output k.
    ///
    /// @param input1 (*, in1)
    /// @param input2 (*, in2)
    /// @param weight (out, in1, in2)
    /// @param bias (out), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor bilinear(
            Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(weight, "weight");
        return LinearFunctions.bilinear(input1, input2, weight, bias);
    }

    /// The mean cross entropy between probabilities and targets.
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.binaryCrossEntropy(Precision.full(input), Precision.full(target));
    }

    /// Cross entropy between probabilities and targets of the same shape.
    ///
    /// @throws dev.obor.base.ShapeError if the shapes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if an element is not between 0 and 1
    public static Tensor binaryCrossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.binaryCrossEntropy(
                Precision.full(input), Precision.full(target), options);
    }

    /// The mean cross entropy between logits and targets.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.binaryCrossEntropyWithLogits(
                Precision.full(input), Precision.full(target));
    }

    /// Cross entropy between logits and targets of the same shape.
    ///
    /// @throws dev.obor.base.ShapeError if the shapes differ
    /// @throws dev.obor.base.DTypeError if the targets are integers
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, Consumer<LossOptions.BCEWithLogits> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.binaryCrossEntropyWithLogits(
                Precision.full(input), Precision.full(target), options);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Here `alpha` is `1.0` and `inplace` is `false`.
    public static Tensor celu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, 1.0, false);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor celu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, o.alpha, o.inplace);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param alpha the limit far below zero is -alpha
    public static Tensor celu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, alpha, false);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Changes the input and returns it.
    ///
    /// Here `alpha` is `1.0`.
    public static Tensor celu_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, 1.0, true);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Changes the input and returns it.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    public static Tensor celu_(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, o.alpha, true);
    }

    /// The continuously differentiable exponential linear unit.
    ///
    /// ```text
    /// celu(x) = max(x, 0) + min(alpha (exp(x / alpha) - 1), 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Barron, "Continuously Differentiable Exponential Linear Units", 2017.
    ///
    /// Changes the input and returns it.
    ///
    /// @param alpha the limit far below zero is -alpha
    public static Tensor celu_(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, alpha, true);
    }

    /// Channels of groups in turn: of each group the first, then of each the second, and so on.
    ///
    /// Source: Zhang et al., "ShuffleNet", 2017.
    ///
    /// @param input (N, C, *)
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor channelShuffle(Tensor input, int groups) {
        Arguments.given(input, "input");
        return MarginFunctions.channelShuffle(input, groups);
    }

    /// A convolution over signals without bias, with stride 1 and no padding.
    public static Tensor conv1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv1d(Precision.lower(input), Precision.lower(weight));
    }

    /// A convolution over signals, with stride 1 and no padding.
    public static Tensor conv1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A convolution over signals.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return ConvolutionFunctions.conv1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// A convolution over images without bias, with stride 1 and no padding.
    public static Tensor conv2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv2d(Precision.lower(input), Precision.lower(weight));
    }

    /// A convolution over images, with stride 1 and no padding.
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A convolution over images.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return ConvolutionFunctions.conv2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// A convolution over volumes without bias, with stride 1 and no padding.
    public static Tensor conv3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv3d(Precision.lower(input), Precision.lower(weight));
    }

    /// A convolution over volumes, with stride 1 and no padding.
    public static Tensor conv3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A convolution over volumes.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return ConvolutionFunctions.conv3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// A convolution over time of signals whose dimensions are (T, N, C).
    ///
    /// Here `pad` is `0`.
    ///
    /// @param weight (kernel, C, outChannels)
    /// @param bias (outChannels)
    /// @return (T + 2 pad - kernel + 1, N, outChannels)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTbc(Tensor input, Tensor weight, Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(bias, "bias");
        return ConvolutionFunctions.convTbc(input, weight, bias, 0);
    }

    /// A convolution over time of signals whose dimensions are (T, N, C).
    ///
    /// @param weight (kernel, C, outChannels)
    /// @param bias (outChannels)
    /// @param pad how much is added at both ends
    /// @return (T + 2 pad - kernel + 1, N, outChannels)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTbc(Tensor input, Tensor weight, Tensor bias, int pad) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(bias, "bias");
        return ConvolutionFunctions.convTbc(input, weight, bias, pad);
    }

    /// A transposed convolution over signals without bias, with stride 1.
    public static Tensor convTranspose1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose1d(Precision.lower(input), Precision.lower(weight));
    }

    /// A transposed convolution over signals, with stride 1.
    public static Tensor convTranspose1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A transposed convolution over signals.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return TransposedFunctions.convTranspose1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// A transposed convolution over images without bias, with stride 1.
    public static Tensor convTranspose2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose2d(Precision.lower(input), Precision.lower(weight));
    }

    /// A transposed convolution over images, with stride 1.
    public static Tensor convTranspose2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A transposed convolution over images.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return TransposedFunctions.convTranspose2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// A transposed convolution over volumes without bias, with stride 1.
    public static Tensor convTranspose3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose3d(Precision.lower(input), Precision.lower(weight));
    }

    /// A transposed convolution over volumes, with stride 1.
    public static Tensor convTranspose3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// A transposed convolution over volumes.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return TransposedFunctions.convTranspose3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), options);
    }

    /// The mean cosine loss without margin.
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        return MarginFunctions.cosineEmbeddingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target));
    }

    /// 1 - cos where the target is 1, max(0, cos - margin) where it is -1, reduced.
    ///
    /// @throws dev.obor.base.ShapeError unless the target is 0-d and the inputs 1-d, or 1-d and 2-d
    public static Tensor cosineEmbeddingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.cosineEmbeddingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target), options);
    }

    /// The cosines of the angles between vectors along dimension 1.
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        return LinearFunctions.cosineSimilarity(x1, x2);
    }

    /// The cosines of the angles between vectors along a dimension; lengths count as `eps` at
    /// least.
    public static Tensor cosineSimilarity(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Cosine> options) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Arguments.given(options, "options");
        return LinearFunctions.cosineSimilarity(x1, x2, options);
    }

    /// The cosines of the angles between vectors along a dimension.
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, int dim) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        return LinearFunctions.cosineSimilarity(x1, x2, dim);
    }

    /// The mean cross entropy between logits and classes or class probabilities.
    public static Tensor crossEntropy(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.crossEntropy(Precision.full(input), Precision.full(target));
    }

    /// Cross entropy between logits and targets.
    ///
    /// @param input (C), (N, C) or (N, C, …)
    /// @param target classes (int64, without the dimension of the classes), or probabilities of the
    ///   shape of the input
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor crossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.CrossEntropy> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.crossEntropy(Precision.full(input), Precision.full(target), options);
    }

    /// The mean over samples of the loss divided by the number of labels.
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        return CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths);
    }

    /// As [#ctcLoss], with lengths as tensors.
    ///
    /// @throws dev.obor.base.DTypeError if they are no integers
    public static Tensor ctcLoss(
            Tensor logProbs,
            Tensor targets,
            Tensor inputLengths,
            Tensor targetLengths,
            Consumer<LossOptions.CTC> options) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        Arguments.given(options, "options");
        return CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths, options);
    }

    /// The mean over samples of the loss divided by the number of labels.
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        return CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths);
    }

    /// The negative logarithm of the probability of the labels, over all ways to lay them along the
    /// steps with blanks between; the mean first divides each sample's by its number of labels.
    ///
    /// As in PyTorch the gradient is that of what comes before a log-softmax, and there is no
    /// second derivative.
    ///
    /// Source: Graves et al., "Connectionist temporal classification", 2006.
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a label is no class
    public static Tensor ctcLoss(
            Tensor logProbs,
            Tensor targets,
            long[] inputLengths,
            long[] targetLengths,
            Consumer<LossOptions.CTC> options) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        Arguments.given(options, "options");
        return CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths, options);
    }

    /// Sets half of the elements to zero and doubles the others.
    public static Tensor dropout(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout(input);
    }

    /// Sets elements to zero and scales the others by 1 / (1 - p).
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.dropout(input, options);
    }

    /// Sets elements to zero with probability `p` and scales the others by 1 / (1 - p).
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout(Tensor input, double p) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout(input, p);
    }

    /// Sets elements to zero and scales the others, if training.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout(Tensor input, double p, boolean training) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout(input, p, training);
    }

    /// Drops whole channels of (N, C, L) signals with probability 0.5.
    public static Tensor dropout1d(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout1d(input);
    }

    /// Drops whole channels of (N, C, L) signals.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout1d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.dropout1d(input, options);
    }

    /// Drops whole channels of (N, C, L) signals with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout1d(Tensor input, double p) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout1d(input, p);
    }

    /// Drops whole channels of (N, C, H, W) images with probability 0.5.
    public static Tensor dropout2d(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout2d(input);
    }

    /// Drops whole channels of (N, C, H, W) images.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout2d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.dropout2d(input, options);
    }

    /// Drops whole channels of (N, C, H, W) images with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout2d(Tensor input, double p) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout2d(input, p);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability 0.5.
    public static Tensor dropout3d(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout3d(input);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout3d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.dropout3d(input, options);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability `p`.
    ///
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout3d(Tensor input, double p) {
        Arguments.given(input, "input");
        return LinearFunctions.dropout3d(input, p);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Here `alpha` is `1.0` and `inplace` is `false`.
    public static Tensor elu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, 1.0, false);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor elu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, o.alpha, o.inplace);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param alpha the limit far below zero is -alpha
    public static Tensor elu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, alpha, false);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Changes the input and returns it.
    ///
    /// Here `alpha` is `1.0`.
    public static Tensor elu_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, 1.0, true);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Changes the input and returns it.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    public static Tensor elu_(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, o.alpha, true);
    }

    /// The exponential linear unit.
    ///
    /// ```text
    /// elu(x) = x if x > 0 else alpha (exp(x) - 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Clevert et al., "Fast and Accurate Deep Network Learning by Exponential Linear
    /// Units", 2015.
    ///
    /// Changes the input and returns it.
    ///
    /// @param alpha the limit far below zero is -alpha
    public static Tensor elu_(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, alpha, true);
    }

    /// Rows of a table by number.
    ///
    /// @param input row numbers of any shape
    /// @param weight (rows, size)
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embedding(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return LinearFunctions.embedding(input, weight);
    }

    /// Rows of a table by number, with options.
    ///
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embedding(
            Tensor input, Tensor weight, Consumer<EmbeddingOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return LinearFunctions.embedding(input, weight, options);
    }

    /// The mean of the rows of each bag, the rows of the input.
    ///
    /// @param input row numbers, (bags, size)
    /// @param weight (rows, size)
    public static Tensor embeddingBag(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return BagFunctions.embeddingBag(input, weight);
    }

    /// Sum, mean or maximum of the rows of each bag, the rows of the input.
    ///
    /// @param input row numbers, (bags, size)
    /// @param weight (rows, size)
    public static Tensor embeddingBag(
            Tensor input, Tensor weight, Consumer<BagOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return BagFunctions.embeddingBag(input, weight, options);
    }

    /// The mean of the rows of each bag.
    ///
    /// @param input row numbers, one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts
    public static Tensor embeddingBag(Tensor input, Tensor weight, @Nullable Tensor offsets) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return BagFunctions.embeddingBag(input, weight, offsets);
    }

    /// Sum, mean or maximum of the rows of each bag; 0 for empty ones.
    ///
    /// @param input row numbers: (bags, size), or one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts, if the input has one dimension; null otherwise
    /// @throws dev.obor.base.ValueError if input, offsets and mode do not fit
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embeddingBag(
            Tensor input,
            Tensor weight,
            @Nullable Tensor offsets,
            Consumer<BagOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        return BagFunctions.embeddingBag(input, weight, offsets, options);
    }

    /// As [#featureAlphaDropout] in evaluation, as in PyTorch: the input.
    public static Tensor featureAlphaDropout(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.featureAlphaDropout(input);
    }

    /// Drops whole channels so that mean and variance of a SELU network stay; where `training` is
    /// not set, it is false.
    ///
    /// @param input (N, C, *)
    /// @throws dev.obor.base.ValueError if `p` is no probability
    /// @throws dev.obor.base.ShapeError if there are no channels
    public static Tensor featureAlphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.featureAlphaDropout(input, options);
    }

    /// Columns as windows of images, added up where they overlap: the reverse of [#unfold].
    ///
    /// @param input (N, C × kernel, windows) or (C × kernel, windows)
    /// @param outputSize height and width of the images
    /// @throws dev.obor.base.ShapeError if the columns do not fit
    public static Tensor fold(
            Tensor input,
            List<Integer> outputSize,
            List<Integer> kernelSize,
            Consumer<FoldOptions> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(outputSize, "outputSize");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return ConvolutionFunctions.fold(input, outputSize, kernelSize, options);
    }

    /// Columns as windows of images, added up where they overlap.
    public static Tensor fold(Tensor input, List<Integer> outputSize, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(outputSize, "outputSize");
        return ConvolutionFunctions.fold(input, outputSize, kernelSize);
    }

    /// Largest values of as many overlapping windows as asked for in images, (N, C, H, W), which
    /// begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @throws dev.obor.base.ValueError if neither the size of the result is given nor the ratio
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool2d(input, kernelSize, options);
    }

    /// Largest values of as many overlapping windows as asked for in images.
    public static Tensor fractionalMaxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool2d(input, kernelSize, options);
    }

    /// As [#fractionalMaxPool2d], with the places of the maxima, int64.
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool2dWithIndices(input, kernelSize, options);
    }

    /// As [#fractionalMaxPool2d], with the places of the maxima, int64.
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool2dWithIndices(input, kernelSize, options);
    }

    /// Largest values of as many overlapping windows as asked for in volumes, (N, C, D, H, W),
    /// which begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @throws dev.obor.base.ValueError if neither the size of the result is given nor the ratio
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool3d(input, kernelSize, options);
    }

    /// Largest values of as many overlapping windows as asked for in volumes.
    public static Tensor fractionalMaxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool3d(input, kernelSize, options);
    }

    /// As [#fractionalMaxPool3d], with the places of the maxima, int64.
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool3dWithIndices(input, kernelSize, options);
    }

    /// As [#fractionalMaxPool3d], with the places of the maxima, int64.
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.fractionalMaxPool3dWithIndices(input, kernelSize, options);
    }

    /// The mean of `log(var) / 2 + (x - y)² / (2 var)`.
    public static Tensor gaussianNllLoss(Tensor input, Tensor target, Tensor var) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(var, "var");
        return LikelihoodFunctions.gaussianNllLoss(input, target, var);
    }

    /// `log(var) / 2 + (x - y)² / (2 var)`, reduced; variances count as `eps` at least, which their
    /// gradient does not see.
    ///
    /// Source: Nix and Weigend, "Estimating the mean and variance of the target probability
    /// distribution", 1994.
    ///
    /// @param var of the input's sizes, or without the last dimension, or 1 in one dimension
    /// @throws dev.obor.base.ValueError if a variance is negative, or their sizes do not fit
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, Tensor var, Consumer<LossOptions.GaussianNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(var, "var");
        Arguments.given(options, "options");
        return LikelihoodFunctions.gaussianNllLoss(input, target, var, options);
    }

    /// As [#gaussianNllLoss], with one variance for all.
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, double var, Consumer<LossOptions.GaussianNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LikelihoodFunctions.gaussianNllLoss(input, target, var, options);
    }

    /// The Gaussian error linear unit.
    ///
    /// ```text
    /// none: gelu(x) = x (1 + erf(x / sqrt 2)) / 2
    /// tanh: gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    ///
    /// Here `approximate` is `"none"`.
    ///
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.gelu(input, "none");
    }

    /// The Gaussian error linear unit.
    ///
    /// ```text
    /// none: gelu(x) = x (1 + erf(x / sqrt 2)) / 2
    /// tanh: gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    ///
    /// Options and their defaults:
    /// - `approximate`, `"none"`: the form, `none` (exact) or `tanh`
    ///
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input, Consumer<Gaussian> options) {
        Gaussian o = Gaussian.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.gelu(input, o.approximate);
    }

    /// The Gaussian error linear unit.
    ///
    /// ```text
    /// none: gelu(x) = x (1 + erf(x / sqrt 2)) / 2
    /// tanh: gelu(x) = x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x^3))) / 2
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Hendrycks and Gimpel, "Gaussian Error Linear Units", 2016.
    ///
    /// @param approximate the form, `none` (exact) or `tanh`
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input, String approximate) {
        Arguments.given(input, "input");
        Arguments.given(approximate, "approximate");
        return ActivationFunctions.gelu(input, approximate);
    }

    /// The gated linear unit: one half of the input gates the other.
    ///
    /// ```text
    /// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
    /// ```
    ///
    /// Shapes: any; the size of `dim` must be even and is halved. Dtypes: floating-point.
    ///
    /// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.
    ///
    /// Here `dim` is `-1`.
    ///
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.glu(input, -1);
    }

    /// The gated linear unit: one half of the input gates the other.
    ///
    /// ```text
    /// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
    /// ```
    ///
    /// Shapes: any; the size of `dim` must be even and is halved. Dtypes: floating-point.
    ///
    /// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`: which dimension is split; negative numbers count from the end
    ///
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input, Consumer<Along> options) {
        Along o = Along.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.glu(input, o.dim);
    }

    /// The gated linear unit: one half of the input gates the other.
    ///
    /// ```text
    /// glu(a, b) = a sigmoid(b), with the input split into a and b along dim
    /// ```
    ///
    /// Shapes: any; the size of `dim` must be even and is halved. Dtypes: floating-point.
    ///
    /// Source: Dauphin et al., "Language Modeling with Gated Convolutional Networks", 2016.
    ///
    /// @param dim which dimension is split; negative numbers count from the end
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.glu(input, dim);
    }

    /// Values at places between the elements, bilinear, with zeros outside.
    public static Tensor gridSample(Tensor input, Tensor grid) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        return GridFunctions.gridSample(input, grid);
    }

    /// Values at places between the elements.
    ///
    /// Source: Jaderberg et al., "Spatial transformer networks", 2015.
    ///
    /// @param input (N, C, H, W) or (N, C, D, H, W)
    /// @param grid (N, Hout, Wout, 2) or (N, Dout, Hout, Wout, 3): places x, y (and z) from -1 to 1
    /// @return (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.ValueError for other modes
    public static Tensor gridSample(Tensor input, Tensor grid, Consumer<GridOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        Arguments.given(options, "options");
        return GridFunctions.gridSample(input, grid, options);
    }

    /// [#gridSample] of images, with modes and paddings by number.
    ///
    /// @param interpolationMode 0 bilinear, 1 nearest, 2 bicubic
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    public static Tensor gridSampler2d(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        return GridFunctions.sampleImage(input, grid, interpolationMode, paddingMode, alignCorners);
    }

    /// [#gridSample] of volumes, with modes and paddings by number.
    ///
    /// @param interpolationMode 0 bilinear, 1 nearest
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    public static Tensor gridSampler3d(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        return GridFunctions.sampleVolume(
                input, grid, interpolationMode, paddingMode, alignCorners);
    }

    /// Normalises each sample over groups of channels.
    public static Tensor groupNorm(Tensor input, int numGroups) {
        Arguments.given(input, "input");
        return NormalizationFunctions.groupNorm(input, numGroups);
    }

    /// Normalises each sample over groups of channels.
    public static Tensor groupNorm(
            Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        return NormalizationFunctions.groupNorm(input, numGroups, weight, bias);
    }

    /// Normalises each sample over groups of channels.
    ///
    /// @param input (N, C, *)
    /// @param weight (C), or null
    /// @param bias (C), or null
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor groupNorm(
            Tensor input,
            int numGroups,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return NormalizationFunctions.groupNorm(input, numGroups, weight, bias, options);
    }

    /// A random softmax along the last dimension, with temperature 1.
    public static Tensor gumbelSoftmax(Tensor logits) {
        Arguments.given(logits, "logits");
        return RandomActivations.gumbelSoftmax(logits);
    }

    /// The softmax of `(logits + noise) / tau`: samples of a category that let gradients through.
    ///
    /// Sources: Jang et al., "Categorical reparameterization with Gumbel-softmax", 2016; Maddison
    /// et al., "The concrete distribution", 2016.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor gumbelSoftmax(Tensor logits, Consumer<Gumbel> options) {
        Arguments.given(logits, "logits");
        Arguments.given(options, "options");
        return RandomActivations.gumbelSoftmax(logits, options);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Here `lambd` is `0.5`.
    public static Tensor hardshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardshrink(input, 0.5);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: half the width of the gap
    public static Tensor hardshrink(Tensor input, Consumer<Shrink> options) {
        Shrink o = Shrink.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.hardshrink(input, o.lambd);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// @param lambd half the width of the gap
    public static Tensor hardshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardshrink(input, lambd);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Here `inplace` is `false`.
    public static Tensor hardsigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardsigmoid(input, false);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor hardsigmoid(Tensor input, Consumer<Unprinted> options) {
        Unprinted o = Unprinted.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.hardsigmoid(input, o.inplace);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor hardsigmoid(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardsigmoid(input, inplace);
    }

    /// A piecewise swish.
    ///
    /// ```text
    /// hardswish(x) = x min(max(x + 3, 0), 6) / 6
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Howard et al., "Searching for MobileNetV3", 2019.
    ///
    /// Here `inplace` is `false`.
    public static Tensor hardswish(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardswish(input, false);
    }

    /// A piecewise swish.
    ///
    /// ```text
    /// hardswish(x) = x min(max(x + 3, 0), 6) / 6
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Howard et al., "Searching for MobileNetV3", 2019.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor hardswish(Tensor input, Consumer<Unprinted> options) {
        Unprinted o = Unprinted.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.hardswish(input, o.inplace);
    }

    /// A piecewise swish.
    ///
    /// ```text
    /// hardswish(x) = x min(max(x + 3, 0), 6) / 6
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Howard et al., "Searching for MobileNetV3", 2019.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor hardswish(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardswish(input, inplace);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Here `minVal` is `-1.0`, `maxVal` is `1.0` and `inplace` is `false`.
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    /// @throws dev.obor.base.DTypeError for uint8 with a negative limit
    public static Tensor hardtanh(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardtanh(input, -1.0, 1.0, false);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Options and their defaults:
    /// - `minVal`, `-1.0`: the lower limit
    /// - `maxVal`, `1.0`: the upper limit
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    /// @throws dev.obor.base.DTypeError for uint8 with a negative limit
    public static Tensor hardtanh(Tensor input, Consumer<Limits> options) {
        Limits o = Limits.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.hardtanh(input, o.minVal, o.maxVal, o.inplace);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Changes the input and returns it.
    ///
    /// Here `minVal` is `-1.0` and `maxVal` is `1.0`.
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    /// @throws dev.obor.base.DTypeError for uint8 with a negative limit
    public static Tensor hardtanh_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardtanh(input, -1.0, 1.0, true);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Changes the input and returns it.
    ///
    /// Options and their defaults:
    /// - `minVal`, `-1.0`: the lower limit
    /// - `maxVal`, `1.0`: the upper limit
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    /// @throws dev.obor.base.DTypeError for uint8 with a negative limit
    public static Tensor hardtanh_(Tensor input, Consumer<Limits> options) {
        Limits o = Limits.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.hardtanh(input, o.minVal, o.maxVal, true);
    }

    /// The mean hinge loss with margin 1.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MarginFunctions.hingeEmbeddingLoss(Precision.full(input), Precision.full(target));
    }

    /// x where the target is 1, max(0, margin - x) where it is -1, reduced.
    public static Tensor hingeEmbeddingLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Hinge> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.hingeEmbeddingLoss(
                Precision.full(input), Precision.full(target), options);
    }

    /// The mean of the Huber loss with delta 1.
    public static Tensor huberLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.huberLoss(Precision.full(input), Precision.full(target));
    }

    /// (x - y)² / 2 where |x - y| < delta, else delta (|x - y| - delta / 2); as in PyTorch, a mean
    /// with weights divides by the number of elements.
    ///
    /// @throws dev.obor.base.ValueError unless delta is positive
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor huberLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Huber> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.huberLoss(Precision.full(input), Precision.full(target), options);
    }

    /// Normalises each channel of each sample over its positions.
    public static Tensor instanceNorm(Tensor input) {
        Arguments.given(input, "input");
        return NormalizationFunctions.instanceNorm(input);
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
    /// @throws dev.obor.base.ValueError if there is but one position
    /// @throws dev.obor.base.ShapeError if there are no running statistics and they are to be used
    public static Tensor instanceNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Instance> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return NormalizationFunctions.instanceNorm(
                input, runningMean, runningVar, weight, bias, options);
    }

    /// Signals, images or volumes of another size.
    ///
    /// ```java
    /// Tensor twice = F.interpolate(x, o -> o.scaleFactor(2).mode("bilinear").alignCorners(true));
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W); floats, for some modes uint8
    /// @throws dev.obor.base.ValueError unless either the sizes or the factors are given, or where the mode does
    ///   not take an option
    /// @throws dev.obor.base.ShapeError if the mode is for another number of dimensions
    public static Tensor interpolate(Tensor input, Consumer<Interpolate> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ResizeFunctions.interpolate(input, options);
    }

    /// The mean over all elements of the Kullback-Leibler divergence of log-probabilities from
    /// targets.
    public static Tensor klDiv(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.klDiv(Precision.full(input), Precision.full(target));
    }

    /// The Kullback-Leibler divergence of log-probabilities from targets.
    ///
    /// @throws dev.obor.base.DTypeError unless both are floats
    public static Tensor klDiv(Tensor input, Tensor target, Consumer<LossOptions.KLDiv> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.klDiv(Precision.full(input), Precision.full(target), options);
    }

    /// The mean of |x - y|.
    public static Tensor l1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.l1Loss(Precision.full(input), Precision.full(target));
    }

    /// |x - y|, reduced; a mean with weights divides by their sum.
    ///
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor l1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.l1Loss(Precision.full(input), Precision.full(target), options);
    }

    /// Normalises each sample over its last dimensions, which have these sizes.
    public static Tensor layerNorm(Tensor input, long... normalizedShape) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        return NormalizationFunctions.layerNorm(input, normalizedShape);
    }

    /// Normalises each sample over its last dimensions.
    public static Tensor layerNorm(
            Tensor input, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        return NormalizationFunctions.layerNorm(input, normalizedShape, weight, bias);
    }

    /// Normalises each sample over its last dimensions.
    ///
    /// @param normalizedShape their sizes
    /// @param weight of those sizes, or null
    /// @param bias of those sizes, or null
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor layerNorm(
            Tensor input,
            long[] normalizedShape,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Arguments.given(options, "options");
        return NormalizationFunctions.layerNorm(input, normalizedShape, weight, bias, options);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Here `negativeSlope` is `0.01` and `inplace` is `false`.
    public static Tensor leakyRelu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, 0.01, false);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Options and their defaults:
    /// - `negativeSlope`, `0.01`: the slope below zero
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor leakyRelu(Tensor input, Consumer<Leaky> options) {
        Leaky o = Leaky.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, o.negativeSlope, o.inplace);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param negativeSlope the slope below zero
    public static Tensor leakyRelu(Tensor input, double negativeSlope) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, negativeSlope, false);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Changes the input and returns it.
    ///
    /// Here `negativeSlope` is `0.01`.
    public static Tensor leakyRelu_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, 0.01, true);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Changes the input and returns it.
    ///
    /// Options and their defaults:
    /// - `negativeSlope`, `0.01`: the slope below zero
    public static Tensor leakyRelu_(Tensor input, Consumer<Leaky> options) {
        Leaky o = Leaky.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, o.negativeSlope, true);
    }

    /// The rectifier with a slope for negative numbers.
    ///
    /// ```text
    /// leakyRelu(x) = x if x > 0 else negativeSlope x
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Maas et al., "Rectifier Nonlinearities Improve Neural Network Acoustic Models",
    /// 2013.
    ///
    /// Changes the input and returns it.
    ///
    /// @param negativeSlope the slope below zero
    public static Tensor leakyRelu_(Tensor input, double negativeSlope) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, negativeSlope, true);
    }

    /// x weightᵀ.
    public static Tensor linear(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return LinearFunctions.linear(Precision.lower(input), Precision.lower(weight));
    }

    /// x weightᵀ + bias.
    ///
    /// @param input (*, in)
    /// @param weight (out, in)
    /// @param bias (out), or null
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return LinearFunctions.linear(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
    }

    /// The mean cross entropy between the logits `input weightᵀ` and targets.
    public static Tensor linearCrossEntropy(Tensor input, Tensor linearWeight, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(linearWeight, "linearWeight");
        Arguments.given(target, "target");
        return LossFunctions.linearCrossEntropy(input, linearWeight, target);
    }

    /// Cross entropy between the logits `input weightᵀ + bias` and targets.
    ///
    /// @param input (in) or (N, in)
    /// @param linearWeight (classes, …, in)
    /// @param target classes (int64; without the dimension of the classes), or probabilities of the
    ///   shape of the logits, (N, classes, …)
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.ValueError if a class is ignored and the target has probabilities
    public static Tensor linearCrossEntropy(
            Tensor input,
            Tensor linearWeight,
            Tensor target,
            Consumer<LossOptions.LinearCrossEntropy> options) {
        Arguments.given(input, "input");
        Arguments.given(linearWeight, "linearWeight");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.linearCrossEntropy(input, linearWeight, target, options);
    }

    /// Divides by the root of what `size` neighbouring channels hold.
    public static Tensor localResponseNorm(Tensor input, long size) {
        Arguments.given(input, "input");
        return NormalizationFunctions.localResponseNorm(input, size);
    }

    /// x / (k + alpha mean)^beta, where the mean is that of x² over `size` channels around.
    ///
    /// Source: Krizhevsky et al., "ImageNet classification with deep convolutional neural
    /// networks", 2012.
    ///
    /// @param input (N, C, *)
    /// @throws dev.obor.base.ValueError if there are fewer than three dimensions
    public static Tensor localResponseNorm(
            Tensor input, long size, Consumer<NormOptions.LocalResponse> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return NormalizationFunctions.localResponseNorm(input, size, options);
    }

    /// The logarithm of the softmax along a dimension, without overflow.
    ///
    /// ```text
    /// logSoftmax(x)_i = x_i - log(sum_j exp(x_j))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor logSoftmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.logSoftmax(input, dim);
    }

    /// As [#logSoftmax], with another dtype: what the input is converted to first.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor logSoftmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.logSoftmax(input, dim, options);
    }

    /// The logarithm of the logistic function, without overflow.
    ///
    /// ```text
    /// logsigmoid(x) = -log(1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    public static Tensor logsigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.logsigmoid(input);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, (N, C, L); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    public static Tensor lpPool1d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool1d(input, normType, kernelSize, options);
    }

    /// Power means times size of windows that lie side by side in signals, (N, C, L).
    public static Tensor lpPool1d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        return UnpoolingFunctions.lpPool1d(input, normType, kernelSize);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, with options.
    public static Tensor lpPool1d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool1d(input, normType, kernelSize, options);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, (N, C, H, W); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    public static Tensor lpPool2d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool2d(input, normType, kernelSize, options);
    }

    /// Power means times size of windows that lie side by side in images, (N, C, H, W).
    public static Tensor lpPool2d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        return UnpoolingFunctions.lpPool2d(input, normType, kernelSize);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, with options.
    public static Tensor lpPool2d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool2d(input, normType, kernelSize, options);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, (N, C, D, H, W); as in PyTorch 0 where the sum
    /// is negative and the root is not real, and largest or smallest magnitudes for infinite
    /// powers.
    public static Tensor lpPool3d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool3d(input, normType, kernelSize, options);
    }

    /// Power means times size of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor lpPool3d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        return UnpoolingFunctions.lpPool3d(input, normType, kernelSize);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, with options.
    public static Tensor lpPool3d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return UnpoolingFunctions.lpPool3d(input, normType, kernelSize, options);
    }

    /// The mean of max(0, -y (x1 - x2)).
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        return MarginFunctions.marginRankingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target));
    }

    /// max(0, -y (x1 - x2) + margin), reduced; y is 1 where x1 should be larger, else -1.
    ///
    /// @throws dev.obor.base.ShapeError if the tensors have different numbers of dimensions
    public static Tensor marginRankingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.marginRankingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target), options);
    }

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    public static Tensor maxPool1d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.maxPool1d(input, kernelSize);
    }

    /// Largest values of windows in signals, (N, C, L).
    public static Tensor maxPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool1d(input, kernelSize, options);
    }

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    public static Tensor maxPool1d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool1d(input, kernelSize);
    }

    /// Largest values of windows in signals, (N, C, L).
    public static Tensor maxPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool1d(input, kernelSize, options);
    }

    /// Largest values of windows at a distance of `stride` in signals, (N, C, L).
    public static Tensor maxPool1d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool1d(input, kernelSize, stride);
    }

    /// Largest values of windows in signals and their places in each row, int64.
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool1dWithIndices(input, kernelSize, options);
    }

    /// Largest values of windows in signals and their places in each row, int64.
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool1dWithIndices(input, kernelSize, options);
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    public static Tensor maxPool2d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.maxPool2d(input, kernelSize);
    }

    /// Largest values of windows in images, (N, C, H, W).
    public static Tensor maxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool2d(input, kernelSize, options);
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    public static Tensor maxPool2d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool2d(input, kernelSize);
    }

    /// Largest values of windows in images, (N, C, H, W).
    public static Tensor maxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool2d(input, kernelSize, options);
    }

    /// Largest values of windows at a distance of `stride` in images, (N, C, H, W).
    public static Tensor maxPool2d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool2d(input, kernelSize, stride);
    }

    /// Largest values of windows in images and their places in each plane, int64.
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool2dWithIndices(input, kernelSize, options);
    }

    /// Largest values of windows in images and their places in each plane, int64.
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool2dWithIndices(input, kernelSize, options);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        return PoolingFunctions.maxPool3d(Precision.full(input), kernelSize);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3d(Precision.full(input), kernelSize, options);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool3d(Precision.full(input), kernelSize);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3d(Precision.full(input), kernelSize, options);
    }

    /// Largest values of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool3d(Precision.full(input), kernelSize, stride);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3dWithIndices(Precision.full(input), kernelSize, options);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3dWithIndices(Precision.full(input), kernelSize, options);
    }

    /// Maxima of signals put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool1dWithIndices].
    ///
    /// @param indices the places, int64, of the input's sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool1d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool1d(input, indices, kernelSize, options);
    }

    /// Maxima of signals put back where they were found, and zeros around them.
    public static Tensor maxUnpool1d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        return UnpoolingFunctions.maxUnpool1d(input, indices, kernelSize);
    }

    /// As [#maxUnpool1d].
    public static Tensor maxUnpool1d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool1d(input, indices, kernelSize, options);
    }

    /// Maxima of images put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool2dWithIndices].
    ///
    /// @param indices the places, int64, of the input's sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool2d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool2d(input, indices, kernelSize, options);
    }

    /// Maxima of images put back where they were found, and zeros around them.
    public static Tensor maxUnpool2d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        return UnpoolingFunctions.maxUnpool2d(input, indices, kernelSize);
    }

    /// As [#maxUnpool2d].
    public static Tensor maxUnpool2d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool2d(input, indices, kernelSize, options);
    }

    /// Maxima of volumes put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool3dWithIndices].
    ///
    /// @param indices the places, int64, of the input's sizes
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool3d(
            Tensor input,
            Tensor indices,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool3d(input, indices, kernelSize, options);
    }

    /// Maxima of volumes put back where they were found, and zeros around them.
    public static Tensor maxUnpool3d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        return UnpoolingFunctions.maxUnpool3d(input, indices, kernelSize);
    }

    /// As [#maxUnpool3d].
    public static Tensor maxUnpool3d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        return UnpoolingFunctions.maxUnpool3d(input, indices, kernelSize, options);
    }

    /// A self-regularised smooth activation.
    ///
    /// ```text
    /// mish(x) = x tanh(softplus(x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
    ///
    /// Here `inplace` is `false`.
    public static Tensor mish(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.mish(input, false);
    }

    /// A self-regularised smooth activation.
    ///
    /// ```text
    /// mish(x) = x tanh(softplus(x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor mish(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.mish(input, o.inplace);
    }

    /// A self-regularised smooth activation.
    ///
    /// ```text
    /// mish(x) = x tanh(softplus(x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Misra, "Mish: A Self Regularized Non-Monotonic Activation Function", 2019.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor mish(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.mish(input, inplace);
    }

    /// The mean of (x - y)².
    public static Tensor mseLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.mseLoss(Precision.full(input), Precision.full(target));
    }

    /// (x - y)², reduced; a mean with weights divides by their sum.
    ///
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor mseLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.mseLoss(Precision.full(input), Precision.full(target), options);
    }

    /// Attention with several heads, from the weights of [dev.obor.nn.MultiheadAttention].
    ///
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    public static AttentionResult multiHeadAttentionForward(
            Tensor query,
            Tensor key,
            Tensor value,
            long embedDimToCheck,
            long numHeads,
            @Nullable Tensor inProjWeight,
            @Nullable Tensor inProjBias,
            @Nullable Tensor biasK,
            @Nullable Tensor biasV,
            boolean addZeroAttn,
            double dropoutP,
            Tensor outProjWeight,
            @Nullable Tensor outProjBias) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        Arguments.given(outProjWeight, "outProjWeight");
        return HeadsFunctions.multiHeadAttentionForward(
                query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias);
    }

    /// Attention with several heads, from the weights of [dev.obor.nn.MultiheadAttention].
    ///
    /// ```text
    /// head_i = softmax(q_i k_iᵀ / sqrt(E / heads) + masks) v_i,  output = (head_1 … head_h) Wᵀ + b
    /// ```
    ///
    /// Source: Vaswani et al., "Attention is all you need", 2017, section 3.2.2.
    ///
    /// @param query (L, N, E), or (L, E)
    /// @param key (S, N, kdim), or (S, kdim)
    /// @param value (S, N, vdim), or (S, vdim)
    /// @param embedDimToCheck the expected E
    /// @param inProjWeight the weights of query, key and value, (3 E, E), or null if they are
    ///   separate
    /// @param inProjBias their biases, (3 E), or null
    /// @param biasK a key that is added to all others, (1, 1, E), or null
    /// @param biasV its value, or null
    /// @param addZeroAttn whether a key and a value of zeros are added
    /// @param dropoutP the probability of dropping a weight
    /// @param outProjWeight (E, E)
    /// @param outProjBias (E), or null
    /// @throws dev.obor.base.ShapeError if sizes do not fit
    /// @throws dev.obor.base.DTypeError if a mask is neither bool nor floating point
    public static AttentionResult multiHeadAttentionForward(
            Tensor query,
            Tensor key,
            Tensor value,
            long embedDimToCheck,
            long numHeads,
            @Nullable Tensor inProjWeight,
            @Nullable Tensor inProjBias,
            @Nullable Tensor biasK,
            @Nullable Tensor biasV,
            boolean addZeroAttn,
            double dropoutP,
            Tensor outProjWeight,
            @Nullable Tensor outProjBias,
            Consumer<HeadsOptions.Plain> options) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        Arguments.given(outProjWeight, "outProjWeight");
        Arguments.given(options, "options");
        return HeadsFunctions.multiHeadAttentionForward(
                query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias, options);
    }

    /// The mean of what other classes miss to a margin of 1 below the target.
    public static Tensor multiMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MultiLabelFunctions.multiMarginLoss(input, target);
    }

    /// The sum over the other classes of `weight_y max(0, margin - x_y + x_i)^p`, divided by the
    /// number of classes, reduced.
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, () or (N)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    /// @throws dev.obor.base.ValueError unless p is 1 or 2
    public static Tensor multiMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.MultiMargin> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MultiLabelFunctions.multiMarginLoss(input, target, options);
    }

    /// The mean of what classes that are no targets miss to a margin of 1 below all targets.
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MultiLabelFunctions.multilabelMarginLoss(input, target);
    }

    /// The sum over all targets y and other classes i of `max(0, 1 - x_y + x_i)`, divided by the
    /// number of classes, reduced.
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, of the input's sizes; those from the first -1 on do not count
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor multilabelMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MultiLabelFunctions.multilabelMarginLoss(input, target, options);
    }

    /// The mean over samples and classes of the cross entropy of logits.
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MultiLabelFunctions.multilabelSoftMarginLoss(input, target);
    }

    /// The mean over the classes, the last dimension, of `-y log(sigmoid(x)) - (1 - y)
    /// log(sigmoid(-x))`, reduced.
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MultiLabelFunctions.multilabelSoftMarginLoss(input, target, options);
    }

    /// As [#multilabelSoftMarginLoss], with weights alone.
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, @Nullable Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MultiLabelFunctions.multilabelSoftMarginLoss(input, target, weight);
    }

    /// The mean negative log likelihood of classes.
    public static Tensor nllLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.nllLoss(Precision.full(input), Precision.full(target));
    }

    /// The negative log likelihood of classes.
    ///
    /// @param input log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64, without the dimension of the classes
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.DTypeError if the targets are no int64
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor nllLoss(Tensor input, Tensor target, Consumer<LossOptions.NLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.nllLoss(Precision.full(input), Precision.full(target), options);
    }

    /// Vectors along dimension 1 divided by their Euclidean lengths.
    public static Tensor normalize(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.normalize(input);
    }

    /// Vectors along a dimension divided by their p-norms, which count as `eps` at least.
    public static Tensor normalize(Tensor input, Consumer<DistanceOptions.Normalize> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return LinearFunctions.normalize(input, options);
    }

    /// Classes as rows with a single one, int64; as many as the largest class needs.
    public static Tensor oneHot(Tensor classes) {
        Arguments.given(classes, "classes");
        return LinearFunctions.oneHot(classes);
    }

    /// Classes as rows with a single one, int64.
    ///
    /// @param numClasses the length of the rows; -1 takes the largest class
    /// @throws dev.obor.base.IndexError if a class is negative or too large
    public static Tensor oneHot(Tensor classes, long numClasses) {
        Arguments.given(classes, "classes");
        return LinearFunctions.oneHot(classes, numClasses);
    }

    /// Zeros around the input, PyTorch's `F.pad(x, (left, right, …))`, from the last dimension on.
    public static Tensor pad(Tensor input, long... pad) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        return LinearFunctions.pad(input, pad);
    }

    /// Adds values around the last dimensions.
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @throws dev.obor.base.ShapeError if there are too many numbers, or too few elements to reflect
    /// @throws dev.obor.base.ValueError if there is a value and the padding is not constant
    public static Tensor pad(Tensor input, long[] pad, Consumer<PadOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Arguments.given(options, "options");
        return LinearFunctions.pad(input, pad, options);
    }

    /// As [#pad], by the name of the mode.
    public static Tensor pad(Tensor input, long[] pad, String mode) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Arguments.given(mode, "mode");
        return LinearFunctions.pad(input, pad, mode);
    }

    /// The Euclidean distances of vectors along the last dimension.
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        return LinearFunctions.pairwiseDistance(x1, x2);
    }

    /// The p-norms of `x1 - x2 + eps` along the last dimension.
    public static Tensor pairwiseDistance(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Pairwise> options) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Arguments.given(options, "options");
        return LinearFunctions.pairwiseDistance(x1, x2, options);
    }

    /// The Euclidean distances of all pairs of rows.
    public static Tensor pdist(Tensor input) {
        Arguments.given(input, "input");
        return LinearFunctions.pdist(input);
    }

    /// The p-norm distances of all pairs of rows: of the first to each later one, then of the
    /// second, and so on.
    ///
    /// @param input (N, M); the result is (N (N - 1) / 2)
    /// @throws dev.obor.base.ShapeError unless there are two dimensions
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.ValueError if p is negative
    public static Tensor pdist(Tensor input, double p) {
        Arguments.given(input, "input");
        return LinearFunctions.pdist(input, p);
    }

    /// Blocks of r² channels rearranged to images r times as large.
    ///
    /// @throws dev.obor.base.ShapeError if the channels are not divisible by r²
    public static Tensor pixelShuffle(Tensor input, int upscaleFactor) {
        Arguments.given(input, "input");
        return MarginFunctions.pixelShuffle(input, upscaleFactor);
    }

    /// The reverse of [#pixelShuffle]: images r times as small with r² as many channels.
    ///
    /// @throws dev.obor.base.ShapeError if height and width are not divisible by r
    public static Tensor pixelUnshuffle(Tensor input, int downscaleFactor) {
        Arguments.given(input, "input");
        return MarginFunctions.pixelUnshuffle(input, downscaleFactor);
    }

    /// The mean of `exp(x) - y x`: counts y whose rate has the logarithm x.
    public static Tensor poissonNllLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LikelihoodFunctions.poissonNllLoss(input, target);
    }

    /// `exp(x) - y x`, or `x - y log(x + eps)` where the input is the rate itself, reduced; with
    /// `full` also `log(y!)` by Stirling where y > 1.
    public static Tensor poissonNllLoss(
            Tensor input, Tensor target, Consumer<LossOptions.PoissonNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LikelihoodFunctions.poissonNllLoss(input, target, options);
    }

    /// The rectifier with a learned slope for negative numbers; the layer is [dev.obor.nn.PReLU].
    ///
    /// ```text
    /// prelu(x) = x if x > 0 else weight x
    /// ```
    ///
    /// Shapes: any, the same out; with several slopes `(N, C, *)`. Dtypes: floating-point.
    ///
    /// Source: He et al., "Delving Deep into Rectifiers", 2015, equation 1.
    ///
    /// @param weight one slope, or one per channel (dimension 1)
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several dimensions
    public static Tensor prelu(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ActivationFunctions.prelu(Precision.lower(input), Precision.lower(weight));
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Here `inplace` is `false`.
    public static Tensor relu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu(input, false);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor relu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.relu(input, o.inplace);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor relu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu(input, inplace);
    }

    /// The rectifier capped at 6.
    ///
    /// ```text
    /// relu6(x) = min(max(x, 0), 6)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
    ///
    /// Here `inplace` is `false`.
    public static Tensor relu6(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu6(input, false);
    }

    /// The rectifier capped at 6.
    ///
    /// ```text
    /// relu6(x) = min(max(x, 0), 6)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor relu6(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.relu6(input, o.inplace);
    }

    /// The rectifier capped at 6.
    ///
    /// ```text
    /// relu6(x) = min(max(x, 0), 6)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Source: Krizhevsky, "Convolutional deep belief networks on CIFAR-10", 2010.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor relu6(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu6(input, inplace);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Changes the input and returns it.
    public static Tensor relu_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu(input, true);
    }

    /// Divides by the root mean square over the last dimensions, which have these sizes.
    public static Tensor rmsNorm(Tensor input, long... normalizedShape) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        return NormalizationFunctions.rmsNorm(input, normalizedShape);
    }

    /// Divides by the root mean square over the last dimensions.
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, @Nullable Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        return NormalizationFunctions.rmsNorm(input, normalizedShape, weight);
    }

    /// Divides by the root mean square over the last dimensions.
    ///
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor rmsNorm(
            Tensor input,
            long[] normalizedShape,
            @Nullable Tensor weight,
            Consumer<NormOptions.RootMeanSquare> options) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Arguments.given(options, "options");
        return NormalizationFunctions.rmsNorm(input, normalizedShape, weight, options);
    }

    /// The leaky rectifier with the slope 11/48, the mean of 1/8 and 1/3.
    public static Tensor rrelu(Tensor input) {
        Arguments.given(input, "input");
        return RandomActivations.rrelu(input);
    }

    /// x where x > 0, else a slope between two limits times x: drawn for each element in training,
    /// otherwise their mean.
    ///
    /// Source: Xu et al., "Empirical evaluation of rectified activations in convolutional network",
    /// 2015.
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    public static Tensor rrelu(Tensor input, Consumer<RandomLeaky> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return RandomActivations.rrelu(input, options);
    }

    /// As [#rrelu], written over the input.
    public static Tensor rrelu_(Tensor input) {
        Arguments.given(input, "input");
        return RandomActivations.rrelu_(input);
    }

    /// As [#rrelu], written over the input.
    public static Tensor rrelu_(Tensor input, Consumer<RandomLeaky> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return RandomActivations.rrelu_(input, options);
    }

    /// Softmax attention: `softmax(query @ key^T / sqrt(E) + mask) @ value`.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        return MarginFunctions.scaledDotProductAttention(
                Precision.lower(query), Precision.lower(key), Precision.lower(value));
    }

    /// Softmax attention with options: a mask, dropout, a causal order, another scale.
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @throws dev.obor.base.ValueError if a mask and a causal order are both asked for
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Consumer<AttentionOptions> options) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        Arguments.given(options, "options");
        return MarginFunctions.scaledDotProductAttention(
                Precision.lower(query), Precision.lower(key), Precision.lower(value), options);
    }

    /// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
    /// variance 1.
    ///
    /// ```text
    /// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    ///
    /// Here `inplace` is `false`.
    public static Tensor selu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.selu(input, false);
    }

    /// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
    /// variance 1.
    ///
    /// ```text
    /// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor selu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.selu(input, o.inplace);
    }

    /// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
    /// variance 1.
    ///
    /// ```text
    /// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor selu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.selu(input, inplace);
    }

    /// The scaled exponential linear unit: with it the outputs of a deep network keep mean 0 and
    /// variance 1.
    ///
    /// ```text
    /// selu(x) = 1.0507009873554805 (x if x > 0 else 1.6732632423543772 (exp(x) - 1))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Klambauer et al., "Self-Normalizing Neural Networks", 2017.
    ///
    /// Changes the input and returns it.
    public static Tensor selu_(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.selu(input, true);
    }

    /// The logistic function.
    ///
    /// ```text
    /// sigmoid(x) = 1 / (1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    public static Tensor sigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.sigmoid(input);
    }

    /// The sigmoid linear unit, also called swish.
    ///
    /// ```text
    /// silu(x) = x sigmoid(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function
    /// Approximation in Reinforcement Learning", 2017.
    ///
    /// Here `inplace` is `false`.
    public static Tensor silu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.silu(input, false);
    }

    /// The sigmoid linear unit, also called swish.
    ///
    /// ```text
    /// silu(x) = x sigmoid(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function
    /// Approximation in Reinforcement Learning", 2017.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    public static Tensor silu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.silu(input, o.inplace);
    }

    /// The sigmoid linear unit, also called swish.
    ///
    /// ```text
    /// silu(x) = x sigmoid(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Source: Elfwing et al., "Sigmoid-Weighted Linear Units for Neural Network Function
    /// Approximation in Reinforcement Learning", 2017.
    ///
    /// @param inplace whether the result is written over the input
    public static Tensor silu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        return ActivationFunctions.silu(input, inplace);
    }

    /// The mean of the smooth absolute difference with beta 1.
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.smoothL1Loss(Precision.full(input), Precision.full(target));
    }

    /// (x - y)² / (2 beta) where |x - y| < beta, else |x - y| - beta / 2.
    ///
    /// @throws dev.obor.base.ValueError if beta is negative
    public static Tensor smoothL1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.SmoothL1> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.smoothL1Loss(Precision.full(input), Precision.full(target), options);
    }

    /// The mean of log(1 + exp(-y x)).
    public static Tensor softMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MarginFunctions.softMarginLoss(Precision.full(input), Precision.full(target));
    }

    /// log(1 + exp(-y x)), reduced; targets are 1 and -1.
    public static Tensor softMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.softMarginLoss(
                Precision.full(input), Precision.full(target), options);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// ```text
    /// softmax(x)_i = exp(x_i) / sum_j exp(x_j)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor softmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.softmax(input, dim);
    }

    /// As [#softmax], with another dtype: what the input is converted to first.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor softmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softmax(input, dim, options);
    }

    /// The softmax of the negated input along a dimension.
    ///
    /// ```text
    /// softmin(x)_i = exp(-x_i) / sum_j exp(-x_j)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point. PyTorch can guess the dimension, with a
    /// warning; here it must be given.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor softmin(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.softmin(input, dim);
    }

    /// As [#softmin], with another dtype: what the input is converted to first.
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor softmin(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softmin(input, dim, options);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Here `beta` is `1.0` and `threshold` is `20.0`.
    public static Tensor softplus(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softplus(input, 1.0, 20.0);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Options and their defaults:
    /// - `beta`, `1.0`: how sharp the bend is
    /// - `threshold`, `20.0`: from which `beta x` on the identity is used
    public static Tensor softplus(Tensor input, Consumer<Softplus> options) {
        Softplus o = Softplus.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.softplus(input, o.beta, o.threshold);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Here `threshold` is `20.0`.
    ///
    /// @param beta how sharp the bend is
    public static Tensor softplus(Tensor input, double beta) {
        Arguments.given(input, "input");
        return ActivationFunctions.softplus(input, beta, 20.0);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Here `lambd` is `0.5`.
    ///
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softshrink(input, 0.5);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: by how much
    ///
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input, Consumer<Shrink> options) {
        Shrink o = Shrink.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.softshrink(input, o.lambd);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// @param lambd by how much
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        return ActivationFunctions.softshrink(input, lambd);
    }

    /// A sigmoid with polynomial tails.
    ///
    /// ```text
    /// softsign(x) = x / (1 + |x|)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    public static Tensor softsign(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softsign(input);
    }

    /// The hyperbolic tangent.
    ///
    /// ```text
    /// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    public static Tensor tanh(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.tanh(input);
    }

    /// What the hyperbolic tangent takes away.
    ///
    /// ```text
    /// tanhshrink(x) = x - tanh(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    public static Tensor tanhshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.tanhshrink(input);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    public static Tensor threshold(Tensor input, double threshold, double value) {
        Arguments.given(input, "input");
        return ActivationFunctions.threshold(input, threshold, value, false);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    public static Tensor threshold(
            Tensor input, double threshold, double value, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        return ActivationFunctions.threshold(input, threshold, value, o.inplace);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// Changes the input and returns it.
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    public static Tensor threshold_(Tensor input, double threshold, double value) {
        Arguments.given(input, "input");
        return ActivationFunctions.threshold(input, threshold, value, true);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        return MarginFunctions.tripletMarginLoss(
                Precision.full(anchor), Precision.full(positive), Precision.full(negative));
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, where d is the p-norm distance.
    ///
    /// @throws dev.obor.base.ShapeError if they differ in the number of dimensions
    public static Tensor tripletMarginLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletMargin> options) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        Arguments.given(options, "options");
        return MarginFunctions.tripletMarginLoss(
                Precision.full(anchor), Precision.full(positive), Precision.full(negative), options);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor, Tensor positive, Tensor negative) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        return MarginFunctions.tripletMarginWithDistanceLoss(anchor, positive, negative);
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, with any distance d: `o ->
    /// o.distanceFunction((x, y) -> x.sub(y).abs().amax(1))`.
    ///
    /// @throws dev.obor.base.ShapeError if they differ in the number of dimensions
    /// @throws dev.obor.base.ValueError unless the margin is positive
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor,
            Tensor positive,
            Tensor negative,
            Consumer<LossOptions.TripletDistance> options) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        Arguments.given(options, "options");
        return MarginFunctions.tripletMarginWithDistanceLoss(anchor, positive, negative, options);
    }

    /// Windows of images as columns.
    ///
    /// @param input (N, C, H, W) or (C, H, W); the result is (N, C × kernel, windows)
    /// @throws dev.obor.base.ShapeError if no window fits
    public static Tensor unfold(
            Tensor input, List<Integer> kernelSize, Consumer<FoldOptions> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return ConvolutionFunctions.unfold(input, kernelSize, options);
    }

    /// Windows of images as columns.
    public static Tensor unfold(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return ConvolutionFunctions.unfold(input, kernelSize);
    }

    /// Windows of images as columns.
    public static Tensor unfold(Tensor input, int kernelSize, Consumer<FoldOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ConvolutionFunctions.unfold(input, kernelSize, options);
    }

    /// The former name of [#interpolate].
    public static Tensor upsample(Tensor input, Consumer<Upsample> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ResizeFunctions.upsample(input, options);
    }

    /// The former name of the bilinear [#interpolate] with corners that keep their places.
    public static Tensor upsampleBilinear(Tensor input, Consumer<ResizeOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ResizeFunctions.upsampleBilinear(input, options);
    }

    /// The former name of [#interpolate] by the nearest elements.
    public static Tensor upsampleNearest(Tensor input, Consumer<ResizeOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ResizeFunctions.upsampleNearest(input, options);
    }
}
