package dev.obor.cli;

import dev.obor.base.ValueError;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
            "An ONNX file whose input is a picture is taken, too: the middle of the picture, in the",
            "size of the input, with numbers from 0 to 1.",
            "",
            "Example: obor predict mnist.safetensors seven.png",
            "         obor predict resnet18.onnx cat.jpg --classes names.txt --top 5 \\",
            "           --mean 0.485,0.456,0.406 --std 0.229,0.224,0.225"
        })
final class PredictCommand implements Callable<Integer> {
    private static final long MOST_PIXELS = 178_956_970;

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

    @Mixin private final OnnxPictures.Options onnx = new OnnxPictures.Options();

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        PictureModel saved = PictureModel.load(model, onnx);
        for (Path image : images) {
            float[] shares;
            try {
                shares = saved.classify(PictureModel.bytes(image), MOST_PIXELS);
            } catch (ValueError e) {
                String why = String.valueOf(e.getMessage()).replaceFirst("^decode_image: ", "");
                throw new IOException(image + ": " + why, e);
            }
            out.println(image + ": " + answer(saved.classes(), shares));
        }
        out.flush();
        return 0;
    }

    private String answer(List<String> classes, float[] shares) {
        float[] left = shares.clone();
        var text = new StringBuilder();
        int n = classes.isEmpty() ? shares.length : Math.min(classes.size(), shares.length);
        for (int i = 0; i < Math.clamp(top, 1, n); i++) {
            int best = Evaluation.best(left, 0, n);
            text.append(i == 0 ? "" : ", ");
            text.append(classes.isEmpty() ? best : classes.get(best));
            text.append(String.format(Locale.ROOT, " (%.1f %%)", 100 * shares[best]));
            left[best] = Float.NEGATIVE_INFINITY;
        }
        return text.toString();
    }
}
