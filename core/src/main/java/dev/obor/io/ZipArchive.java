package dev.obor.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/// A zip file, read at any place: where each entry's bytes lie is known, so that a large one is
/// read piece by piece and only when asked.
///
/// The directory is checked as a whole first: entries inside of the file that do not overlap, no
/// name twice, sizes that such data can have.
///
/// Source: PKWARE, "APPNOTE.TXT, .ZIP File Format Specification", 4.3, with zip64.
final class ZipArchive {
    private static final int END = 0x06054b50;
    private static final int END64 = 0x06064b50;
    private static final int LOCATOR64 = 0x07064b50;
    private static final int CENTRAL = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int END_SIZE = 22;
    private static final int CENTRAL_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final long FULL = 0xffffffffL;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /// What deflate can make of a byte at most, and a little more.
    private static final long MOST_OF_A_BYTE = 1040;

    /// One file in the archive.
    ///
    /// @param header where its local header lies
    record Entry(
            String name, int method, long crc, long packed, long size, long header, int flags) {
        boolean isStored() {
            return method == STORED;
        }
    }

    private final FileChannel channel;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private ZipArchive(FileChannel channel) {
        this.channel = channel;
    }

    /// Reads the directory.
    ///
    /// @throws FormatException if it is damaged
    static ZipArchive open(FileChannel channel) throws IOException {
        var archive = new ZipArchive(channel);
        archive.readDirectory(channel.size());
        return archive;
    }

    Collection<Entry> entries() {
        return entries.values();
    }

    @Nullable Entry find(String name) {
        return entries.get(name);
    }

    private void readDirectory(long fileSize) throws IOException {
        int tail = (int) Math.min(fileSize, END_SIZE + 0xffff);
        ByteBuffer end = read(fileSize - tail, tail);
        int at = tail - END_SIZE;
        while (at >= 0 && end.getInt(at) != END) {
            at--;
        }
        if (at < 0) {
            throw new FormatException(
                    "this zip file is cut short: its directory, which is at the end, is missing;"
                            + " fetch or save it again");
        }
        long endAt = fileSize - tail + at;
        long count = Short.toUnsignedInt(end.getShort(at + 10));
        long size = Integer.toUnsignedLong(end.getInt(at + 12));
        long start = Integer.toUnsignedLong(end.getInt(at + 16));
        if (count == 0xffff || size == FULL || start == FULL) {
            long locator = endAt - 20;
            if (locator >= 0 && read(locator, 4).getInt() == LOCATOR64) {
                long place = read(locator + 8, 8).getLong();
                if (place < 0 || place > locator - 56) {
                    throw damaged("its directory lies outside of it");
                }
                ByteBuffer end64 = read(place, 56);
                if (end64.getInt(0) != END64) {
                    throw damaged("its directory has no end");
                }
                count = end64.getLong(32);
                size = end64.getLong(40);
                start = end64.getLong(48);
                endAt = place;
            }
        }
        if (start < 0 || size < 0 || start > endAt - size || count < 0) {
            throw damaged("its directory lies outside of it");
        }
        if (count > size / CENTRAL_SIZE || size > Integer.MAX_VALUE - 8) {
            throw damaged("its directory has " + count + " entries in " + size + " bytes");
        }
        readEntries(read(start, (int) size), count, start);
    }

    private void readEntries(ByteBuffer directory, long count, long dataEnd) throws IOException {
        List<Entry> inOrder = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            if (directory.remaining() < CENTRAL_SIZE
                    || directory.getInt(directory.position()) != CENTRAL) {
                throw damaged("entry " + i + " of its directory is none");
            }
            Entry entry = entry(directory);
            if (entries.put(entry.name, entry) != null) {
                throw damaged("it has '" + entry.name + "' twice");
            }
            inOrder.add(entry);
        }
        checkPlaces(inOrder, dataEnd);
    }

    private static Entry entry(ByteBuffer d) throws FormatException {
        int at = d.position();
        int flags = Short.toUnsignedInt(d.getShort(at + 8));
        int method = Short.toUnsignedInt(d.getShort(at + 10));
        long crc = Integer.toUnsignedLong(d.getInt(at + 16));
        long packed = Integer.toUnsignedLong(d.getInt(at + 20));
        long size = Integer.toUnsignedLong(d.getInt(at + 24));
        int nameLength = Short.toUnsignedInt(d.getShort(at + 28));
        int extraLength = Short.toUnsignedInt(d.getShort(at + 30));
        int commentLength = Short.toUnsignedInt(d.getShort(at + 32));
        long header = Integer.toUnsignedLong(d.getInt(at + 42));
        long whole = (long) CENTRAL_SIZE + nameLength + extraLength + commentLength;
        if (whole > d.remaining()) {
            throw damaged("its directory ends inside of an entry");
        }
        byte[] name = new byte[nameLength];
        d.get(at + CENTRAL_SIZE, name);
        int extra = at + CENTRAL_SIZE + nameLength;
        for (int left = extraLength; left >= 4; ) {
            int id = Short.toUnsignedInt(d.getShort(extra));
            int length = Short.toUnsignedInt(d.getShort(extra + 2));
            int place = extra + 4;
            int end = Math.min(place + length, extra + left);
            if (id == 1) {
                if (size == FULL && place + 8 <= end) {
                    size = d.getLong(place);
                    place += 8;
                }
                if (packed == FULL && place + 8 <= end) {
                    packed = d.getLong(place);
                    place += 8;
                }
                if (header == FULL && place + 8 <= end) {
                    header = d.getLong(place);
                }
            }
            left -= end - extra;
            extra = end;
        }
        d.position(at + (int) whole);
        return new Entry(
                new String(name, StandardCharsets.UTF_8), method, crc, packed, size, header, flags);
    }

    /// Bytes that several entries share would let a small file grow without end.
    private static void checkPlaces(List<Entry> inOrder, long dataEnd) throws FormatException {
        inOrder.sort(Comparator.comparingLong(Entry::header));
        long at = 0;
        for (Entry e : inOrder) {
            if (e.packed < 0 || e.size < 0 || e.header < at) {
                throw damaged("the bytes of '" + e.name + "' overlap those of another entry");
            }
            at = e.header + LOCAL_SIZE + e.name.getBytes(StandardCharsets.UTF_8).length;
            if (at > dataEnd || e.packed > dataEnd - at) {
                throw damaged("the bytes of '" + e.name + "' lie outside of it");
            }
            at += e.packed;
            boolean possible =
                    e.isStored() ? e.size == e.packed : e.size / MOST_OF_A_BYTE <= e.packed;
            if (!possible) {
                throw damaged("'" + e.name + "' claims " + e.size + " bytes out of " + e.packed);
            }
        }
    }

    /// Where the bytes of an entry begin.
    private long dataStart(Entry entry) throws IOException {
        if ((entry.flags & 1) != 0) {
            throw new FormatException("'" + entry.name + "' is encrypted");
        }
        if (entry.method != STORED && entry.method != DEFLATED) {
            throw new FormatException(
                    "'"
                            + entry.name
                            + "' is packed by method "
                            + entry.method
                            + "; known are 0 (stored) and 8 (deflate)");
        }
        ByteBuffer local = read(entry.header, LOCAL_SIZE);
        if (local.getInt(0) != LOCAL) {
            throw damaged("'" + entry.name + "' is not where its directory says");
        }
        long start =
                entry.header
                        + LOCAL_SIZE
                        + Short.toUnsignedInt(local.getShort(26))
                        + Short.toUnsignedInt(local.getShort(28));
        if (start > channel.size() - entry.packed) {
            throw damaged("the bytes of '" + entry.name + "' lie outside of it");
        }
        return start;
    }

    /// The bytes of an entry, from its first on; when all have come, the checksum is compared.
    ByteSource feed(Entry entry) throws IOException {
        long start = dataStart(entry);
        ByteSource bytes =
                entry.isStored()
                        ? ByteSource.of(channel, start)
                        : ByteSource.of(inflated(new Section(start, entry.packed)));
        return ByteSource.checked(bytes, entry.size, entry.crc, entry.name);
    }

    private static InputStream inflated(InputStream packed) {
        return new InflaterInputStream(packed, new Inflater(true), 1 << 16) {
            @Override
            public int read(byte[] to, int from, int length) throws IOException {
                try {
                    return super.read(to, from, length);
                } catch (ZipException e) {
                    throw new FormatException(
                            "its packed bytes are damaged (" + e.getMessage() + ")");
                }
            }
        };
    }

    /// All bytes of an entry that is to be small.
    byte[] bytes(Entry entry, long most) throws IOException {
        if (entry.size > Math.min(most, Integer.MAX_VALUE - 8)) {
            throw new FormatException(
                    "'"
                            + entry.name
                            + "' has "
                            + entry.size
                            + " bytes, above the limit of "
                            + most);
        }
        ByteSource feed = feed(entry);
        // What is packed shows how much there is only when it comes.
        byte[] bytes = new byte[(int) Math.min(entry.size, Math.max(entry.packed, 1 << 16))];
        int done = 0;
        while (true) {
            feed.fill(ByteBuffer.wrap(bytes, done, bytes.length - done));
            done = bytes.length;
            if (done == entry.size) {
                return bytes;
            }
            bytes = Arrays.copyOf(bytes, (int) Math.min(entry.size, 2L * done));
        }
    }

    private ByteBuffer read(long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        if (at < 0 || at > channel.size() - length) {
            throw damaged("it is cut short");
        }
        ByteSource.of(channel, at).fill(buffer);
        return buffer.flip();
    }

    private static FormatException damaged(String why) {
        return new FormatException("this zip file is damaged: " + why + "; fetch or save it again");
    }

    /// A part of the file as a stream.
    private final class Section extends InputStream {
        private long at;
        private final long end;

        Section(long start, long length) {
            at = start;
            end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int from, int length) throws IOException {
            int n = (int) Math.min(length, end - at);
            if (n <= 0) {
                return length == 0 ? 0 : -1;
            }
            int got = channel.read(ByteBuffer.wrap(to, from, n), at);
            at += Math.max(got, 0);
            return got;
        }
    }
}
