package dev.obor.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.obor.Obor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, at every page of a file, or may only be read, loses nothing: neither single
/// files nor those that belong together.
///
/// The disk is one of Linux in memory, in a room of the program's own (`unshare`), so that nobody
/// needs special rights; where the system does not give such rooms, the test is not run.
class FullDiskTest {
    @TempDir Path folder;

    private static String place(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    }

    private static int run(Path output, List<String> command) throws Exception {
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return -1; // there is no such command
        }
    }

    @Test
    void nothingIsLost() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path output = folder.resolve("output.txt");
        List<String> room = List.of("unshare", "--user", "--map-root-user", "--mount");
        var probe = new java.util.ArrayList<>(room);
        probe.addAll(List.of("mount", "-t", "tmpfs", "none", disk.toString()));
        assumeTrue(run(output, probe) == 0, "no disk of one's own can be had here");
        var command = new java.util.ArrayList<>(room);
        command.addAll(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        place(Obor.class) + File.pathSeparator + place(FullDiskProgram.class),
                        FullDiskProgram.class.getName(),
                        disk.toString()));
        int code = run(output, command);
        String said = Files.readString(output);
        assertEquals(0, code, said);
        System.out.print(said);
    }
}
