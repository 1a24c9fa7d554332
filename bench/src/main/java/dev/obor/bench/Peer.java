package dev.obor.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A process that is kept alive and does work when asked: [Worker] or the PyTorch twin.
final class Peer implements AutoCloseable {
    private static final long WINDOW = 400_000_000L;
    private static final int FEWEST_WINDOWS = 4;
    private static final int MOST_WINDOWS = 100;
    private static final double COMPILING = 0.05;

    private final Process process;
    private final BufferedReader in;
    private final PrintWriter out;

    /// What steps are timed in.
    enum Clock {
        /// As a person would.
        WALL("run "),
        /// Of the thread that does the steps.
        THREAD("cpu ");

        private final String command;

        Clock(String command) {
            this.command = command;
        }
    }

    private final String clock;

    /// Starts a process on the given cores.
    Peer(List<String> command, List<Integer> cores) throws IOException {
        this(command, cores, Clock.WALL);
    }

    /// Starts a process whose steps are timed by a clock.
    Peer(List<String> command, List<Integer> cores, Clock clock) throws IOException {
        this.clock = clock.command;
        process =
                new ProcessBuilder(Cores.pinned(command, cores))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        in = process.inputReader(StandardCharsets.UTF_8);
        out = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    /// Sends a command and waits for the answer.
    ///
    /// @throws IOException if the process has ended
    String ask(String command) throws IOException {
        out.println(command);
        String answer = in.readLine();
        if (answer == null) {
            throw new IOException("the measured process ended at the command '" + command + "'");
        }
        return answer;
    }

    /// The seconds that one step takes, measured over `n`.
    double time(int n) throws IOException {
        return Double.parseDouble(ask(clock + n)) / 1e9 / n;
    }

    /// Runs until a step gets no faster and the compiler of the process has (nearly) nothing to do;
    /// it works on the same core.
    ///
    /// @return the seconds that a step takes now
    double warmUp() throws IOException {
        double best = time(1);
        int stable = 0;
        for (int window = 0; window < MOST_WINDOWS; window++) {
            int n = (int) Math.clamp(WINDOW / 1e9 / best, 1, 1_000_000);
            long compiled = Long.parseLong(ask("compiled"));
            long start = System.nanoTime();
            double now = time(n);
            double compiling = (Long.parseLong(ask("compiled")) - compiled) * 1e6;
            boolean busy = compiling > COMPILING * (System.nanoTime() - start);
            stable = busy || now < 0.97 * best ? 0 : stable + 1;
            best = Math.min(best, now);
            if (window >= FEWEST_WINDOWS && stable >= 3) {
                break;
            }
        }
        return best;
    }

    @Override
    public void close() {
        out.close();
        process.destroy();
    }
}
