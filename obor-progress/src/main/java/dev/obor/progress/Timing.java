package dev.obor.progress;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// How long something took, IPython's `%time`.
///
/// ```java
/// IO.println(Timing.time(() -> fit(10, model)));
/// ```
///
/// @param cpu the processor time of all threads of this program; where the system does not tell it,
///   zero
/// @param wall the time on the clock
public record Timing(Duration cpu, Duration wall) {
    private static final double NANO = 1e-9;

    /// What was computed, and how long it took.
    ///
    /// @param <T> what was computed
    public record Timed<T>(T value, Timing timing) {}

    /// Runs something once and takes its time.
    public static Timing time(Runnable body) {
        return time(
                        () -> {
                            body.run();
                            return true;
                        })
                .timing();
    }

    /// Computes something once and takes its time.
    public static <T> Timed<T> time(Supplier<T> body) {
        long cpu = cpuNanos();
        long wall = System.nanoTime();
        T value = body.get();
        Duration wallTime = Duration.ofNanos(System.nanoTime() - wall);
        return new Timed<>(value, new Timing(Duration.ofNanos(cpuNanos() - cpu), wallTime));
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime())
                : 0;
    }

    /// The two lines that IPython prints.
    @Override
    public String toString() {
        return "CPU times: total: %s%nWall time: %s"
                .formatted(text(cpu.toNanos() * NANO), text(wall.toNanos() * NANO))
                .replace(System.lineSeparator(), "\n");
    }

    /// A duration with three digits and the unit that suits it: `11.3 s`, `1min 7s`, `250 ms`.
    static String text(double seconds) {
        if (seconds >= 60) {
            long minutes = (long) (seconds / 60);
            return minutes + "min " + Math.round(seconds - 60 * minutes) + "s";
        }
        String[] units = {"s", "ms", "µs", "ns"};
        double value = seconds;
        int unit = 0;
        while (value < 1 && unit < units.length - 1) {
            value *= 1000;
            unit++;
        }
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, units[unit]);
    }
}
