package dev.obor.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs in compact form have no module and no package, so that Maven does not compile them.
class CompactProgramsTest {
    @TempDir private Path target;

    @Test
    void compactProgramsCompileWithoutWarnings() throws Exception {
        List<String> options =
                List.of(
                        "-d",
                        target.toString(),
                        "--module-path=" + System.getProperty("java.class.path"),
                        "--add-modules=dev.obor,dev.obor.vision,dev.obor.text,dev.obor.plot",
                        "-Xlint:all,-path",
                        "-Werror");
        List<Path> programs;
        try (var files = Files.list(Path.of("src/compact/java"))) {
            programs = files.toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        var said = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(programs);
            compiler.getTask(said, files, null, options, null, units).call();
        }
        assertEquals("", said.toString());
    }

    @Test
    void theReadmeShowsAProgramThatCompiles() throws Exception {
        String program =
                Files.readString(Path.of("src/compact/java/SimilarSentences.java"))
                        .replaceAll("(?m)^///.*\\n", "");
        assertTrue(Files.readString(Path.of("../README.md")).contains(program), program);
    }
}
