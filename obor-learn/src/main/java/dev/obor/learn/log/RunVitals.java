package dev.obor.learn.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Speed and needs of the program, since it was last asked.
final class RunVitals {
    private static final Path STATM = Path.of("/proc/self/statm");
    private static final int PAGE = 4096;
    private static final double MEGA = 1e6;

    private long time = System.nanoTime();
    private long steps;
    private boolean begun;
    private Duration cpu = cpu();

    private static Duration cpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Map<String, Object> measure(long step) {
        long now = System.nanoTime();
        double seconds = (now - time) / 1e9;
        Duration used = cpu();
        Map<String, Object> values = new LinkedHashMap<>();
        if (begun && step >= steps) {
            values.put("system/steps per second", rounded((step - steps) / seconds));
        }
        values.put("system/memory MB", rounded(memory()));
        values.put("system/cores", rounded(used.minus(cpu).toNanos() / 1e9 / seconds));
        time = now;
        steps = step;
        begun = true;
        cpu = used;
        return values;
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1e3;
    }

    /// What the program holds of the machine's memory; elsewhere than on Linux, the Java heap.
    private static double memory() {
        try {
            if (Files.isReadable(STATM)) {
                return Long.parseLong(Files.readString(STATM).split(" ")[1]) * PAGE / MEGA;
            }
        } catch (IOException | NumberFormatException e) {
            // then the heap
        }
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }
}
