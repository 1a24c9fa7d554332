package dev.obor.base;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileWritingTest {
    @TempDir Path folder;

    private static void write(Path file, String text) throws IOException {
        FileWriting.LOCAL.replace(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void foldersAreMadeAndNothingIsLeftBeside() throws IOException {
        Path file = folder.resolve("new/deep/a.txt");
        write(file, "one");
        write(file, "two");
        assertEquals("two", Files.readString(file));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFailureLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("a");
        write(file, "old");
        for (boolean late : new boolean[] {false, true}) {
            assertThrows(
                    IOException.class,
                    () ->
                            FileWriting.LOCAL.replace(
                                    file,
                                    out -> {
                                        out.write(new byte[late ? 1 << 20 : 1]);
                                        throw new IOException("full");
                                    }));
            assertThrows(
                    IllegalStateException.class,
                    () ->
                            FileWriting.LOCAL.replace(
                                    file,
                                    out -> {
                                        throw new IllegalStateException();
                                    }));
        }
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a"), names());
    }

    @Test
    void filesThatBelongTogetherChangeTogether() throws IOException {
        Path a = folder.resolve("a");
        Path b = folder.resolve("b");
        write(a, "old a");
        Map<Path, FileWriting.Content> files = new LinkedHashMap<>();
        files.put(a, out -> out.write(1));
        files.put(
                b,
                out -> {
                    throw new IOException("full");
                });
        assertThrows(IOException.class, () -> FileWriting.LOCAL.replaceAll(files));
        assertEquals("old a", Files.readString(a));
        assertEquals(List.of("a"), names());
        files.put(b, out -> out.write(2));
        FileWriting.LOCAL.replaceAll(files);
        assertArrayEquals(new byte[] {1}, Files.readAllBytes(a));
        assertArrayEquals(new byte[] {2}, Files.readAllBytes(b));
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void linksAreFollowedAndRightsKept() throws IOException {
        Path file = folder.resolve("real");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("real"));
        write(link, "made through a link that led nowhere");
        assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
        var rights = PosixFilePermissions.fromString("rw-r-----");
        Files.setPosixFilePermissions(file, rights);
        write(link, "two");
        assertEquals("two", Files.readString(file));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals(rights, Files.getPosixFilePermissions(file));
        Path round = Files.createSymbolicLink(folder.resolve("round"), Path.of("round"));
        assertThrows(IOException.class, () -> write(round, "x"));
        Path plain = Files.createFile(folder.resolve("plain"));
        write(folder.resolve("fresh"), "x");
        assertEquals(
                Files.getPosixFilePermissions(plain),
                Files.getPosixFilePermissions(folder.resolve("fresh")));
        assertEquals(List.of("fresh", "link", "plain", "real", "round"), names());
    }

    @Test
    void whatIsNoFileIsRefusedOrWrittenThrough() throws Exception {
        write(Path.of("/dev/null"), "gone");
        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
        assertThrows(IOException.class, () -> write(folder, "x"));
        assertThrows(IOException.class, () -> write(Path.of("/"), "x"));
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        assertThrows(IOException.class, () -> write(pipe, "x"));
        assertThrows(IOException.class, () -> FileReading.stream(pipe));
        assertThrows(IOException.class, () -> FileReading.channel(folder));
        assertEquals(List.of("pipe"), names());
    }

    @Test
    void aLongNameIsNoProblem() throws IOException {
        Path file = folder.resolve("ä".repeat(127));
        write(file, "x");
        assertEquals("x", Files.readString(file));
    }

    @Test
    void readersSeeOldOrNewWhileSeveralWrite() throws Exception {
        Path file = folder.resolve("shared");
        write(file, "0".repeat(100_000));
        try (var threads = Executors.newFixedThreadPool(4)) {
            List<java.util.concurrent.Future<?>> all = new ArrayList<>();
            for (int w = 0; w < 3; w++) {
                String text = String.valueOf(w).repeat(100_000);
                all.add(
                        threads.submit(() -> {
                            for (int i = 0; i < 20; i++) {
                                write(file, text);
                            }
                            return 0;
                        }));
            }
            all.add(
                    threads.submit(() -> {
                        for (int i = 0; i < 100; i++) {
                            String text = Files.readString(file);
                            assertEquals(text.substring(0, 1).repeat(100_000), text);
                        }
                        return 0;
                    }));
            for (var one : all) {
                one.get();
            }
        }
        assertEquals(List.of("shared"), names());
    }

    @Test
    void aTornLineIsEndedBeforeTheNext() throws IOException {
        Path log = folder.resolve("new/log");
        FileWriting.append(log, "one");
        FileWriting.append(log, "two\n");
        Files.writeString(log, Files.readString(log) + "{\"torn\": ");
        FileWriting.append(log, "three");
        assertEquals(List.of("one", "two", "{\"torn\": ", "three"), Files.readAllLines(log));
        assertThrows(IOException.class, () -> FileWriting.append(folder, "x"));
        try (var out = FileWriting.appending(log)) {
            out.write("four\n".getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(Files.readString(log).endsWith("three\nfour\n"));
        assertThrows(IOException.class, () -> FileWriting.appending(folder));
    }

    @Test
    void aPartIsNeverALink() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim"), "precious");
        var part = new FileWriting.Part(folder.resolve("goal"));
        Files.createSymbolicLink(part.file(), victim);
        assertEquals(0, part.size());
        Files.createSymbolicLink(part.file(), victim);
        try (OutputStream out = part.open(true)) {
            out.write(new byte[3]);
        }
        try (OutputStream out = part.open(true)) {
            out.write(new byte[2]);
        }
        assertEquals(5, part.size());
        part.complete();
        assertEquals(5, Files.size(folder.resolve("goal")));
        assertEquals("precious", Files.readString(victim));
    }

    /// A disk that writes down what was done, to be cut off after any step.
    private static final class Disk implements FileWriting.Store {
        final List<String> steps = new ArrayList<>();
        private final Map<String, byte[]> sure = new HashMap<>();
        private final Map<String, byte[]> content = new HashMap<>();
        private final List<Map<String, byte[]>> afterCrash = new ArrayList<>();

        /// Every name that may be on the disk now, with the bytes that are sure.
        private void step(String what) {
            steps.add(what);
            afterCrash.add(new HashMap<>(sure));
        }

        @Override
        public Path resolved(Path file) {
            return file;
        }

        @Override
        public Kind kind(Path file) {
            return content.containsKey(file.toString()) ? Kind.REGULAR : Kind.MISSING;
        }

        @Override
        public void makeFolders(Path path) {}

        @Override
        public Draft create(Path file) {
            var out = new ByteArrayOutputStream();
            content.put(file.toString(), new byte[0]);
            step("create");
            return new Draft() {
                @Override
                public OutputStream out() {
                    return out;
                }

                @Override
                public void force() {
                    content.put(file.toString(), out.toByteArray());
                    forced.put(file.toString(), out.toByteArray());
                    step("force");
                }

                @Override
                public void close() {
                    step("close");
                }
            };
        }

        private final Map<String, byte[]> forced = new HashMap<>();

        @Override
        public OutputStream through(Path sink) {
            throw new AssertionError();
        }

        @Override
        public void copyRights(Path from, Path to) {}

        @Override
        public void move(Path from, Path to) {
            // After a crash the new name may lead to what was forced, and to nothing else.
            content.put(to.toString(), content.remove(from.toString()));
            byte[] bytes = forced.getOrDefault(from.toString(), new byte[0]);
            moved.put(to.toString(), bytes);
            step("move");
            Map<String, byte[]> early = new HashMap<>(sure);
            early.put(to.toString(), bytes);
            afterCrash.add(early);
        }

        private final Map<String, byte[]> moved = new HashMap<>();

        @Override
        public void forceFolder(Path path) {
            sure.putAll(moved);
            step("folder");
        }

        @Override
        public void delete(Path file) {
            content.remove(file.toString());
        }
    }

    @Test
    void afterEveryCrashThereIsTheOldFileOrTheNew() throws IOException {
        var disk = new Disk();
        var writing = new FileWriting(disk);
        Path file = Path.of("/checkpoint.pt");
        byte[] old = {1, 2, 3};
        byte[] fresh = {4, 5, 6, 7};
        writing.replace(file, out -> out.write(old));
        int before = disk.afterCrash.size();
        writing.replace(file, out -> out.write(fresh));
        assertEquals(
                List.of("create", "force", "close", "move", "folder"),
                disk.steps.subList(disk.steps.size() - 5, disk.steps.size()));
        int news = 0;
        for (Map<String, byte[]> left : disk.afterCrash.subList(before, disk.afterCrash.size())) {
            byte[] found = left.get(file.toString());
            boolean isNew = java.util.Arrays.equals(found, fresh);
            news += isNew ? 1 : 0;
            if (!isNew) {
                assertArrayEquals(old, found);
            }
        }
        assertEquals(2, news);
    }
}
