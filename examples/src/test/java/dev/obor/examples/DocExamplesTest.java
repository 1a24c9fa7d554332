package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples in documentation comments compile, and compute what they say: blocks of Java behind
/// `///` in the sources of all modules. Those that state values, as [DocValues] reads them, are run.
class DocExamplesTest {
    private static final Pattern BLOCK =
            Pattern.compile("^ */// ```java\n(.*?)^ */// ```$", Pattern.MULTILINE | Pattern.DOTALL);

    /// What an example may use without saying where it comes from.
    private static final String PRELUDE =
            """
            import static dev.obor.Obor.*;
            import dev.obor.examples.DocValues;
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
    void examplesInCommentsCompileAndComputeWhatTheySay() throws Exception {
        Map<String, Path> blocks = new LinkedHashMap<>();
        for (Path source : sources()) {
            Matcher block = BLOCK.matcher(Files.readString(source));
            while (block.find()) {
                blocks.putIfAbsent(statements(block.group(1)), source.getFileName());
            }
        }
        assertTrue(blocks.size() > 20, "found only " + blocks.size());
        List<Path> programs = new ArrayList<>();
        for (var block : blocks.entrySet()) {
            int number = programs.size();
            Path program = target.resolve("Example" + number + ".java");
            String start = "// " + block.getValue() + "\n" + PRELUDE.formatted(number);
            Files.writeString(program, start + block.getKey() + "\n    }\n}\n");
            programs.add(program);
        }
        assertEquals("", compile(programs));
        assertEquals("", run(List.copyOf(blocks.entrySet())));
        assertTrue(DocValues.checked() > 20, "checked only " + DocValues.checked());
    }

    private String compile(List<Path> programs) throws IOException {
        List<String> options =
                List.of("-d", target.toString(), "-cp", System.getProperty("java.class.path"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(programs);
            compiler.getTask(said, files, null, options, null, units).call();
        }
        return said.toString().replace(target + "/", "");
    }

    /// Runs the examples that state values.
    ///
    /// @return what is wrong, or nothing
    private String run(List<Map.Entry<String, Path>> blocks) throws Exception {
        StringBuilder wrong = new StringBuilder();
        URL[] folder = {target.toUri().toURL()};
        try (var loader = new URLClassLoader(folder, getClass().getClassLoader())) {
            for (int i = 0; i < blocks.size(); i++) {
                if (!blocks.get(i).getKey().contains("DocValues.check(")) {
                    continue;
                }
                Class<?> type = loader.loadClass("Example" + i);
                var constructor = type.getDeclaredConstructor();
                constructor.setAccessible(true);
                var example = type.getDeclaredMethod("example");
                example.setAccessible(true);
                Path source = blocks.get(i).getValue();
                try {
                    example.invoke(constructor.newInstance());
                } catch (InvocationTargetException e) {
                    wrong.append(source + ": " + blocks.get(i).getKey() + e.getCause() + "\n");
                }
                DocValues.wrong().forEach(w -> wrong.append(source + ": " + w + "\n"));
            }
        }
        return wrong.toString();
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
        return DocValues.checks(
                block.lines()
                        .map(line -> line.replaceFirst("^ */// ?", ""))
                        .map(line -> line.replaceFirst("^(public |static )+", ""))
                        .map(line -> line.replace("{ … }", "{ throw new AssertionError(); }"))
                        .toList());
    }
}
