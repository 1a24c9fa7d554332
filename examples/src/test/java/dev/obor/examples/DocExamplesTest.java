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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The examples in documentation comments compile, and compute what they say: blocks of Java behind
/// `///` in the sources of all modules. Those that state values, as [DocValues] reads them, are
/// run.
class DocExamplesTest {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^(?: */// )?```java\n(.*?)^(?: */// )?```$",
                    Pattern.MULTILINE | Pattern.DOTALL);

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
            import dev.obor.distributed.*;
            import dev.obor.distributions.*;
            import dev.obor.distributions.Distribution;
            import dev.obor.distributions.constraints.*;
            import dev.obor.distributions.transforms.*;
            import dev.obor.distributions.transforms.Transform;
            import dev.obor.func.*;
            import dev.obor.io.*;
            import dev.obor.learn.*;
            import dev.obor.learn.fit.*;
            import dev.obor.learn.fit.Callback;
            import dev.obor.learn.live.*;
            import dev.obor.learn.log.*;
            import dev.obor.nn.*;
            import dev.obor.nn.Identity;
            import dev.obor.nn.Module;
            import dev.obor.nn.functional.*;
            import dev.obor.nn.init.*;
            import dev.obor.nn.utils.*;
            import dev.obor.nn.utils.prune.*;
            import dev.obor.nn.utils.*;
            import dev.obor.onnx.*;
            import dev.obor.op.*;
            import dev.obor.op.pointwise.*;
            import dev.obor.optim.*;
            import dev.obor.pointwise.*;
            import dev.obor.pointwise.Formula;
            import dev.obor.profiler.*;
            import dev.obor.progress.*;
            import dev.obor.tables.*;
            import dev.obor.trace.*;
            import dev.obor.text.*;
            import dev.obor.text.data.*;
            import dev.obor.text.models.*;
            import dev.obor.vision.*;
            import dev.obor.vision.io.*;
            import dev.obor.vision.models.*;
            import dev.obor.vision.ops.*;
            import dev.obor.vision.transforms.*;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.*;
            import java.util.function.Consumer;
            import java.util.function.UnaryOperator;
            import org.jspecify.annotations.Nullable;

            class %s {
                static Tensor x, y, loss, weight, parameter, buffer, gradient, inputs, output;
                static Linear layer, linear;
                static Conv2d conv;
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
                static Dataset<Tensor> images, texts;
                static DataLoader<Sample> loader;
                static List<Tensor> losses;
                static Path file, folder;
                static javax.sql.DataSource dataSource;
                static LRScheduler schedule;

                static Tensor fit(int epochs, Module model) {
                    return x;
                }

            """;

    @TempDir private Path target;

    @Test
    void examplesInCommentsCompileAndComputeWhatTheySay() throws Exception {
        Map<String, List<String>> blocks = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (Path source : sources()) {
            Matcher block = BLOCK.matcher(Files.readString(source));
            String name = source.getFileName().toString().replaceAll("\\W", "_");
            while (block.find()) {
                String code = statements(block.group(1));
                // Whole programs are compiled as they are, by CompactProgramsTest.
                if (!code.startsWith("import ") && seen.add(code)) {
                    blocks.computeIfAbsent(name, key -> new ArrayList<>()).add(code);
                }
            }
        }
        assertTrue(seen.size() > 20, "found only " + seen.size());
        assertEquals("", compile(blocks));
        assertEquals("", run(blocks));
        assertTrue(DocValues.checked() > 20, "checked only " + DocValues.checked());
    }

    /// Compiles the examples of each source together.
    ///
    /// @return what the compiler says
    private String compile(Map<String, List<String>> blocks) throws IOException {
        List<Path> programs = new ArrayList<>();
        for (var source : blocks.entrySet()) {
            var program = new StringBuilder(PRELUDE.formatted(source.getKey()));
            int number = 0;
            for (String block : source.getValue()) {
                program.append("static class Example" + number++ + " {\n");
                program.append("void run() throws Exception {\n" + block + "}\n}\n\n");
            }
            Path file = target.resolve(source.getKey() + ".java");
            programs.add(Files.writeString(file, program + "}\n"));
        }
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
    private String run(Map<String, List<String>> blocks) throws Exception {
        StringBuilder wrong = new StringBuilder();
        URL[] folder = {target.toUri().toURL()};
        try (var loader = new URLClassLoader(folder, getClass().getClassLoader())) {
            for (var source : blocks.entrySet()) {
                for (int i = 0; i < source.getValue().size(); i++) {
                    String block = source.getValue().get(i);
                    if (!block.contains("DocValues.check(")) {
                        continue;
                    }
                    var type = loader.loadClass(source.getKey() + "$Example" + i);
                    var constructor = type.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    var example = type.getDeclaredMethod("run");
                    example.setAccessible(true);
                    try {
                        example.invoke(constructor.newInstance());
                    } catch (InvocationTargetException e) {
                        wrong.append(source.getKey() + ": " + block + e.getCause() + "\n");
                    }
                    DocValues.wrong().forEach(w -> wrong.append(source.getKey() + ": " + w + "\n"));
                }
            }
        }
        return wrong.toString();
    }

    /// The sources of all modules, those that are not generated first.
    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/generated/java")) {
            try (var modules = Files.list(Path.of(".."))) {
                for (Path module : modules.map(m -> m.resolve(root)).toList()) {
                    if (Files.isDirectory(module)) {
                        try (var files = Files.walk(module)) {
                            files.filter(f -> f.toString().endsWith(".java")).forEach(found::add);
                        }
                    }
                }
            }
        }
        found.add(Path.of("../docs/seeing-a-run.md"));
        found.add(Path.of("../docs/own-data.md"));
        return found;
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
