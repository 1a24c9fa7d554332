package dev.obor.progress;

import java.io.Console;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.Consumer;
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

    /// Optional arguments; they can be set until the loop has been made.
    public static final class Options {
        private boolean taken;
        String desc = "";
        long total = -1;
        boolean disable = false;
        PrintStream out = System.err;
        boolean terminal = false;
        int width = 79;

        Options() {}

        /// The text before the bar.
        public Options desc(String value) {
            return set(() -> desc = value);
        }

        /// How many steps there are; known by itself for collections and ranges, -1 where nobody
        /// knows.
        public Options total(long value) {
            return set(() -> total = value);
        }

        /// True for a plain loop.
        public Options disable(boolean value) {
            return set(() -> disable = value);
        }

        /// Characters of a line.
        public Options width(int value) {
            return set(() -> width = value);
        }

        /// Where it is written, standard error unless told otherwise, and whether that can redraw a
        /// line.
        public Options out(PrintStream value, boolean redraws) {
            return set(() -> {
                out = value;
                terminal = redraws;
            });
        }

        private Options set(Runnable assignment) {
            if (taken) {
                throw new IllegalStateException(
                        "these options were taken already; set them inside of the lambda");
            }
            assignment.run();
            return this;
        }
    }

    /// A loop over anything that can be iterated.
    public static <T> Tqdm<T> tqdm(Iterable<T> items) {
        return tqdm(items, o -> {});
    }

    /// A loop over anything that can be iterated, with options.
    public static <T> Tqdm<T> tqdm(Iterable<T> items, Consumer<Options> options) {
        long total = items instanceof Collection<?> collection ? collection.size() : -1;
        @Nullable Console console = System.console();
        boolean terminal = console != null && console.isTerminal();
        Options chosen = new Options();
        chosen.total = total;
        chosen.terminal = terminal;
        options.accept(chosen);
        chosen.taken = true;
        return new Tqdm<>(items, chosen);
    }

    /// A loop over 0, 1, … below `n`.
    public static Tqdm<Integer> trange(int n) {
        return trange(n, o -> {});
    }

    /// A loop over 0, 1, … below `n`, with options.
    public static Tqdm<Integer> trange(int n, Consumer<Options> options) {
        Iterable<Integer> range = () -> IntStream.range(0, n).iterator();
        return tqdm(range, o -> options.accept(o.total(n)));
    }

    /// Starts the loop; the bar ends with its last element.
    @Override
    public Iterator<T> iterator() {
        return options.disable ? items.iterator() : new Shown<>(items.iterator(), options);
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
            this.bar = options.terminal ? bar(options) : null;
        }

        /// The library's own terminal code would load a native library; a carriage return suffices.
        private static ProgressBar bar(Options options) {
            PrintStream out = options.out;
            return new ProgressBarBuilder()
                    .setTaskName(options.desc)
                    .setInitialMax(options.total)
                    .setStyle(ProgressBarStyle.ASCII)
                    .setUpdateIntervalMillis(200)
                    .setConsumer(
                            new DelegatingProgressBarConsumer(
                                    line -> {
                                        out.print("\r" + line);
                                        out.flush();
                                    },
                                    options.width))
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
                options.out.println();
                return;
            }
            double seconds = (System.nanoTime() - start) * NANO;
            String of = options.total < 0 ? "" : "/" + options.total;
            String desc = options.desc.isEmpty() ? "" : options.desc + ": ";
            options.out.println(desc + done + of + " in " + Timing.text(seconds));
        }
    }
}
