package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.io.FileContent;
import dev.obor.io.Json;
import dev.obor.nn.Module;
import dev.obor.onnx.Onnx;
import dev.obor.text.models.CausalModel;
import dev.obor.text.models.TextEncoder;
import dev.obor.vision.models.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor export`: a model as an ONNX file.
@Command(
        name = "export",
        description = "Write a model as an ONNX file.",
        footer = {
            "",
            "MODEL is a file of 'obor train --save', a model of torchvision such as resnet18",
            "with --weights, or the folder of a model of Hugging Face: bert, distilbert, t5,",
            "gpt2, llama, mistral, qwen2, whose inputs are the tokens and which of them count.",
            "The batch may have any size.",
            "",
            "Example: obor export resnet18 resnet18.onnx --weights resnet18.safetensors",
            "In a program of your own: Onnx.export(model.eval(), file, List.of(example))."
        })
final class ExportCommand implements Callable<Integer> {
    private static final Set<String> CAUSAL = Set.of("gpt2", "llama", "mistral", "qwen2");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "MODEL", description = "A name, a file or a folder.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The file to write: net.onnx.")
    private Path file = Path.of("");

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "The weights of a model that is named, .safetensors or .pt.")
    private @Nullable Path weights;

    @Option(
            names = "--classes",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many classes a model that is named has: 1000.")
    private int classes = 1000;

    @Option(
            names = "--side",
            paramLabel = "N",
            description = "How high and wide the pictures are: 224.")
    private @Nullable Integer side;

    @Option(
            names = "--length",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many tokens a text has: 16.")
    private int length = 16;

    @Option(
            names = "--opset",
            paramLabel = "N",
            defaultValue = "21",
            description = "The version of ONNX's operators, 18 to 23: 21.")
    private long opset = 21;

    private record Found(
            Module model,
            Function<List<Tensor>, ?> call,
            List<Tensor> inputs,
            String[] names,
            String output) {
        static Found of(Module model, Tensor input, String name, String output) {
            return new Found(
                    model,
                    in -> model.call(in.getFirst()),
                    List.of(input),
                    new String[] {name},
                    output);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (length < 1 || classes < 1 || side != null && side < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--length, --classes and --side take 1 or more.");
        }
        Found found = find();
        Onnx.export(
                found.model.eval(),
                file,
                found.inputs,
                found.call,
                o ->
                        o.opset(opset)
                                .dynamicBatch()
                                .inputNames(found.names)
                                .outputNames(found.output));
        spec.commandLine().getOut().println("wrote " + file);
        return 0;
    }

    private Found find() throws IOException {
        if (Models.listModels().contains(name)) {
            return named();
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            path = Path.of("");
        }
        if (Files.isDirectory(path) && !name.isEmpty()) {
            return text(path);
        }
        if (Files.exists(path) && !name.isEmpty()) {
            SavedModel saved = SavedModel.load(path);
            return Found.of(saved.network(), Obor.rand(2, saved.numbers()), "pixels", "scores");
        }
        throw new ParameterException(
                spec.commandLine(),
                "No model, file or folder is called '%s'. There are %s."
                        .formatted(name, String.join(", ", Models.listModels())));
    }

    private Found named() {
        if (weights == null) {
            throw new ParameterException(
                    spec.commandLine(), "Give the weights of " + name + ": --weights FILE.");
        }
        Module model = Models.getModel(name, o -> o.numClasses(classes));
        model.loadStateDict(FileContent.readTensors(weights));
        int size = side != null ? side : name.startsWith("inception") ? 299 : 224;
        return Found.of(model, Obor.randn(2, 3, size, size), "image", "scores");
    }

    private Found text(Path folder) throws IOException {
        Path config = folder.resolve("config.json");
        if (!Files.exists(config)) {
            throw new IOException(folder + ": is a folder without config.json");
        }
        Object read = Json.parse(Files.readString(config));
        Object type = read instanceof Map<?, ?> map ? map.get("model_type") : null;
        Tensor tokens = Obor.arange(2L * length).remainder(5).reshape(2, length);
        List<Tensor> inputs = List.of(tokens, Obor.ones(2, length).toLong());
        String[] names = {"input_ids", "attention_mask"};
        if (type instanceof String kind && CAUSAL.contains(kind)) {
            CausalModel model = CausalModel.fromPretrained(folder);
            return new Found(
                    model, in -> model.call(in.get(0), in.get(1)), inputs, names, "logits");
        }
        TextEncoder encoder = TextEncoder.fromPretrained(folder);
        return new Found(
                (Module) encoder,
                in -> encoder.encode(in.get(0), in.get(1)),
                inputs,
                names,
                "last_hidden_state");
    }
}
