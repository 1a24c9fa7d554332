package dev.obor.bench;

import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.nn.Unflatten;

/// The models that are measured; the PyTorch twin builds the same ones in the same order.
final class Models {
    private Models() {}

    /// A model by name: `logistic`, `mlp50`, `mlp512` or `cnn`.
    static Sequential of(String name) {
        return switch (name) {
            case "logistic" -> new Sequential(new Linear(784, 10));
            case "mlp50" -> mlp(50);
            case "mlp512" -> mlp(512);
            case "cnn" -> cnn();
            case "regularized" -> regularized();
            default -> throw new IllegalArgumentException("no model is called " + name);
        };
    }

    private static Sequential mlp(int hidden) {
        return new Sequential(new Linear(784, hidden), new ReLU(), new Linear(hidden, 10));
    }

    /// Layers that behave differently in training and in evaluation; not in the twin.
    private static Sequential regularized() {
        return new Sequential(
                new Linear(784, 50),
                new BatchNorm1d(50),
                new ReLU(),
                new Dropout(0.5),
                new Linear(50, 10));
    }

    /// The convolutional network of PyTorch's tutorial "What is torch.nn really?".
    private static Sequential cnn() {
        return new Sequential(
                new Unflatten(1, 1, 28, 28),
                convolution(1),
                new ReLU(),
                convolution(16),
                new ReLU(),
                convolution(16),
                new ReLU(),
                new AdaptiveAvgPool2d(1),
                new Flatten());
    }

    private static Conv2d convolution(int channels) {
        return new Conv2d(channels, 16, 3, o -> o.stride(2).padding(1));
    }

    /// The momentum that a model is trained with.
    static double momentum(String name) {
        return name.equals("cnn") ? 0.9 : 0;
    }
}
