package dev.obor.cli;

import dev.obor.io.FileContent;
import dev.obor.io.TensorInfo;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `obor inspect`: what a file of tensors holds.
@Command(
        name = "inspect",
        description = "Show keys, dtypes and sizes in a file of tensors, without loading it.",
        footer = {
            "",
            "FILE is one of torch.save (.pt, .pth, in both forms), safetensors (also an index or",
            "a model's folder), or NumPy (.npy, .npz). Nothing in it is run.",
            "",
            "Example: obor inspect model.safetensors"
        })
final class InspectCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        if (spec == null) {
            throw new IllegalStateException("started without a command line");
        }
        PrintWriter out = spec.commandLine().getOut();
        FileContent content = FileContent.of(file);
        long bytes = 0;
        long elements = 0;
        out.println(file + ": " + content.kind().description());
        for (Map.Entry<String, TensorInfo> entry : content.tensors().entrySet()) {
            TensorInfo info = entry.getValue();
            String note = info.known() == null ? "  (no such dtype here: passed over)" : "";
            out.println(printable(entry.getKey()) + "  " + info + note);
            bytes += info.bytes();
            elements += info.shape().numel();
        }
        content.others()
                .forEach((key, text) -> out.println(printable(key) + " = " + printable(text)));
        out.printf(
                Locale.ROOT,
                "%,d tensors, %,d elements, %,d bytes%n",
                content.tensors().size(),
                elements,
                bytes);
        out.flush();
        return 0;
    }

    /// Names in files may be anything: nothing of them steers a terminal.
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
