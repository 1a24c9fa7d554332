package dev.obor.cli;

import dev.obor.Obor;
import dev.obor.Tensor;
import dev.obor.base.DType;
import dev.obor.io.FileContent;
import dev.obor.io.FileKind;
import dev.obor.io.Numpy;
import dev.obor.io.OrderedDict;
import dev.obor.io.Safetensors;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor convert`: the tensors of one file in a file of another kind.
@Command(
        name = "convert",
        description = "Write the tensors of a file as a file of another kind.",
        footer = {
            "",
            "The kind of FROM is known by its content, that of TO by its name: .safetensors,",
            ".pt, .pth, .npz or .npy. From .pt to .pt everything is kept, from there to others",
            "the tensors, with the keys that 'obor inspect' shows.",
            "",
            "Example: obor convert pytorch_model.bin model.safetensors"
        })
final class ConvertCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FROM", description = "The file to read.")
    private Path from = Path.of("");

    @Parameters(index = "1", paramLabel = "TO", description = "The file to write.")
    private Path to = Path.of("");

    @Option(
            names = "--prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "Take only keys that begin so, without it: --prefix model.")
    private String prefix = "";

    @Option(
            names = "--dtype",
            paramLabel = "NAME",
            description = "Convert floating-point tensors: float32, float16, bfloat16, float64.")
    private @Nullable String dtype;

    @Override
    public Integer call() throws IOException {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        String name = String.valueOf(to.getFileName()).toLowerCase(Locale.ROOT);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        DType wanted = wanted(spec);
        FileKind kind = Files.isDirectory(from) ? FileKind.SAFETENSORS : FileKind.of(from);
        boolean torch = kind == FileKind.TORCH || kind == FileKind.TORCH_LEGACY;
        boolean whole = torch && prefix.isEmpty() && wanted == null;
        if (whole && (ending.equals("pt") || ending.equals("pth"))) {
            Obor.save(Obor.load(from), to);
            out.println("wrote " + to);
            return 0;
        }
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        FileContent.readTensors(from)
                .forEach((key, tensor) -> {
                    if (key.startsWith(prefix)) {
                        tensors.put(key.substring(prefix.length()), converted(tensor, wanted));
                    }
                });
        if (tensors.isEmpty()) {
            throw new IOException(from + ": no tensors to write; 'obor inspect' shows what it has");
        }
        switch (ending) {
            case "safetensors" -> Safetensors.save(tensors, to, Map.of("format", "pt"));
            case "pt", "pth", "bin" -> Obor.save(new OrderedDict(tensors), to);
            case "npz" -> Numpy.savez(tensors, to);
            case "npy" -> {
                if (tensors.size() != 1) {
                    throw new IOException(
                            to
                                    + ": holds one array, where "
                                    + tensors.size()
                                    + " are given; use .npz");
                }
                Numpy.save(tensors.values().iterator().next(), to);
            }
            default ->
                    throw new ParameterException(
                            spec.commandLine(),
                            "Invalid value for 'TO': "
                                    + to
                                    + "; expected a name that ends in .safetensors, .pt, .npz or .npy");
        }
        out.println("wrote " + to + ", " + tensors.size() + " tensors");
        return 0;
    }

    private static Tensor converted(Tensor tensor, @Nullable DType wanted) {
        return wanted == null || !tensor.dtype().isFloatingPoint() ? tensor : tensor.to(wanted);
    }

    private @Nullable DType wanted(CommandSpec command) {
        if (dtype == null) {
            return null;
        }
        for (DType known : DType.values()) {
            if (known.isFloatingPoint() && known.text().equals(dtype)) {
                return known;
            }
        }
        throw new ParameterException(
                command.commandLine(),
                "Invalid value for option '--dtype': "
                        + dtype
                        + "; expected float32, float64, float16 or bfloat16");
    }
}
