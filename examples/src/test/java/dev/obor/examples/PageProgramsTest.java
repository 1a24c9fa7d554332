package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The programs of `docs/cookbook.md` and of the guide are compiled as their readers compile them,
/// with whole modules imported, and run in a folder of their own; values behind `//` are compared,
/// as [DocValues] reads them.
class PageProgramsTest {
    private static final Pattern BLOCK =
            Pattern.compile("^```java\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final String PRELUDE =
            """
            import module java.base;
            import module dev.obor;
            import module dev.obor.learn;
            import module dev.obor.onnx;
            import module dev.obor.plot;
            import module dev.obor.progress;
            import module dev.obor.text;
            import module dev.obor.vision;
            import static dev.obor.Obor.*;
            import dev.obor.autograd.Function;
            import dev.obor.examples.DocValues;
            import dev.obor.nn.Module;
            import dev.obor.nn.Parameter;

            """;

    @TempDir private Path target;

    @Test
    void recipes() throws Exception {
        String page = Files.readString(Path.of("../docs/cookbook.md"));
        Map<String, String> programs = new LinkedHashMap<>();
        String[] recipes = page.split("(?m)^### ");
        for (String recipe : Arrays.asList(recipes).subList(1, recipes.length)) {
            programs.put(recipe.lines().findFirst().orElse(""), code(recipe));
        }
        assertEquals("", problems(programs));
    }

    /// Every page of the guide is one program.
    @Test
    void guide() throws Exception {
        Map<String, String> programs = new LinkedHashMap<>();
        try (Stream<Path> pages = Files.list(Path.of("../docs/guide"))) {
            for (Path page : pages.sorted().toList()) {
                programs.put(page.getFileName().toString(), code(Files.readString(page)));
            }
        }
        assertTrue(programs.size() >= 10, programs.keySet()::toString);
        assertEquals("", problems(programs));
    }

    private static String code(String text) {
        List<String> lines = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            // Whole programs are compiled by CompactProgramsTest.
            if (!block.group(1).startsWith("import ")) {
                block.group(1).lines().forEach(lines::add);
                lines.add("");
            }
        }
        return DocValues.checks(lines);
    }

    /// What the compiler or the programs say against them.
    private String problems(Map<String, String> programs) throws Exception {
        var source = new StringBuilder(PRELUDE).append("class Pages {\n");
        var main = new StringBuilder();
        int number = 0;
        for (var program : programs.entrySet()) {
            String name = "p" + number++;
            String title = program.getKey().replace("\\", "").replace("\"", "");
            source.append("/* " + title + " */\nstatic class " + name.toUpperCase());
            source.append(" { void run() throws Exception {\n" + program.getValue() + "}}\n\n");
            main.append("try { new " + name.toUpperCase() + "().run(); } catch (Throwable e) {");
            main.append("System.err.println(\"" + title + ": \" + e); }\n");
            main.append("for (String w : DocValues.wrong()) {");
            main.append("System.err.println(\"" + title + ": \" + w); }\n");
        }
        source.append("public static void main(String[] a) throws Exception {\n" + main);
        source.append("System.exit(0);\n}}\n");
        Path file = Files.writeString(target.resolve("Pages.java"), source);
        String said = compile(file);
        return said.isEmpty() ? run() : said;
    }

    private String compile(Path file) throws IOException {
        String path = System.getProperty("java.class.path");
        List<String> own = List.of("examples/target/classes", "test-classes");
        String modules =
                Stream.of(path.split(File.pathSeparator))
                        .filter(entry -> own.stream().noneMatch(entry.replace('\\', '/')::endsWith))
                        .filter(entry -> !entry.equals("target/classes"))
                        .collect(Collectors.joining(File.pathSeparator));
        List<String> options =
                List.of(
                        "-d",
                        target.toString(),
                        "-cp",
                        Path.of("target/test-classes").toAbsolutePath().toString(),
                        "--module-path=" + modules,
                        "--add-modules=ALL-MODULE-PATH");
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjects(file);
            boolean compiled = compiler.getTask(said, files, null, options, null, units).call();
            return compiled ? "" : said.toString();
        }
    }

    /// In a folder of its own, since programs write files beside themselves.
    private String run() throws Exception {
        Path folder = Files.createDirectories(target.resolve("folder"));
        String path =
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator));
        Path errors = target.resolve("errors.txt");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.awt.headless=true",
                                // What reads ONNX files, Protocol Buffers, still uses it.
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                target + File.pathSeparator + path,
                                "Pages")
                        .directory(folder.toFile())
                        .redirectError(errors.toFile())
                        .redirectOutput(target.resolve("printed.txt").toFile())
                        .start();
        assertTrue(process.waitFor(5, TimeUnit.MINUTES), "the programs do not end");
        String said = Files.readString(errors);
        return process.exitValue() == 0 ? said : said + "exit code " + process.exitValue();
    }
}
