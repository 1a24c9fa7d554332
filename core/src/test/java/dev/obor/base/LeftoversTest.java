package dev.obor.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What killed programs were writing is taken away by the next that writes there, and nothing else.
class LeftoversTest {
    private static final String MARK = ".0123456789abcdef.tmp";

    @TempDir Path folder;

    private Path old(String name) throws IOException {
        Path file = Files.write(folder.resolve(name), new byte[9]);
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    private void write() throws IOException {
        FileWriting.LOCAL.replace(folder.resolve("a"), out -> out.write(1));
    }

    @Test
    void leftFilesAreTakenAway() throws IOException {
        old(".a" + MARK);
        old(".b" + MARK);
        write();
        assertEquals(List.of("a"), names());
    }

    @Test
    void othersStay() throws IOException {
        old(".swap.tmp");
        old("a" + MARK);
        old(".a" + MARK + "x");
        Files.createDirectory(folder.resolve(".folder" + MARK));
        Files.createSymbolicLink(folder.resolve(".link" + MARK), old("target"));
        List<String> before = names();
        write();
        List<String> after = names();
        assertEquals(before.size() + 1, after.size(), after.toString());
    }

    @Test
    void whatSomebodyHoldsStays() throws IOException {
        Path held = old(".held" + MARK);
        try (FileChannel other = FileChannel.open(held, StandardOpenOption.WRITE)) {
            assertNotNull(other.lock());
            write();
            assertEquals(List.of(".held" + MARK, "a"), names());
        }
    }

    @Test
    void youngFilesStayUntilTheyAreOld() throws IOException {
        Path young = Files.write(folder.resolve(".young" + MARK), new byte[1]);
        write();
        assertEquals(List.of(".young" + MARK, "a"), names());
        Files.setLastModifiedTime(young, FileTime.from(Instant.now().minusSeconds(60)));
        write();
        assertEquals(List.of("a"), names());
    }

    /// Those that this program is writing, one of them complete and waiting for the others.
    @Test
    void ownFilesStay() throws IOException {
        var files = new LinkedHashMap<Path, FileWriting.Content>();
        files.put(folder.resolve("one"), out -> out.write(1));
        files.put(
                folder.resolve("two"),
                out -> {
                    for (String name : names()) {
                        Files.setLastModifiedTime(
                                folder.resolve(name),
                                FileTime.from(Instant.now().minusSeconds(60)));
                    }
                    write();
                    out.write(2);
                });
        FileWriting.LOCAL.replaceAll(files);
        assertEquals(List.of("a", "one", "two"), names());
    }
}
