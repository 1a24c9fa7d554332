package dev.obor.learn.log;

import dev.obor.base.FileError;
import dev.obor.base.FileWriting;
import dev.obor.base.StateError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// One event file of TensorBoard: records with lengths and masked check sums, each an `Event`.
///
/// Source: TensorFlow's `record_writer.h` (the framing) and `event.proto`.
final class EventFile implements AutoCloseable {
    private static final int MASK = 0xa282ead8;
    private static final AtomicLong NUMBER = new AtomicLong();

    private final Path file;
    private final long flushNanos;
    private @Nullable OutputStream out;
    private long flushed = System.nanoTime();

    EventFile(Path folder, double seconds, String suffix, long flushSeconds) {
        String host = System.getenv("HOSTNAME");
        flushNanos = TimeUnit.SECONDS.toNanos(flushSeconds);
        file =
                folder.resolve(
                        String.format(
                                Locale.ROOT,
                                "events.out.tfevents.%010d.%s.%d.%d%s",
                                (long) seconds,
                                host == null || !host.matches("[\\w.-]{1,64}") ? "localhost" : host,
                                ProcessHandle.current().pid(),
                                NUMBER.getAndIncrement(),
                                suffix));
        try {
            out = FileWriting.appending(file);
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
        record(new Proto().real(1, seconds).text(3, "brain.Event:2"));
        flush();
    }

    /// Writes one value of a summary.
    void value(double seconds, long step, Proto value) {
        record(
                new Proto()
                        .real(1, seconds)
                        .number(2, step)
                        .message(5, new Proto().message(1, value)));
    }

    /// Writes a graph.
    void graph(double seconds, byte[] graph) {
        record(new Proto().real(1, seconds).bytes(4, graph));
    }

    private synchronized void record(Proto event) {
        if (out == null) {
            throw new StateError(
                    "SummaryWriter: the log is closed", "Make a new one to write more.");
        }
        byte[] bytes = event.toBytes();
        ByteBuffer head = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        head.putLong(bytes.length);
        head.putInt(masked(head.array(), Long.BYTES));
        ByteBuffer tail = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        tail.putInt(masked(bytes, bytes.length));
        try {
            out.write(head.array());
            out.write(bytes);
            out.write(tail.array());
            if (System.nanoTime() - flushed > flushNanos) {
                flush();
            }
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    private static int masked(byte[] bytes, int length) {
        var sum = new CRC32C();
        sum.update(bytes, 0, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK;
    }

    synchronized void flush() {
        try {
            if (out != null) {
                out.flush();
            }
            flushed = System.nanoTime();
        } catch (IOException e) {
            throw FileError.writing(file, e);
        }
    }

    @Override
    public synchronized void close() {
        try (OutputStream _ = out) {
            flush();
        } catch (IOException e) {
            throw FileError.writing(file, e);
        } finally {
            out = null;
        }
    }
}
