package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples in documentation comments compile: blocks of Java behind `///` in the sources of
/// all modules.
class DocExamplesTest {
    private static final Pattern BLOCK =
            Pattern.compile("^ */// ```java\n(.*?)^ */// ```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// What an example may use without saying where it comes from.
    private static final String PRELUDE =
            """
            import static dev.obor.Obor.*;
            import static dev.obor.expr.Exprs.*;
            import static dev.obor.op.pointwise.Pointwise.*;
            import static dev.obor.progress.Tqdm.*;
            import dev.obor.*;
            import dev.obor.autograd.*;
            import dev.obor.autograd.Function;
            import dev.obor.backend.*;
            import dev.obor.base.*;
            import dev.obor.base.Options;
            import dev.obor.amp.*;
            import dev.obor.data.*;
            import dev.obor.distributions.*;
            import dev.obor.distributions.Distribution;
            import dev.obor.distributions.constraints.*;
            import dev.obor.distributions.transforms.*;
            import dev.obor.func.*;
            import dev.obor.io.*;
            import dev.obor.learn.*;
            import dev.obor.nn.*;
            import dev.obor.nn.Module;
            import dev.obor.nn.functional.*;
            import dev.obor.nn.utils.*;
            import dev.obor.op.*;
            import dev.obor.op.pointwise.*;
            import dev.obor.optim.*;
            import dev.obor.pointwise.*;
            import dev.obor.pointwise.Formula;
            import dev.obor.profiler.*;
            import dev.obor.progress.*;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.function.Consumer;
            import java.util.function.UnaryOperator;
            import org.jspecify.annotations.Nullable;

            class Example%d {
                static Tensor x, y, loss, weight, parameter, buffer, gradient;
                static Tensor next, hidden, target, scores, reward, data, direction, padding;
                static Tensor q, k, v, src, tgt, words, offsets, mean, deviation, loc, scale;
                static Tensor means, widths, reconstruction;
                static Distribution base, prior, posterior;
                static Transform layer1, layer2;
                static List<Tensor> sentences;
                static LSTM lstm;
                static Module model;
                static List<Module> models;
                static Map<String, Tensor> parameters;
                static Optimizer<?> optimizer;
                static Dataset<Sample> dataset;
                static DataLoader<Sample> loader;
                static List<Tensor> losses;
                static Path file;

                static Tensor fit(int epochs, Module model) {
                    return x;
                }

                void example() throws Exception {
            """;

    @TempDir private Path target;

    @Test
    void examplesInCommentsCompile() throws IOException {
        List<Path> programs = new ArrayList<>();
        for (Path source : sources()) {
            Matcher block = BLOCK.matcher(Files.readString(source));
            while (block.find()) {
                int number = programs.size();
                Path program = target.resolve("Example" + number + ".java");
                Files.writeString(
                        program,
                        "// "
                                + source.getFileName()
                                + "\n"
                                + PRELUDE.formatted(number)
                                + statements(block.group(1))
                                + "\n    }\n}\n");
                programs.add(program);
            }
        }
        assertTrue(programs.size() > 20, "found only " + programs.size());
        List<String> options =
                List.of("-d", target.toString(), "-cp", System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(programs);
            compiler.getTask(said, files, null, options, null, units).call();
        }
        assertEquals("", said.toString().replace(target + "/", ""));
    }

    private static List<Path> sources() throws IOException {
        try (var modules = Files.list(Path.of(".."))) {
            List<Path> found = new ArrayList<>();
            var roots =
                    modules.flatMap(m ->
                            Stream.of(m.resolve("src/main/java"), m.resolve("src/generated/java")));
            for (Path module : roots.toList()) {
                if (Files.isDirectory(module)) {
                    try (var files = Files.walk(module)) {
                        files.filter(f -> f.toString().endsWith(".java")).forEach(found::add);
                    }
                }
            }
            return found;
        }
    }

    /// The block as the body of a method, where declarations have no access and are not static, and
    /// three dots in braces stand for any code.
    private static String statements(String block) {
        return block.lines()
                .map(line -> line.replaceFirst("^ */// ?", ""))
                .map(line -> line.replaceFirst("^(public |static )+", ""))
                .map(line -> line.replace("{ … }", "{ throw new AssertionError(); }"))
                .reduce("", (all, line) -> all + line + "\n");
    }
}
