package dev.obor.distributed;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/// Bytes to and from one other rank. Who waits in it is woken by [#close].
interface Pipe {
    /// Writes all that remains of a buffer.
    void write(ByteBuffer from) throws IOException;

    /// Reads at least one byte; -1 where the other side has ended.
    int read(ByteBuffer to) throws IOException;

    /// Says that nothing more is written; what was written still arrives.
    void end();

    /// Ends both directions at once.
    void close();

    /// Over a socket.
    record Tcp(SocketChannel channel) implements Pipe {
        @Override
        public void write(ByteBuffer from) throws IOException {
            while (from.hasRemaining()) {
                channel.write(from);
            }
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return channel.read(to);
        }

        @Override
        public void end() {
            try {
                channel.shutdownOutput();
            } catch (IOException e) {
                close();
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                // It is of no use any more.
                Thread.onSpinWait();
            }
        }
    }

    /// Between threads.
    final class Memory implements Pipe {
        private static final int MOST = 1 << 22;

        private final Stream in;
        private final Stream out;

        private Memory(Stream in, Stream out) {
            this.in = in;
            this.out = out;
        }

        /// The two ends.
        static Memory[] pair() {
            Stream there = new Stream();
            Stream back = new Stream();
            return new Memory[] {new Memory(back, there), new Memory(there, back)};
        }

        @Override
        public void write(ByteBuffer from) throws IOException {
            out.write(from);
        }

        @Override
        public int read(ByteBuffer to) throws IOException {
            return in.read(to);
        }

        @Override
        public void end() {
            out.end();
        }

        @Override
        public void close() {
            out.end();
            in.close();
        }

        private static final class Stream {
            private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
            private int bytes;
            private boolean ended;
            private boolean closed;

            synchronized void write(ByteBuffer from) throws IOException {
                while (bytes >= MOST && !closed && !ended) {
                    pause();
                }
                if (closed || ended) {
                    throw new ClosedChannelException();
                }
                ByteBuffer copy = ByteBuffer.allocate(from.remaining());
                copy.put(from).flip();
                waiting.add(copy);
                bytes += copy.remaining();
                notifyAll();
            }

            synchronized int read(ByteBuffer to) throws IOException {
                while (waiting.isEmpty() && !ended && !closed) {
                    pause();
                }
                if (closed) {
                    throw new AsynchronousCloseException();
                }
                ByteBuffer first = waiting.peek();
                if (first == null) {
                    return -1;
                }
                int n = Math.min(first.remaining(), to.remaining());
                to.put(first.slice(first.position(), n));
                first.position(first.position() + n);
                if (!first.hasRemaining()) {
                    waiting.remove();
                }
                bytes -= n;
                notifyAll();
                return n;
            }

            synchronized void end() {
                ended = true;
                notifyAll();
            }

            synchronized void close() {
                closed = true;
                ended = true;
                waiting.clear();
                notifyAll();
            }

            private void pause() throws IOException {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new AsynchronousCloseException();
                }
            }
        }
    }
}
