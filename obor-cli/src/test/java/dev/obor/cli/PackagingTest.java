package dev.obor.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/packaging.md` says, done: run-time images of a program and of the command line, an
/// application of jpackage, one jar.
@EnabledIfSystemProperty(
        named = "obor.full",
        matches = "true",
        disabledReason = "takes minutes; mvn -Pfull verify runs it")
class PackagingTest {
    private static final Path BIN = Path.of(System.getProperty("java.home"), "bin");
    private static final String PROGRAM =
            """
            package my.app;

            import module dev.obor;
            import module dev.obor.learn;
            import module dev.obor.plot;
            import module dev.obor.vision;
            import java.nio.file.Path;

            public final class Main {
                public static void main(String[] args) {
                    var digits = SyntheticDigits.test();
                    var loader = new DataLoader<>(digits.first(100), o -> o.batchSize(50));
                    var model = new Sequential(new Linear(784, 10));
                    var fit = new Fit(model, new SGD(model.parameters(), 0.1), F::crossEntropy);
                    fit.run(loader, 1);
                    Plot.imshow(digits.get(0).x().view(28, 28)).save(Path.of(args[0]));
                    System.out.println("packed " + fit.step());
                }
            }
            """;

    private static final String DESCRIPTOR =
            """
            open module my.app {
                requires dev.obor;
                requires dev.obor.learn;
                requires dev.obor.plot;
                requires dev.obor.vision;
            }
            """;

    @TempDir private Path work;
    private Path lib;

    /// The jars of a program in one folder, as Maven copies them there.
    @BeforeEach
    void collect() throws Exception {
        lib = Files.createDirectories(work.resolve("lib"));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path path = Path.of(entry).toAbsolutePath();
            boolean folder = Files.isDirectory(path);
            if (entry.contains("junit") || entry.contains("opentest4j")) {
                continue; // of the tests, and not of the program
            }
            if (folder ? Files.exists(path.resolve("module-info.class")) : entry.endsWith(".jar")) {
                String name = ModuleFinder.of(path).findAll().iterator().next().descriptor().name();
                Path jar = lib.resolve(name + ".jar");
                if (folder) {
                    run(BIN.resolve("jar"), "--create", "--file", jar, "-C", path, ".");
                } else {
                    Files.copy(path, jar, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        Path source = Files.createDirectories(work.resolve("src/my/app"));
        Files.writeString(source.resolve("Main.java"), PROGRAM);
        Files.writeString(work.resolve("src/module-info.java"), DESCRIPTOR);
        run(
                BIN.resolve("javac"),
                "-d",
                work.resolve("classes"),
                "--module-path",
                lib,
                "-Xlint:-requires-automatic",
                work.resolve("src/module-info.java"),
                source.resolve("Main.java"));
        run(
                BIN.resolve("jar"),
                "--create",
                "--file",
                lib.resolve("app.jar"),
                "--main-class",
                "my.app.Main",
                "-C",
                work.resolve("classes"),
                ".");
    }

    private String run(Object... words) throws IOException, InterruptedException {
        List<String> command = Stream.of(words).map(String::valueOf).toList();
        Path printed = work.resolve("printed.txt");
        Process process =
                new ProcessBuilder(command)
                        .directory(work.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        assertTrue(process.waitFor(10, TimeUnit.MINUTES), () -> command + " does not end");
        String text = Files.readString(printed, StandardCharsets.UTF_8);
        assertEquals(0, process.exitValue(), () -> command + "\n" + text);
        return text;
    }

    /// Gives descriptors to the jars that a module needs and that have none, as the page says.
    private void describe(String root) throws Exception {
        Map<String, ModuleReference> all = new HashMap<>();
        ModuleFinder.of(lib).findAll().forEach(m -> all.put(m.descriptor().name(), m));
        Deque<String> open = new ArrayDeque<>(List.of(root));
        Set<String> seen = new HashSet<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            ModuleReference module = all.get(name);
            if (!seen.add(name) || module == null) {
                continue;
            }
            ModuleDescriptor descriptor = module.descriptor();
            if (descriptor.isAutomatic()) {
                Path jar = Path.of(module.location().orElseThrow());
                Path out = Files.createDirectories(work.resolve("descriptors"));
                run(
                        BIN.resolve("jdeps"),
                        "--ignore-missing-deps",
                        "--multi-release",
                        "25",
                        "--module-path",
                        lib,
                        "--generate-module-info",
                        out,
                        jar);
                Path written;
                try (Stream<Path> files = Files.walk(out.resolve(name))) {
                    written =
                            files.filter(f -> f.endsWith("module-info.java"))
                                    .findFirst()
                                    .orElseThrow();
                }
                run(
                        BIN.resolve("javac"),
                        "--module-path",
                        lib,
                        "--patch-module",
                        name + "=" + jar,
                        "-d",
                        out,
                        written);
                run(BIN.resolve("jar"), "--update", "--file", jar, "-C", out, "module-info.class");
                Files.delete(out.resolve("module-info.class"));
                descriptor = ModuleFinder.of(jar).find(name).orElseThrow().descriptor();
            }
            descriptor.requires().stream()
                    .filter(r -> !r.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
                    .forEach(r -> open.add(r.name()));
        }
    }

    private Path image(String module, String main) throws Exception {
        describe(module);
        Path image = work.resolve("image");
        run(
                BIN.resolve("jlink"),
                "--module-path",
                lib,
                "--add-modules",
                module,
                "--launcher",
                "app=" + module + "/" + main,
                "--add-options=--enable-native-access=dev.obor",
                "--strip-debug",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-6",
                "--output",
                image);
        return image;
    }

    /// A chart among what it does: the chart library has no descriptor of its own.
    @Test
    void anImageAndAnApplicationOfAProgram() throws Exception {
        Path image = image("my.app", "my.app.Main");
        assertTrue(run(image.resolve("bin/app"), "chart.png").contains("packed 2"));
        assertTrue(Files.size(work.resolve("chart.png")) > 100);
        run(
                BIN.resolve("jpackage"),
                "--type",
                "app-image",
                "--name",
                "app",
                "--runtime-image",
                image,
                "--module",
                "my.app/my.app.Main",
                "--dest",
                work.resolve("out"));
        assertTrue(run(work.resolve("out/app/bin/app"), "other.png").contains("packed 2"));
    }

    @Test
    void anImageOfTheCommandLine() throws Exception {
        Path app = image("dev.obor.cli", "dev.obor.cli.Main").resolve("bin/app");
        assertTrue(run(app, "--version").startsWith("obor "));
        String trained =
                run(
                        app,
                        "train",
                        "--limit",
                        "200",
                        "--epochs",
                        "1",
                        "--model",
                        "mlp",
                        "--plot",
                        "p");
        assertTrue(trained.contains("test accuracy"), trained);
        assertTrue(Files.exists(work.resolve("p/loss.png")));
    }

    /// One jar of all: without descriptors, and with the services of all jars together.
    @Test
    void oneJar() throws Exception {
        Path all = Files.createDirectories(work.resolve("all"));
        Map<String, List<String>> services = new HashMap<>();
        for (String jar :
                List.of(
                        "dev.obor.jar",
                        "dev.obor.learn.jar",
                        "dev.obor.vision.jar",
                        "dev.obor.plot.jar")) {
            unpack(lib.resolve(jar), all, services);
        }
        try (Stream<Path> jars = Files.list(lib)) {
            for (Path jar :
                    jars.filter(j -> j.getFileName().toString().matches("(xchart|.*fastcsv).*jar"))
                            .toList()) {
                unpack(jar, all, services);
            }
        }
        unpack(lib.resolve("app.jar"), all, services);
        Files.deleteIfExists(all.resolve("module-info.class"));
        Path manifest =
                Files.writeString(
                        work.resolve("manifest"),
                        "Main-Class: my.app.Main\nEnable-Native-Access: ALL-UNNAMED\n");
        run(
                BIN.resolve("jar"),
                "--create",
                "--file",
                work.resolve("one.jar"),
                "--manifest",
                manifest,
                "-C",
                all,
                ".");
        String printed = run(BIN.resolve("java"), "-jar", work.resolve("one.jar"), "chart.png");
        assertEquals("packed 2", printed.lines().collect(Collectors.joining()));
    }

    private void unpack(Path jar, Path into, Map<String, List<String>> services) throws Exception {
        run(BIN.resolve("jar"), "--extract", "--dir", into, "--file", jar);
        Path folder = into.resolve("META-INF/services");
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.list(folder)) {
                files = found.toList();
            }
            for (Path file : files) {
                List<String> names =
                        services.computeIfAbsent(
                                file.getFileName().toString(), _ -> new ArrayList<>());
                names.addAll(Files.readAllLines(file));
                Files.write(file, new HashSet<>(names));
            }
        }
    }
}
