package dev.obor.io;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/// The bytes of a pickle, and how many have been read.
final class PickleInput {
    private static final int LONGEST_LINE = 1 << 12;

    private final InputStream in;
    private final long end;
    private long position;

    /// @param most how many bytes there are, or can be
    PickleInput(InputStream in, long position, long most) {
        this.in = in;
        this.position = position;
        this.end = position + most;
    }

    long position() {
        return position;
    }

    int readByte() throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        position++;
        return value;
    }

    /// Little-endian, from 1 to 8 bytes, without a sign unless there are 8.
    long readNumber(int bytes) throws IOException {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value |= (long) readByte() << 8 * i;
        }
        return value;
    }

    int readInt() throws IOException {
        return (int) readNumber(4);
    }

    /// Big-endian, as pickles have floats.
    double readDouble() throws IOException {
        return Double.longBitsToDouble(Long.reverseBytes(readNumber(8)));
    }

    /// Refuses a length that is not there.
    long checked(long length) throws FormatException {
        if (length < 0 || length > end - position || length > RawElements.MOST) {
            throw new FormatException(
                    "claims a text of "
                            + Long.toUnsignedString(length)
                            + " bytes where at most "
                            + (end - position)
                            + " are left");
        }
        return length;
    }

    byte[] readBytes(long length) throws IOException {
        byte[] bytes = in.readNBytes((int) checked(length));
        position += bytes.length;
        if (bytes.length < length) {
            throw new EOFException();
        }
        return bytes;
    }

    /// The bytes that follow, for elements of arrays.
    ByteSource feed() {
        ByteSource bytes = ByteSource.of(in);
        return to -> {
            int n = to.remaining();
            bytes.fill(to);
            position += n;
        };
    }

    String readLine() throws IOException {
        var line = new StringBuilder();
        for (int c = readByte(); c != '\n'; c = readByte()) {
            if (line.append((char) c).length() > LONGEST_LINE) {
                throw new FormatException("has a line of more than " + LONGEST_LINE + " bytes");
            }
        }
        return line.toString();
    }

    String readText(long length) throws IOException {
        return text(readBytes(length));
    }

    /// UTF-8 in which single surrogates may stand, as Python lets them pass.
    static String text(byte[] bytes) throws FormatException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            return withSurrogates(bytes);
        }
    }

    private static String withSurrogates(byte[] bytes) throws FormatException {
        var out = new StringBuilder();
        for (int i = 0; i < bytes.length; ) {
            int first = bytes[i] & 0xff;
            int more =
                    first < 0x80 ? 0 : first < 0xc2 ? -1 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
            if (more < 0 || first > 0xf4 || i + more >= bytes.length) {
                throw new FormatException("has a text that is not UTF-8");
            }
            int point = more == 0 ? first : first & (0x3f >> more);
            for (int k = 1; k <= more; k++) {
                if ((bytes[i + k] & 0xc0) != 0x80) {
                    throw new FormatException("has a text that is not UTF-8");
                }
                point = point << 6 | bytes[i + k] & 0x3f;
            }
            if (point > Character.MAX_CODE_POINT) {
                throw new FormatException("has a text that is not UTF-8");
            }
            out.appendCodePoint(point);
            i += more + 1;
        }
        return out.toString();
    }
}
