package dev.obor.bench;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/// A fresh process that says when its first step and its last one are done, in processor time of
/// the whole process: `WORKLOAD/STEPS`.
final class LifeProbe {
    /// The rows of the suite `life`.
    static final List<String> ROWS =
            List.of(
                    "mlp50/1000",
                    "mlp512/1000",
                    "cnn/1000",
                    "lenet5/1000",
                    "vgg/5",
                    "matmul256/250");

    private LifeProbe() {}

    static void run(String row, PrintStream out) {
        String[] parts = row.split("/");
        int steps = Integer.parseInt(parts[1]);
        Workload work = Worker.workload(parts[0]);
        for (int i = 0; i < steps; i++) {
            work.step();
            if (i == 0 || i == steps - 1) {
                out.println(work.result() + " " + processorTime());
                out.flush();
            }
        }
    }

    /// Nanoseconds of all threads since the process started.
    static long processorTime() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
