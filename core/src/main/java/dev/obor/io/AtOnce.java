package dev.obor.io;

import dev.obor.base.Rank;
import dev.obor.op.Recording;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Reads the pieces of a large file on several threads.
///
/// What takes longest is not the disk, nor its cache: memory that was never written to is given out
/// page by page, and one core does that at about 1.6 GB a second where pages have 4 KB.
final class AtOnce {
    /// Below this many bytes a thread is not worth starting.
    static final long LEAST = 32L << 20;

    /// Reads one piece.
    interface Piece {
        void read(int index) throws IOException;
    }

    private final int count;
    private final Piece piece;
    private final AtomicInteger next = new AtomicInteger();
    // Of several failures the one of the first piece is told, as if they were read in turn.
    private int failedIndex = Integer.MAX_VALUE;
    private @Nullable Throwable failure;

    private AtOnce(int count, Piece piece) {
        this.count = count;
        this.piece = piece;
    }

    /// Reads all pieces, in their order where there is one thread; returns when all are read.
    ///
    /// @param bytes of all pieces together
    /// @throws IOException what the first piece that failed threw
    static void read(int count, long bytes, Piece piece) throws IOException {
        int most = Recording.now() == null ? Rank.current().threads() : 1; // it records one thread
        int threads = (int) Math.min(Math.min(most, count), bytes / LEAST + 1);
        var job = new AtOnce(count, piece);
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            helpers.add(Thread.ofPlatform().name("obor-reader-" + i).daemon(true).start(job::work));
        }
        job.work();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    interrupted = true; // the pieces are written to until it ends
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        job.rethrow();
    }

    private void work() {
        for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            try {
                piece.read(i);
            } catch (IOException | RuntimeException | Error e) {
                fail(i, e);
                next.set(count); // those before are read already, or being read
            }
        }
    }

    private synchronized void fail(int index, Throwable e) {
        if (index < failedIndex) {
            failedIndex = index;
            failure = e;
        }
    }

    private synchronized void rethrow() throws IOException {
        switch (failure) {
            case null -> {}
            case IOException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            default -> throw new AssertionError(failure);
        }
    }

    /// The elements of tensors that a pickle has named: all are read at the end, when the file is
    /// known to be sound otherwise, and by several threads.
    static final class Pending {
        /// Opens the bytes of some elements.
        interface Feed {
            ByteSource open() throws IOException;
        }

        private record Read(Feed feed, RawElements.Memory memory, ByteOrder order) {}

        private final List<Read> reads = new ArrayList<>();
        private final List<Storages.Task> tasks = new ArrayList<>();
        private long bytes;

        /// Adds elements.
        ///
        /// @param memory what [RawElements#unread] made
        void add(RawElements.Memory memory, ByteOrder order, Feed feed) {
            reads.add(new Read(feed, memory, order));
            bytes += memory.length() * memory.dtype().itemSize();
        }

        /// Adds what is done once all elements are there.
        void add(Storages.Task task) {
            tasks.add(task);
        }

        /// Reads them.
        void perform() throws IOException {
            AtOnce.read(
                    reads.size(),
                    bytes,
                    i -> {
                        Read read = reads.get(i);
                        RawElements.read(read.feed.open(), read.memory, read.order);
                    });
            tasks.forEach(Storages.Task::perform);
        }
    }
}
