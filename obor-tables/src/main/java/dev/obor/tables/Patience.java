package dev.obor.tables;

import dev.obor.base.FileError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Reads in a thread of its own and looks whether rows come: the library decodes in threads, and
/// waits for ever for one that a damaged file has ended.
final class Patience {
    /// How long no row may come.
    static volatile Duration limit = Duration.ofMinutes(1);

    private Patience() {}

    /// @param reading counts its rows
    /// @throws FileError if nothing comes any more, or the thread was interrupted
    static void read(Path file, Consumer<AtomicLong> reading) {
        var rows = new AtomicLong();
        var task = new FutureTask<>(() -> reading.accept(rows), true);
        Thread thread = Thread.ofVirtual().start(task);
        for (long seen = -1; ; seen = rows.get()) {
            try {
                task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                if (rows.get() == seen) {
                    thread.interrupt();
                    throw new FileError(
                            file, "is damaged, or its disk does not answer: no row in " + limit);
                }
            } catch (InterruptedException e) {
                thread.interrupt();
                Thread.currentThread().interrupt();
                throw new FileError(file, "was not read to its end: interrupted");
            } catch (ExecutionException e) {
                switch (e.getCause()) {
                    case RuntimeException cause -> throw cause;
                    case Error cause -> throw cause;
                    case null, default -> throw new IllegalStateException(e);
                }
            }
        }
    }
}
