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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
                        "--add-modules=ALL-MODULE-PATH",
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

    /// No compiler for it is part of the build: it was compiled by hand, with Kotlin 2.4.21.
    @Test
    void thePageShowsTheProgramInKotlin() throws Exception {
        String program = Files.readString(Path.of("src/kotlin/Line.kt"));
        assertTrue(Files.readString(Path.of("../docs/packaging.md")).contains(program));
    }

    @ParameterizedTest
    @CsvSource({
        "README.md, compact/java/SimilarSentences",
        "docs/own-data.md, compact/java/OwnPictures",
        "docs/own-data.md, compact/java/OwnTable",
        "docs/cluster.md, compact/java/TrainTogether",
        "docs/own-data.md, test/java/dev/obor/examples/service/PredictController",
        "docs/own-data.md, main/java/dev/obor/examples/service/Classifier"
    })
    void pagesShowProgramsThatCompile(String page, String source) throws Exception {
        String program =
                Files.readString(Path.of("src", source + ".java"))
                        .replaceAll("(?m)^///.*\\n", "")
                        .replaceAll("(?m)^package .*\\n\\n", "");
        assertTrue(Files.readString(Path.of("..", page)).contains(program), program);
    }
}
