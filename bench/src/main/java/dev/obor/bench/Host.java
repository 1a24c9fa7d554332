package dev.obor.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The host of a virtual machine: it may run something else on the cores that this machine was
/// promised, and then everything here takes longer, whatever it is.
final class Host {
    private static final double TICKS_PER_SECOND = 100;
    private static final int STOLEN = 8;

    private Host() {}

    /// The seconds of all cores together that the host has taken since this machine started; 0
    /// where the system does not count them.
    static double stolenSeconds() {
        try {
            return stolenSeconds(Files.readAllLines(Path.of("/proc/stat")));
        } catch (IOException e) {
            return 0; // no such file: not Linux
        }
    }

    /// The most bytes of memory that this process has had; 0 where the system does not tell.
    static long peakMemory() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.split("\\s+")[1]))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /// The stolen seconds from the text of `/proc/stat`, where times are in hundredths of a second.
    static double stolenSeconds(List<String> stat) {
        for (String line : stat) {
            if (line.startsWith("cpu ")) {
                String[] times = line.strip().split("\\s+");
                return times.length > STOLEN ? Long.parseLong(times[STOLEN]) / TICKS_PER_SECOND : 0;
            }
        }
        return 0;
    }
}
