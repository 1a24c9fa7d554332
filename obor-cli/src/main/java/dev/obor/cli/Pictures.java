package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.FileError;
import dev.obor.base.ValueError;
import dev.obor.data.Dataset;
import dev.obor.data.Sample;
import dev.obor.data.TensorDataset;
import dev.obor.vision.DatasetFolder;
import dev.obor.vision.ImageDataset;
import dev.obor.vision.ImageFolder;
import dev.obor.vision.io.ImageReadMode;
import dev.obor.vision.io.Images;
import dev.obor.vision.transforms.TF;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Labelled pictures in memory.
///
/// @param samples `x`, a row of numbers from 0 to 1, and `y`, the class
/// @param data the pictures, `(N, H, W)` or `(N, 3, H, W)`
/// @param classes short names of the classes
record Pictures(Dataset<Sample> samples, Tensor data, List<String> classes) {
    /// Of those in a folder without a part for it, every so many-th is for the test.
    private static final int EACH = 5;

    static Pictures of(ImageDataset images) {
        List<String> names =
                images.classes().stream().map(name -> name.replaceAll(" - .*", "")).toList();
        return new Pictures(images, images.data(), names);
    }

    /// Coloured pictures, bytes `(N, 3, H, W)`.
    private static Pictures of(List<Tensor> pictures, List<Long> targets, List<String> classes) {
        Tensor data = Obor.stack(pictures);
        Tensor y = Obor.tensor(targets.stream().mapToLong(t -> t).toArray());
        Dataset<Sample> bytes = new TensorDataset(data, y);
        return new Pictures(new Rows(bytes), data, classes);
    }

    /// Bytes become rows of numbers when they are asked for.
    private record Rows(Dataset<Sample> bytes) implements Dataset<Sample> {
        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public Sample get(long index) {
            Sample sample = bytes.get(index);
            return Sample.of(row(sample.x()), sample.y());
        }
    }

    /// A picture `(3, H, W)` as the models take it.
    static Tensor row(Tensor picture) {
        return picture.toFloat().div(255).flatten();
    }

    /// A picture of any size as one of `side` by `side`: the middle of it.
    static Tensor prepared(Tensor picture, int side) {
        return TF.centerCrop(TF.resize(picture, side), side, side);
    }

    long size() {
        return samples.size();
    }

    /// The first ones.
    Pictures first(int n) {
        if (samples instanceof ImageDataset images) {
            return of(images.first(n));
        }
        List<Tensor> some = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        for (long i = 0; i < Math.min(n, size()); i++) {
            some.add(data.select(0, i));
            targets.add(samples.get(i).y().itemLong());
        }
        return of(some, targets, classes);
    }

    /// The pictures of a folder that has one for each class. If it has folders `train` and `test`,
    /// or `val`, which have those of the classes, they are the parts; otherwise every fifth picture
    /// of a class is for the test.
    ///
    /// @param told what is said of pictures that cannot be read, and so are left out
    /// @throws ValueError if there are not two classes, or too few pictures
    static DataName.Parts folder(Path root, int side, Consumer<String> told) {
        Path train = root.resolve("train");
        for (String name : List.of("test", "val", "valid", "validation")) {
            Path test = root.resolve(name);
            if (Files.isDirectory(train) && Files.isDirectory(test)) {
                var parts = new DataName.Parts(all(train, side, told), all(test, side, told));
                if (!parts.train().classes().equals(parts.test().classes())) {
                    throw new ValueError(
                            "%s has the classes %s, and %s has %s; they must be the same"
                                    .formatted(
                                            train,
                                            parts.train().classes(),
                                            test,
                                            parts.test().classes()));
                }
                return parts;
            }
        }
        return split(all(root, side, told));
    }

    private static Pictures all(Path root, int side, Consumer<String> told) {
        var folder = new ImageFolder(root);
        if (folder.classes().size() < 2) {
            throw new ValueError(
                    "%s has pictures of one class only, %s; it needs a folder for each of at least two"
                            .formatted(root, folder.classes().getFirst()));
        }
        List<Tensor> pictures = new ArrayList<>();
        List<Long> targets = new ArrayList<>();
        for (DatasetFolder.Entry entry : folder.samples()) {
            try {
                Tensor picture = Images.readImage(entry.path(), o -> o.mode(ImageReadMode.RGB));
                pictures.add(prepared(picture, side));
                targets.add(entry.target());
            } catch (FileError e) {
                told.accept(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
        }
        if (pictures.isEmpty()) {
            throw new ValueError(root + " has no picture that can be read");
        }
        return of(pictures, targets, folder.classes());
    }

    private static DataName.Parts split(Pictures all) {
        List<List<Tensor>> pictures = List.of(new ArrayList<>(), new ArrayList<>());
        List<List<Long>> targets = List.of(new ArrayList<>(), new ArrayList<>());
        int[] seen = new int[all.classes.size()];
        for (long i = 0; i < all.size(); i++) {
            long target = all.samples.get(i).y().itemLong();
            int part = ++seen[(int) target] % EACH == 0 ? 1 : 0;
            pictures.get(part).add(all.data.select(0, i));
            targets.get(part).add(target);
        }
        if (pictures.get(1).isEmpty()) {
            throw new ValueError(
                    "%d pictures are too few to keep some for the test; a class needs at least %d"
                            .formatted(all.size(), EACH));
        }
        return new DataName.Parts(
                of(pictures.get(0), targets.get(0), all.classes),
                of(pictures.get(1), targets.get(1), all.classes));
    }
}
