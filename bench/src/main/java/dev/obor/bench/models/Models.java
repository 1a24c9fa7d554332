package dev.obor.bench.models;

import dev.obor.nn.AdaptiveAvgPool2d;
import dev.obor.nn.AvgPool2d;
import dev.obor.nn.BatchNorm1d;
import dev.obor.nn.BatchNorm2d;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Dropout;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.ReLU;
import dev.obor.nn.ReLU6;
import dev.obor.nn.Sequential;
import dev.obor.nn.Tanh;
import dev.obor.nn.Unflatten;

/// The models that are measured; the PyTorch twin builds the same ones in the same order.
public final class Models {
    private Models() {}

    /// A model by the name of its row.
    public static Sequential of(String name) {
        return switch (name) {
            case "logistic" -> new Sequential(new Linear(784, 10));
            case "mlp50" -> mlp(50);
            case "mlp512" -> mlp(512);
            case "cnn" -> cnn();
            case "lenet5" -> lenet5();
            case "linear100" -> linear100();
            case "vgg" -> vgg();
            case "resnet" -> new Sequential(new HandWritten.ResNet18(10));
            case "mobilenet" -> mobilenet();
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

    /// LeCun's network for 28 x 28 pictures.
    private static Sequential lenet5() {
        return new Sequential(
                new Unflatten(1, 1, 28, 28),
                new Conv2d(1, 6, 5, o -> o.padding(2)),
                new Tanh(),
                new AvgPool2d(2),
                new Conv2d(6, 16, 5),
                new Tanh(),
                new AvgPool2d(2),
                new Flatten(),
                new Linear(400, 120),
                new Tanh(),
                new Linear(120, 84),
                new Tanh(),
                new Linear(84, 10));
    }

    /// A hundred layers with next to nothing to compute.
    private static Sequential linear100() {
        Sequential model = new Sequential();
        for (int i = 0; i < 100; i++) {
            model.append(new Linear(8, 8));
        }
        return model;
    }

    /// Three blocks of 3 x 3 convolutions, as in VGG, for 32 x 32 pictures.
    private static Sequential vgg() {
        Sequential model = new Sequential();
        int from = 3;
        for (int channels : new int[] {64, 128, 256}) {
            model.append(new Conv2d(from, channels, 3, o -> o.padding(1)));
            model.append(new ReLU());
            model.append(new MaxPool2d(2));
            from = channels;
        }
        model.append(new Flatten());
        model.append(new Linear(256 * 16, 10));
        return model;
    }

    /// Three blocks of MobileNetV2 without their shortcuts.
    private static Sequential mobilenet() {
        Sequential model =
                new Sequential(
                        new Conv2d(3, 32, 3, o -> o.padding(1)), new BatchNorm2d(32), new ReLU6());
        for (int i = 0; i < 3; i++) {
            int stride = i == 1 ? 2 : 1;
            model.append(new Conv2d(32, 192, 1, o -> o.bias(false)));
            model.append(new BatchNorm2d(192));
            model.append(new ReLU6());
            model.append(
                    new Conv2d(
                            192, 192, 3, o -> o.stride(stride).padding(1).groups(192).bias(false)));
            model.append(new BatchNorm2d(192));
            model.append(new ReLU6());
            model.append(new Conv2d(192, 32, 1, o -> o.bias(false)));
            model.append(new BatchNorm2d(32));
        }
        model.append(new AdaptiveAvgPool2d(1));
        model.append(new Flatten());
        model.append(new Linear(32, 10));
        return model;
    }

    /// The sizes of one batch.
    public static long[] input(String name) {
        return switch (name) {
            case "linear100" -> new long[] {8, 8};
            case "vgg", "mobilenet" -> new long[] {16, 3, 32, 32};
            case "resnet" -> new long[] {4, 3, 32, 32};
            default -> new long[] {64, 784};
        };
    }

    /// The momentum that a model is trained with.
    public static double momentum(String name) {
        return name.equals("cnn") ? 0.9 : 0;
    }
}
