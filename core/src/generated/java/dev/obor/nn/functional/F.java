// Written by the module faces; change the declarations, not this file.
package dev.obor.nn.functional;

import dev.obor.Tensor;
import dev.obor.ValuesIndices;
import dev.obor.base.Arguments;
import dev.obor.nn.functional.ActivationOptions.Along;
import dev.obor.nn.functional.ActivationOptions.Exponential;
import dev.obor.nn.functional.ActivationOptions.Gaussian;
import dev.obor.nn.functional.ActivationOptions.Leaky;
import dev.obor.nn.functional.ActivationOptions.Limits;
import dev.obor.nn.functional.ActivationOptions.Plain;
import dev.obor.nn.functional.ActivationOptions.Shrink;
import dev.obor.nn.functional.ActivationOptions.Softmax;
import dev.obor.nn.functional.ActivationOptions.Softplus;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Functions of neural networks without state, PyTorch's `torch.nn.functional`.
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
        return PoolingFunctions.adaptiveAvgPool3d(input, outputSize);
    }

    /// Means of as many windows as asked for in volumes: one number, or one per dimension.
    public static Tensor adaptiveAvgPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveAvgPool3d(input, outputSize);
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
        return PoolingFunctions.adaptiveMaxPool3d(input, outputSize);
    }

    /// Largest values of as many windows as asked for in volumes: one number, or one per dimension.
    public static Tensor adaptiveMaxPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3d(input, outputSize);
    }

    /// As [#adaptiveMaxPool3d], with the places in each volume, int64.
    public static ValuesIndices adaptiveMaxPool3dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3dWithIndices(input, outputSize);
    }

    /// As [#adaptiveMaxPool3d], with the places in each volume, int64.
    public static ValuesIndices adaptiveMaxPool3dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        return PoolingFunctions.adaptiveMaxPool3dWithIndices(input, outputSize);
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
        return PoolingFunctions.avgPool3d(input, kernelSize);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool3d(input, kernelSize, options);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool3d(input, kernelSize);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.avgPool3d(input, kernelSize, options);
    }

    /// Means of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    public static Tensor avgPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.avgPool3d(input, kernelSize, stride);
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
        return LossFunctions.binaryCrossEntropy(input, target);
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
        return LossFunctions.binaryCrossEntropy(input, target, options);
    }

    /// The mean cross entropy between logits and targets.
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.binaryCrossEntropyWithLogits(input, target);
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
        return LossFunctions.binaryCrossEntropyWithLogits(input, target, options);
    }

    /// The continuously differentiable exponential linear unit with alpha 1.
    public static Tensor celu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input);
    }

    /// As [#celu], with options.
    public static Tensor celu(Tensor input, Consumer<Exponential> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.celu(input, options);
    }

    /// max(x, 0) + min(alpha (exp(x / alpha) - 1), 0).
    public static Tensor celu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.celu(input, alpha);
    }

    /// A convolution over signals without bias, with stride 1 and no padding.
    public static Tensor conv1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv1d(input, weight);
    }

    /// A convolution over signals, with stride 1 and no padding.
    public static Tensor conv1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv1d(input, weight, bias);
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
        return ConvolutionFunctions.conv1d(input, weight, bias, options);
    }

    /// A convolution over images without bias, with stride 1 and no padding.
    public static Tensor conv2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv2d(input, weight);
    }

    /// A convolution over images, with stride 1 and no padding.
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv2d(input, weight, bias);
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
        return ConvolutionFunctions.conv2d(input, weight, bias, options);
    }

    /// A convolution over volumes without bias, with stride 1 and no padding.
    public static Tensor conv3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv3d(input, weight);
    }

    /// A convolution over volumes, with stride 1 and no padding.
    public static Tensor conv3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ConvolutionFunctions.conv3d(input, weight, bias);
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
        return ConvolutionFunctions.conv3d(input, weight, bias, options);
    }

    /// A transposed convolution over signals without bias, with stride 1.
    public static Tensor convTranspose1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose1d(input, weight);
    }

    /// A transposed convolution over signals, with stride 1.
    public static Tensor convTranspose1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose1d(input, weight, bias);
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
        return TransposedFunctions.convTranspose1d(input, weight, bias, options);
    }

    /// A transposed convolution over images without bias, with stride 1.
    public static Tensor convTranspose2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose2d(input, weight);
    }

    /// A transposed convolution over images, with stride 1.
    public static Tensor convTranspose2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose2d(input, weight, bias);
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
        return TransposedFunctions.convTranspose2d(input, weight, bias, options);
    }

    /// A transposed convolution over volumes without bias, with stride 1.
    public static Tensor convTranspose3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose3d(input, weight);
    }

    /// A transposed convolution over volumes, with stride 1.
    public static Tensor convTranspose3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return TransposedFunctions.convTranspose3d(input, weight, bias);
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
        return TransposedFunctions.convTranspose3d(input, weight, bias, options);
    }

    /// The mean cosine loss without margin.
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        return MarginFunctions.cosineEmbeddingLoss(input1, input2, target);
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
        return MarginFunctions.cosineEmbeddingLoss(input1, input2, target, options);
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
        return LossFunctions.crossEntropy(input, target);
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
        return LossFunctions.crossEntropy(input, target, options);
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

    /// The exponential linear unit with alpha 1.
    public static Tensor elu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input);
    }

    /// As [#elu], with options.
    public static Tensor elu(Tensor input, Consumer<Exponential> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.elu(input, options);
    }

    /// x where x > 0, else alpha (exp(x) - 1).
    public static Tensor elu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        return ActivationFunctions.elu(input, alpha);
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

    /// The exact Gaussian error linear unit.
    public static Tensor gelu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.gelu(input);
    }

    /// The Gaussian error linear unit, with options.
    public static Tensor gelu(Tensor input, Consumer<Gaussian> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.gelu(input, options);
    }

    /// The Gaussian error linear unit, `none` (exact) or `tanh`.
    ///
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input, String approximate) {
        Arguments.given(input, "input");
        Arguments.given(approximate, "approximate");
        return ActivationFunctions.gelu(input, approximate);
    }

    /// a sigmoid(b) of the two halves of the last dimension.
    public static Tensor glu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.glu(input);
    }

    /// As [#glu], with options.
    public static Tensor glu(Tensor input, Consumer<Along> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.glu(input, options);
    }

    /// a sigmoid(b) of the two halves of a dimension.
    ///
    /// @throws dev.obor.base.ShapeError if its size is odd
    public static Tensor glu(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.glu(input, dim);
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

    /// x, but 0 where |x| <= 0.5.
    public static Tensor hardshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardshrink(input);
    }

    /// As [#hardshrink], with options.
    public static Tensor hardshrink(Tensor input, Consumer<Shrink> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.hardshrink(input, options);
    }

    /// x, but 0 where |x| <= lambd.
    public static Tensor hardshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardshrink(input, lambd);
    }

    /// x / 6 + 1/2 between 0 and 1.
    public static Tensor hardsigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardsigmoid(input);
    }

    /// As [#hardsigmoid], with options.
    public static Tensor hardsigmoid(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.hardsigmoid(input, options);
    }

    /// x hardsigmoid(x).
    public static Tensor hardswish(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardswish(input);
    }

    /// As [#hardswish], with options.
    public static Tensor hardswish(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.hardswish(input, options);
    }

    /// x between -1 and 1.
    public static Tensor hardtanh(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.hardtanh(input);
    }

    /// x between two limits.
    ///
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    public static Tensor hardtanh(Tensor input, Consumer<Limits> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.hardtanh(input, options);
    }

    /// The mean hinge loss with margin 1.
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MarginFunctions.hingeEmbeddingLoss(input, target);
    }

    /// x where the target is 1, max(0, margin - x) where it is -1, reduced.
    public static Tensor hingeEmbeddingLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Margin> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.hingeEmbeddingLoss(input, target, options);
    }

    /// The mean of the Huber loss with delta 1.
    public static Tensor huberLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.huberLoss(input, target);
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
        return LossFunctions.huberLoss(input, target, options);
    }

    /// The mean over all elements of the Kullback-Leibler divergence of log-probabilities from
    /// targets.
    public static Tensor klDiv(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.klDiv(input, target);
    }

    /// The Kullback-Leibler divergence of log-probabilities from targets.
    ///
    /// @throws dev.obor.base.DTypeError unless both are floats
    public static Tensor klDiv(Tensor input, Tensor target, Consumer<LossOptions.KLDiv> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.klDiv(input, target, options);
    }

    /// The mean of |x - y|.
    public static Tensor l1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.l1Loss(input, target);
    }

    /// |x - y|, reduced; a mean with weights divides by their sum.
    ///
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor l1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.l1Loss(input, target, options);
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

    /// The leaky rectifier with slope 0.01.
    public static Tensor leakyRelu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input);
    }

    /// As [#leakyRelu], with options.
    public static Tensor leakyRelu(Tensor input, Consumer<Leaky> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.leakyRelu(input, options);
    }

    /// x where x > 0, else negativeSlope x.
    public static Tensor leakyRelu(Tensor input, double negativeSlope) {
        Arguments.given(input, "input");
        return ActivationFunctions.leakyRelu(input, negativeSlope);
    }

    /// x weightᵀ.
    public static Tensor linear(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return LinearFunctions.linear(input, weight);
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
        return LinearFunctions.linear(input, weight, bias);
    }

    /// The logarithm of the softmax, computed without overflow.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor logSoftmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.logSoftmax(input, dim);
    }

    /// As [#logSoftmax], with options.
    public static Tensor logSoftmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.logSoftmax(input, dim, options);
    }

    /// log(sigmoid(x)).
    public static Tensor logsigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.logsigmoid(input);
    }

    /// The mean of max(0, -y (x1 - x2)).
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        return MarginFunctions.marginRankingLoss(input1, input2, target);
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
        return MarginFunctions.marginRankingLoss(input1, input2, target, options);
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
        return PoolingFunctions.maxPool3d(input, kernelSize);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3d(input, kernelSize, options);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool3d(input, kernelSize);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3d(input, kernelSize, options);
    }

    /// Largest values of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    public static Tensor maxPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        return PoolingFunctions.maxPool3d(input, kernelSize, stride);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3dWithIndices(input, kernelSize, options);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return PoolingFunctions.maxPool3dWithIndices(input, kernelSize, options);
    }

    /// x tanh(softplus(x)).
    public static Tensor mish(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.mish(input);
    }

    /// As [#mish], with options.
    public static Tensor mish(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.mish(input, options);
    }

    /// The mean of (x - y)².
    public static Tensor mseLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.mseLoss(input, target);
    }

    /// (x - y)², reduced; a mean with weights divides by their sum.
    ///
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor mseLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.mseLoss(input, target, options);
    }

    /// The mean negative log likelihood of classes.
    public static Tensor nllLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.nllLoss(input, target);
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
        return LossFunctions.nllLoss(input, target, options);
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

    /// x where x > 0, else weight x.
    ///
    /// @param weight one slope, or one per channel (dimension 1)
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several dimensions
    public static Tensor prelu(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        return ActivationFunctions.prelu(input, weight);
    }

    /// max(x, 0).
    public static Tensor relu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu(input);
    }

    /// As [#relu], with options.
    public static Tensor relu(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.relu(input, options);
    }

    /// min(max(x, 0), 6).
    public static Tensor relu6(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.relu6(input);
    }

    /// As [#relu6], with options.
    public static Tensor relu6(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.relu6(input, options);
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

    /// Softmax attention: `softmax(query @ key^T / sqrt(E) + mask) @ value`.
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        return MarginFunctions.scaledDotProductAttention(query, key, value);
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
        return MarginFunctions.scaledDotProductAttention(query, key, value, options);
    }

    /// The scaled exponential linear unit.
    public static Tensor selu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.selu(input);
    }

    /// As [#selu], with options.
    public static Tensor selu(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.selu(input, options);
    }

    /// 1 / (1 + exp(-x)).
    public static Tensor sigmoid(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.sigmoid(input);
    }

    /// x sigmoid(x).
    public static Tensor silu(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.silu(input);
    }

    /// As [#silu], with options.
    public static Tensor silu(Tensor input, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.silu(input, options);
    }

    /// The mean of the smooth absolute difference with beta 1.
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return LossFunctions.smoothL1Loss(input, target);
    }

    /// (x - y)² / (2 beta) where |x - y| < beta, else |x - y| - beta / 2.
    ///
    /// @throws dev.obor.base.ValueError if beta is negative
    public static Tensor smoothL1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.SmoothL1> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return LossFunctions.smoothL1Loss(input, target, options);
    }

    /// The mean of log(1 + exp(-y x)).
    public static Tensor softMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        return MarginFunctions.softMarginLoss(input, target);
    }

    /// log(1 + exp(-y x)), reduced; targets are 1 and -1.
    public static Tensor softMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        return MarginFunctions.softMarginLoss(input, target, options);
    }

    /// Exponentials that sum to one along a dimension.
    ///
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor softmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.softmax(input, dim);
    }

    /// As [#softmax], with options.
    public static Tensor softmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softmax(input, dim, options);
    }

    /// The softmax of -x.
    public static Tensor softmin(Tensor input, int dim) {
        Arguments.given(input, "input");
        return ActivationFunctions.softmin(input, dim);
    }

    /// As [#softmin], with options.
    public static Tensor softmin(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softmin(input, dim, options);
    }

    /// log(1 + exp(x)), and x itself beyond 20.
    public static Tensor softplus(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softplus(input);
    }

    /// log(1 + exp(beta x)) / beta, and x itself where beta x > threshold.
    public static Tensor softplus(Tensor input, Consumer<Softplus> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softplus(input, options);
    }

    /// log(1 + exp(beta x)) / beta, and x itself where beta x > 20.
    public static Tensor softplus(Tensor input, double beta) {
        Arguments.given(input, "input");
        return ActivationFunctions.softplus(input, beta);
    }

    /// x moved towards zero by 0.5.
    public static Tensor softshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softshrink(input);
    }

    /// As [#softshrink], with options.
    public static Tensor softshrink(Tensor input, Consumer<Shrink> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.softshrink(input, options);
    }

    /// x moved towards zero by lambd.
    ///
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        return ActivationFunctions.softshrink(input, lambd);
    }

    /// x / (1 + |x|).
    public static Tensor softsign(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.softsign(input);
    }

    /// The hyperbolic tangent.
    public static Tensor tanh(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.tanh(input);
    }

    /// x - tanh(x).
    public static Tensor tanhshrink(Tensor input) {
        Arguments.given(input, "input");
        return ActivationFunctions.tanhshrink(input);
    }

    /// x where x > threshold, else the value.
    public static Tensor threshold(Tensor input, double threshold, double value) {
        Arguments.given(input, "input");
        return ActivationFunctions.threshold(input, threshold, value);
    }

    /// x where x > threshold, else the value, with options.
    public static Tensor threshold(
            Tensor input, double threshold, double value, Consumer<Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        return ActivationFunctions.threshold(input, threshold, value, options);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        return MarginFunctions.tripletMarginLoss(anchor, positive, negative);
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
        return MarginFunctions.tripletMarginLoss(anchor, positive, negative, options);
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
}
