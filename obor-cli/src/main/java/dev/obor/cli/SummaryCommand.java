package dev.obor.cli;

import dev.obor.Size;
import dev.obor.learn.Summary;
import dev.obor.nn.Module;
import dev.obor.vision.models.Models;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor summary`: the layers of a model with shapes, parameters and multiply-adds.
@Command(
        name = "summary",
        description = "Show a model's layers: shapes, parameters, multiply-adds, memory.",
        footer = {
            "",
            "MODEL is logistic, mlp or cnn (as in 'obor train'), a model of torchvision",
            "such as resnet18, or a file of 'obor train --save'.",
            "",
            "Example: obor summary resnet18 --input 1,3,224,224 --depth 2",
            "In a program of your own: Summary.of(model, 1, 3, 224, 224)."
        })
final class SummaryCommand implements Callable<Integer> {
    private static final int SIDE = 28;
    private static final int CLASSES = 10;

    @Spec private CommandSpec spec = CommandSpec.create();

    /// The names that are there.
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> all = new ArrayList<>(List.of("logistic", "mlp", "cnn"));
            all.addAll(Models.listModels());
            return all.iterator();
        }
    }

    @Parameters(
            paramLabel = "MODEL",
            completionCandidates = Names.class,
            description = "A name or a file.")
    private String name = "";

    @Option(
            names = "--input",
            paramLabel = "N",
            split = ",",
            description =
                    "The shape of a batch, with commas: 1,784 or 1,3,224,224, what the model takes.")
    private @Nullable List<Integer> input;

    @Option(names = "--depth", paramLabel = "N", description = "How many levels to show: all.")
    private int depth = Integer.MAX_VALUE;

    private record Found(Module model, List<Integer> input) {}

    @Override
    public Integer call() throws IOException {
        if (depth < 0) {
            throw new ParameterException(spec.commandLine(), "--depth takes 0 or more.");
        }
        if (input != null && input.stream().anyMatch(n -> n < 1)) {
            throw new ParameterException(
                    spec.commandLine(), "--input takes sizes of 1 or more, got " + input + ".");
        }
        Found found = find();
        List<Integer> sizes = input == null ? found.input : input;
        Size shape = Size.of(sizes.stream().mapToLong(n -> n).toArray());
        PrintWriter out = spec.commandLine().getOut();
        out.println(Summary.of(found.model, shape, o -> o.depth(depth)));
        out.flush();
        return 0;
    }

    private Found find() throws IOException {
        for (ModelKind kind : ModelKind.values()) {
            if (kind.label().equals(name.toLowerCase(Locale.ROOT))) {
                return new Found(kind.build(SIDE, CLASSES), List.of(1, SIDE * SIDE));
            }
        }
        if (Models.listModels().contains(name)) {
            int side = name.startsWith("inception") ? 299 : 224;
            return new Found(Models.getModel(name), List.of(1, 3, side, side));
        }
        if (isFile(name)) {
            SavedModel saved = SavedModel.load(Path.of(name));
            return new Found(saved.network(), List.of(1, saved.numbers()));
        }
        throw new ParameterException(
                spec.commandLine(),
                "No model and no file is called '%s'. There are logistic, mlp, cnn, %s."
                        .formatted(name, String.join(", ", Models.listModels())));
    }

    private static boolean isFile(String name) {
        try {
            return Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
