package dev.obor.bench;

import static dev.obor.Obor.scope;

import dev.obor.bench.models.HandWritten;
import dev.obor.nn.MemoryReport;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/// One program of [HandWritten] in a process of its own: how many bytes a training step takes from
/// the collector, and from which places.
final class AllocationProbe {
    /// Begins a line about a class.
    static final String CLASS = "class ";

    private static final int WARM_UP = 4;
    private static final long WARM_UP_NANOS = 10_000_000_000L;
    private static final int STEPS = 6;
    private static final int MOST_PLACES = 15;

    private AllocationProbe() {}

    /// Prints `bytes milliseconds loss`, then one line for each place: bytes, operation, line; and
    /// one for each class of the model.
    static void run(String name, boolean scoped, boolean places, PrintStream out)
            throws IOException {
        HandWritten.Program program = HandWritten.of(name);
        long end = System.nanoTime() + WARM_UP_NANOS;
        double loss = repeat(program, scoped, WARM_UP);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().threadId();
        long bytes = Long.MAX_VALUE;
        // Code that is not compiled yet allocates vectors: until steps take no less any more.
        for (int same = 0; System.nanoTime() < end || same < STEPS; same++) {
            long before = threads.getThreadAllocatedBytes(id);
            loss = repeat(program, scoped, 1);
            long now = threads.getThreadAllocatedBytes(id) - before;
            if (now < bytes - bytes / 50) {
                same = -1;
            }
            bytes = Math.min(bytes, now);
        }
        long nanos = Long.MAX_VALUE;
        for (int i = 0; i < STEPS; i++) {
            long before = threads.getThreadAllocatedBytes(id);
            long start = System.nanoTime();
            loss = repeat(program, scoped, 1);
            nanos = Math.min(nanos, System.nanoTime() - start);
            bytes = Math.min(bytes, threads.getThreadAllocatedBytes(id) - before);
        }
        out.println(bytes + " " + nanos / 1e6 + " " + loss);
        if (places) {
            list(program, scoped, out);
            if (!scoped) {
                MemoryReport.of(program.model()).lines().forEach(l -> out.println(CLASS + l));
            }
        }
        out.flush();
    }

    private static double repeat(HandWritten.Program program, boolean scoped, int steps) {
        double loss = 0;
        for (int i = 0; i < steps; i++) {
            if (scoped) {
                try (var _ = scope()) {
                    loss = program.step();
                }
            } else {
                loss = program.step();
            }
        }
        return loss;
    }

    private static void list(HandWritten.Program program, boolean scoped, PrintStream out)
            throws IOException {
        Path file = Files.createTempFile("obor-places", ".jfr");
        try (Recording recording = new Recording()) {
            for (String event : List.of("InNewTLAB", "OutsideTLAB")) {
                recording.enable("jdk.ObjectAllocation" + event).withStackTrace();
            }
            recording.setDestination(file);
            recording.start();
            repeat(program, scoped, STEPS);
            recording.stop();
        }
        Map<String, Long> byPlace = new HashMap<>();
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            String field = event.hasField("tlabSize") ? "tlabSize" : "allocationSize";
            byPlace.merge(place(event), event.getLong(field) / STEPS, Long::sum);
        }
        Files.delete(file);
        List<Map.Entry<String, Long>> all = new ArrayList<>(byPlace.entrySet());
        all.sort(Map.Entry.<String, Long>comparingByValue().reversed());
        for (var entry : all.subList(0, Math.min(MOST_PLACES, all.size()))) {
            out.println(entry.getValue() + " " + entry.getKey());
        }
    }

    /// The operation that took the memory, and the line of the program that called it.
    private static String place(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return "unknown";
        }
        String operation = "";
        for (RecordedFrame frame : event.getStackTrace().getFrames()) {
            String type = frame.getMethod().getType().getName();
            String text = type.substring(type.lastIndexOf('.') + 1);
            if (type.startsWith("dev.obor.bench.")) {
                return operation + " at " + text + ":" + frame.getLineNumber();
            }
            if (operation.isEmpty() && isOperation(type)) {
                operation = text + "." + frame.getMethod().getName();
            }
        }
        return operation;
    }

    /// Whether a class asked for the memory for a purpose of its own.
    private static boolean isOperation(String type) {
        return !type.startsWith("dev.obor.cpu.memory.BufferPool")
                && !type.startsWith("dev.obor.cpu.CpuBackend")
                && !type.startsWith("dev.obor.op.Backends")
                && !type.startsWith("dev.obor.op.RawMemory")
                && !type.startsWith("dev.obor.op.pointwise.TypedPointwise");
    }
}
