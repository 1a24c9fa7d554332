package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The pages of the API can be written: every link in a comment leads somewhere.
@EnabledIfSystemProperty(
        named = "obor.full",
        matches = "true",
        disabledReason = "takes a minute; mvn -Pfull verify runs it")
class ApiPagesTest {
    @TempDir private Path pages;

    @Test
    void javadocHasNothingToSay() {
        var said = new StringWriter();
        var out = new PrintWriter(said);
        ToolProvider javadoc = ToolProvider.findFirst("javadoc").orElseThrow();
        int code =
                javadoc.run(
                        out,
                        out,
                        "-quiet",
                        "-Xdoclint:all,-missing",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--module-path",
                        System.getProperty("java.class.path"),
                        "--module-source-path",
                        "dev.obor=src/main/java"
                                + java.io.File.pathSeparator
                                + "src/generated/java",
                        "--module",
                        "dev.obor",
                        "-d",
                        pages.toString());
        assertEquals("", said.toString());
        assertEquals(0, code);
    }
}
