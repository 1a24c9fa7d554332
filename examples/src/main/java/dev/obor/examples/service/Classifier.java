package dev.obor.examples.service;

import static dev.obor.Obor.float32;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.Conv2d;
import dev.obor.nn.Flatten;
import dev.obor.nn.Linear;
import dev.obor.nn.MaxPool2d;
import dev.obor.nn.ReLU;
import dev.obor.nn.Sequential;
import dev.obor.vision.Compose;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import dev.obor.vision.transforms.CenterCrop;
import dev.obor.vision.transforms.Resize;
import dev.obor.vision.transforms.ToDtype;
import java.nio.file.Path;
import java.util.List;

/// Tells what a picture shows; several threads may ask at the same time.
public final class Classifier {
    private static final Compose PREPARE =
            new Compose(new Resize(40), new CenterCrop(32, 32), new ToDtype(float32, true));

    private final List<String> classes;
    private final Sequential model;

    /// Reads what OwnPictures.java has saved.
    public Classifier(Path file) {
        var saved = Obor.load(file);
        classes = saved.get("classes").list().stream().map(String::valueOf).toList();
        model =
                new Sequential(
                        new Conv2d(3, 16, 3, o -> o.padding(1)),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Conv2d(16, 32, 3, o -> o.padding(1)),
                        new ReLU(),
                        new MaxPool2d(2),
                        new Flatten(),
                        new Linear(32 * 8 * 8, 64),
                        new ReLU(),
                        new Linear(64, classes.size()));
        model.loadStateDict(saved.get("weights").stateDict());
        model.eval();
    }

    /// The class of a picture and how likely it is.
    public record Answer(String name, double probability) {}

    /// Looks at the bytes of a picture's file.
    public Answer classify(byte[] picture) {
        Tensor x =
                Images.decodeImage(picture, o -> o.mode(ImageReadMode.RGB).maxPixels(25_000_000));
        try (var _ = Obor.noGrad()) {
            Tensor p = model.call(PREPARE.apply(x).unsqueeze(0)).softmax(1);
            return new Answer(classes.get((int) p.argmax().itemLong()), p.max().item());
        }
    }
}
