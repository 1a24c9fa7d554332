package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.plot.Cmap;
import dev.obor.plot.ImageFigure.Caption;
import dev.obor.plot.Plot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Pictures of a training run, as PNG files in one folder.
///
/// @param classes the names of the classes
/// @param epochs what each epoch brought
/// @param test the images that were tested
record TrainingPlots(List<String> classes, List<Trainer.Epoch> epochs, Pictures test) {
    private static final int WORST = 25;

    /// Writes `loss.png`, `accuracy.png`, `confusion.png` and, if there are any, `mistakes.png`.
    ///
    /// @return the files
    List<Path> save(Path folder) {
        var files = new ArrayList<Path>();
        files.add(
                curves(
                        folder.resolve("loss.png"),
                        "Loss",
                        "cross entropy",
                        Trainer.Epoch::trainLoss,
                        epoch -> epoch.test().loss()));
        files.add(
                curves(
                        folder.resolve("accuracy.png"),
                        "Accuracy",
                        "share told right",
                        Trainer.Epoch::trainAccuracy,
                        epoch -> epoch.test().accuracy()));
        Evaluation last = epochs.getLast().test();
        Path confusion = folder.resolve("confusion.png");
        Plot.confusionMatrix("Confusion matrix, test images", last.confusion(), classes)
                .save(confusion);
        files.add(confusion);
        if (!last.mistakes().isEmpty()) {
            files.add(mistakes(folder.resolve("mistakes.png"), last));
        }
        return files;
    }

    private Path curves(
            Path file,
            String title,
            String yLabel,
            ToDoubleFunction<Trainer.Epoch> train,
            ToDoubleFunction<Trainer.Epoch> test) {
        double[] x = epochs.stream().mapToDouble(Trainer.Epoch::number).toArray();
        Plot.axes(o -> o.title(title).xLabel("epoch").yLabel(yLabel))
                .line("train", x, epochs.stream().mapToDouble(train).toArray())
                .line("test", x, epochs.stream().mapToDouble(test).toArray())
                .save(file);
        return file;
    }

    private Path mistakes(Path file, Evaluation last) {
        var images = new ArrayList<Tensor>();
        var captions = new ArrayList<Caption>();
        Tensor data = test.data();
        for (Evaluation.Mistake mistake :
                last.mistakes().subList(0, Math.min(WORST, last.mistakes().size()))) {
            images.add(data.select(0, mistake.index()));
            captions.add(
                    new Caption(
                            String.format(
                                    Locale.ROOT,
                                    "%s as %s, %.0f %%",
                                    classes.get(mistake.truth()),
                                    classes.get(mistake.guess()),
                                    100 * mistake.probability()),
                            true));
        }
        Plot.imageGrid(
                        Obor.stack(images),
                        captions,
                        o -> o.title("The surest mistakes").cmap(Cmap.GRAY))
                .save(file);
        return file;
    }
}
