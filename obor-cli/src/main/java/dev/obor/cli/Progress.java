package dev.obor.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// Tells how far training is: a bar on a terminal, one plain line per epoch everywhere.
final class Progress {
    private static final int WIDTH = 79;

    private final PrintWriter out;
    private final boolean terminal;

    Progress(PrintWriter out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// With a bar if the program talks to a terminal.
    static Progress detect(PrintWriter out) {
        @Nullable Console console = System.console();
        return new Progress(out, console != null && console.isTerminal());
    }

    /// The bar of one epoch; without a terminal it shows nothing.
    static final class Bar implements AutoCloseable {
        private final @Nullable ProgressBar bar;
        private final PrintWriter out;

        private Bar(@Nullable ProgressBar bar, PrintWriter out) {
            this.bar = bar;
            this.out = out;
        }

        /// Another batch is done; the mean loss so far is asked for if it is shown.
        void advance(DoubleSupplier loss) {
            if (bar != null) {
                bar.step();
                bar.setExtraMessage(String.format(Locale.ROOT, " loss %.4f", loss.getAsDouble()));
            }
        }

        @Override
        public void close() {
            if (bar != null) {
                bar.close();
                out.print("\r" + " ".repeat(WIDTH) + "\r");
                out.flush();
            }
        }
    }

    /// Writes over the line before. The library's own terminal code would load a native library.
    private void redraw(String line) {
        out.print("\r" + line);
        out.flush();
    }

    Bar bar(String task, long batches) {
        if (!terminal) {
            return new Bar(null, out);
        }
        return new Bar(
                new ProgressBarBuilder()
                        .setTaskName(task)
                        .setInitialMax(batches)
                        .setStyle(ProgressBarStyle.ASCII)
                        .setUpdateIntervalMillis(200)
                        .setConsumer(new DelegatingProgressBarConsumer(this::redraw, WIDTH))
                        .build(),
                out);
    }

    void epochDone(Trainer.Epoch epoch, int of) {
        out.printf(
                Locale.ROOT,
                "epoch %d/%d: train loss %.4f, train accuracy %.4f, test loss %.4f, test accuracy"
                        + " %.4f, %.1f s%n",
                epoch.number(),
                of,
                epoch.trainLoss(),
                epoch.trainAccuracy(),
                epoch.test().loss(),
                epoch.test().accuracy(),
                epoch.seconds());
        out.flush();
    }
}
