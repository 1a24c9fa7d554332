package dev.obor.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// All modules write files through `dev.obor.base.FileWriting`: complete or not at all.
class FilesAreWrittenInOnePlaceTest {
    private static final Pattern WRITES =
            Pattern.compile(
                    "\\bFiles\\s*\\.\\s*(write\\w*|newOutputStream|newBufferedWriter|move|copy"
                            + "|newByteChannel)\\(|\\bnew (FileOutputStream|FileWriter"
                            + "|RandomAccessFile)\\b|StandardOpenOption\\.(WRITE|APPEND|CREATE)"
                            + "|ImageIO\\.write\\([^;]*(File|toFile)");

    /// The place itself, what locks the files that are being written there, and the program that
    /// writes sources before the library is compiled.
    private static final List<String> ALLOWED =
            List.of(
                    "core/src/main/java/dev/obor/base/FileWriting.java",
                    "core/src/main/java/dev/obor/base/Leftovers.java",
                    "core/src/main/java/dev/obor/base/LocalFiles.java",
                    "faces/src/main/java/dev/obor/faces/Main.java");

    @Test
    void nobodyElseOpensFilesForWriting() {
        List<String> wrong = new ArrayList<>();
        for (Path source : Library.sources("main")) {
            String name = Library.ROOT.relativize(source).toString().replace('\\', '/');
            String text = String.join("\n", Library.lines(source));
            if (WRITES.matcher(text).find()) {
                wrong.add(name);
            }
        }
        assertTrue(wrong.containsAll(ALLOWED), wrong + " has those that may");
        wrong.removeAll(ALLOWED);
        assertEquals(List.of(), wrong, "write through FileWriting");
    }
}
