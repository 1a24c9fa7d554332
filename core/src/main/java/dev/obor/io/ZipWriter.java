package dev.obor.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a zip file from front to back; the checksum of an entry follows its bytes.
///
/// Source: PKWARE, "APPNOTE.TXT, .ZIP File Format Specification", 4.3, with zip64.
final class ZipWriter {
    /// A checksum behind the bytes (bit 3), a name in UTF-8 (bit 11).
    private static final short FLAGS = 0x0808;

    /// 1980-01-01: the same content gives the same file.
    private static final int TIME = 0x21 << 16;

    private static final long FULL = 0xffffffffL;

    /// What writes the bytes of an entry.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private record Entry(
            byte[] name, boolean packed, long crc, long packedSize, long size, long header) {}

    private final Counting out;
    private final int alignment;
    private final List<Entry> entries = new ArrayList<>();

    /// @param alignment what the places of stored bytes are multiples of
    ZipWriter(OutputStream out, int alignment) {
        this.out = new Counting(out);
        this.alignment = alignment;
    }

    void add(String name, byte[] bytes) throws IOException {
        add(name, bytes.length, false, to -> to.write(bytes));
    }

    /// @param size how many bytes there will be
    void add(String name, long size, boolean packed, Content content) throws IOException {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        long header = out.count;
        boolean large = size >= FULL;
        int extra = large ? 20 : 0;
        long data = header + 30 + nameBytes.length + extra;
        int padding = packed ? 0 : (int) Math.floorMod(-(data + 4), (long) alignment);
        boolean padded = !packed && alignment > 1;
        ByteBuffer local = buffer(30 + nameBytes.length + extra + (padded ? 4 + padding : 0));
        local.putInt(0x04034b50).putShort((short) (large ? 45 : 20)).putShort(FLAGS);
        local.putShort((short) (packed ? 8 : 0)).putInt(TIME).putInt(0);
        int unknown = large ? -1 : 0;
        local.putInt(unknown).putInt(unknown);
        local.putShort((short) nameBytes.length);
        local.putShort((short) (local.capacity() - 30 - nameBytes.length));
        local.put(nameBytes);
        if (large) {
            local.putShort((short) 1).putShort((short) 16).putLong(0).putLong(0);
        }
        if (padded) {
            local.put((byte) 'F').put((byte) 'B').putShort((short) padding);
        }
        out.write(local.array());
        Summed sum = new Summed(out);
        long start = out.count;
        if (packed) {
            var deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
            try {
                var deflated = new DeflaterOutputStream(out, deflater, 1 << 16);
                sum = new Summed(deflated);
                content.writeTo(sum);
                deflated.finish();
            } finally {
                deflater.end();
            }
        } else {
            content.writeTo(sum);
        }
        if (sum.count != size) {
            throw new IOException("'" + name + "' has " + sum.count + " bytes, not " + size);
        }
        long packedSize = out.count - start;
        ByteBuffer behind = buffer(large ? 24 : 16);
        behind.putInt(0x08074b50).putInt((int) sum.crc.getValue());
        if (large) {
            behind.putLong(packedSize).putLong(size);
        } else {
            behind.putInt((int) packedSize).putInt((int) size);
        }
        out.write(behind.array());
        entries.add(new Entry(nameBytes, packed, sum.crc.getValue(), packedSize, size, header));
    }

    /// Writes the directory; the stream stays open.
    void finish() throws IOException {
        long start = out.count;
        for (Entry e : entries) {
            boolean large = e.size >= FULL || e.packedSize >= FULL || e.header >= FULL;
            ByteBuffer central = buffer(46 + e.name.length + (large ? 28 : 0));
            short version = (short) (large ? 45 : 20);
            central.putInt(0x02014b50).putShort(version).putShort(version).putShort(FLAGS);
            central.putShort((short) (e.packed ? 8 : 0)).putInt(TIME).putInt((int) e.crc);
            central.putInt(large ? -1 : (int) e.packedSize).putInt(large ? -1 : (int) e.size);
            central.putShort((short) e.name.length).putShort((short) (large ? 28 : 0));
            central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
            central.putInt(large ? -1 : (int) e.header).put(e.name);
            if (large) {
                central.putShort((short) 1).putShort((short) 24);
                central.putLong(e.size).putLong(e.packedSize).putLong(e.header);
            }
            out.write(central.array());
        }
        long size = out.count - start;
        int count = entries.size();
        if (count >= 0xffff || start >= FULL || size >= FULL) {
            long place = out.count;
            ByteBuffer end64 = buffer(76);
            end64.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45);
            end64.putInt(0).putInt(0).putLong(count).putLong(count).putLong(size).putLong(start);
            end64.putInt(0x07064b50).putInt(0).putLong(place).putInt(1);
            out.write(end64.array());
        }
        ByteBuffer end = buffer(22);
        short shown = (short) Math.min(count, 0xffff);
        end.putInt(0x06054b50).putInt(0).putShort(shown).putShort(shown);
        end.putInt((int) Math.min(size, FULL)).putInt((int) Math.min(start, FULL));
        out.write(end.putShort((short) 0).array());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static class Counting extends OutputStream {
        private final OutputStream to;
        long count;

        Counting(OutputStream to) {
            this.to = to;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            count += length;
        }
    }

    private static final class Summed extends Counting {
        final CRC32 crc = new CRC32();

        Summed(OutputStream to) {
            super(to);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            super.write(bytes, from, length);
            crc.update(bytes, from, length);
        }
    }
}
