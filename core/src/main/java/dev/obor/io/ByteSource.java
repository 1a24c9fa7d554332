package dev.obor.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/// Bytes in their order.
interface ByteSource {
    /// Fills the buffer from its position to its limit, and leaves it there.
    ///
    /// @throws EOFException if there are not so many
    /// @throws IOException if reading failed
    void fill(ByteBuffer to) throws IOException;

    /// The bytes of a file from a place on.
    static ByteSource of(FileChannel channel, long start) {
        return new ByteSource() {
            private long at = start;

            @Override
            public void fill(ByteBuffer to) throws IOException {
                while (to.hasRemaining()) {
                    int got = channel.read(to, at);
                    if (got < 0) {
                        throw new EOFException("the file ends early");
                    }
                    at += got;
                }
            }
        };
    }

    /// The bytes of a stream.
    static ByteSource of(InputStream in) {
        return to -> {
            byte[] bytes = new byte[Math.min(to.remaining(), 1 << 16)];
            while (to.hasRemaining()) {
                int got = in.read(bytes, 0, Math.min(bytes.length, to.remaining()));
                if (got < 0) {
                    throw new EOFException("the data end early");
                }
                to.put(bytes, 0, got);
            }
        };
    }

    /// The same bytes; when `size` of them have come, their checksum is compared.
    static ByteSource checked(ByteSource feed, long size, long crc, String name) {
        CRC32 sum = new CRC32();
        return new ByteSource() {
            private long left = size;

            @Override
            public void fill(ByteBuffer to) throws IOException {
                int from = to.position();
                feed.fill(to);
                left -= to.position() - from;
                sum.update(to.duplicate().flip().position(from));
                if (left == 0 && sum.getValue() != crc) {
                    throw new FormatException(
                            "'" + name + "' is damaged: its checksum is wrong; fetch it again");
                }
            }
        };
    }
}
