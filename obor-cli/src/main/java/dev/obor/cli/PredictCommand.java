package dev.obor.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor predict`: tells the class of pictures.
@Command(
        name = "predict",
        description = "Tell what pictures show, with a model that 'obor train --save' wrote.",
        footer = {
            "",
            "Pictures may have any size, dark on light or light on dark; PNG, JPEG, GIF, BMP or TIFF.",
            "",
            "Example: obor predict mnist.safetensors seven.png"
        })
final class PredictCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A saved model.")
    private Path model = Path.of("");

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "IMAGE", description = "Pictures.")
    private List<Path> images = List.of();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many classes to name for each (default: ${DEFAULT-VALUE}).")
    private int top;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        SavedModel saved = SavedModel.load(model);
        for (Path image : images) {
            float[] shares = saved.classify(GreyImage.read(image));
            out.println(image + ": " + answer(saved.classes(), shares));
        }
        out.flush();
        return 0;
    }

    private String answer(List<String> classes, float[] shares) {
        float[] left = shares.clone();
        var text = new StringBuilder();
        for (int i = 0; i < Math.clamp(top, 1, classes.size()); i++) {
            int best = Evaluation.best(left, 0, classes.size());
            text.append(i == 0 ? "" : ", ");
            text.append(classes.get(best));
            text.append(String.format(Locale.ROOT, " (%.1f %%)", 100 * shares[best]));
            left[best] = Float.NEGATIVE_INFINITY;
        }
        return text.toString();
    }
}
