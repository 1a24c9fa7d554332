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
import dev.obor.trace.Recorder;
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
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool1d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool1d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Means of as many windows as asked for in signals: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool1d(arange(4.0).view(1, 1, 4), 2) // [[[0.5, 2.5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool1d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool1d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool1d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Means of as many windows as asked for in images; null keeps the size.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool2d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool2d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Means of as many windows as asked for in images: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool2d(ones(1, 64, 8, 9), 5).shape() // [1, 64, 5, 5]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool2d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool2d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool2d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Means of as many windows as asked for in volumes; null keeps the size.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool3d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool3d(Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Means of as many windows as asked for in volumes: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveAvgPool3d(ones(1, 64, 8, 9, 10), 5).shape() // [1, 64, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveAvgPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_avg_pool3d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveAvgPool3d(Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in signals; null keeps the size.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool1d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool1d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool1d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in signals: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool1d(arange(4.0).view(1, 1, 4), 2) // [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool1d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool1d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool1d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in signals, and their places in each row,
    /// int64.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool1dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool1d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool1dWithIndices(
                input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in signals, and their places in each row,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool1dWithIndices(arange(4.0).view(1, 1, 4), 2) // [[[1, 3]]], [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool1dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool1d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool1dWithIndices(
                input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in images; null keeps the size.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool2d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool2d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool2d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in images: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool2d(ones(1, 64, 8, 9), 5).shape() // [1, 64, 5, 5]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool2d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool2d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool2d(input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in images, and their places in each plane,
    /// int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool2dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool2d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool2dWithIndices(
                input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in images, and their places in each plane,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool2dWithIndices(arange(4.0).view(1, 2, 2), 1) // [[[3]]], [[[3]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool2dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool2d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool2dWithIndices(
                input, outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in volumes; null keeps the size.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool3d(Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool3d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool3d(Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in volumes: one number, or one per dimension.
    ///
    /// ```java
    /// F.adaptiveMaxPool3d(ones(1, 64, 8, 9, 10), 5).shape() // [1, 64, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static Tensor adaptiveMaxPool3d(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool3d(input,output_size)", input, outputSize)
                        : null;
        Tensor made = AdaptivePoolingFunctions.adaptiveMaxPool3d(Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in volumes, and their places in each volume,
    /// int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows along each dimension, null for as many as elements
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool3dWithIndices(
            Tensor input, List<@Nullable Integer> outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool3d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool3dWithIndices(
                Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many windows as asked for in volumes, and their places in each volume,
    /// int64.
    ///
    /// ```java
    /// F.adaptiveMaxPool3dWithIndices(ones(1, 4, 4, 4), 2).indices().shape() // [1, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param outputSize how many windows, one number, or one per dimension
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions
    public static ValuesIndices adaptiveMaxPool3dWithIndices(Tensor input, int... outputSize) {
        Arguments.given(input, "input");
        Arguments.given(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("adaptive_max_pool3d_with_indices(input,output_size)", input, outputSize)
                        : null;
        ValuesIndices made = AdaptivePoolingFunctions.adaptiveMaxPool3dWithIndices(
                Precision.full(input), outputSize);
        return open == null ? made : open.close(made);
    }

    /// Places of an affine map of the result: what [#gridSample] reads, corners being outer edges.
    ///
    /// ```java
    /// Tensor identity = tensor(1.0, 0, 0, 0, 1, 0).view(1, 2, 3);
    /// F.affineGrid(identity, 1, 1, 4, 5).shape() // [1, 4, 5, 2]
    /// ```
    ///
    /// @param theta (N, 2, 3), or (N, 3, 4) for volumes
    /// @param size that of the result, (N, C, H, W) or (N, C, D, H, W)
    /// @return (N, H, W, 2) or (N, D, H, W, 3), of the dtype of `theta`
    /// @throws dev.obor.base.ValueError if the sizes do not fit
    public static Tensor affineGrid(Tensor theta, long... size) {
        Arguments.given(theta, "theta");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("affine_grid(theta,size)", theta, size)
                        : null;
        Tensor made = GridFunctions.affineGrid(theta, size);
        return open == null ? made : open.close(made);
    }

    /// Places of an affine map of the result: what [#gridSample] reads.
    ///
    /// ```java
    /// Tensor identity = tensor(1.0, 0, 0, 0, 1, 0).view(1, 2, 3);
    /// Tensor out = F.affineGrid(identity, new long[] {1, 1, 2, 2}, true);
    /// out // [[[[-1, -1], [1, -1]], [[-1, 1], [1, 1]]]]
    /// ```
    ///
    /// @param theta (N, 2, 3), or (N, 3, 4) for volumes
    /// @param size that of the result, (N, C, H, W) or (N, C, D, H, W)
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements
    /// @return (N, H, W, 2) or (N, D, H, W, 3), of the dtype of `theta`
    /// @throws dev.obor.base.ValueError if the sizes do not fit
    public static Tensor affineGrid(Tensor theta, long[] size, boolean alignCorners) {
        Arguments.given(theta, "theta");
        Arguments.given(size, "size");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("affine_grid(theta,size,align_corners)", theta, size, alignCorners)
                        : null;
        Tensor made = GridFunctions.affineGrid(theta, size, alignCorners);
        return open == null ? made : open.close(made);
    }

    /// Alpha dropout in evaluation, the default as in PyTorch: the input.
    ///
    /// ```java
    /// F.alphaDropout(ones(3)) // [1, 1, 1]
    /// ```
    ///
    /// @return of the input's shape and dtype
    public static Tensor alphaDropout(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("alpha_dropout(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.alphaDropout(input);
        return open == null ? made : open.close(made);
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
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor alphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("alpha_dropout(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.alphaDropout(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool1d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool1d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool1d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2
    ///   padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool1d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool1d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.avgPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 2) // [[[3, 2.5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool1d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool1d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool1d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in signals, (N, C, L).
    ///
    /// ```java
    /// F.avgPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 3, o -> o.stride(1)) // [[[2.6667, 3.3333]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2
    ///   padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool1d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool1d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows at a distance of `stride` in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param stride how far windows are apart
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool1d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool1d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.avgPool1d(input, kernelSize, stride);
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool2d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool2d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool2d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.avgPool2d(arange(16.0).view(1, 1, 4, 4), 2) // [[[[2.5, 4.5], [10.5, 12.5]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool2d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool2d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool2d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// Tensor out =
    ///         F.avgPool2d(ones(1, 1, 2, 2), 3,
    ///                 o -> o.stride(1).padding(1).countIncludePad(false));
    /// out // [[[[1, 1], [1, 1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows at a distance of `stride` in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param stride how far windows are apart
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool2d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool2d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.avgPool2d(input, kernelSize, stride);
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool3d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool3d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool3d(Precision.full(input), kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool3d(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.avgPool3d(arange(8.0).view(1, 1, 2, 2, 2), 2) // [[[[[3.5]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool3d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.avgPool3d(Precision.full(input), kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Means of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Average]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - kernel) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Average> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.avgPool3d(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Means of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param stride how far windows are apart
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor avgPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("avg_pool3d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.avgPool3d(Precision.full(input), kernelSize, stride);
        return open == null ? made : open.close(made);
    }

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
    public static Tensor batchNorm(
            Tensor input, @Nullable Tensor runningMean, @Nullable Tensor runningVar) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("batch_norm(input,running_mean,running_var)", input, runningMean, runningVar)
                        : null;
        Tensor made = NormalizationFunctions.batchNorm(input, runningMean, runningVar);
        return open == null ? made : open.close(made);
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
    /// @param options sets the options, those of [NormOptions.Batch]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if there is but one value per channel in training, or one
    ///   of the others does not have one value per channel
    public static Tensor batchNorm(
            Tensor input,
            @Nullable Tensor runningMean,
            @Nullable Tensor runningVar,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Batch> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("batch_norm(input,running_mean,running_var,weight,bias,options)", input, runningMean, runningVar, weight, bias, options)
                        : null;
        Tensor made = NormalizationFunctions.batchNorm(
                input, runningMean, runningVar, weight, bias, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// @return (\*, out) of their dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    public static Tensor bilinear(
            Tensor input1, Tensor input2, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("bilinear(input1,input2,weight,bias)", input1, input2, weight, bias)
                        : null;
        Tensor made = LinearFunctions.bilinear(input1, input2, weight, bias);
        return open == null ? made : open.close(made);
    }

    /// The mean cross entropy between probabilities and targets, -(y log(x) + (1 - y) log(1 - x)).
    ///
    /// ```java
    /// F.binaryCrossEntropy(tensor(0.9, 0.2), tensor(1.0, 0)) // 0.1643
    /// ```
    ///
    /// @param input probabilities of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the shapes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if an element is not between 0 and 1
    public static Tensor binaryCrossEntropy(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binary_cross_entropy(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.binaryCrossEntropy(
                Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// Cross entropy between probabilities and targets of the same shape.
    ///
    /// ```java
    /// Tensor out =
    ///         F.binaryCrossEntropy(tensor(0.9, 0.2), tensor(1.0, 0), o -> o.reduction("none"));
    /// out // [0.1054, 0.2231]
    /// ```
    ///
    /// @param input probabilities of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @param options sets the options, those of [LossOptions.Elements]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ShapeError if the shapes differ
    /// @throws dev.obor.base.DTypeError if the dtypes differ
    /// @throws dev.obor.base.ValueError if an element is not between 0 and 1
    public static Tensor binaryCrossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binary_cross_entropy(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.binaryCrossEntropy(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean cross entropy between logits and targets.
    ///
    /// ```java
    /// F.binaryCrossEntropyWithLogits(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
    /// ```
    ///
    /// @param input logits of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the shapes differ
    public static Tensor binaryCrossEntropyWithLogits(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binary_cross_entropy_with_logits(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.binaryCrossEntropyWithLogits(
                Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// Cross entropy between logits and targets of the same shape.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, -1);
    /// Tensor out =
    ///         F.binaryCrossEntropyWithLogits(logits, tensor(1.0, 0),
    ///                 o -> o.posWeight(tensor(3.0)));
    /// out // 0.347
    /// ```
    ///
    /// @param input logits of any shape
    /// @param target of the input's shape, from 0 to 1
    /// @param options sets the options, those of [LossOptions.BCEWithLogits]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ShapeError if the shapes differ
    /// @throws dev.obor.base.DTypeError if the targets are integers
    public static Tensor binaryCrossEntropyWithLogits(
            Tensor input, Tensor target, Consumer<LossOptions.BCEWithLogits> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("binary_cross_entropy_with_logits(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.binaryCrossEntropyWithLogits(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Here `alpha` is `1.0` and `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu(input,alpha,inplace)", input, 1.0, false)
                        : null;
        Tensor made = ActivationFunctions.celu(input, 1.0, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Exponential]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu(input,alpha,inplace)", input, o.alpha, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.celu(input, o.alpha, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param alpha the limit far below zero is -alpha; default `1.0`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu(input,alpha,inplace)", input, alpha, false)
                        : null;
        Tensor made = ActivationFunctions.celu(input, alpha, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu_(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Here `alpha` is `1.0`.
    ///
    /// @return the input
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu_(input,alpha,inplace)", input, 1.0, true)
                        : null;
        Tensor made = ActivationFunctions.celu(input, 1.0, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu_(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    ///
    /// @param options sets the options, those of [Exponential]
    /// @return the input
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu_(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu_(input,alpha,inplace)", input, o.alpha, true)
                        : null;
        Tensor made = ActivationFunctions.celu(input, o.alpha, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.celu_(tensor(-1.0, 0, 2), 2) // [-0.7869, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @param alpha the limit far below zero is -alpha; default `1.0`
    /// @return the input
    /// @throws dev.obor.base.ValueError if alpha is 0
    public static Tensor celu_(Tensor input, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("celu_(input,alpha,inplace)", input, alpha, true)
                        : null;
        Tensor made = ActivationFunctions.celu(input, alpha, true);
        return open == null ? made : open.close(made);
    }

    /// Channels of groups in turn: of each group the first, then of each the second, and so on.
    ///
    /// Source: Zhang et al., "ShuffleNet", 2017.
    ///
    /// ```java
    /// F.channelShuffle(arange(4).view(1, 4, 1), 2) // [[[0], [2], [1], [3]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param groups how many; they divide C
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor channelShuffle(Tensor input, int groups) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("channel_shuffle(input,groups)", input, groups)
                        : null;
        Tensor made = ShuffleFunctions.channelShuffle(input, groups);
        return open == null ? made : open.close(made);
    }

    /// A convolution over signals without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv1d(arange(5.0).view(1, 1, 5), ones(1, 1, 3)) // [[[3, 6, 9]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv1d(input,weight)", input, weight)
                        : null;
        Tensor made = ConvolutionFunctions.conv1d(Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A convolution over signals, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv1d(ones(1, 4, 9), ones(8, 4, 3), zeros(8)).shape() // [1, 8, 7]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv1d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = ConvolutionFunctions.conv1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A convolution over signals.
    ///
    /// ```java
    /// Tensor out = F.conv1d(ones(1, 4, 9), ones(8, 2, 3), null, o -> o.stride(2).groups(2));
    /// out.shape() // [1, 8, 4]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (outChannels, C / groups, kernel)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Plain]
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv1d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = ConvolutionFunctions.conv1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A convolution over images without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv2d(ones(1, 1, 3, 3), ones(1, 1, 2, 2)) // [[[[4, 4], [4, 4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv2d(input,weight)", input, weight)
                        : null;
        Tensor made = ConvolutionFunctions.conv2d(Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A convolution over images, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv2d(ones(8, 3, 32, 32), ones(16, 3, 5, 5), zeros(16)).shape() // [8, 16, 28, 28]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv2d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = ConvolutionFunctions.conv2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A convolution over images.
    ///
    /// ```java
    /// Tensor image = ones(1, 3, 32, 32);
    /// Tensor out = F.conv2d(image, ones(16, 3, 3, 3), null, o -> o.stride(2).padding(1));
    /// out.shape() // [1, 16, 16, 16]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (outChannels, C / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Plain]
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded
    ///   down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv2d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = ConvolutionFunctions.conv2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A convolution over volumes without bias, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv3d(ones(1, 1, 3, 3, 3), ones(1, 1, 2, 2, 2)).shape() // [1, 1, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv3d(input,weight)", input, weight)
                        : null;
        Tensor made = ConvolutionFunctions.conv3d(Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A convolution over volumes, with stride 1 and no padding.
    ///
    /// ```java
    /// F.conv3d(ones(1, 1, 3, 3, 3), ones(4, 1, 3, 3, 3), zeros(4)).shape() // [1, 4, 1, 1, 1]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv3d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = ConvolutionFunctions.conv3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A convolution over volumes.
    ///
    /// ```java
    /// Tensor out = F.conv3d(ones(1, 1, 3, 3, 3), ones(1, 1, 3, 3, 3), null, o -> o.padding(1));
    /// out.shape() // [1, 1, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (outChannels, C / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Plain]
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride +
    ///   1, rounded down
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor conv3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv3d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = ConvolutionFunctions.conv3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A convolution over time of signals whose dimensions are (T, N, C).
    ///
    /// ```java
    /// F.convTbc(ones(4, 1, 1), ones(2, 1, 1), zeros(1)).flatten() // [2, 2, 2]
    /// ```
    ///
    /// Here `pad` is `0`.
    ///
    /// @param input (T, N, C)
    /// @param weight (kernel, C, outChannels)
    /// @param bias (outChannels)
    /// @return (T + 2 pad - kernel + 1, N, outChannels)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTbc(Tensor input, Tensor weight, Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(bias, "bias");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_tbc(input,weight,bias,pad)", input, weight, bias, 0)
                        : null;
        Tensor made = ConvolutionFunctions.convTbc(input, weight, bias, 0);
        return open == null ? made : open.close(made);
    }

    /// A convolution over time of signals whose dimensions are (T, N, C).
    ///
    /// ```java
    /// F.convTbc(ones(4, 1, 1), ones(2, 1, 1), zeros(1)).flatten() // [2, 2, 2]
    /// ```
    ///
    /// @param input (T, N, C)
    /// @param weight (kernel, C, outChannels)
    /// @param bias (outChannels)
    /// @param pad how much is added at both ends; default `0`
    /// @return (T + 2 pad - kernel + 1, N, outChannels)
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTbc(Tensor input, Tensor weight, Tensor bias, int pad) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(bias, "bias");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_tbc(input,weight,bias,pad)", input, weight, bias, pad)
                        : null;
        Tensor made = ConvolutionFunctions.convTbc(input, weight, bias, pad);
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over signals without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose1d(tensor(1.0, 2).view(1, 1, 2), ones(1, 1, 2)) // [[[1, 3, 2]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose1d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose1d(input,weight)", input, weight)
                        : null;
        Tensor made = TransposedFunctions.convTranspose1d(
                Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over signals, with stride 1.
    ///
    /// ```java
    /// F.convTranspose1d(ones(1, 1, 2), ones(1, 1, 2), ones(1)) // [[[2, 3, 2]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose1d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose1d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = TransposedFunctions.convTranspose1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over signals.
    ///
    /// ```java
    /// F.convTranspose1d(ones(1, 1, 2), ones(1, 1, 2), null, o -> o.stride(2)) // [[[1, 1, 1, 1]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param weight (C, outChannels / groups, kernel)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Transposed]
    /// @return (N, outChannels, Lout) or (outChannels, Lout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose1d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose1d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = TransposedFunctions.convTranspose1d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over images without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose2d(ones(1, 16, 5, 5), ones(16, 8, 3, 3)).shape() // [1, 8, 7, 7]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose2d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose2d(input,weight)", input, weight)
                        : null;
        Tensor made = TransposedFunctions.convTranspose2d(
                Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over images, with stride 1.
    ///
    /// ```java
    /// F.convTranspose2d(ones(1, 16, 5, 5), ones(16, 8, 3, 3), zeros(8)).shape() // [1, 8, 7, 7]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose2d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose2d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = TransposedFunctions.convTranspose2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over images.
    ///
    /// ```java
    /// Tensor weight = ones(16, 8, 3, 3);
    /// Tensor out =
    ///         F.convTranspose2d(ones(1, 16, 5, 5), weight, null, o -> o.stride(2).padding(1));
    /// out.shape() // [1, 8, 9, 9]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param weight (C, outChannels / groups, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Transposed]
    /// @return (N, outChannels, Hout, Wout) or (outChannels, Hout, Wout), of the input's dtype;
    ///   each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) + outputPadding +
    ///   1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose2d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose2d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = TransposedFunctions.convTranspose2d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over volumes without bias, with stride 1.
    ///
    /// ```java
    /// F.convTranspose3d(ones(1, 4, 5, 5, 5), ones(4, 2, 3, 3, 3)).shape() // [1, 2, 7, 7, 7]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose3d(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose3d(input,weight)", input, weight)
                        : null;
        Tensor made = TransposedFunctions.convTranspose3d(
                Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over volumes, with stride 1.
    ///
    /// ```java
    /// Tensor out = F.convTranspose3d(ones(1, 4, 5, 5, 5), ones(4, 2, 3, 3, 3), zeros(2));
    /// out.shape() // [1, 2, 7, 7, 7]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose3d(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose3d(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = TransposedFunctions.convTranspose3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// A transposed convolution over volumes.
    ///
    /// ```java
    /// Tensor weight = ones(4, 2, 3, 3, 3);
    /// Tensor out = F.convTranspose3d(ones(1, 4, 5, 5, 5), weight, null, o -> o.stride(2));
    /// out.shape() // [1, 2, 11, 11, 11]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param weight (C, outChannels / groups, kernelD, kernelH, kernelW)
    /// @param bias (outChannels), or null
    /// @param options sets the options, those of [ConvOptions.Transposed]
    /// @return (N, outChannels, Dout, Hout, Wout) or (outChannels, Dout, Hout, Wout), of the
    ///   input's dtype; each size becomes (size - 1) stride - 2 padding + dilation (kernel - 1) +
    ///   outputPadding + 1
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor convTranspose3d(
            Tensor input,
            Tensor weight,
            @Nullable Tensor bias,
            Consumer<ConvOptions.Transposed> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("conv_transpose3d(input,weight,bias,options)", input, weight, bias, options)
                        : null;
        Tensor made = TransposedFunctions.convTranspose3d(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean cosine loss without margin.
    ///
    /// ```java
    /// F.cosineEmbeddingLoss(tensor(1.0, 0), tensor(1.0, 1), tensor(1.0)) // 0.2929
    /// ```
    ///
    /// @param input1 (N, D) or (D)
    /// @param input2 (N, D) or (D)
    /// @param target 1 or -1, (N) or ()
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError unless the target is 0-d and the inputs 1-d, or 1-d and 2-d
    public static Tensor cosineEmbeddingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosine_embedding_loss(input1,input2,target)", input1, input2, target)
                        : null;
        Tensor made = MarginFunctions.cosineEmbeddingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// 1 - cos where the target is 1, max(0, cos - margin) where it is -1, reduced.
    ///
    /// ```java
    /// Tensor different = tensor(-1.0);
    /// Tensor out =
    ///         F.cosineEmbeddingLoss(tensor(1.0, 0), tensor(1.0, 1), different,
    ///                 o -> o.margin(0.2));
    /// out // 0.5071
    /// ```
    ///
    /// @param input1 (N, D) or (D)
    /// @param input2 (N, D) or (D)
    /// @param target 1 or -1, (N) or ()
    /// @param options sets the options, those of [LossOptions.Margin]
    /// @return a 0-d tensor, or (N) without reduction
    /// @throws dev.obor.base.ShapeError unless the target is 0-d and the inputs 1-d, or 1-d and 2-d
    public static Tensor cosineEmbeddingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosine_embedding_loss(input1,input2,target,options)", input1, input2, target, options)
                        : null;
        Tensor made = MarginFunctions.cosineEmbeddingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The cosines of the angles between vectors along dimension 1.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0).view(1, 2), tensor(1.0, 1).view(1, 2)) // [0.7071]
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @return the broadcast shape without the dimension
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosine_similarity(x1,x2)", x1, x2)
                        : null;
        Tensor made = DistanceFunctions.cosineSimilarity(x1, x2);
        return open == null ? made : open.close(made);
    }

    /// The cosines of the angles between vectors along a dimension; lengths count as `eps` at
    /// least.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), o -> o.dim(0)) // 0.7071
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @param options sets the options, those of [DistanceOptions.Cosine]
    /// @return the broadcast shape without the dimension
    public static Tensor cosineSimilarity(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Cosine> options) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosine_similarity(x1,x2,options)", x1, x2, options)
                        : null;
        Tensor made = DistanceFunctions.cosineSimilarity(
                x1, x2, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The cosines of the angles between vectors along a dimension.
    ///
    /// ```java
    /// F.cosineSimilarity(tensor(1.0, 0), tensor(1.0, 1), 0) // 0.7071
    /// ```
    ///
    /// @param x1 any shape
    /// @param x2 broadcast with `x1`
    /// @param dim the dimension; negative ones count from the last
    /// @return the broadcast shape without the dimension
    public static Tensor cosineSimilarity(Tensor x1, Tensor x2, int dim) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cosine_similarity(x1,x2,dim)", x1, x2, dim)
                        : null;
        Tensor made = DistanceFunctions.cosineSimilarity(x1, x2, dim);
        return open == null ? made : open.close(made);
    }

    /// The mean cross entropy between logits and classes or class probabilities.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, 1, 0, 0, 1, 2).view(2, 3);
    /// F.crossEntropy(logits, tensor(0, 1)) // 0.9076
    /// ```
    ///
    /// @param input (C), (N, C) or (N, C, …)
    /// @param target classes (int64, without the dimension of the classes), or probabilities of the
    ///   shape of the input
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor crossEntropy(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross_entropy(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.crossEntropy(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// Cross entropy between logits and targets.
    ///
    /// ```java
    /// Tensor logits = tensor(2.0, 1, 0, 0, 1, 2).view(2, 3);
    /// F.crossEntropy(logits, tensor(0, 1), o -> o.labelSmoothing(0.1)) // 0.9576
    /// ```
    ///
    /// @param input (C), (N, C) or (N, C, …)
    /// @param target classes (int64, without the dimension of the classes), or probabilities of the
    ///   shape of the input
    /// @param options sets the options, those of [LossOptions.CrossEntropy]
    /// @return a 0-d tensor, or (), (N) or (N, …) without reduction
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor crossEntropy(
            Tensor input, Tensor target, Consumer<LossOptions.CrossEntropy> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("cross_entropy(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.crossEntropy(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean over samples of the loss divided by the number of labels.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// Tensor out =
    ///         F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), tensor(4L).view(1), tensor(2L).view(1));
    /// out // 0.8432
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a label is no class
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, Tensor inputLengths, Tensor targetLengths) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ctc_loss(log_probs,targets,input_lengths,target_lengths)", logProbs, targets, inputLengths, targetLengths)
                        : null;
        Tensor made = CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths);
        return open == null ? made : open.close(made);
    }

    /// The loss of labels without alignment, with lengths as tensors of integers.
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @param options sets the options, those of [LossOptions.CTC]
    /// @return a 0-d tensor, or (N) without reduction
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ctc_loss(log_probs,targets,input_lengths,target_lengths,options)", logProbs, targets, inputLengths, targetLengths, options)
                        : null;
        Tensor made = CtcFunctions.ctcLoss(
                logProbs, targets, inputLengths, targetLengths, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean over samples of the loss divided by the number of labels.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), new long[] {4}, new long[] {2}) // 0.8432
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a label is no class
    public static Tensor ctcLoss(
            Tensor logProbs, Tensor targets, long[] inputLengths, long[] targetLengths) {
        Arguments.given(logProbs, "logProbs");
        Arguments.given(targets, "targets");
        Arguments.given(inputLengths, "inputLengths");
        Arguments.given(targetLengths, "targetLengths");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ctc_loss(log_probs,targets,input_lengths,target_lengths)", logProbs, targets, inputLengths, targetLengths)
                        : null;
        Tensor made = CtcFunctions.ctcLoss(logProbs, targets, inputLengths, targetLengths);
        return open == null ? made : open.close(made);
    }

    /// The negative logarithm of the probability of the labels, over all ways to lay them along the
    /// steps with blanks between; the mean first divides each sample's by its number of labels.
    ///
    /// As in PyTorch the gradient is that of what comes before a log-softmax, and there is no
    /// second derivative.
    ///
    /// Source: Graves et al., "Connectionist temporal classification", 2006.
    ///
    /// ```java
    /// Tensor logProbs = zeros(4, 1, 3).logSoftmax(2);
    /// long[] steps = {4};
    /// long[] labels = {2};
    /// Tensor out =
    ///         F.ctcLoss(logProbs, tensor(1, 2).view(1, 2), steps, labels,
    ///                 o -> o.reduction("sum"));
    /// out // 1.6864
    /// ```
    ///
    /// @param logProbs (T, N, C) or (T, C), logarithms of probabilities
    /// @param targets labels, (N, S), or of all samples one after another; without blanks
    /// @param inputLengths how many steps of each sample count
    /// @param targetLengths how many labels each sample has
    /// @param options sets the options, those of [LossOptions.CTC]
    /// @return a 0-d tensor, or (N) without reduction
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("ctc_loss(log_probs,targets,input_lengths,target_lengths,options)", logProbs, targets, inputLengths, targetLengths, options)
                        : null;
        Tensor made = CtcFunctions.ctcLoss(
                logProbs, targets, inputLengths, targetLengths, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Sets half of the elements to zero and doubles the others.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.dropout(ones(6)) // [0, 0, 2, 0, 0, 0]
    /// ```
    ///
    /// @return of the input's shape and dtype
    public static Tensor dropout(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.dropout(input);
        return open == null ? made : open.close(made);
    }

    /// Sets elements to zero and scales the others by 1 / (1 - p).
    ///
    /// ```java
    /// F.dropout(ones(3), o -> o.p(0.2).training(false)) // [1, 1, 1]
    /// ```
    ///
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.dropout(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    public static Tensor dropout(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("dropout(input,p)", input, p) : null;
        Tensor made = DropoutFunctions.dropout(input, p);
        return open == null ? made : open.close(made);
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
    public static Tensor dropout(Tensor input, double p, boolean training) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout(input,p,training)", input, p, training)
                        : null;
        Tensor made = DropoutFunctions.dropout(input, p, training);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, L) signals with probability 0.5.
    ///
    /// ```java
    /// F.dropout1d(ones(8, 3, 5)).shape() // [8, 3, 5]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @return of the input's shape and dtype
    public static Tensor dropout1d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout1d(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.dropout1d(input);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, L) signals.
    ///
    /// ```java
    /// F.dropout1d(ones(1, 2, 2), o -> o.training(false)) // [[[1, 1], [1, 1]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout1d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout1d(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.dropout1d(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    public static Tensor dropout1d(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("dropout1d(input,p)", input, p) : null;
        Tensor made = DropoutFunctions.dropout1d(input, p);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, H, W) images with probability 0.5.
    ///
    /// ```java
    /// F.dropout2d(ones(8, 3, 5, 5)).shape() // [8, 3, 5, 5]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @return of the input's shape and dtype
    public static Tensor dropout2d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout2d(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.dropout2d(input);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, H, W) images.
    ///
    /// ```java
    /// F.dropout2d(ones(1, 1, 2, 2), o -> o.training(false)) // [[[[1, 1], [1, 1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout2d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout2d(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.dropout2d(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    public static Tensor dropout2d(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("dropout2d(input,p)", input, p) : null;
        Tensor made = DropoutFunctions.dropout2d(input, p);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes with probability 0.5.
    ///
    /// ```java
    /// F.dropout3d(ones(8, 3, 5, 5, 5)).shape() // [8, 3, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @return of the input's shape and dtype
    public static Tensor dropout3d(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout3d(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.dropout3d(input);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels of (N, C, D, H, W) volumes.
    ///
    /// ```java
    /// F.dropout3d(ones(8, 3, 5, 5, 5), o -> o.training(false)).shape() // [8, 3, 5, 5, 5]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    public static Tensor dropout3d(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("dropout3d(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.dropout3d(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    public static Tensor dropout3d(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("dropout3d(input,p)", input, p) : null;
        Tensor made = DropoutFunctions.dropout3d(input, p);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Here `alpha` is `1.0` and `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor elu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu(input,alpha,inplace)", input, 1.0, false)
                        : null;
        Tensor made = ActivationFunctions.elu(input, 1.0, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Exponential]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor elu(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu(input,alpha,inplace)", input, o.alpha, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.elu(input, o.alpha, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param alpha the limit far below zero is -alpha; default `1.0`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor elu(Tensor input, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu(input,alpha,inplace)", input, alpha, false)
                        : null;
        Tensor made = ActivationFunctions.elu(input, alpha, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu_(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Here `alpha` is `1.0`.
    ///
    /// @return the input
    public static Tensor elu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu_(input,alpha,inplace)", input, 1.0, true)
                        : null;
        Tensor made = ActivationFunctions.elu(input, 1.0, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu_(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Options and their defaults:
    /// - `alpha`, `1.0`: the limit far below zero is -alpha
    ///
    /// @param options sets the options, those of [Exponential]
    /// @return the input
    public static Tensor elu_(Tensor input, Consumer<Exponential> options) {
        Exponential o = Exponential.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu_(input,alpha,inplace)", input, o.alpha, true)
                        : null;
        Tensor made = ActivationFunctions.elu(input, o.alpha, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.elu_(tensor(-1.0, 0, 2)) // [-0.6321, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @param alpha the limit far below zero is -alpha; default `1.0`
    /// @return the input
    public static Tensor elu_(Tensor input, double alpha) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("elu_(input,alpha,inplace)", input, alpha, true)
                        : null;
        Tensor made = ActivationFunctions.elu(input, alpha, true);
        return open == null ? made : open.close(made);
    }

    /// Rows of a table by number.
    ///
    /// ```java
    /// F.embedding(tensor(2, 0), arange(6.0).view(3, 2)) // [[4, 5], [0, 1]]
    /// ```
    ///
    /// @param input row numbers of any shape, int32 or int64
    /// @param weight (rows, size)
    /// @return of the input's shape and a last dimension (size), of the weight's dtype
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embedding(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding(input,weight)", input, weight)
                        : null;
        Tensor made = EmbeddingFunctions.embedding(input, weight);
        return open == null ? made : open.close(made);
    }

    /// Rows of a table by number, with options.
    ///
    /// ```java
    /// Tensor out = F.embedding(tensor(2, 0), arange(6.0).view(3, 2), o -> o.maxNorm(5));
    /// out // [[3.1235, 3.9043], [0, 1]]
    /// ```
    ///
    /// @param input row numbers of any shape, int32 or int64
    /// @param weight (rows, size)
    /// @param options sets the options, those of [EmbeddingOptions.Plain]
    /// @return of the input's shape and a last dimension (size), of the weight's dtype
    /// @throws dev.obor.base.IndexError if there is no such row
    public static Tensor embedding(
            Tensor input, Tensor weight, Consumer<EmbeddingOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding(input,weight,options)", input, weight, options)
                        : null;
        Tensor made = EmbeddingFunctions.embedding(
                input, weight, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of the rows of each bag, the rows of the input.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 2, 3).view(2, 2), table) // [[1.5], [3.5]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, (bags, size)
    /// @param weight (rows, size)
    /// @return (bags, size) of the weight's dtype
    public static Tensor embeddingBag(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding_bag(input,weight)", input, weight)
                        : null;
        Tensor made = BagFunctions.embeddingBag(input, weight);
        return open == null ? made : open.close(made);
    }

    /// Sum, mean or maximum of the rows of each bag, the rows of the input.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 2, 3).view(2, 2), table, o -> o.mode("sum")) // [[3], [7]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, (bags, size)
    /// @param weight (rows, size)
    /// @param options sets the options, those of [BagOptions.Plain]
    /// @return (bags, size) of the weight's dtype
    public static Tensor embeddingBag(
            Tensor input, Tensor weight, Consumer<BagOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding_bag(input,weight,options)", input, weight, options)
                        : null;
        Tensor made = BagFunctions.embeddingBag(
                input, weight, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of the rows of each bag.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 3), table, tensor(0, 2)) // [[1.5], [4]]
    /// ```
    ///
    /// @param input row numbers, int32 or int64, one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts, int32 or int64
    /// @return (bags, size) of the weight's dtype
    public static Tensor embeddingBag(Tensor input, Tensor weight, @Nullable Tensor offsets) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding_bag(input,weight,offsets)", input, weight, offsets)
                        : null;
        Tensor made = BagFunctions.embeddingBag(input, weight, offsets);
        return open == null ? made : open.close(made);
    }

    /// Sum, mean or maximum of the rows of each bag; 0 for empty ones.
    ///
    /// ```java
    /// Tensor table = tensor(1.0, 2, 3, 4).view(4, 1);
    /// F.embeddingBag(tensor(0, 1, 3), table, tensor(0, 2), o -> o.mode("max")) // [[2], [4]]
    /// ```
    ///
    /// @param input row numbers: (bags, size), or one bag behind the other
    /// @param weight (rows, size)
    /// @param offsets where each bag starts, if the input has one dimension; null otherwise
    /// @param options sets the options, those of [BagOptions.Plain]
    /// @return (bags, size) of the weight's dtype
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("embedding_bag(input,weight,offsets,options)", input, weight, offsets, options)
                        : null;
        Tensor made = BagFunctions.embeddingBag(
                input, weight, offsets, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Alpha dropout of channels in evaluation, the default as in PyTorch: the input.
    ///
    /// ```java
    /// F.featureAlphaDropout(ones(1, 2, 2)) // [[[1, 1], [1, 1]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if there are no channels
    public static Tensor featureAlphaDropout(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("feature_alpha_dropout(input)", new Object[] {input})
                        : null;
        Tensor made = DropoutFunctions.featureAlphaDropout(input);
        return open == null ? made : open.close(made);
    }

    /// Drops whole channels so that mean and variance of a SELU network stay; where `training` is
    /// not set, it is false.
    ///
    /// ```java
    /// F.featureAlphaDropout(ones(8, 3, 5), o -> o.training(true)).shape() // [8, 3, 5]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @param options sets the options, those of [DropoutOptions.Call]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if `p` is no probability
    /// @throws dev.obor.base.ShapeError if there are no channels
    public static Tensor featureAlphaDropout(Tensor input, Consumer<DropoutOptions.Call> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("feature_alpha_dropout(input,options)", input, options)
                        : null;
        Tensor made = DropoutFunctions.featureAlphaDropout(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Columns as windows of images, added up where they overlap: the reverse of [#unfold].
    ///
    /// ```java
    /// Tensor out = F.fold(ones(1, 4, 4), List.of(3, 3), List.of(2, 2), o -> o.dilation(1));
    /// out // [[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]
    /// ```
    ///
    /// @param input (N, C · kernel, windows) or (C · kernel, windows)
    /// @param outputSize height and width of the images
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [FoldOptions]
    /// @return (N, C, H, W) or (C, H, W), of the input's dtype
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fold(input,output_size,kernel_size,options)", input, outputSize, kernelSize, options)
                        : null;
        Tensor made = ConvolutionFunctions.fold(
                input, outputSize, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Columns as windows of images, added up where they overlap.
    ///
    /// ```java
    /// F.fold(ones(1, 4, 4), List.of(3, 3), 2) // [[[[1, 2, 1], [2, 4, 2], [1, 2, 1]]]]
    /// ```
    ///
    /// @param input (N, C · kernel, windows) or (C · kernel, windows)
    /// @param outputSize height and width of the images
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, H, W) or (C, H, W), of the input's dtype
    /// @throws dev.obor.base.ShapeError if the columns do not fit
    public static Tensor fold(Tensor input, List<Integer> outputSize, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(outputSize, "outputSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fold(input,output_size,kernel_size)", input, outputSize, kernelSize)
                        : null;
        Tensor made = ConvolutionFunctions.fold(input, outputSize, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many overlapping windows as asked for in images, (N, C, H, W), which
    /// begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ValueError if neither the size of the result is given nor the ratio
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = FractionalPoolingFunctions.fractionalMaxPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many overlapping windows as asked for in images.
    ///
    /// ```java
    /// F.fractionalMaxPool2d(ones(1, 3, 9, 9), 2, o -> o.outputSize(4)).shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = FractionalPoolingFunctions.fractionalMaxPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of random overlapping windows in images, and their places in each plane,
    /// int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool2d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = FractionalPoolingFunctions.fractionalMaxPool2dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of random overlapping windows in images, and their places in each plane,
    /// int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.fractionalMaxPool2dWithIndices(ones(1, 3, 9, 9), 2, o -> o.outputRatio(0.5));
    /// out.indices().shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    public static ValuesIndices fractionalMaxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool2d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = FractionalPoolingFunctions.fractionalMaxPool2dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many overlapping windows as asked for in volumes, (N, C, D, H, W),
    /// which begin at random places.
    ///
    /// Source: Graham, "Fractional max-pooling", 2014.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ValueError if neither the size of the result is given nor the ratio
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = FractionalPoolingFunctions.fractionalMaxPool3d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of as many overlapping windows as asked for in volumes.
    ///
    /// ```java
    /// Tensor out = F.fractionalMaxPool3d(ones(1, 3, 9, 9, 9), 2, o -> o.outputSize(4));
    /// out.shape() // [1, 3, 4, 4, 4]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if a window does not fit
    public static Tensor fractionalMaxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = FractionalPoolingFunctions.fractionalMaxPool3d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of random overlapping windows in volumes, and their places in each volume,
    /// int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool3d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = FractionalPoolingFunctions.fractionalMaxPool3dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of random overlapping windows in volumes, and their places in each volume,
    /// int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.fractionalMaxPool3dWithIndices(ones(1, 3, 8, 8, 8), 2, o -> o.outputSize(4));
    /// out.indices().shape() // [1, 3, 4, 4, 4]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Fractional]
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    public static ValuesIndices fractionalMaxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Fractional> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("fractional_max_pool3d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = FractionalPoolingFunctions.fractionalMaxPool3dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of `log(var) / 2 + (x - y)² / (2 var)`.
    ///
    /// ```java
    /// F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), tensor(1.0, 4)) // 0.5966
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var of the input's sizes, or without the last dimension, or 1 in one dimension
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ValueError if a variance is negative, or their sizes do not fit
    public static Tensor gaussianNllLoss(Tensor input, Tensor target, Tensor var) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(var, "var");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gaussian_nll_loss(input,target,var)", input, target, var)
                        : null;
        Tensor made = LikelihoodFunctions.gaussianNllLoss(input, target, var);
        return open == null ? made : open.close(made);
    }

    /// `log(var) / 2 + (x - y)² / (2 var)`, reduced; variances count as `eps` at least, which their
    /// gradient does not see.
    ///
    /// Source: Nix and Weigend, "Estimating the mean and variance of the target probability
    /// distribution", 1994.
    ///
    /// ```java
    /// Tensor var = tensor(1.0, 4);
    /// Tensor out =
    ///         F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), var, o -> o.reduction("none"));
    /// out // [0.5, 0.6931]
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var of the input's sizes, or without the last dimension, or 1 in one dimension
    /// @param options sets the options, those of [LossOptions.GaussianNLL]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError if a variance is negative, or their sizes do not fit
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, Tensor var, Consumer<LossOptions.GaussianNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(var, "var");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gaussian_nll_loss(input,target,var,options)", input, target, var, options)
                        : null;
        Tensor made = LikelihoodFunctions.gaussianNllLoss(
                input, target, var, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `log(var) / 2 + (x - y)² / (2 var)` with one variance for all, reduced.
    ///
    /// ```java
    /// F.gaussianNllLoss(tensor(0.0, 1), tensor(1.0, 1), 4.0, o -> o.full(true)) // 1.6746
    /// ```
    ///
    /// @param input means
    /// @param target broadcast with the input
    /// @param var not negative
    /// @param options sets the options, those of [LossOptions.GaussianNLL]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError if a variance is negative, or their sizes do not fit
    public static Tensor gaussianNllLoss(
            Tensor input, Tensor target, double var, Consumer<LossOptions.GaussianNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gaussian_nll_loss(input,target,var,options)", input, target, var, options)
                        : null;
        Tensor made = LikelihoodFunctions.gaussianNllLoss(
                input, target, var, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.gelu(tensor(-1.0, 0, 2)) // [-0.1587, 0, 1.9545]
    /// F.gelu(tensor(-1.0, 0, 2), "tanh") // [-0.1588, 0, 1.9546]
    /// ```
    ///
    /// Here `approximate` is `"none"`.
    ///
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gelu(input,approximate)", input, "none")
                        : null;
        Tensor made = ActivationFunctions.gelu(input, "none");
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.gelu(tensor(-1.0, 0, 2)) // [-0.1587, 0, 1.9545]
    /// F.gelu(tensor(-1.0, 0, 2), "tanh") // [-0.1588, 0, 1.9546]
    /// ```
    ///
    /// Options and their defaults:
    /// - `approximate`, `"none"`: the form, `none` (exact) or `tanh`
    ///
    /// @param options sets the options, those of [Gaussian]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input, Consumer<Gaussian> options) {
        Gaussian o = Gaussian.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gelu(input,approximate)", input, o.approximate)
                        : null;
        Tensor made = ActivationFunctions.gelu(input, o.approximate);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.gelu(tensor(-1.0, 0, 2)) // [-0.1587, 0, 1.9545]
    /// F.gelu(tensor(-1.0, 0, 2), "tanh") // [-0.1588, 0, 1.9546]
    /// ```
    ///
    /// @param approximate the form, `none` (exact) or `tanh`; default `none`
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError for any other name
    public static Tensor gelu(Tensor input, String approximate) {
        Arguments.given(input, "input");
        Arguments.given(approximate, "approximate");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gelu(input,approximate)", input, approximate)
                        : null;
        Tensor made = ActivationFunctions.gelu(input, approximate);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.glu(tensor(1.0, 2, 0, 100)) // [0.5, 2]
    /// ```
    ///
    /// Here `dim` is `-1`.
    ///
    /// @return of the input's shape with half the size along the dimension, of its dtype
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("glu(input,dim)", input, -1) : null;
        Tensor made = ActivationFunctions.glu(input, -1);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.glu(tensor(1.0, 2, 0, 100)) // [0.5, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `dim`, `-1`: which dimension is split; negative numbers count from the end
    ///
    /// @param options sets the options, those of [Along]
    /// @return of the input's shape with half the size along the dimension, of its dtype
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input, Consumer<Along> options) {
        Along o = Along.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("glu(input,dim)", input, o.dim) : null;
        Tensor made = ActivationFunctions.glu(input, o.dim);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.glu(tensor(1.0, 2, 0, 100)) // [0.5, 2]
    /// ```
    ///
    /// @param dim which dimension is split; negative numbers count from the end; default `-1`
    /// @return of the input's shape with half the size along the dimension, of its dtype
    /// @throws dev.obor.base.ShapeError if its size is odd, or the input has no dimensions
    public static Tensor glu(Tensor input, int dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("glu(input,dim)", input, dim) : null;
        Tensor made = ActivationFunctions.glu(input, dim);
        return open == null ? made : open.close(made);
    }

    /// Values at places between the elements, bilinear, with zeros outside.
    ///
    /// ```java
    /// Tensor middle = zeros(1, 1, 1, 2);
    /// F.gridSample(arange(9.0).view(1, 1, 3, 3), middle, o -> o.alignCorners(false)) // [[[[4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (N, C, D, H, W)
    /// @param grid (N, Hout, Wout, 2) or (N, Dout, Hout, Wout, 3): places x, y (and z) from -1 to
    ///   1, of the input's dtype
    /// @return (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor gridSample(Tensor input, Tensor grid) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("grid_sample(input,grid)", input, grid)
                        : null;
        Tensor made = GridFunctions.gridSample(input, grid);
        return open == null ? made : open.close(made);
    }

    /// Values at places between the elements.
    ///
    /// Source: Jaderberg et al., "Spatial transformer networks", 2015.
    ///
    /// ```java
    /// Tensor corner = tensor(-1.0, -1).view(1, 1, 1, 2);
    /// Tensor out =
    ///         F.gridSample(arange(9.0).view(1, 1, 3, 3), corner,
    ///                 o -> o.mode("nearest").alignCorners(true));
    /// out // [[[[0]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (N, C, D, H, W)
    /// @param grid (N, Hout, Wout, 2) or (N, Dout, Hout, Wout, 3): places x, y (and z) from -1 to
    ///   1, of the input's dtype
    /// @param options sets the options, those of [GridOptions]
    /// @return (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.ValueError for other modes
    public static Tensor gridSample(Tensor input, Tensor grid, Consumer<GridOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("grid_sample(input,grid,options)", input, grid, options)
                        : null;
        Tensor made = GridFunctions.gridSample(
                input, grid, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// [#gridSample] of images, with modes and paddings by number.
    ///
    /// ```java
    /// F.gridSampler2d(ones(1, 1, 3, 3), zeros(1, 1, 1, 2), 0, 0, false) // [[[[1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @param grid (N, Hout, Wout, 2)
    /// @param interpolationMode 0 bilinear, 1 nearest, 2 bicubic
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements, not
    ///   their outer edges
    /// @return (N, C, Hout, Wout)
    public static Tensor gridSampler2d(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("grid_sampler2d(input,grid,interpolation_mode,padding_mode,align_corners)", input, grid, interpolationMode, paddingMode, alignCorners)
                        : null;
        Tensor made = GridFunctions.sampleImage(
                input, grid, interpolationMode, paddingMode, alignCorners);
        return open == null ? made : open.close(made);
    }

    /// [#gridSample] of volumes, with modes and paddings by number.
    ///
    /// ```java
    /// F.gridSampler3d(ones(1, 1, 3, 3, 3), zeros(1, 1, 1, 1, 3), 0, 0, false) // [[[[[1]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W)
    /// @param grid (N, Dout, Hout, Wout, 3)
    /// @param interpolationMode 0 bilinear, 1 nearest
    /// @param paddingMode 0 zeros, 1 border, 2 reflection
    /// @param alignCorners whether -1 and 1 are the middles of the first and last elements, not
    ///   their outer edges
    /// @return (N, C, Dout, Hout, Wout)
    public static Tensor gridSampler3d(
            Tensor input,
            Tensor grid,
            long interpolationMode,
            long paddingMode,
            boolean alignCorners) {
        Arguments.given(input, "input");
        Arguments.given(grid, "grid");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("grid_sampler3d(input,grid,interpolation_mode,padding_mode,align_corners)", input, grid, interpolationMode, paddingMode, alignCorners)
                        : null;
        Tensor made = GridFunctions.sampleVolume(
                input, grid, interpolationMode, paddingMode, alignCorners);
        return open == null ? made : open.close(made);
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
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor groupNorm(Tensor input, int numGroups) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("group_norm(input,num_groups)", input, numGroups)
                        : null;
        Tensor made = NormalizationFunctions.groupNorm(input, numGroups);
        return open == null ? made : open.close(made);
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
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor groupNorm(
            Tensor input, int numGroups, @Nullable Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("group_norm(input,num_groups,weight,bias)", input, numGroups, weight, bias)
                        : null;
        Tensor made = NormalizationFunctions.groupNorm(input, numGroups, weight, bias);
        return open == null ? made : open.close(made);
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
    /// @param options sets the options, those of [NormOptions.Plain]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the groups do not divide the channels
    public static Tensor groupNorm(
            Tensor input,
            int numGroups,
            @Nullable Tensor weight,
            @Nullable Tensor bias,
            Consumer<NormOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("group_norm(input,num_groups,weight,bias,options)", input, numGroups, weight, bias, options)
                        : null;
        Tensor made = NormalizationFunctions.groupNorm(
                input, numGroups, weight, bias, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A random softmax along the last dimension, with temperature 1.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.gumbelSoftmax(zeros(3)) // [0.1047, 0.2984, 0.5969]
    /// ```
    ///
    /// @param logits floats of any shape
    /// @return of the shape and dtype of the logits
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor gumbelSoftmax(Tensor logits) {
        Arguments.given(logits, "logits");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gumbel_softmax(logits)", new Object[] {logits})
                        : null;
        Tensor made = RandomActivations.gumbelSoftmax(logits);
        return open == null ? made : open.close(made);
    }

    /// The softmax of `(logits + noise) / tau`: samples of a category that let gradients through.
    ///
    /// Sources: Jang et al., "Categorical reparameterization with Gumbel-softmax", 2016; Maddison
    /// et al., "The concrete distribution", 2016.
    ///
    /// ```java
    /// manualSeed(0);
    /// F.gumbelSoftmax(zeros(3), o -> o.tau(0.5).hard(true)) // [0, 0, 1]
    /// ```
    ///
    /// @param logits floats of any shape
    /// @param options sets the options, those of [Gumbel]
    /// @return of the shape and dtype of the logits
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor gumbelSoftmax(Tensor logits, Consumer<Gumbel> options) {
        Arguments.given(logits, "logits");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("gumbel_softmax(logits,options)", logits, options)
                        : null;
        Tensor made = RandomActivations.gumbelSoftmax(
                logits, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardshrink(tensor(-1.0, 0.3, 2)) // [-1, 0, 2]
    /// ```
    ///
    /// Here `lambd` is `0.5`.
    ///
    /// @return of the input's shape and dtype
    public static Tensor hardshrink(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", input, 0.5)
                        : null;
        Tensor made = ActivationFunctions.hardshrink(input, 0.5);
        return open == null ? made : open.close(made);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardshrink(tensor(-1.0, 0.3, 2)) // [-1, 0, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: half the width of the gap
    ///
    /// @param options sets the options, those of [Shrink]
    /// @return of the input's shape and dtype
    public static Tensor hardshrink(Tensor input, Consumer<Shrink> options) {
        Shrink o = Shrink.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", input, o.lambd)
                        : null;
        Tensor made = ActivationFunctions.hardshrink(input, o.lambd);
        return open == null ? made : open.close(made);
    }

    /// The identity outside a gap around zero.
    ///
    /// ```text
    /// hardshrink(x) = x if |x| > lambd else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardshrink(tensor(-1.0, 0.3, 2)) // [-1, 0, 2]
    /// ```
    ///
    /// @param lambd half the width of the gap; default `0.5`
    /// @return of the input's shape and dtype
    public static Tensor hardshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardshrink(input,lambd)", input, lambd)
                        : null;
        Tensor made = ActivationFunctions.hardshrink(input, lambd);
        return open == null ? made : open.close(made);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardsigmoid(tensor(-4.0, 0, 1.5)) // [0, 0.5, 0.75]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardsigmoid(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardsigmoid(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.hardsigmoid(input, false);
        return open == null ? made : open.close(made);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardsigmoid(tensor(-4.0, 0, 1.5)) // [0, 0.5, 0.75]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Unprinted]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardsigmoid(Tensor input, Consumer<Unprinted> options) {
        Unprinted o = Unprinted.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardsigmoid(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.hardsigmoid(input, o.inplace);
        return open == null ? made : open.close(made);
    }

    /// A piecewise linear sigmoid.
    ///
    /// ```text
    /// hardsigmoid(x) = min(max(x / 6 + 1/2, 0), 1)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.hardsigmoid(tensor(-4.0, 0, 1.5)) // [0, 0.5, 0.75]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardsigmoid(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardsigmoid(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.hardsigmoid(input, inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.hardswish(tensor(-4.0, 1, 4)) // [-0, 0.6667, 4]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardswish(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardswish(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.hardswish(input, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.hardswish(tensor(-4.0, 1, 4)) // [-0, 0.6667, 4]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Unprinted]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardswish(Tensor input, Consumer<Unprinted> options) {
        Unprinted o = Unprinted.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardswish(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.hardswish(input, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.hardswish(tensor(-4.0, 1, 4)) // [-0, 0.6667, 4]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor hardswish(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardswish(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.hardswish(input, inplace);
        return open == null ? made : open.close(made);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.hardtanh(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
    /// ```
    ///
    /// Here `minVal` is `-1.0`, `maxVal` is `1.0` and `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if a limit is on the wrong side of all numbers of an
    ///   integer dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold a limit
    public static Tensor hardtanh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardtanh(input,min_val,max_val,inplace)", input, -1.0, 1.0, false)
                        : null;
        Tensor made = ActivationFunctions.hardtanh(input, -1.0, 1.0, false);
        return open == null ? made : open.close(made);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.hardtanh(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
    /// ```
    ///
    /// Options and their defaults:
    /// - `minVal`, `-1.0`: the lower limit
    /// - `maxVal`, `1.0`: the upper limit
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Limits]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if a limit is on the wrong side of all numbers of an
    ///   integer dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold a limit
    public static Tensor hardtanh(Tensor input, Consumer<Limits> options) {
        Limits o = Limits.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardtanh(input,min_val,max_val,inplace)", input, o.minVal, o.maxVal, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.hardtanh(input, o.minVal, o.maxVal, o.inplace);
        return open == null ? made : open.close(made);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.hardtanh_(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Here `minVal` is `-1.0` and `maxVal` is `1.0`.
    ///
    /// @return the input
    /// @throws dev.obor.base.ValueError if a limit is on the wrong side of all numbers of an
    ///   integer dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold a limit
    public static Tensor hardtanh_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardtanh_(input,min_val,max_val,inplace)", input, -1.0, 1.0, true)
                        : null;
        Tensor made = ActivationFunctions.hardtanh(input, -1.0, 1.0, true);
        return open == null ? made : open.close(made);
    }

    /// The identity between two limits.
    ///
    /// ```text
    /// hardtanh(x) = min(max(x, minVal), maxVal)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.hardtanh_(tensor(-2.0, 0.5, 3)) // [-1, 0.5, 1]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Options and their defaults:
    /// - `minVal`, `-1.0`: the lower limit
    /// - `maxVal`, `1.0`: the upper limit
    ///
    /// @param options sets the options, those of [Limits]
    /// @return the input
    /// @throws dev.obor.base.ValueError if a limit is on the wrong side of all numbers of an
    ///   integer dtype
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold a limit
    public static Tensor hardtanh_(Tensor input, Consumer<Limits> options) {
        Limits o = Limits.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hardtanh_(input,min_val,max_val,inplace)", input, o.minVal, o.maxVal, true)
                        : null;
        Tensor made = ActivationFunctions.hardtanh(input, o.minVal, o.maxVal, true);
        return open == null ? made : open.close(made);
    }

    /// The mean hinge loss with margin 1.
    ///
    /// ```java
    /// F.hingeEmbeddingLoss(tensor(0.3, 0.3), tensor(1.0, -1)) // 0.5
    /// ```
    ///
    /// @param input distances of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor
    public static Tensor hingeEmbeddingLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hinge_embedding_loss(input,target)", input, target)
                        : null;
        Tensor made = MarginFunctions.hingeEmbeddingLoss(
                Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// x where the target is 1, max(0, margin - x) where it is -1, reduced.
    ///
    /// ```java
    /// F.hingeEmbeddingLoss(tensor(0.3, 0.3), tensor(1.0, -1), o -> o.margin(2)) // 1
    /// ```
    ///
    /// @param input distances of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @param options sets the options, those of [LossOptions.Hinge]
    /// @return a 0-d tensor, or the loss of each element without reduction
    public static Tensor hingeEmbeddingLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Hinge> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("hinge_embedding_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = MarginFunctions.hingeEmbeddingLoss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of the Huber loss with delta 1.
    ///
    /// ```java
    /// F.huberLoss(tensor(1.0, 2), tensor(1.5, 4)) // 0.8125
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    public static Tensor huberLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("huber_loss(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.huberLoss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// (x - y)² / 2 where |x - y| < delta, else delta (|x - y| - delta / 2); as in PyTorch, a mean
    /// with weights divides by the number of elements.
    ///
    /// ```java
    /// F.huberLoss(tensor(1.0, 2), tensor(1.5, 4), o -> o.delta(0.5)) // 0.5
    /// ```
    ///
    /// @param target broadcast with the input
    /// @param options sets the options, those of [LossOptions.Huber]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError unless delta is positive
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor huberLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Huber> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("huber_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.huberLoss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Normalises each channel of each sample over its positions.
    ///
    /// ```java
    /// F.instanceNorm(tensor(1.0, 3, 10, 30).view(1, 2, 2)) // [[[-1, 1], [-1, 1]]]
    /// ```
    ///
    /// @param input (N, C, *)
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if there is but one position
    public static Tensor instanceNorm(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("instance_norm(input)", new Object[] {input})
                        : null;
        Tensor made = NormalizationFunctions.instanceNorm(input);
        return open == null ? made : open.close(made);
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
    /// @param options sets the options, those of [NormOptions.Instance]
    /// @return of the input's shape and dtype
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("instance_norm(input,running_mean,running_var,weight,bias,options)", input, runningMean, runningVar, weight, bias, options)
                        : null;
        Tensor made = NormalizationFunctions.instanceNorm(
                input, runningMean, runningVar, weight, bias, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Signals, images or volumes of another size.
    ///
    /// ```java
    /// Tensor twice = F.interpolate(x, o -> o.scaleFactor(2).mode("bilinear").alignCorners(true));
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W); floats, for some modes uint8
    /// @param options sets the options, those of [Interpolate]
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    /// @throws dev.obor.base.ValueError unless either the sizes or the factors are given, or where
    ///   the mode does not take an option
    /// @throws dev.obor.base.ShapeError if the mode is for another number of dimensions
    public static Tensor interpolate(Tensor input, Consumer<Interpolate> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("interpolate(input,options)", input, options)
                        : null;
        Tensor made = ResizeFunctions.interpolate(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean over all elements of the Kullback-Leibler divergence of log-probabilities from
    /// targets.
    ///
    /// ```java
    /// F.klDiv(tensor(0.5, 0.5).log(), tensor(0.9, 0.1)) // 0.184
    /// ```
    ///
    /// @param input logarithms of probabilities
    /// @param target probabilities, broadcast with the input
    /// @return a 0-d tensor
    /// @throws dev.obor.base.DTypeError unless both are floats
    public static Tensor klDiv(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kl_div(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.klDiv(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// The Kullback-Leibler divergence of log-probabilities from targets.
    ///
    /// ```java
    /// F.klDiv(tensor(0.5, 0.5).log(), tensor(0.9, 0.1), o -> o.reduction("sum")) // 0.3681
    /// ```
    ///
    /// @param input logarithms of probabilities
    /// @param target probabilities, or their logarithms with `logTarget`; broadcast with the input
    /// @param options sets the options, those of [LossOptions.KLDiv]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.DTypeError unless both are floats
    public static Tensor klDiv(Tensor input, Tensor target, Consumer<LossOptions.KLDiv> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("kl_div(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.klDiv(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of |x - y|.
    ///
    /// ```java
    /// F.l1Loss(tensor(1.0, 2), tensor(1.0, 4)) // 1
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    public static Tensor l1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("l1_loss(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.l1Loss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// |x - y|, reduced; a mean with weights divides by their sum.
    ///
    /// ```java
    /// F.l1Loss(tensor(1.0, 2), tensor(1.0, 4), o -> o.reduction("none")) // [0, 2]
    /// ```
    ///
    /// @param target broadcast with the input
    /// @param options sets the options, those of [LossOptions.Elements]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor l1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("l1_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.l1Loss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Normalises each sample over its last dimensions, which have these sizes.
    ///
    /// ```java
    /// F.layerNorm(tensor(1.0, 2, 3), 3) // [-1.2247, 0, 1.2247]
    /// ```
    ///
    /// @param normalizedShape their sizes
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor layerNorm(Tensor input, long... normalizedShape) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("layer_norm(input,normalized_shape)", input, normalizedShape)
                        : null;
        Tensor made = NormalizationFunctions.layerNorm(input, normalizedShape);
        return open == null ? made : open.close(made);
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
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor layerNorm(
            Tensor input, long[] normalizedShape, @Nullable Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("layer_norm(input,normalized_shape,weight,bias)", input, normalizedShape, weight, bias)
                        : null;
        Tensor made = NormalizationFunctions.layerNorm(input, normalizedShape, weight, bias);
        return open == null ? made : open.close(made);
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
    /// @param options sets the options, those of [NormOptions.Plain]
    /// @return of the input's shape and dtype
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("layer_norm(input,normalized_shape,weight,bias,options)", input, normalizedShape, weight, bias, options)
                        : null;
        Tensor made = NormalizationFunctions.layerNorm(
                input, normalizedShape, weight, bias, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Here `negativeSlope` is `0.01` and `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor leakyRelu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu(input,negative_slope,inplace)", input, 0.01, false)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, 0.01, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `negativeSlope`, `0.01`: the slope below zero
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Leaky]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor leakyRelu(Tensor input, Consumer<Leaky> options) {
        Leaky o = Leaky.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu(input,negative_slope,inplace)", input, o.negativeSlope, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, o.negativeSlope, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param negativeSlope the slope below zero; default `0.01`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor leakyRelu(Tensor input, double negativeSlope) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu(input,negative_slope,inplace)", input, negativeSlope, false)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, negativeSlope, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu_(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Here `negativeSlope` is `0.01`.
    ///
    /// @return the input
    public static Tensor leakyRelu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu_(input,negative_slope,inplace)", input, 0.01, true)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, 0.01, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu_(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// Options and their defaults:
    /// - `negativeSlope`, `0.01`: the slope below zero
    ///
    /// @param options sets the options, those of [Leaky]
    /// @return the input
    public static Tensor leakyRelu_(Tensor input, Consumer<Leaky> options) {
        Leaky o = Leaky.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu_(input,negative_slope,inplace)", input, o.negativeSlope, true)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, o.negativeSlope, true);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.leakyRelu_(tensor(-1.0, 0, 2), 0.1) // [-0.1, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @param negativeSlope the slope below zero; default `0.01`
    /// @return the input
    public static Tensor leakyRelu_(Tensor input, double negativeSlope) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("leaky_relu_(input,negative_slope,inplace)", input, negativeSlope, true)
                        : null;
        Tensor made = ActivationFunctions.leakyRelu(input, negativeSlope, true);
        return open == null ? made : open.close(made);
    }

    /// x weightᵀ.
    ///
    /// ```java
    /// F.linear(tensor(1.0, 2), tensor(1.0, 1, 0, 3).view(2, 2)) // [3, 6]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in) or (in), of the input's dtype
    /// @return (\*, out), or (*) of a weight with one dimension; of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor linear(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linear(input,weight)", input, weight)
                        : null;
        Tensor made = LinearFunctions.linear(Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// x weightᵀ + bias.
    ///
    /// ```java
    /// F.linear(ones(128, 20), ones(30, 20), zeros(30)).shape() // [128, 30]
    /// ```
    ///
    /// @param input (*, in)
    /// @param weight (out, in) or (in), of the input's dtype
    /// @param bias (out), or null
    /// @return (\*, out), or (*) of a weight with one dimension; of the input's dtype
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    public static Tensor linear(Tensor input, Tensor weight, @Nullable Tensor bias) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linear(input,weight,bias)", input, weight, bias)
                        : null;
        Tensor made = LinearFunctions.linear(
                Precision.lower(input), Precision.lower(weight), Precision.lowerOrNull(bias));
        return open == null ? made : open.close(made);
    }

    /// The mean cross entropy between the logits `input weightᵀ` and targets.
    ///
    /// ```java
    /// F.linearCrossEntropy(ones(2, 3), ones(4, 3), tensor(0, 1)) // 1.3863
    /// ```
    ///
    /// @param input (in) or (N, in)
    /// @param linearWeight (classes, …, in)
    /// @param target classes (int64; without the dimension of the classes), or probabilities of the
    ///   shape of the logits, (N, classes, …)
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    public static Tensor linearCrossEntropy(Tensor input, Tensor linearWeight, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(linearWeight, "linearWeight");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linear_cross_entropy(input,linear_weight,target)", input, linearWeight, target)
                        : null;
        Tensor made = LossFunctions.linearCrossEntropy(input, linearWeight, target);
        return open == null ? made : open.close(made);
    }

    /// Cross entropy between the logits `input weightᵀ + bias` and targets.
    ///
    /// @param input (in) or (N, in)
    /// @param linearWeight (classes, …, in)
    /// @param target classes (int64; without the dimension of the classes), or probabilities of the
    ///   shape of the logits, (N, classes, …)
    /// @param options sets the options, those of [LossOptions.LinearCrossEntropy]
    /// @return a 0-d tensor, or the loss of each sample without reduction
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("linear_cross_entropy(input,linear_weight,target,options)", input, linearWeight, target, options)
                        : null;
        Tensor made = LossFunctions.linearCrossEntropy(
                input, linearWeight, target, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// @throws dev.obor.base.ValueError if there are fewer than three dimensions
    public static Tensor localResponseNorm(Tensor input, long size) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("local_response_norm(input,size)", input, size)
                        : null;
        Tensor made = NormalizationFunctions.localResponseNorm(input, size);
        return open == null ? made : open.close(made);
    }

    /// x / (k + alpha mean)^beta, where the mean is that of x² over `size` channels around.
    ///
    /// Source: Krizhevsky et al., "ImageNet classification with deep convolutional neural
    /// networks", 2012.
    ///
    /// @param input (N, C, *)
    /// @param size how many channels
    /// @param options sets the options, those of [NormOptions.LocalResponse]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if there are fewer than three dimensions
    public static Tensor localResponseNorm(
            Tensor input, long size, Consumer<NormOptions.LocalResponse> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("local_response_norm(input,size,options)", input, size, options)
                        : null;
        Tensor made = NormalizationFunctions.localResponseNorm(
                input, size, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.logSoftmax(tensor(1.0, 2, 3), 0) // [-2.4076, -1.4076, -0.4076]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor logSoftmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim)", input, dim)
                        : null;
        Tensor made = ActivationFunctions.logSoftmax(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the softmax in another dtype, to which the input is converted first.
    ///
    /// ```java
    /// F.logSoftmax(tensor(1, 2), 0, o -> o.dtype(float64)) // [-1.3133, -0.3133]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @param options sets the options, those of [Softmax]
    /// @return of the input's shape, of that dtype
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor logSoftmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("log_softmax(input,dim,options)", input, dim, options)
                        : null;
        Tensor made = ActivationFunctions.logSoftmax(
                input, dim, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The logarithm of the logistic function, without overflow.
    ///
    /// ```text
    /// logsigmoid(x) = -log(1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.logsigmoid(tensor(-100.0, 0)) // [-100, -0.6931]
    /// ```
    ///
    /// @return of the input's shape and dtype
    public static Tensor logsigmoid(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("logsigmoid(input)", new Object[] {input})
                        : null;
        Tensor made = ActivationFunctions.logsigmoid(input);
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, (N, C, L); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    public static Tensor lpPool1d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool1d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool1d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4).view(1, 1, 2), 2, 2) // [[[5]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    public static Tensor lpPool1d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool1d(input,norm_type,kernel_size)", input, normType, kernelSize)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool1d(input, normType, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in signals, with options.
    ///
    /// ```java
    /// F.lpPool1d(tensor(3.0, 4, 0).view(1, 1, 3), 2, 2, o -> o.stride(1)) // [[[5, 4]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param normType the p of the norm
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    public static Tensor lpPool1d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool1d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool1d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, (N, C, H, W); as in PyTorch 0 where the sum is
    /// negative and the root is not real, and largest or smallest magnitudes for infinite powers.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool2d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool2d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool2d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 4, 4), 2, 2) // [[[[2, 2], [2, 2]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool2d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool2d(input,norm_type,kernel_size)", input, normType, kernelSize)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool2d(input, normType, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in images, with options.
    ///
    /// ```java
    /// F.lpPool2d(ones(1, 1, 3, 3), 1, 2, o -> o.stride(1)) // [[[[4, 4], [4, 4]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool2d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool2d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool2d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, (N, C, D, H, W); as in PyTorch 0 where the sum
    /// is negative and the root is not real, and largest or smallest magnitudes for infinite
    /// powers.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool3d(
            Tensor input,
            double normType,
            List<Integer> kernelSize,
            Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool3d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool3d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2).shape() // [1, 3, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool3d(Tensor input, double normType, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool3d(input,norm_type,kernel_size)", input, normType, kernelSize)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool3d(input, normType, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// `(sum of x^p)^(1/p)` of windows in volumes, with options.
    ///
    /// ```java
    /// F.lpPool3d(ones(1, 3, 4, 4, 4), 2, 2, o -> o.stride(1)).shape() // [1, 3, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param normType the p of the norm
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Power]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    public static Tensor lpPool3d(
            Tensor input, double normType, int kernelSize, Consumer<PoolOptions.Power> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("lp_pool3d(input,norm_type,kernel_size,options)", input, normType, kernelSize, options)
                        : null;
        Tensor made = LpPoolingFunctions.lpPool3d(
                input, normType, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of max(0, -y (x1 - x2)).
    ///
    /// ```java
    /// F.marginRankingLoss(tensor(1.0, 2), tensor(2.0, 1), tensor(1.0, 1)) // 0.5
    /// ```
    ///
    /// @param input1 scores of any shape
    /// @param input2 scores, broadcast with the others
    /// @param target 1 where `input1` should be larger, else -1
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the tensors have different numbers of dimensions
    public static Tensor marginRankingLoss(Tensor input1, Tensor input2, Tensor target) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("margin_ranking_loss(input1,input2,target)", input1, input2, target)
                        : null;
        Tensor made = MarginFunctions.marginRankingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// max(0, -y (x1 - x2) + margin), reduced; y is 1 where x1 should be larger, else -1.
    ///
    /// ```java
    /// Tensor y = tensor(1.0, 1);
    /// F.marginRankingLoss(tensor(1.0, 2), tensor(2.0, 1), y, o -> o.margin(0.5)) // 0.75
    /// ```
    ///
    /// @param input1 scores of any shape
    /// @param input2 scores, broadcast with the others
    /// @param target 1 where `input1` should be larger, else -1
    /// @param options sets the options, those of [LossOptions.Margin]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ShapeError if the tensors have different numbers of dimensions
    public static Tensor marginRankingLoss(
            Tensor input1, Tensor input2, Tensor target, Consumer<LossOptions.Margin> options) {
        Arguments.given(input1, "input1");
        Arguments.given(input2, "input2");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("margin_ranking_loss(input1,input2,target,options)", input1, input2, target, options)
                        : null;
        Tensor made = MarginFunctions.marginRankingLoss(
                Precision.full(input1), Precision.full(input2), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool1d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool1d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2
    ///   padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool1d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool1d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in signals, (N, C, L).
    ///
    /// ```java
    /// F.maxPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 2) // [[[5, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool1d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool1d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in signals, (N, C, L).
    ///
    /// ```java
    /// Tensor out =
    ///         F.maxPool1d(tensor(1.0, 5, 2, 3).view(1, 1, 4), 3, o -> o.stride(1).padding(1));
    /// out // [[[5, 5, 5, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size + 2
    ///   padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool1d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool1d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows at a distance of `stride` in signals, (N, C, L).
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param stride how far windows are apart
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - kernel) /
    ///   stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool1d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.maxPool1d(input, kernelSize, stride);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in signals and their places in each row, int64.
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool1dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in signals and their places in each row, int64.
    ///
    /// ```java
    /// Tensor signal = tensor(1.0, 5, 2, 3).view(1, 1, 4);
    /// F.maxPool1dWithIndices(signal, 2, o -> o.stride(2)) // [[[5, 3]]], [[[1, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Lout) or (C, Lout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool1dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool1d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool1dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool2d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool2d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(ones(1, 3, 8, 9), List.of(2, 3), o -> o.stride(2, 3)).shape() // [1, 3, 4, 3]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode`
    ///   up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool2d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(arange(16.0).view(1, 1, 4, 4), 2) // [[[[5, 7], [13, 15]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool2d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool2d(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in images, (N, C, H, W).
    ///
    /// ```java
    /// Tensor out = F.maxPool2d(ones(1, 3, 7, 7), 3, o -> o.stride(2).ceilMode(true).padding(1));
    /// out.shape() // [1, 3, 4, 4]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with `ceilMode`
    ///   up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool2d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool2d(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows at a distance of `stride` in images, (N, C, H, W).
    ///
    /// ```java
    /// F.maxPool2d(ones(1, 3, 7, 7), 3, 2).shape() // [1, 3, 3, 3]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param stride how far windows are apart
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool2d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.maxPool2d(input, kernelSize, stride);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in images and their places in each plane, int64.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool2dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in images and their places in each plane, int64.
    ///
    /// ```java
    /// Tensor image = arange(4.0).view(1, 1, 2, 2);
    /// F.maxPool2dWithIndices(image, 2, o -> o.stride(2)) // [[[[3]]]], [[[[3]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Hout, Wout) or (C, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool2dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool2d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool2dWithIndices(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool3d(Tensor input, List<Integer> kernelSize) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool3d(Precision.full(input), kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with
    ///   `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool3d(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool3d(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows that lie side by side in volumes, (N, C, D, H, W).
    ///
    /// ```java
    /// F.maxPool3d(ones(1, 3, 4, 4, 4), 2).shape() // [1, 3, 2, 2, 2]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool3d(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = PoolingFunctions.maxPool3d(Precision.full(input), kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size + 2 padding - dilation (kernel - 1) - 1) / stride + 1, rounded down, with
    ///   `ceilMode` up
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool3d(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = PoolingFunctions.maxPool3d(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows at a distance of `stride` in volumes, (N, C, D, H, W).
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param stride how far windows are apart
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - kernel) / stride + 1, rounded down
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static Tensor maxPool3d(Tensor input, int kernelSize, int stride) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d(input,kernel_size,stride)", input, kernelSize, stride)
                        : null;
        Tensor made = PoolingFunctions.maxPool3d(Precision.full(input), kernelSize, stride);
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, List<Integer> kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool3dWithIndices(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Largest values of windows in volumes and their places in each volume, int64.
    ///
    /// ```java
    /// ValuesIndices out =
    ///         F.maxPool3dWithIndices(arange(8.0).view(1, 1, 2, 2, 2), 2, o -> o.stride(2));
    /// out.indices() // [[[[[7]]]]]
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Max]
    /// @return values and int64 places, both (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout)
    /// @throws dev.obor.base.ShapeError if the input has other dimensions, or a window does not fit
    public static ValuesIndices maxPool3dWithIndices(
            Tensor input, int kernelSize, Consumer<PoolOptions.Max> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_pool3d_with_indices(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        ValuesIndices made = PoolingFunctions.maxPool3dWithIndices(
                Precision.full(input), kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of signals put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool1dWithIndices].
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1)
    ///   stride - 2 padding + kernel, unless `outputSize` says otherwise
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool1d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool1d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of signals put back where they were found, and zeros around them.
    ///
    /// ```java
    /// Tensor out = F.maxUnpool1d(tensor(5.0, 3).view(1, 1, 2), tensor(1, 3).view(1, 1, 2), 2);
    /// out // [[[0, 5, 0, 3]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1)
    ///   stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool1d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool1d(input,indices,kernel_size)", input, indices, kernelSize)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool1d(input, indices, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Maxima of signals put back where they were found, and zeros around them, with options.
    ///
    /// ```java
    /// Tensor places = tensor(1, 3).view(1, 1, 2);
    /// Tensor out =
    ///         F.maxUnpool1d(tensor(5.0, 3).view(1, 1, 2), places, 2,
    ///                 o -> o.outputSize(new long[] {5}));
    /// out // [[[0, 5, 0, 3, 0]]]
    /// ```
    ///
    /// @param input (N, C, L) or (C, L)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize how long a window is
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Lout) or (C, Lout), of the input's dtype; each size becomes (size - 1)
    ///   stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool1d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool1d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool1d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of images put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool2dWithIndices].
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool2d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool2d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of images put back where they were found, and zeros around them.
    ///
    /// ```java
    /// F.maxUnpool2d(ones(1, 1, 1, 1), tensor(3).view(1, 1, 1, 1), 2) // [[[[0, 0], [0, 1]]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool2d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool2d(input,indices,kernel_size)", input, indices, kernelSize)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool2d(input, indices, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Maxima of images put back where they were found, and zeros around them, with options.
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Hout, Wout) or (C, Hout, Wout), of the input's dtype; each size becomes
    ///   (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool2d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool2d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool2d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of volumes put back where they were found, and zeros around them: the reverse of
    /// [F#maxPool3dWithIndices].
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool3d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool3d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Maxima of volumes put back where they were found, and zeros around them.
    ///
    /// ```java
    /// F.maxUnpool3d(ones(1, 1, 1, 1, 1), tensor(7).view(1, 1, 1, 1, 1), 2).sum() // 1
    /// ```
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool3d(Tensor input, Tensor indices, int kernelSize) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool3d(input,indices,kernel_size)", input, indices, kernelSize)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool3d(input, indices, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Maxima of volumes put back where they were found, and zeros around them, with options.
    ///
    /// @param input (N, C, D, H, W) or (C, D, H, W)
    /// @param indices the places, int64, of the input's sizes
    /// @param kernelSize depth, height and width of a window, one number for all
    /// @param options sets the options, those of [PoolOptions.Unpool]
    /// @return (N, C, Dout, Hout, Wout) or (C, Dout, Hout, Wout), of the input's dtype; each size
    ///   becomes (size - 1) stride - 2 padding + kernel, unless `outputSize` says otherwise
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a place is not in the result
    public static Tensor maxUnpool3d(
            Tensor input, Tensor indices, int kernelSize, Consumer<PoolOptions.Unpool> options) {
        Arguments.given(input, "input");
        Arguments.given(indices, "indices");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("max_unpool3d(input,indices,kernel_size,options)", input, indices, kernelSize, options)
                        : null;
        Tensor made = UnpoolingFunctions.maxUnpool3d(
                input, indices, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.mish(tensor(-1.0, 0, 2)) // [-0.3034, 0, 1.944]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor mish(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mish(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.mish(input, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.mish(tensor(-1.0, 0, 2)) // [-0.3034, 0, 1.944]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor mish(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mish(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.mish(input, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.mish(tensor(-1.0, 0, 2)) // [-0.3034, 0, 1.944]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor mish(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mish(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.mish(input, inplace);
        return open == null ? made : open.close(made);
    }

    /// The mean of (x - y)².
    ///
    /// ```java
    /// F.mseLoss(tensor(1.0, 2), tensor(1.0, 4)) // 2
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    public static Tensor mseLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mse_loss(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.mseLoss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// (x - y)², reduced; a mean with weights divides by their sum.
    ///
    /// ```java
    /// F.mseLoss(tensor(1.0, 2), tensor(1.0, 4), o -> o.reduction("sum")) // 4
    /// ```
    ///
    /// @param target broadcast with the input
    /// @param options sets the options, those of [LossOptions.Elements]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError if the weights are not of the input's size
    public static Tensor mseLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("mse_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.mseLoss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Attention with several heads, from the weights of [dev.obor.nn.MultiheadAttention].
    ///
    /// ```java
    /// Tensor words = ones(5, 2, 4);
    /// AttentionResult out =
    ///         F.multiHeadAttentionForward(
    ///                 words, words, words, 4, 2, ones(12, 4), null, null, null, false, 0, eye(4),
    ///                 null);
    /// out.output().shape() // [5, 2, 4]
    /// ```
    ///
    /// @param query (L, N, E), or (L, E)
    /// @param key (S, N, E), or (S, E)
    /// @param value (S, N, E), or (S, E)
    /// @param embedDimToCheck the expected E
    /// @param numHeads how many heads; it divides E
    /// @param inProjWeight the weights of query, key and value, (3 E, E)
    /// @param inProjBias their biases, (3 E), or null
    /// @param biasK a key that is added to all others, (1, 1, E), or null
    /// @param biasV its value, or null
    /// @param addZeroAttn whether a key and a value of zeros are added
    /// @param dropoutP the probability of dropping a weight
    /// @param outProjWeight (E, E)
    /// @param outProjBias (E), or null
    /// @return the result, (L, N, E) or (L, E), and the mean weights of the heads, (N, L, S) or (L,
    ///   S)
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multi_head_attention_forward(query,key,value,embed_dim_to_check,num_heads,in_proj_weight,in_proj_bias,bias_k,bias_v,add_zero_attn,dropout_p,out_proj_weight,out_proj_bias)", query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias)
                        : null;
        AttentionResult made = HeadsFunctions.multiHeadAttentionForward(
                query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias);
        return open == null ? made : open.close(made);
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
    /// @param numHeads how many heads; it divides E
    /// @param inProjWeight the weights of query, key and value, (3 E, E), or null if they are
    ///   separate
    /// @param inProjBias their biases, (3 E), or null
    /// @param biasK a key that is added to all others, (1, 1, E), or null
    /// @param biasV its value, or null
    /// @param addZeroAttn whether a key and a value of zeros are added
    /// @param dropoutP the probability of dropping a weight
    /// @param outProjWeight (E, E)
    /// @param outProjBias (E), or null
    /// @param options sets the options, those of [HeadsOptions.Plain]
    /// @return the result, (L, N, E) or (L, E), and the mean weights of the heads, (N, L, S) or (L,
    ///   S), null if they are not asked for
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multi_head_attention_forward(query,key,value,embed_dim_to_check,num_heads,in_proj_weight,in_proj_bias,bias_k,bias_v,add_zero_attn,dropout_p,out_proj_weight,out_proj_bias,options)", query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias, options)
                        : null;
        AttentionResult made = HeadsFunctions.multiHeadAttentionForward(
                query, key, value, embedDimToCheck, numHeads, inProjWeight, inProjBias, biasK, biasV, addZeroAttn, dropoutP, outProjWeight, outProjBias, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of what other classes miss to a margin of 1 below the target.
    ///
    /// ```java
    /// F.multiMarginLoss(tensor(0.1, 0.2, 0.9), tensor(2)) // 0.1667
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, () or (N)
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor multiMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multi_margin_loss(input,target)", input, target)
                        : null;
        Tensor made = MultiLabelFunctions.multiMarginLoss(input, target);
        return open == null ? made : open.close(made);
    }

    /// The sum over the other classes of `weight_y max(0, margin - x_y + x_i)^p`, divided by the
    /// number of classes, reduced.
    ///
    /// ```java
    /// F.multiMarginLoss(tensor(0.1, 0.2, 0.9), tensor(2), o -> o.margin(0.5)) // 0
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, () or (N)
    /// @param options sets the options, those of [LossOptions.MultiMargin]
    /// @return a 0-d tensor, or () or (N) without reduction
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    /// @throws dev.obor.base.ValueError unless p is 1 or 2
    public static Tensor multiMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.MultiMargin> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multi_margin_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = MultiLabelFunctions.multiMarginLoss(
                input, target, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of what classes that are no targets miss to a margin of 1 below all targets.
    ///
    /// ```java
    /// F.multilabelMarginLoss(tensor(0.1, 0.2, 0.4, 0.8), tensor(3, 0, -1, 1)) // 0.85
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, of the input's sizes; those from the first -1 on do not count
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor multilabelMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multilabel_margin_loss(input,target)", input, target)
                        : null;
        Tensor made = MultiLabelFunctions.multilabelMarginLoss(input, target);
        return open == null ? made : open.close(made);
    }

    /// The sum over all targets y and other classes i of `max(0, 1 - x_y + x_i)`, divided by the
    /// number of classes, reduced.
    ///
    /// ```java
    /// Tensor scores = tensor(0.1, 0.2, 0.4, 0.8);
    /// F.multilabelMarginLoss(scores, tensor(3, 0, -1, 1), o -> o.reduction("sum")) // 0.85
    /// ```
    ///
    /// @param input (C) or (N, C)
    /// @param target classes, int64, of the input's sizes; those from the first -1 on do not count
    /// @param options sets the options, those of [LossOptions.Plain]
    /// @return a 0-d tensor, or () or (N) without reduction
    /// @throws dev.obor.base.ShapeError if the sizes do not fit
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor multilabelMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multilabel_margin_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = MultiLabelFunctions.multilabelMarginLoss(
                input, target, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean over samples and classes of the cross entropy of logits.
    ///
    /// ```java
    /// F.multilabelSoftMarginLoss(tensor(2.0, -1), tensor(1.0, 0)) // 0.2201
    /// ```
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @return a 0-d tensor
    public static Tensor multilabelSoftMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multilabel_soft_margin_loss(input,target)", input, target)
                        : null;
        Tensor made = MultiLabelFunctions.multilabelSoftMarginLoss(input, target);
        return open == null ? made : open.close(made);
    }

    /// The mean over the classes, the last dimension, of `-y log(sigmoid(x)) - (1 - y)
    /// log(sigmoid(-x))`, reduced.
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @param options sets the options, those of [LossOptions.Elements]
    /// @return a 0-d tensor, or () or (N) without reduction
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Elements> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multilabel_soft_margin_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = MultiLabelFunctions.multilabelSoftMarginLoss(
                input, target, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The weighted mean over samples and classes of the cross entropy of logits.
    ///
    /// ```java
    /// F.multilabelSoftMarginLoss(tensor(2.0, -1), tensor(1.0, 0), tensor(1.0, 3)) // 0.5334
    /// ```
    ///
    /// @param input logits, (N, C) or (C)
    /// @param target 0 or 1, of the input's shape
    /// @param weight a factor per class, (C), or null
    /// @return a 0-d tensor
    public static Tensor multilabelSoftMarginLoss(
            Tensor input, Tensor target, @Nullable Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("multilabel_soft_margin_loss(input,target,weight)", input, target, weight)
                        : null;
        Tensor made = MultiLabelFunctions.multilabelSoftMarginLoss(input, target, weight);
        return open == null ? made : open.close(made);
    }

    /// The mean negative log likelihood of classes.
    ///
    /// ```java
    /// Tensor logProbs = tensor(0.5, 0.25, 0.25, 0.1, 0.8, 0.1).view(2, 3).log();
    /// F.nllLoss(logProbs, tensor(0, 1)) // 0.4581
    /// ```
    ///
    /// @param input log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64, without the dimension of the classes
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.DTypeError if the targets are no int64
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor nllLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nll_loss(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.nllLoss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// The negative log likelihood of classes.
    ///
    /// ```java
    /// Tensor logProbs = tensor(0.5, 0.25, 0.25, 0.1, 0.8, 0.1).view(2, 3).log();
    /// F.nllLoss(logProbs, tensor(0, 1), o -> o.ignoreIndex(1)) // 0.6931
    /// ```
    ///
    /// @param input log-probabilities, (C), (N, C) or (N, C, …)
    /// @param target classes, int64, without the dimension of the classes
    /// @param options sets the options, those of [LossOptions.NLL]
    /// @return a 0-d tensor, or (), (N) or (N, …) without reduction
    /// @throws dev.obor.base.ShapeError if the shapes do not fit
    /// @throws dev.obor.base.DTypeError if the targets are no int64
    /// @throws dev.obor.base.IndexError if a target is no class
    public static Tensor nllLoss(Tensor input, Tensor target, Consumer<LossOptions.NLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("nll_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.nllLoss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Vectors along dimension 1 divided by their Euclidean lengths.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 4).view(1, 2)) // [[0.6, 0.8]]
    /// ```
    ///
    /// @return of the input's shape and dtype
    public static Tensor normalize(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normalize(input)", new Object[] {input})
                        : null;
        Tensor made = DistanceFunctions.normalize(input);
        return open == null ? made : open.close(made);
    }

    /// Vectors along a dimension divided by their p-norms, which count as `eps` at least.
    ///
    /// ```java
    /// F.normalize(tensor(3.0, 1), o -> o.p(1).dim(0)) // [0.75, 0.25]
    /// ```
    ///
    /// @param options sets the options, those of [DistanceOptions.Normalize]
    /// @return of the input's shape and dtype
    public static Tensor normalize(Tensor input, Consumer<DistanceOptions.Normalize> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("normalize(input,options)", input, options)
                        : null;
        Tensor made = DistanceFunctions.normalize(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Classes as rows with a single one; as many as the largest class needs.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2)) // [[1, 0, 0], [0, 0, 1]]
    /// ```
    ///
    /// @param classes int64 of any shape, none negative
    /// @return int64, of the shape of the classes and a last dimension
    public static Tensor oneHot(Tensor classes) {
        Arguments.given(classes, "classes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("one_hot(classes)", new Object[] {classes})
                        : null;
        Tensor made = EmbeddingFunctions.oneHot(classes);
        return open == null ? made : open.close(made);
    }

    /// Classes as rows with a single one.
    ///
    /// ```java
    /// F.oneHot(tensor(0, 2), 4) // [[1, 0, 0, 0], [0, 0, 1, 0]]
    /// ```
    ///
    /// @param classes int64 of any shape
    /// @param numClasses the length of the rows; -1 takes the largest class
    /// @return int64, of the shape of the classes and a last dimension
    /// @throws dev.obor.base.IndexError if a class is negative or too large
    public static Tensor oneHot(Tensor classes, long numClasses) {
        Arguments.given(classes, "classes");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("one_hot(classes,num_classes)", classes, numClasses)
                        : null;
        Tensor made = EmbeddingFunctions.oneHot(classes, numClasses);
        return open == null ? made : open.close(made);
    }

    /// Zeros around the input, PyTorch's `F.pad(x, (left, right, …))`, from the last dimension on.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), 1, 2) // [0, 1, 2, 0, 0]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @return a new tensor of the input's dtype, each size with both numbers added
    public static Tensor pad(Tensor input, long... pad) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Recorder.Open open = Recorder.on() ? Recorder.open("pad(input,pad)", input, pad) : null;
        Tensor made = PaddingFunctions.pad(input, pad);
        return open == null ? made : open.close(made);
    }

    /// Adds values around the last dimensions.
    ///
    /// ```java
    /// F.pad(tensor(1, 2), new long[] {1, 1}, o -> o.value(9)) // [9, 1, 2, 9]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @param options sets the options, those of [PadOptions]
    /// @return a new tensor of the input's dtype, each size with both numbers added
    /// @throws dev.obor.base.ShapeError if there are too many numbers, or too few elements to
    ///   reflect
    /// @throws dev.obor.base.ValueError if there is a value and the padding is not constant
    public static Tensor pad(Tensor input, long[] pad, Consumer<PadOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pad(input,pad,options)", input, pad, options)
                        : null;
        Tensor made = PaddingFunctions.pad(
                input, pad, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Adds elements around the last dimensions by the name of the mode, such as `reflect`.
    ///
    /// ```java
    /// F.pad(arange(3.0).view(1, 3), new long[] {1, 1}, "reflect") // [[1, 0, 1, 2, 1]]
    /// ```
    ///
    /// @param pad two numbers per dimension, before and after, the last dimension first; negative
    ///   ones take away
    /// @param mode `constant`, `reflect`, `replicate` or `circular`
    /// @return a new tensor of the input's dtype, each size with both numbers added
    public static Tensor pad(Tensor input, long[] pad, String mode) {
        Arguments.given(input, "input");
        Arguments.given(pad, "pad");
        Arguments.given(mode, "mode");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pad(input,pad,mode)", input, pad, mode)
                        : null;
        Tensor made = PaddingFunctions.pad(input, pad, mode);
        return open == null ? made : open.close(made);
    }

    /// The Euclidean distances of vectors along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2)) // [5]
    /// ```
    ///
    /// @param x1 (\*, d)
    /// @param x2 broadcast with `x1`
    /// @return (*), of the promoted dtype
    public static Tensor pairwiseDistance(Tensor x1, Tensor x2) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pairwise_distance(x1,x2)", x1, x2)
                        : null;
        Tensor made = DistanceFunctions.pairwiseDistance(x1, x2);
        return open == null ? made : open.close(made);
    }

    /// The p-norms of `x1 - x2 + eps` along the last dimension.
    ///
    /// ```java
    /// F.pairwiseDistance(zeros(1, 2), tensor(3.0, 4).view(1, 2), o -> o.p(1)) // [7]
    /// ```
    ///
    /// @param x1 (\*, d)
    /// @param x2 broadcast with `x1`
    /// @param options sets the options, those of [DistanceOptions.Pairwise]
    /// @return (*), or with a last dimension of size 1 if `keepdim`; of the promoted dtype
    public static Tensor pairwiseDistance(
            Tensor x1, Tensor x2, Consumer<DistanceOptions.Pairwise> options) {
        Arguments.given(x1, "x1");
        Arguments.given(x2, "x2");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pairwise_distance(x1,x2,options)", x1, x2, options)
                        : null;
        Tensor made = DistanceFunctions.pairwiseDistance(
                x1, x2, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The Euclidean distances of all pairs of rows.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4, 0, 1).view(3, 2)) // [5, 1, 4.2426]
    /// ```
    ///
    /// @param input (N, M) floats
    /// @return (N (N - 1) / 2) of the input's dtype
    /// @throws dev.obor.base.ShapeError unless there are two dimensions
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor pdist(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pdist(input)", new Object[] {input})
                        : null;
        Tensor made = DistanceFunctions.pdist(input);
        return open == null ? made : open.close(made);
    }

    /// The p-norm distances of all pairs of rows: of the first to each later one, then of the
    /// second, and so on.
    ///
    /// ```java
    /// F.pdist(tensor(0.0, 0, 3, 4).view(2, 2), 1) // [7]
    /// ```
    ///
    /// @param input (N, M) floats
    /// @param p the order of the norm, from 0 to ∞
    /// @return (N (N - 1) / 2) of the input's dtype
    /// @throws dev.obor.base.ShapeError unless there are two dimensions
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    /// @throws dev.obor.base.ValueError if p is negative
    public static Tensor pdist(Tensor input, double p) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("pdist(input,p)", input, p) : null;
        Tensor made = DistanceFunctions.pdist(input, p);
        return open == null ? made : open.close(made);
    }

    /// Blocks of r² channels rearranged to images r times as large.
    ///
    /// ```java
    /// F.pixelShuffle(arange(4).view(1, 4, 1, 1), 2) // [[[[0, 1], [2, 3]]]]
    /// ```
    ///
    /// @param input (\*, C · r², H, W)
    /// @param upscaleFactor r
    /// @return (\*, C, H · r, W · r), of the input's dtype
    /// @throws dev.obor.base.ShapeError if the channels are not divisible by r²
    public static Tensor pixelShuffle(Tensor input, int upscaleFactor) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pixel_shuffle(input,upscale_factor)", input, upscaleFactor)
                        : null;
        Tensor made = ShuffleFunctions.pixelShuffle(input, upscaleFactor);
        return open == null ? made : open.close(made);
    }

    /// The reverse of [#pixelShuffle]: images r times as small with r² as many channels.
    ///
    /// ```java
    /// F.pixelUnshuffle(arange(4).view(1, 1, 2, 2), 2).shape() // [1, 4, 1, 1]
    /// ```
    ///
    /// @param input (\*, C, H · r, W · r)
    /// @param downscaleFactor r
    /// @return (\*, C · r², H, W), of the input's dtype
    /// @throws dev.obor.base.ShapeError if height and width are not divisible by r
    public static Tensor pixelUnshuffle(Tensor input, int downscaleFactor) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("pixel_unshuffle(input,downscale_factor)", input, downscaleFactor)
                        : null;
        Tensor made = ShuffleFunctions.pixelUnshuffle(input, downscaleFactor);
        return open == null ? made : open.close(made);
    }

    /// The mean of `exp(x) - y x`: counts y whose rate has the logarithm x.
    ///
    /// ```java
    /// F.poissonNllLoss(tensor(0.0, 1), tensor(1.0, 2)) // 0.8591
    /// ```
    ///
    /// @param input logarithms of rates
    /// @param target counts, broadcast with the input
    /// @return a 0-d tensor
    public static Tensor poissonNllLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("poisson_nll_loss(input,target)", input, target)
                        : null;
        Tensor made = LikelihoodFunctions.poissonNllLoss(input, target);
        return open == null ? made : open.close(made);
    }

    /// `exp(x) - y x`, or `x - y log(x + eps)` where the input is the rate itself, reduced; with
    /// `full` also `log(y!)` by Stirling where y > 1.
    ///
    /// ```java
    /// F.poissonNllLoss(tensor(1.0, 2), tensor(1.0, 2), o -> o.logInput(false)) // 0.8069
    /// ```
    ///
    /// @param input logarithms of rates, or rates
    /// @param target counts, broadcast with the input
    /// @param options sets the options, those of [LossOptions.PoissonNLL]
    /// @return a 0-d tensor, or the loss of each element without reduction
    public static Tensor poissonNllLoss(
            Tensor input, Tensor target, Consumer<LossOptions.PoissonNLL> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("poisson_nll_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LikelihoodFunctions.poissonNllLoss(
                input, target, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.prelu(tensor(-1.0, 0, 2), tensor(0.25)) // [-0.25, 0, 2]
    /// ```
    ///
    /// @param weight one slope, or one per channel (dimension 1), of the input's dtype
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the number of slopes is neither, or they have several
    ///   dimensions
    public static Tensor prelu(Tensor input, Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(weight, "weight");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("prelu(input,weight)", input, weight)
                        : null;
        Tensor made = ActivationFunctions.prelu(Precision.lower(input), Precision.lower(weight));
        return open == null ? made : open.close(made);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.relu(tensor(-1.0, 0, 2)) // [0, 0, 2]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.relu(input, false);
        return open == null ? made : open.close(made);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.relu(tensor(-1.0, 0, 2)) // [0, 0, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.relu(input, o.inplace);
        return open == null ? made : open.close(made);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.relu(tensor(-1.0, 0, 2)) // [0, 0, 2]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.relu(input, inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.relu6(tensor(-1.0, 3, 8)) // [0, 3, 6]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu6(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu6(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.relu6(input, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.relu6(tensor(-1.0, 3, 8)) // [0, 3, 6]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu6(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu6(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.relu6(input, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.relu6(tensor(-1.0, 3, 8)) // [0, 3, 6]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor relu6(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu6(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.relu6(input, inplace);
        return open == null ? made : open.close(made);
    }

    /// The rectifier.
    ///
    /// ```text
    /// relu(x) = max(x, 0)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.relu_(tensor(-1.0, 0, 2)) // [0, 0, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @return the input
    public static Tensor relu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("relu_(input,inplace)", input, true)
                        : null;
        Tensor made = ActivationFunctions.relu(input, true);
        return open == null ? made : open.close(made);
    }

    /// Divides by the root mean square over the last dimensions, which have these sizes.
    ///
    /// ```java
    /// F.rmsNorm(tensor(1.0, 2, 2), 3) // [0.5774, 1.1547, 1.1547]
    /// ```
    ///
    /// @param normalizedShape the last sizes of the input
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor rmsNorm(Tensor input, long... normalizedShape) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rms_norm(input,normalized_shape)", input, normalizedShape)
                        : null;
        Tensor made = NormalizationFunctions.rmsNorm(input, normalizedShape);
        return open == null ? made : open.close(made);
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
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor rmsNorm(Tensor input, long[] normalizedShape, @Nullable Tensor weight) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rms_norm(input,normalized_shape,weight)", input, normalizedShape, weight)
                        : null;
        Tensor made = NormalizationFunctions.rmsNorm(input, normalizedShape, weight);
        return open == null ? made : open.close(made);
    }

    /// Divides by the root mean square over the last dimensions: x / √(mean(x²) + eps) · weight.
    ///
    /// ```java
    /// F.rmsNorm(tensor(1.0, 2, 2), new long[] {3}, null, o -> o.eps(1.0)) // [0.5, 1, 1]
    /// ```
    ///
    /// @param normalizedShape the last sizes of the input
    /// @param weight of those sizes, or null
    /// @param options sets the options, those of [NormOptions.RootMeanSquare]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ShapeError if the input does not end with these sizes
    public static Tensor rmsNorm(
            Tensor input,
            long[] normalizedShape,
            @Nullable Tensor weight,
            Consumer<NormOptions.RootMeanSquare> options) {
        Arguments.given(input, "input");
        Arguments.given(normalizedShape, "normalizedShape");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rms_norm(input,normalized_shape,weight,options)", input, normalizedShape, weight, options)
                        : null;
        Tensor made = NormalizationFunctions.rmsNorm(
                input, normalizedShape, weight, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The leaky rectifier with the slope 11/48, the mean of 1/8 and 1/3.
    ///
    /// ```java
    /// F.rrelu(tensor(-1.0, 2)) // [-0.2292, 2]
    /// ```
    ///
    /// @return of the input's shape and dtype
    public static Tensor rrelu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rrelu(input)", new Object[] {input})
                        : null;
        Tensor made = RandomActivations.rrelu(input);
        return open == null ? made : open.close(made);
    }

    /// x where x > 0, else a slope between two limits times x: drawn for each element in training,
    /// otherwise their mean.
    ///
    /// Source: Xu et al., "Empirical evaluation of rectified activations in convolutional network",
    /// 2015.
    ///
    /// ```java
    /// F.rrelu(tensor(-1.0, 2), o -> o.lower(0.1).upper(0.3)) // [-0.2, 2]
    /// ```
    ///
    /// @param options sets the options, those of [RandomLeaky]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.ValueError if the lower limit is above the upper one
    public static Tensor rrelu(Tensor input, Consumer<RandomLeaky> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rrelu(input,options)", input, options)
                        : null;
        Tensor made = RandomActivations.rrelu(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The leaky rectifier with the slope 11/48, written over the input.
    ///
    /// ```java
    /// F.rrelu_(tensor(-1.0, 2)) // [-0.2292, 2]
    /// ```
    ///
    /// @return the input
    public static Tensor rrelu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rrelu_(input)", new Object[] {input})
                        : null;
        Tensor made = RandomActivations.rrelu_(input);
        return open == null ? made : open.close(made);
    }

    /// The leaky rectifier with random slopes, written over the input.
    ///
    /// ```java
    /// F.rrelu_(tensor(-1.0, 2), o -> o.lower(0.1).upper(0.3)) // [-0.2, 2]
    /// ```
    ///
    /// @param options sets the options, those of [RandomLeaky]
    /// @return the input
    public static Tensor rrelu_(Tensor input, Consumer<RandomLeaky> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("rrelu_(input,options)", input, options)
                        : null;
        Tensor made = RandomActivations.rrelu_(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Softmax attention: `softmax(query @ key^T / sqrt(E) + mask) @ value`.
    ///
    /// ```java
    /// Tensor q = ones(1, 8, 10, 64);
    /// F.scaledDotProductAttention(q, q, q).shape() // [1, 8, 10, 64]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @return (…, L, Ev)
    public static Tensor scaledDotProductAttention(Tensor query, Tensor key, Tensor value) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scaled_dot_product_attention(query,key,value)", query, key, value)
                        : null;
        Tensor made = AttentionFunctions.scaledDotProductAttention(
                Precision.lower(query), Precision.lower(key), Precision.lower(value));
        return open == null ? made : open.close(made);
    }

    /// Softmax attention with options: a mask, dropout, a causal order, another scale.
    ///
    /// ```java
    /// Tensor values = tensor(1.0, 3).view(1, 2, 1);
    /// Tensor out =
    ///         F.scaledDotProductAttention(zeros(1, 2, 1), zeros(1, 2, 1), values,
    ///                 o -> o.isCausal(true));
    /// out // [[[1], [2]]]
    /// ```
    ///
    /// @param query (…, L, E)
    /// @param key (…, S, E)
    /// @param value (…, S, Ev)
    /// @param options sets the options, those of [AttentionOptions]
    /// @return (…, L, Ev)
    /// @throws dev.obor.base.ValueError if a mask and a causal order are both asked for
    public static Tensor scaledDotProductAttention(
            Tensor query, Tensor key, Tensor value, Consumer<AttentionOptions> options) {
        Arguments.given(query, "query");
        Arguments.given(key, "key");
        Arguments.given(value, "value");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("scaled_dot_product_attention(query,key,value,options)", query, key, value, options)
                        : null;
        Tensor made = AttentionFunctions.scaledDotProductAttention(
                Precision.lower(query), Precision.lower(key), Precision.lower(value), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.selu(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor selu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("selu(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.selu(input, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.selu(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor selu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("selu(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.selu(input, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.selu(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor selu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("selu(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.selu(input, inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.selu_(tensor(-1.0, 0, 2)) // [-1.1113, 0, 2.1014]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @return the input
    public static Tensor selu_(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("selu_(input,inplace)", input, true)
                        : null;
        Tensor made = ActivationFunctions.selu(input, true);
        return open == null ? made : open.close(made);
    }

    /// The logistic function.
    ///
    /// ```text
    /// sigmoid(x) = 1 / (1 + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.sigmoid(tensor(-1.0, 0, 2)) // [0.2689, 0.5, 0.8808]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    public static Tensor sigmoid(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("sigmoid(input)", new Object[] {input})
                        : null;
        Tensor made = ActivationFunctions.sigmoid(input);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.silu(tensor(-1.0, 0, 2)) // [-0.2689, 0, 1.7616]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor silu(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("silu(input,inplace)", input, false)
                        : null;
        Tensor made = ActivationFunctions.silu(input, false);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.silu(tensor(-1.0, 0, 2)) // [-0.2689, 0, 1.7616]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor silu(Tensor input, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("silu(input,inplace)", input, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.silu(input, o.inplace);
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.silu(tensor(-1.0, 0, 2)) // [-0.2689, 0, 1.7616]
    /// ```
    ///
    /// @param inplace whether the result is written over the input; default `false`
    /// @return of the input's shape and dtype; the input itself if `inplace`
    public static Tensor silu(Tensor input, boolean inplace) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("silu(input,inplace)", input, inplace)
                        : null;
        Tensor made = ActivationFunctions.silu(input, inplace);
        return open == null ? made : open.close(made);
    }

    /// The mean of the smooth absolute difference with beta 1.
    ///
    /// ```java
    /// F.smoothL1Loss(tensor(1.0, 2), tensor(1.5, 4)) // 0.8125
    /// ```
    ///
    /// @param target broadcast with the input
    /// @return a 0-d tensor
    public static Tensor smoothL1Loss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("smooth_l1_loss(input,target)", input, target)
                        : null;
        Tensor made = LossFunctions.smoothL1Loss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// (x - y)² / (2 beta) where |x - y| < beta, else |x - y| - beta / 2.
    ///
    /// ```java
    /// F.smoothL1Loss(tensor(1.0, 2), tensor(1.5, 4), o -> o.beta(0.5)) // 1
    /// ```
    ///
    /// @param target broadcast with the input
    /// @param options sets the options, those of [LossOptions.SmoothL1]
    /// @return a 0-d tensor, or the loss of each element without reduction
    /// @throws dev.obor.base.ValueError if beta is negative
    public static Tensor smoothL1Loss(
            Tensor input, Tensor target, Consumer<LossOptions.SmoothL1> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("smooth_l1_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = LossFunctions.smoothL1Loss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean of log(1 + exp(-y x)).
    ///
    /// ```java
    /// F.softMarginLoss(tensor(2.0, -1), tensor(1.0, -1)) // 0.2201
    /// ```
    ///
    /// @param input scores of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @return a 0-d tensor
    public static Tensor softMarginLoss(Tensor input, Tensor target) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("soft_margin_loss(input,target)", input, target)
                        : null;
        Tensor made = MarginFunctions.softMarginLoss(Precision.full(input), Precision.full(target));
        return open == null ? made : open.close(made);
    }

    /// log(1 + exp(-y x)), reduced; targets are 1 and -1.
    ///
    /// ```java
    /// F.softMarginLoss(tensor(2.0, -1), tensor(1.0, -1), o -> o.reduction("sum")) // 0.4402
    /// ```
    ///
    /// @param input scores of any shape
    /// @param target 1 or -1, broadcast with the input
    /// @param options sets the options, those of [LossOptions.Plain]
    /// @return a 0-d tensor, or the loss of each element without reduction
    public static Tensor softMarginLoss(
            Tensor input, Tensor target, Consumer<LossOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(target, "target");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("soft_margin_loss(input,target,options)", input, target, options)
                        : null;
        Tensor made = MarginFunctions.softMarginLoss(
                Precision.full(input), Precision.full(target), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.softmax(tensor(1.0, 2, 3), 0) // [0.09, 0.2447, 0.6652]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor softmax(Tensor input, int dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("softmax(input,dim)", input, dim) : null;
        Tensor made = ActivationFunctions.softmax(input, dim);
        return open == null ? made : open.close(made);
    }

    /// Exponentials that sum to one along a dimension, in another dtype, to which the input is
    /// converted first.
    ///
    /// ```java
    /// F.softmax(tensor(1, 2), 0, o -> o.dtype(float64)) // [0.2689, 0.7311]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @param options sets the options, those of [Softmax]
    /// @return of the input's shape, of that dtype
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor softmax(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softmax(input,dim,options)", input, dim, options)
                        : null;
        Tensor made = ActivationFunctions.softmax(
                input, dim, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
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
    /// ```java
    /// F.softmin(tensor(1.0, 2, 3), 0) // [0.6652, 0.2447, 0.09]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.DTypeError if the elements are no floats
    public static Tensor softmin(Tensor input, int dim) {
        Arguments.given(input, "input");
        Recorder.Open open = Recorder.on() ? Recorder.open("softmin(input,dim)", input, dim) : null;
        Tensor made = ActivationFunctions.softmin(input, dim);
        return open == null ? made : open.close(made);
    }

    /// The softmax of the negated input in another dtype, to which the input is converted first.
    ///
    /// ```java
    /// F.softmin(tensor(1, 2), 0, o -> o.dtype(float64)) // [0.7311, 0.2689]
    /// ```
    ///
    /// @param dim the dimension; negative numbers count from the end
    /// @param options sets the options, those of [Softmax]
    /// @return of the input's shape, of that dtype
    /// @throws dev.obor.base.DTypeError if that is no floating-point type
    public static Tensor softmin(Tensor input, int dim, Consumer<Softmax> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softmin(input,dim,options)", input, dim, options)
                        : null;
        Tensor made = ActivationFunctions.softmin(
                input, dim, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softplus(tensor(-1.0, 0, 2)) // [0.3133, 0.6931, 2.1269]
    /// ```
    ///
    /// Here `beta` is `1.0` and `threshold` is `20.0`.
    ///
    /// @return of the input's shape and dtype
    public static Tensor softplus(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softplus(input,beta,threshold)", input, 1.0, 20.0)
                        : null;
        Tensor made = ActivationFunctions.softplus(input, 1.0, 20.0);
        return open == null ? made : open.close(made);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softplus(tensor(-1.0, 0, 2)) // [0.3133, 0.6931, 2.1269]
    /// ```
    ///
    /// Options and their defaults:
    /// - `beta`, `1.0`: how sharp the bend is
    /// - `threshold`, `20.0`: from which `beta x` on the identity is used
    ///
    /// @param options sets the options, those of [Softplus]
    /// @return of the input's shape and dtype
    public static Tensor softplus(Tensor input, Consumer<Softplus> options) {
        Softplus o = Softplus.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softplus(input,beta,threshold)", input, o.beta, o.threshold)
                        : null;
        Tensor made = ActivationFunctions.softplus(input, o.beta, o.threshold);
        return open == null ? made : open.close(made);
    }

    /// A smooth rectifier.
    ///
    /// ```text
    /// softplus(x) = log(1 + exp(beta x)) / beta, and x itself where beta x > threshold
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softplus(tensor(-1.0, 0, 2)) // [0.3133, 0.6931, 2.1269]
    /// ```
    ///
    /// Here `threshold` is `20.0`.
    ///
    /// @param beta how sharp the bend is; default `1.0`
    /// @return of the input's shape and dtype
    public static Tensor softplus(Tensor input, double beta) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softplus(input,beta,threshold)", input, beta, 20.0)
                        : null;
        Tensor made = ActivationFunctions.softplus(input, beta, 20.0);
        return open == null ? made : open.close(made);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softshrink(tensor(-1.0, 0.3, 2)) // [-0.5, 0, 1.5]
    /// ```
    ///
    /// Here `lambd` is `0.5`.
    ///
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softshrink(input,lambd)", input, 0.5)
                        : null;
        Tensor made = ActivationFunctions.softshrink(input, 0.5);
        return open == null ? made : open.close(made);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softshrink(tensor(-1.0, 0.3, 2)) // [-0.5, 0, 1.5]
    /// ```
    ///
    /// Options and their defaults:
    /// - `lambd`, `0.5`: by how much
    ///
    /// @param options sets the options, those of [Shrink]
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input, Consumer<Shrink> options) {
        Shrink o = Shrink.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softshrink(input,lambd)", input, o.lambd)
                        : null;
        Tensor made = ActivationFunctions.softshrink(input, o.lambd);
        return open == null ? made : open.close(made);
    }

    /// Moves numbers towards zero, and small ones to it.
    ///
    /// ```text
    /// softshrink(x) = x - lambd if x > lambd, x + lambd if x < -lambd, else 0
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: floating-point.
    ///
    /// ```java
    /// F.softshrink(tensor(-1.0, 0.3, 2)) // [-0.5, 0, 1.5]
    /// ```
    ///
    /// @param lambd by how much; default `0.5`
    /// @return of the input's shape and dtype
    /// @throws dev.obor.base.ValueError if lambd is negative or too large for the dtype
    public static Tensor softshrink(Tensor input, double lambd) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softshrink(input,lambd)", input, lambd)
                        : null;
        Tensor made = ActivationFunctions.softshrink(input, lambd);
        return open == null ? made : open.close(made);
    }

    /// A sigmoid with polynomial tails.
    ///
    /// ```text
    /// softsign(x) = x / (1 + |x|)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.softsign(tensor(-1.0, 0, 3)) // [-0.5, 0, 0.75]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    public static Tensor softsign(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("softsign(input)", new Object[] {input})
                        : null;
        Tensor made = ActivationFunctions.softsign(input);
        return open == null ? made : open.close(made);
    }

    /// The hyperbolic tangent.
    ///
    /// ```text
    /// tanh(x) = (exp(x) - exp(-x)) / (exp(x) + exp(-x))
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.tanh(tensor(-1.0, 0, 2)) // [-0.7616, 0, 0.964]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    public static Tensor tanh(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tanh(input)", new Object[] {input})
                        : null;
        Tensor made = ActivationFunctions.tanh(input);
        return open == null ? made : open.close(made);
    }

    /// What the hyperbolic tangent takes away.
    ///
    /// ```text
    /// tanhshrink(x) = x - tanh(x)
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all; of integers and bools the result has the default
    /// dtype.
    ///
    /// ```java
    /// F.tanhshrink(tensor(-1.0, 0, 2)) // [-0.2384, 0, 1.036]
    /// ```
    ///
    /// @return of the input's shape and dtype, the default dtype for integers and bools
    public static Tensor tanhshrink(Tensor input) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("tanhshrink(input)", new Object[] {input})
                        : null;
        Tensor made = ActivationFunctions.tanhshrink(input);
        return open == null ? made : open.close(made);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.threshold(tensor(-1.0, 0.5, 2), 1, 20) // [20, 20, 2]
    /// ```
    ///
    /// Here `inplace` is `false`.
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor threshold(Tensor input, double threshold, double value) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("threshold(input,threshold,value,inplace)", input, threshold, value, false)
                        : null;
        Tensor made = ActivationFunctions.threshold(input, threshold, value, false);
        return open == null ? made : open.close(made);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.threshold(tensor(-1.0, 0.5, 2), 1, 20) // [20, 20, 2]
    /// ```
    ///
    /// Options and their defaults:
    /// - `inplace`, `false`: whether the result is written over the input
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    /// @param options sets the options, those of [Plain]
    /// @return of the input's shape and dtype; the input itself if `inplace`
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor threshold(
            Tensor input, double threshold, double value, Consumer<Plain> options) {
        Plain o = Plain.DEFAULT.with(options);
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("threshold(input,threshold,value,inplace)", input, threshold, value, o.inplace)
                        : null;
        Tensor made = ActivationFunctions.threshold(input, threshold, value, o.inplace);
        return open == null ? made : open.close(made);
    }

    /// Replaces small numbers by a value.
    ///
    /// ```text
    /// threshold(x) = x if x > threshold else value
    /// ```
    ///
    /// Shapes: any, the same out. Dtypes: all but bool and complex; the result has the input's.
    ///
    /// ```java
    /// F.threshold_(tensor(-1.0, 0.5, 2), 1, 20) // [20, 20, 2]
    /// ```
    ///
    /// Changes the input.
    ///
    /// @param threshold what numbers must be above to stay
    /// @param value what takes the place of the others
    /// @return the input
    /// @throws dev.obor.base.DTypeError if the dtype cannot hold the value
    public static Tensor threshold_(Tensor input, double threshold, double value) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("threshold_(input,threshold,value,inplace)", input, threshold, value, true)
                        : null;
        Tensor made = ActivationFunctions.threshold(input, threshold, value, true);
        return open == null ? made : open.close(made);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    ///
    /// ```java
    /// F.tripletMarginLoss(zeros(1, 2), ones(1, 2), full(new long[] {1, 2}, 1.5)) // 0.2929
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if they differ in the number of dimensions
    public static Tensor tripletMarginLoss(Tensor anchor, Tensor positive, Tensor negative) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triplet_margin_loss(anchor,positive,negative)", anchor, positive, negative)
                        : null;
        Tensor made = MarginFunctions.tripletMarginLoss(
                Precision.full(anchor), Precision.full(positive), Precision.full(negative));
        return open == null ? made : open.close(made);
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, where d is the p-norm distance.
    ///
    /// ```java
    /// Tensor far = full(new long[] {1, 2}, 1.5);
    /// F.tripletMarginLoss(zeros(1, 2), ones(1, 2), far, o -> o.margin(2).p(1)) // 1
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @param options sets the options, those of [LossOptions.TripletMargin]
    /// @return a 0-d tensor, or (N) without reduction
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triplet_margin_loss(anchor,positive,negative,options)", anchor, positive, negative, options)
                        : null;
        Tensor made = MarginFunctions.tripletMarginLoss(
                Precision.full(anchor), Precision.full(positive), Precision.full(negative), open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The mean triplet loss with Euclidean distances and margin 1.
    ///
    /// ```java
    /// Tensor far = full(new long[] {1, 2}, 1.5);
    /// F.tripletMarginWithDistanceLoss(zeros(1, 2), ones(1, 2), far) // 0.2929
    /// ```
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @return a 0-d tensor
    /// @throws dev.obor.base.ShapeError if they differ in the number of dimensions
    public static Tensor tripletMarginWithDistanceLoss(
            Tensor anchor, Tensor positive, Tensor negative) {
        Arguments.given(anchor, "anchor");
        Arguments.given(positive, "positive");
        Arguments.given(negative, "negative");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triplet_margin_with_distance_loss(anchor,positive,negative)", anchor, positive, negative)
                        : null;
        Tensor made = MarginFunctions.tripletMarginWithDistanceLoss(anchor, positive, negative);
        return open == null ? made : open.close(made);
    }

    /// max(0, d(a, p) - d(a, n) + margin), reduced, with any distance d: `o ->
    /// o.distanceFunction((x, y) -> x.sub(y).abs().amax(1))`.
    ///
    /// @param anchor (N, D) or (D)
    /// @param positive what should be near, (N, D) or (D)
    /// @param negative what should be far, (N, D) or (D)
    /// @param options sets the options, those of [LossOptions.TripletDistance]
    /// @return a 0-d tensor, or (N) without reduction
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
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("triplet_margin_with_distance_loss(anchor,positive,negative,options)", anchor, positive, negative, options)
                        : null;
        Tensor made = MarginFunctions.tripletMarginWithDistanceLoss(
                anchor, positive, negative, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// F.unfold(ones(1, 3, 10, 12), List.of(4, 5), o -> o.padding(1)).shape() // [1, 60, 90]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [FoldOptions]
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws dev.obor.base.ShapeError if no window fits
    public static Tensor unfold(
            Tensor input, List<Integer> kernelSize, Consumer<FoldOptions> options) {
        Arguments.given(input, "input");
        Arguments.allGiven(kernelSize, "kernelSize");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unfold(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = ConvolutionFunctions.unfold(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// F.unfold(ones(1, 3, 10, 10), 2).shape() // [1, 12, 81]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws dev.obor.base.ShapeError if no window fits
    public static Tensor unfold(Tensor input, int kernelSize) {
        Arguments.given(input, "input");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unfold(input,kernel_size)", input, kernelSize)
                        : null;
        Tensor made = ConvolutionFunctions.unfold(input, kernelSize);
        return open == null ? made : open.close(made);
    }

    /// Windows of images as columns.
    ///
    /// ```java
    /// Tensor out = F.unfold(arange(9.0).view(1, 1, 3, 3), 2, o -> o.stride(1));
    /// out // [[[0, 1, 3, 4], [1, 2, 4, 5], [3, 4, 6, 7], [4, 5, 7, 8]]]
    /// ```
    ///
    /// @param input (N, C, H, W) or (C, H, W)
    /// @param kernelSize height and width of a window, one number for both
    /// @param options sets the options, those of [FoldOptions]
    /// @return (N, C · kernel, windows) or (C · kernel, windows), of the input's dtype; kernel is
    ///   the number of places of a window
    /// @throws dev.obor.base.ShapeError if no window fits
    public static Tensor unfold(Tensor input, int kernelSize, Consumer<FoldOptions> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("unfold(input,kernel_size,options)", input, kernelSize, options)
                        : null;
        Tensor made = ConvolutionFunctions.unfold(
                input, kernelSize, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The former name of [#interpolate].
    ///
    /// ```java
    /// F.upsample(ones(1, 1, 2, 2), o -> o.scaleFactor(2)).shape() // [1, 1, 4, 4]
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W)
    /// @param options sets the options, those of [Upsample]
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    public static Tensor upsample(Tensor input, Consumer<Upsample> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("upsample(input,options)", input, options)
                        : null;
        Tensor made = ResizeFunctions.upsample(input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The former name of the bilinear [#interpolate] with corners that keep their places.
    ///
    /// ```java
    /// Tensor out = F.upsampleBilinear(arange(4.0).view(1, 1, 2, 2), o -> o.size(3, 3));
    /// out // [[[[0, 0.5, 1], [1, 1.5, 2], [2, 2.5, 3]]]]
    /// ```
    ///
    /// @param input (N, C, H, W)
    /// @param options sets the options, those of [ResizeOptions.Plain]
    /// @return (N, C, Hout, Wout), of the input's dtype
    public static Tensor upsampleBilinear(Tensor input, Consumer<ResizeOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("upsample_bilinear(input,options)", input, options)
                        : null;
        Tensor made = ResizeFunctions.upsampleBilinear(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }

    /// The former name of [#interpolate] by the nearest elements.
    ///
    /// ```java
    /// F.upsampleNearest(arange(2.0).view(1, 1, 2), o -> o.scaleFactor(2)) // [[[0, 0, 1, 1]]]
    /// ```
    ///
    /// @param input (N, C, L), (N, C, H, W) or (N, C, D, H, W)
    /// @param options sets the options, those of [ResizeOptions.Plain]
    /// @return (N, C, Lout), (N, C, Hout, Wout) or (N, C, Dout, Hout, Wout), of the input's dtype
    public static Tensor upsampleNearest(Tensor input, Consumer<ResizeOptions.Plain> options) {
        Arguments.given(input, "input");
        Arguments.given(options, "options");
        Recorder.Open open =
                Recorder.on()
                        ? Recorder.open("upsample_nearest(input,options)", input, options)
                        : null;
        Tensor made = ResizeFunctions.upsampleNearest(
                input, open == null ? options : open.watch(options));
        return open == null ? made : open.close(made);
    }
}
