package dev.obor.bench;

import dev.obor.Obor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// The process that does the work on Obor's side: reads commands line by line, answers each with a
/// line. The PyTorch twin, `twin.py`, speaks the same language.
///
/// ```text
/// threads N      ->  ok
/// open NAME      ->  ok           a model, or matmul followed by the size
/// result N       ->  the result after N more steps
/// run N          ->  the nanoseconds that N steps took
/// cpu N          ->  the nanoseconds of processor time that N steps took on this thread
/// times N        ->  how many nanoseconds each of N steps took
/// peak           ->  the most bytes of memory that the process has had, 0 where that is not known
/// ```
final class Worker {
    private @Nullable Workload work;

    private Worker() {}

    /// Serves commands until the input ends; with arguments it runs one program instead.
    ///
    /// @param args `life`, `startup`, `memory`, `allocation` or `bits` and what they need, or
    ///   nothing
    public static void main(String[] args) throws IOException {
        if (args.length > 0) {
            probe(args);
            return;
        }
        Worker worker = new Worker();
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(worker.answer(line.strip().split(" ")));
            System.out.flush();
        }
    }

    private static void probe(String[] args) throws IOException {
        switch (args[0]) {
            case "life" -> LifeProbe.run(args[1], System.out);
            case "startup" -> StartProbe.run(args[1], args[2], System.out);
            case "memory" ->
                    MemoryProbe.run(
                            args[1],
                            List.of(Long.valueOf(args[2]), Long.valueOf(args[3])),
                            System.out);
            case "allocation" ->
                    AllocationProbe.run(
                            args[1],
                            Boolean.parseBoolean(args[2]),
                            Boolean.parseBoolean(args[3]),
                            System.out);
            case "bits" ->
                    BitsProbe.run(Integer.parseInt(args[1]), Integer.parseInt(args[2]), System.out);
            default -> throw new IllegalArgumentException("no program " + args[0]);
        }
    }

    private String answer(String[] command) {
        switch (command[0]) {
            case "threads" -> Obor.setNumThreads(Integer.parseInt(command[1]));
            case "open" -> work = workload(command[1]);
            case "result" -> {
                repeat(Integer.parseInt(command[1]));
                return Double.toString(opened().result());
            }
            case "run" -> {
                long start = System.nanoTime();
                repeat(Integer.parseInt(command[1]));
                return Long.toString(System.nanoTime() - start);
            }
            case "compiled" -> {
                return Long.toString(
                        ManagementFactory.getCompilationMXBean().getTotalCompilationTime());
            }
            case "cpu" -> {
                ThreadMXBean threads = ManagementFactory.getThreadMXBean();
                long start = threads.getCurrentThreadCpuTime();
                repeat(Integer.parseInt(command[1]));
                return Long.toString(threads.getCurrentThreadCpuTime() - start);
            }
            case "times" -> {
                return times(Integer.parseInt(command[1]));
            }
            case "peak" -> {
                return Long.toString(Host.peakMemory());
            }
            default -> throw new IllegalArgumentException("no command " + command[0]);
        }
        return "ok";
    }

    private Workload opened() {
        if (work == null) {
            throw new IllegalStateException("nothing is open");
        }
        return work;
    }

    private String times(int n) {
        Workload w = opened();
        StringJoiner times = new StringJoiner(" ");
        long before = System.nanoTime();
        for (int i = 0; i < n; i++) {
            w.step();
            long now = System.nanoTime();
            times.add(Long.toString(now - before));
            before = System.nanoTime();
        }
        return times.toString();
    }

    private void repeat(int n) {
        Workload w = opened();
        for (int i = 0; i < n; i++) {
            w.step();
        }
    }

    /// The workload of a name.
    static Workload workload(String name) {
        if (name.startsWith("matmul")) {
            return new MatMul(Integer.parseInt(name.substring("matmul".length())));
        }
        if (name.equals("dcgan")) {
            return new Dcgan();
        }
        return name.contains("-") ? new OpRow(name) : new Training(name);
    }
}
