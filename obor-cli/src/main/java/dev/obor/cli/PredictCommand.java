package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.nn.functional.F;
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
            "Pictures may have any size, dark on light or light on dark; PNG, JPEG, GIF or BMP.",
            "",
            "Example: obor predict mnist.safetensors seven.png"
        })
final class PredictCommand implements Callable<Integer> {
    /// The square that MNIST fitted its digits into, as a share of the picture.
    private static final double BOX = 20.0 / 28;

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
            float[] shares = classify(saved, image);
            out.println(image + ": " + answer(saved.classes(), shares));
        }
        out.flush();
        return 0;
    }

    private static float[] classify(SavedModel saved, Path file) throws IOException {
        int side = saved.data().side();
        GreyImage image = prepared(GreyImage.read(file), saved.data());
        Tensor x = Obor.fromArray(image.values()).view(1, (long) side * side);
        try (var _ = Obor.noGrad()) {
            return F.softmax(saved.network().call(x), 1).contiguous().toFloatArray();
        }
    }

    /// A picture of the training size is only turned round if need be; others are cropped and
    /// scaled as well.
    static GreyImage prepared(GreyImage image, DataName data) {
        int side = data.side();
        GreyImage light = image.lightOnDark();
        if (image.rows() == side && image.columns() == side) {
            return light;
        }
        GreyImage stretched = light.stretched();
        if (!data.isHandwriting()) {
            return stretched.resized(side, side);
        }
        int box = data == DataName.DIGITS ? side : (int) Math.round(side * BOX);
        return stretched.centred(side, box);
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
