package dev.obor.cli;

import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Unflatten;
import java.util.Locale;

/// The models that `train` knows. They take rows of `side * side` brightness values, or of three
/// times as many for colours, and give one number per class; [#CNN] gives 16 for grey pictures, of
/// which the first ones are the classes.
enum ModelKind {
    /// Softmax regression.
    LOGISTIC,

    /// One hidden layer of 50 units.
    MLP,

    /// Three convolutions of 16 channels with stride 2, then the average over the picture; for
    /// colours four of 16 to 64 channels with normalisation, and a layer for the classes.
    CNN;

    static final int CHANNELS = 16;
    private static final int HIDDEN = 50;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A new model with PyTorch's initial weights, drawn from the default generator.
    Sequential build(int side, int classes) {
        return build(1, side, classes);
    }

    /// A new model for pictures of so many channels.
    Sequential build(int channels, int side, int classes) {
        if (this == CNN && channels > 1) {
            return coloured(channels, side, classes);
        }
        int pixels = channels * side * side;
        return switch (this) {
            case LOGISTIC -> new Sequential(new Linear(pixels, classes));
            case MLP ->
                    new Sequential(
                            new Linear(pixels, HIDDEN), new ReLU(), new Linear(HIDDEN, classes));
            case CNN ->
                    new Sequential(
                            new Unflatten(1, 1, side, side),
                            new Conv2d(1, CHANNELS, 3, o -> o.stride(2).padding(1)),
                            new ReLU(),
                            new Conv2d(CHANNELS, CHANNELS, 3, o -> o.stride(2).padding(1)),
                            new ReLU(),
                            new Conv2d(CHANNELS, CHANNELS, 3, o -> o.stride(2).padding(1)),
                            new ReLU(),
                            new AdaptiveAvgPool2d(1),
                            new Flatten());
        };
    }

    private static Sequential coloured(int channels, int side, int classes) {
        var layers = new Sequential(new Unflatten(1, channels, side, side));
        int[] widths = {channels, CHANNELS, 2 * CHANNELS, 4 * CHANNELS, 4 * CHANNELS};
        for (int i = 1; i < widths.length; i++) {
            layers.append(new Conv2d(widths[i - 1], widths[i], 3, o -> o.stride(2).padding(1)));
            layers.append(new BatchNorm2d(widths[i]));
            layers.append(new ReLU());
        }
        layers.append(new AdaptiveAvgPool2d(1));
        layers.append(new Flatten());
        layers.append(new Linear(widths[widths.length - 1], classes));
        return layers;
    }
}
