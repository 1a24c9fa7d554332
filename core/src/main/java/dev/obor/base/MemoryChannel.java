package dev.obor.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/// The content of a file that lies in memory, to be read like a file.
final class MemoryChannel extends FileChannel {
    private final byte[] bytes;
    private long position;

    /// @param bytes are not copied, and must stay
    MemoryChannel(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public int read(ByteBuffer to, long at) {
        if (at >= bytes.length) {
            return -1;
        }
        int count = (int) Math.min(to.remaining(), bytes.length - at);
        to.put(bytes, (int) at, count);
        return count;
    }

    @Override
    public int read(ByteBuffer to) {
        int count = read(to, position);
        position += Math.max(0, count);
        return count;
    }

    @Override
    public long read(ByteBuffer[] to, int offset, int length) {
        long total = 0;
        for (int i = offset; i < offset + length; i++) {
            total += Math.max(0, read(to[i]));
        }
        return total;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public FileChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public long transferTo(long at, long count, WritableByteChannel target) throws IOException {
        if (at >= bytes.length) {
            return 0;
        }
        int length = (int) Math.min(count, bytes.length - at);
        return target.write(ByteBuffer.wrap(bytes, (int) at, length));
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long write(ByteBuffer[] from, int offset, int length) {
        throw new NonWritableChannelException();
    }

    @Override
    public int write(ByteBuffer from, long at) {
        throw new NonWritableChannelException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long at, long count) {
        throw new NonWritableChannelException();
    }

    @Override
    public FileChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public void force(boolean metaData) {
        // There is nothing that could be lost.
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long at, long size) {
        throw new UnsupportedOperationException("bytes in memory are not mapped");
    }

    @Override
    public FileLock lock(long at, long size, boolean shared) {
        throw new UnsupportedOperationException("bytes in memory are not locked");
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) {
        throw new UnsupportedOperationException("bytes in memory are not locked");
    }

    @Override
    protected void implCloseChannel() {
        // The collector takes the bytes.
    }
}
