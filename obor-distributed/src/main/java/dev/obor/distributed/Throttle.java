package dev.obor.distributed;

import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Makes a fast network slow: what a rank writes, to all others together, leaves it at a rate and
/// arrives later by a latency.
final class Throttle implements UnaryOperator<Pipe> {
    // So much waits for its turn, as in the buffers of a socket; else who writes would have to be
    // woken on time for every message.
    private static final int AHEAD = 4 * Wire.CHUNK;

    private final double bytesPerNano;
    private final long latency;
    private long free = System.nanoTime();

    Throttle(double megabitsPerSecond, Duration latency) {
        if (!(megabitsPerSecond > 0) || latency.isNegative()) {
            throw new ValueError(
                    "throttle must be positive, got " + megabitsPerSecond + " Mbit/s, " + latency);
        }
        this.bytesPerNano = megabitsPerSecond * 1e6 / 8 / 1e9;
        this.latency = latency.toNanos();
    }

    @Override
    public Pipe apply(Pipe pipe) {
        return new Slow(pipe);
    }

    /// Books the line for a message.
    ///
    /// @return when its last byte has left
    private synchronized long left(int bytes) {
        free = Math.max(free, System.nanoTime()) + (long) (bytes / bytesPerNano);
        return free;
    }

    private static void sleepUntil(long time) {
        for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /// A message on its way, or the end of all.
    private record Travelling(@Nullable ByteBuffer bytes, long arrives) {}

    private final class Slow implements Pipe {
        private final Pipe pipe;
        private final Queue<ByteBuffer> spare = new ConcurrentLinkedQueue<>();
        private final BlockingQueue<Travelling> line = new LinkedBlockingQueue<>();
        private volatile @Nullable IOException failure;
        private volatile boolean closed;

        Slow(Pipe pipe) {
            this.pipe = pipe;
            Thread.ofPlatform().daemon().name("obor-throttle").start(this::deliver);
        }

        private void deliver() {
            try {
                while (!closed) {
                    Travelling next = line.take();
                    sleepUntil(next.arrives);
                    if (next.bytes == null) {
                        pipe.end();
                        return;
                    }
                    pipe.write(next.bytes);
                    spare.add(next.bytes);
                }
            } catch (IOException e) {
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            IOException failed = failure;
            if (failed != null) {
                throw new IOException(failed.getMessage(), failed);
            }
            ByteBuffer free = spare.poll();
            ByteBuffer copy =
                    free == null || free.capacity() < from.remaining()
                            ? ByteBuffer.allocateDirect(from.remaining())
                            : free.clear();
            copy.put(from).flip();
            long left = left(copy.remaining());
            line.add(new Travelling(copy, left + latency));
            sleepUntil(left - (long) (AHEAD / bytesPerNano));
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return pipe.read(to);
        }

        @Override
        public void end() {
            line.add(new Travelling(null, left(0) + latency));
        }

        @Override
        public void close() {
            closed = true;
            line.add(new Travelling(null, System.nanoTime()));
            pipe.close();
        }
    }
}
