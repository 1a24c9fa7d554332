package dev.obor.distributed;

import dev.obor.base.StateError;
import dev.obor.base.ValueError;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// Starts a program as several processes of this machine, torchrun's part:
///
/// ```text
/// java -cp … dev.obor.distributed.Launch -n 4 my.Program --epochs 3
/// ./obor launch -n 4 Program.java --epochs 3
/// ```
///
/// The program is the name of a class with a `main` method, or a file with Java source. Each
/// process finds RANK, LOCAL_RANK, WORLD_SIZE, LOCAL_WORLD_SIZE, MASTER_ADDR and MASTER_PORT in its
/// environment, as torchrun sets them, and a secret; [Distributed#initProcessGroup] needs nothing
/// else. The cores and the heap of this process are divided among them. What they print begins with
/// `[rank]`. When one fails, the others are ended, and the launcher fails with its exit code.
public final class Launch {
    private static final int MOST = 1024;
    private static final long LOOK_EVERY = 50; // ms
    private static final long GRACE = 5; // s
    private static final SecureRandom RANDOM = new SecureRandom();

    private final int nprocs;
    private final List<String> jvm;
    private final List<String> program;
    private final PrintWriter out;
    private final PrintWriter err;

    /// A launch, not started yet.
    ///
    /// @param nprocs how many processes
    /// @param jvm more flags for their Java
    /// @param program a class name or a file with source, and what the program is given
    /// @throws ValueError if there is no program, or no process
    public Launch(
            int nprocs, List<String> jvm, List<String> program, PrintWriter out, PrintWriter err) {
        if (nprocs < 1 || nprocs > MOST) {
            throw new ValueError("launch: there can be 1 to " + MOST + " processes, got " + nprocs);
        }
        if (program.isEmpty()) {
            throw new ValueError("launch: no program given", "obor launch -n 4 Program.java");
        }
        this.nprocs = nprocs;
        this.jvm = List.copyOf(jvm);
        this.program = List.copyOf(program);
        this.out = out;
        this.err = err;
    }

    /// Starts what the command line says and exits with the code of the first rank that fails, or
    /// 0.
    public static void main(String[] args) {
        int nprocs = Runtime.getRuntime().availableProcessors();
        int at = 0;
        while (at < args.length && args[at].startsWith("-")) {
            String option = args[at++];
            if (option.equals("--")) {
                break;
            }
            if (!List.of("-n", "--nproc-per-node").contains(option) || at == args.length) {
                System.err.println("launch: usage: -n PROCESSES PROGRAM [ARGUMENTS]");
                System.exit(2);
            }
            nprocs = Integer.parseInt(args[at++]);
        }
        List<String> program = Arrays.asList(args).subList(at, args.length);
        System.exit(
                new Launch(
                                nprocs,
                                List.of(),
                                program,
                                new PrintWriter(System.out, true),
                                new PrintWriter(System.err, true))
                        .run());
    }

    /// Runs all ranks to their end.
    ///
    /// @return 0, or the exit code of the first that failed
    public int run() {
        byte[] secret = new byte[16];
        RANDOM.nextBytes(secret);
        String key = HexFormat.of().formatHex(secret);
        InetAddress here = InetAddress.getLoopbackAddress();
        List<Process> processes = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        int attempt = Environment.number("TORCHELASTIC_RESTART_COUNT", 0);
        try (var meeting = new Rendezvous(new InetSocketAddress(here, 0), nprocs, attempt, key)) {
            for (int rank = 0; rank < nprocs; rank++) {
                ProcessBuilder builder = new ProcessBuilder(command());
                builder.environment()
                        .putAll(
                                Map.of(
                                        "RANK", Integer.toString(rank),
                                        "LOCAL_RANK", Integer.toString(rank),
                                        "WORLD_SIZE", Integer.toString(nprocs),
                                        "LOCAL_WORLD_SIZE", Integer.toString(nprocs),
                                        "MASTER_ADDR", here.getHostAddress(),
                                        "MASTER_PORT", Integer.toString(meeting.port()),
                                        "OBOR_SECRET", key,
                                        "TORCHELASTIC_USE_AGENT_STORE", "True"));
                Process process = builder.start();
                process.getOutputStream().close();
                processes.add(process);
                readers.add(reader(rank, process.getInputStream(), out));
                readers.add(reader(rank, process.getErrorStream(), err));
            }
            return await(processes, readers);
        } catch (IOException e) {
            throw new UncheckedIOException("launch: cannot start Java", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StateError("launch: interrupted", e);
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        long heap = Runtime.getRuntime().maxMemory() / nprocs >> 20;
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / nprocs);
        command.add("-Xmx" + Math.max(heap, 64) + "m");
        command.add("-XX:ActiveProcessorCount=" + cores);
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvm);
        String modules = System.getProperty("jdk.module.path");
        if (modules != null && !modules.isEmpty()) {
            command.addAll(List.of("--module-path", modules, "--add-modules=ALL-MODULE-PATH"));
        }
        String path = System.getProperty("java.class.path");
        if (path != null && !path.isEmpty()) {
            command.addAll(List.of("-cp", path));
        }
        command.addAll(program);
        return command;
    }

    private static Thread reader(int rank, InputStream from, PrintWriter to) {
        return Thread.ofPlatform()
                .daemon()
                .name("obor-launch-" + rank)
                .start(() -> {
                    try (var lines =
                            new BufferedReader(
                                    new InputStreamReader(from, StandardCharsets.UTF_8))) {
                        for (String s = lines.readLine(); s != null; s = lines.readLine()) {
                            to.println("[" + rank + "] " + s);
                        }
                    } catch (IOException e) {
                        to.println("[" + rank + "] (" + e.getMessage() + ")");
                    }
                });
    }

    private int await(List<Process> processes, List<Thread> readers) throws InterruptedException {
        // The first to end badly is the reason why others do.
        var first = new CompletableFuture<Integer>();
        for (int r = 0; r < processes.size(); r++) {
            int rank = r;
            processes
                    .get(r)
                    .onExit()
                    .thenAccept(p -> {
                        if (p.exitValue() != 0) {
                            first.complete(rank);
                        }
                    });
        }
        while (!first.isDone() && processes.stream().anyMatch(Process::isAlive)) {
            Thread.sleep(LOOK_EVERY);
        }
        for (int r = 0; r < processes.size(); r++) {
            Process p = processes.get(r);
            if (!p.isAlive() && p.exitValue() != 0) {
                first.complete(r); // where it was seen before it was told
            }
        }
        int failed = first.getNow(-1);
        if (failed >= 0) {
            // The others have a moment to say what they saw of it.
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE);
            for (Process p : processes) {
                if (!p.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    p.destroyForcibly();
                }
            }
        }
        for (Thread reader : readers) {
            reader.join(TimeUnit.SECONDS.toMillis(GRACE));
        }
        if (failed < 0) {
            return 0;
        }
        int code = processes.get(failed).exitValue();
        err.println(
                "launch: rank "
                        + failed
                        + " failed with exit code "
                        + code
                        + "; all ranks were ended");
        return code;
    }
}
