package dev.obor.cli;

import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Unflatten;
import java.util.Locale;

/// The models that `train` knows. They take rows of `side * side` brightness values and give one
/// number per class; [#CNN] gives 16, of which the first ones are the classes.
enum ModelKind {
    /// Softmax regression.
    LOGISTIC,

    /// One hidden layer of 50 units.
    MLP,

    /// Three convolutions of 16 channels with stride 2, then the average over the picture.
    CNN;

    static final int CHANNELS = 16;
    private static final int HIDDEN = 50;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A new model with PyTorch's initial weights, drawn from the default generator.
    Sequential build(int side, int classes) {
        int pixels = side * side;
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
}
