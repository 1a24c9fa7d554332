package dev.obor.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/// A loop that shows how far it is, Python's `tqdm`.
///
/// ```java
/// for (var batch : tqdm(loader, o -> o.total(loader.size()))) { … }
/// for (int epoch : trange(10)) { … }
/// ```
///
/// On a terminal a bar is drawn on standard error and redrawn in place. Elsewhere, as in a file or
/// a notebook that cannot redraw, there is one plain line at the end of the loop.
///
/// @param <T> what the loop goes through
public final class Tqdm<T> implements Iterable<T> {
    private static final double NANO = 1e-9;

    private final Iterable<T> items;
    private final Options options;

    private Tqdm(Iterable<T> items, Options options) {
        this.items = items;
        this.options = options;
    }

    /// What may be chosen.
    ///
    /// @param desc the text before the bar
    /// @param total how many steps there are; known by itself for collections and ranges, -1 where
    ///   nobody knows
    /// @param disable true for a plain loop
    /// @param out where it is written, standard error unless told otherwise
    /// @param terminal whether `out` can redraw a line; found out unless told otherwise
    /// @param width characters of a line
    public record Options(
            String desc,
            long total,
            boolean disable,
            PrintStream out,
            boolean terminal,
            int width) {
        /// These options with another `desc`.
        public Options desc(String value) {
            return new Options(value, total, disable, out, terminal, width);
        }

        /// These options with another `total`.
        public Options total(long value) {
            return new Options(desc, value, disable, out, terminal, width);
        }

        /// These options with another `disable`.
        public Options disable(boolean value) {
            return new Options(desc, total, value, out, terminal, width);
        }

        /// These options with another stream, and whether it can redraw a line.
        public Options out(PrintStream value, boolean redraws) {
            return new Options(desc, total, disable, value, redraws, width);
        }

        /// These options with another `width`.
        public Options width(int value) {
            return new Options(desc, total, disable, out, terminal, value);
        }
    }

    /// A loop over anything that can be iterated.
    public static <T> Tqdm<T> tqdm(Iterable<T> items) {
        return tqdm(items, UnaryOperator.identity());
    }

    /// A loop over anything that can be iterated, with options.
    public static <T> Tqdm<T> tqdm(Iterable<T> items, UnaryOperator<Options> options) {
        long total = items instanceof Collection<?> collection ? collection.size() : -1;
        @Nullable Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        var defaults = new Options("", total, false, System.err, terminal, 79);
        return new Tqdm<>(items, options.apply(defaults));
    }

    /// A loop over 0, 1, … below `n`.
    public static Tqdm<Integer> trange(int n) {
        return trange(n, UnaryOperator.identity());
    }

    /// A loop over 0, 1, … below `n`, with options.
    public static Tqdm<Integer> trange(int n, UnaryOperator<Options> options) {
        Iterable<Integer> range = () -> IntStream.range(0, n).iterator();
        return tqdm(range, o -> options.apply(o.total(n)));
    }

    /// Starts the loop; the bar ends with its last element.
    @Override
    public Iterator<T> iterator() {
        return options.disable() ? items.iterator() : new Shown<>(items.iterator(), options);
    }

    private static final class Shown<T> implements Iterator<T> {
        private final Iterator<T> items;
        private final Options options;
        private final long start = System.nanoTime();
        private final @Nullable ProgressBar bar;
        private long done;
        private boolean ended;

        Shown(Iterator<T> items, Options options) {
            this.items = items;
            this.options = options;
            this.bar = options.terminal() ? bar(options) : null;
        }

        /// The library's own terminal code would load a native library; a carriage return suffices.
        private static ProgressBar bar(Options options) {
            PrintStream out = options.out();
            return new ProgressBarBuilder()
                    .setTaskName(options.desc())
                    .setInitialMax(options.total())
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(
                            new DelegatingProgressBarConsumer(
                                    line -> {
                                        out.print("\r" + line);
                                        out.flush();
                                    },
                                    options.width()))
                    .build();
        }

        @Override
        public boolean hasNext() {
            boolean more = items.hasNext();
            if (!more && !ended) {
                ended = true;
                end();
            }
            return more;
        }

        @Override
        public T next() {
            T item = items.next();
            done++;
            if (bar != null) {
                bar.stepTo(done);
            }
            return item;
        }

        private void end() {
            if (bar != null) {
                bar.close();
                options.out().println();
                return;
            }
            double seconds = (System.nanoTime() - start) * NANO;
            String of = options.total() < 0 ? "" : "/" + options.total();
            String desc = options.desc().isEmpty() ? "" : options.desc() + ": ";
            options.out().println(desc + done + of + " in " + Timing.text(seconds));
        }
    }
}
