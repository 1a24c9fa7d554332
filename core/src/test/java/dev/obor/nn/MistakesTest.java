package dev.obor.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DTypeError;
import dev.obor.base.ShapeError;
import dev.obor.base.StateError;
import dev.obor.nn.functional.F;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/// What beginners do, and the sentence that they read.
class MistakesTest {
    private static void says(String text, Class<? extends Exception> kind, Executable mistake) {
        String message = assertThrows(kind, mistake).getMessage();
        assertTrue(message.startsWith(text), message);
    }

    @Test
    void logitsAreNoProbabilities() {
        Tensor target = Obor.ones(2);
        says(
                "all elements of input should be between 0 and 1",
                IllegalArgumentException.class,
                () -> F.binaryCrossEntropy(Obor.tensor(0.5, 1.5), target));
        says(
                "all elements of input should be between 0 and 1",
                IllegalArgumentException.class,
                () -> F.binaryCrossEntropy(Obor.tensor(0.5, Double.NaN), target));
        says(
                "all elements of target should be between 0 and 1",
                IllegalArgumentException.class,
                () -> F.binaryCrossEntropy(target, Obor.tensor(2.0, 1.0)));
    }

    @Test
    void probabilitiesHaveFloatTargets() {
        says(
                "Found dtype Long but expected Float",
                DTypeError.class,
                () -> F.binaryCrossEntropy(Obor.rand(2), Obor.tensor(0, 1)));
    }

    @Test
    void normalizationNamesTheWrongChannels() {
        var norm = new BatchNorm2d(3);
        says(
                "running_mean should contain 4 elements not 3",
                ShapeError.class,
                () -> norm.call(Obor.zeros(2, 4, 5, 5)));
        assertEquals(Obor.zeros(3).toString(), norm.runningMean.detach().toString());
    }

    @Test
    void windowsAreNotLargerThanTheImage() {
        says(
                "Given input size: (1x3x4). Calculated output size: (1x0x0)."
                        + " Output size is too small",
                ShapeError.class,
                () -> new MaxPool2d(5).call(Obor.zeros(2, 1, 3, 4)));
    }

    @Test
    void windowsHaveSensibleNumbers() {
        Tensor image = Obor.zeros(2, 2, 4, 4);
        says(
                "stride should not be zero",
                ShapeError.class,
                () -> F.maxPool2d(image, 2, o -> o.stride(0)));
        says(
                "dilation should be greater than zero, but got dilationH: 1 dilationW: -1",
                ShapeError.class,
                () -> F.maxPool2d(image, 2, o -> o.dilation(1, -1)));
        says(
                "kernel size should be greater than zero, but got kH: -1 kW: -1",
                ShapeError.class,
                () -> F.avgPool2d(image, -1));
        says(
                "adaptive_avg_pool2d: elements of output_size must be greater than or equal to 0"
                        + " but received {-1, 0}",
                ShapeError.class,
                () -> F.adaptiveAvgPool2d(image, List.of(-1, 0)));
        says(
                "negative padding is not supported",
                ShapeError.class,
                () -> F.conv2d(image, Obor.zeros(2, 2, 2, 2), null, o -> o.padding(0, -1)));
        says(
                "padding='same' is not supported for strided convolutions",
                ShapeError.class,
                () ->
                        F.conv2d(
                                image,
                                Obor.zeros(2, 2, 2, 2),
                                null,
                                o -> o.padding("same").stride(2)));
    }

    /// Signals are not spoken of as images; PyTorch 2.13's words.
    @Test
    void windowsOverSignals() {
        Tensor signal = Obor.zeros(2, 3, 9);
        Tensor weight = Obor.zeros(4, 3, 3);
        says(
                "max_pool1d() padding should be at most half of kernel size, but got padding=2 and"
                        + " kernel_size=2",
                ShapeError.class,
                () -> F.maxPool1d(signal, List.of(2), o -> o.padding(2).dilation(3)));
        says(
                "max_pool1d() kernel_size must be an int, list of ints or tuple of ints of size 1"
                        + " but got size 2\n  Give one number: a signal has one dimension.",
                ShapeError.class,
                () -> F.maxPool1d(signal, List.of(2, 2)));
        says(
                "avg_pool1d() argument 'stride' should contain one int (got 2)",
                ShapeError.class,
                () -> F.avgPool1d(signal, List.of(2), o -> o.stride(2, 2)));
        says(
                "expected stride to be a single integer value or a list of 1 values to match the"
                        + " convolution dimensions, but got stride=[1, 2]",
                ShapeError.class,
                () -> F.conv1d(signal, weight, null, o -> o.stride(1, 2)));
        says(
                "non-positive dilation is not supported",
                ShapeError.class,
                () -> F.conv1d(signal, weight, null, o -> o.dilation(0)));
        says(
                "Only zero batch or zero channel inputs are supported, but got input shape:"
                        + " [2, 3, 1, 0]\n  A signal of no length",
                ShapeError.class,
                () -> F.conv1d(Obor.zeros(2, 3, 0), weight, null, o -> o.padding(2)));
    }

    @Test
    void paddingIsAtMostHalfOfADilatedKernel() {
        says(
                "pad should be smaller than or equal to half of kernel size, but got padW = 2, padH"
                        + " = 1, kW = 3, kH = 2",
                ShapeError.class,
                () ->
                        F.maxPool2d(
                                Obor.zeros(2, 3, 9, 9),
                                List.of(2, 3),
                                o -> o.padding(1, 2).dilation(3)));
        says(
                "pad should be smaller than or equal to half of kernel size, but got kT: 2 kW: 4 kH:"
                        + " 3 padT: 2 padW: 1 padH: 1",
                ShapeError.class,
                () ->
                        F.maxPool3d(
                                Obor.zeros(2, 3, 9, 9, 9),
                                List.of(2, 3, 4),
                                o -> o.padding(2, 1, 1).dilation(3)));
    }

    /// The advice works: what it says gives the input its channels.
    @Test
    void windowsWithoutChannels() {
        says(
                "Expected 2D (unbatched) or 3D (batched) input to conv1d, but got input of size:"
                        + " [9]\n  The input must be (N, C, L): add the channels with"
                        + " unsqueeze(-2).",
                ShapeError.class,
                () -> F.conv1d(Obor.zeros(9), Obor.zeros(4, 1, 3)));
        F.conv1d(Obor.zeros(9).unsqueeze(-2), Obor.zeros(4, 1, 3));
        says(
                "Expected 2 to 3 dimensions, but got 1-dimensional tensor for argument #1 'self'"
                        + " (while checking arguments for avg_pool1d)\n  The input must be (N, C, L)",
                ShapeError.class,
                () -> F.avgPool1d(Obor.zeros(9), 2));
        says(
                "non-empty 4D or 5D (batch mode) tensor expected for input\n  Its sizes are"
                        + " [8, 8, 8]. The input must be (N, C, D, H, W): add the channels with"
                        + " unsqueeze(-4).",
                ShapeError.class,
                () -> F.maxPool3d(Obor.zeros(8, 8, 8), 2));
        F.maxPool3d(Obor.zeros(8, 8, 8).unsqueeze(-4), 2);
        says(
                "max_pool3d: kernel_size must either be a single int, or a tuple of three ints",
                ShapeError.class,
                () -> F.maxPool3d(Obor.zeros(1, 8, 8, 8), List.of(2, 2)));
    }

    @Test
    void adaptivePoolingMayAskForNothing() {
        Tensor image = Obor.zeros(2, 3, 4, 4).requiresGrad_(true);
        Tensor none = F.adaptiveMaxPool2d(image, List.of(0, 2));
        assertEquals("[2, 3, 0, 2]", none.shape().toList().toString());
        none.sum().backward();
        assertEquals(0, F.adaptiveAvgPool2d(image, List.of(0, 2)).numel());
        assertEquals(2 * 3, F.adaptiveAvgPool2d(image, List.of(1)).numel());
    }

    @Test
    void layersWithoutInputsHaveNothingToDraw() {
        assertEquals(2 * 3, new Linear(0, 3).call(Obor.zeros(2, 0)).numel());
    }

    @Test
    void backwardNeedsSomethingToLearn() {
        says(
                "element 0 of tensors does not require grad and does not have a grad_fn",
                StateError.class,
                () -> Obor.ones(3).sum().backward());
    }

    /// The sentences are those of PyTorch 2.13 for the same call.
    @Test
    void parametersHaveTheDTypeOfTheInput() {
        Tensor x = Obor.zeros(2, 3);
        Tensor w = Obor.ones(3);
        Tensor wide = w.to(Obor.float64);
        Tensor classes = Obor.tensor(0, 1);
        String found = "expected scalar type Float but found Double";
        says(found, DTypeError.class, () -> F.crossEntropy(x, classes, o -> o.weight(wide)));
        says(found, DTypeError.class, () -> F.batchNorm(x, wide, w, w, w, o -> o.training(true)));
        says(found, DTypeError.class, () -> F.layerNorm(x, new long[] {3}, w, wide));
        says(
                "mixed dtype (CPU): expect parameter to have scalar type of Float",
                DTypeError.class,
                () -> F.groupNorm(x, 1, wide, w));
        Tensor kernel = Obor.ones(3, 3, 2);
        says(
                "Input type (float) and bias type (double) should be the same",
                DTypeError.class,
                () -> F.conv1d(Obor.ones(1, 3, 4), kernel, wide));
        says(
                found,
                DTypeError.class,
                () -> F.convTranspose3d(Obor.ones(1, 3, 2, 2, 2), Obor.ones(3, 3, 1, 1, 1), wide));
        assertEquals(Obor.float32, F.convTranspose1d(Obor.ones(1, 3, 4), kernel, wide).dtype());
    }

    /// The sentences are those of PyTorch 2.13 for the same call.
    @Test
    void parametersHaveTheirShape() {
        Tensor x = Obor.zeros(2, 3);
        Tensor row = Obor.ones(1, 3);
        says(
                "TensorAccessor expected 1 dims but tensor has 2",
                ShapeError.class,
                () -> F.batchNorm(x, row, Obor.ones(3), null, null, o -> o.training(true)));
        says(
                "Expected bias to be of same shape as normalized_shape, but got bias of shape [1,"
                        + " 3] and normalized_shape = [3]",
                ShapeError.class,
                () -> F.layerNorm(x, new long[] {3}, null, row));
        says(
                "kernel size should be greater than zero, but got kernel_height: 1 kernel_width: 0",
                ShapeError.class,
                () -> F.conv1d(Obor.ones(1, 3, 4), Obor.ones(3, 3, 0)));
        says(
                "The expanded size of the tensor (5) must match the existing size (4)",
                ShapeError.class,
                () -> F.linear(Obor.ones(3), Obor.ones(5, 3), Obor.ones(4)));
        says(
                "bilinear(): input dimensions do not match: got 0 and 1",
                ShapeError.class,
                () -> F.bilinear(Obor.ones(), Obor.ones(4), Obor.ones(5, 3, 4), null));
    }
}
