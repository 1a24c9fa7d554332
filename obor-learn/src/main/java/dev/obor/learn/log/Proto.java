package dev.obor.learn.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Writes one message of protocol buffers, field by field; a number that is 0 and a text that is
/// empty are left out, as proto3 does.
///
/// Source: the wire format, https://protobuf.dev/programming-guides/encoding/.
final class Proto {
    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private void key(int field, int kind) {
        varint((long) field << 3 | kind);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private void fixed(long bits, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (bits >>> 8 * i));
        }
    }

    Proto number(int field, long value) {
        if (value != 0) {
            key(field, VARINT);
            varint(value);
        }
        return this;
    }

    /// A truth value that is one of several alternatives and false.
    Proto falsehood(int field) {
        key(field, VARINT);
        varint(0);
        return this;
    }

    /// A double; one of several alternatives is written even if it is 0.
    Proto real(int field, double value, boolean always) {
        if (always || Double.doubleToRawLongBits(value) != 0) {
            key(field, FIXED64);
            fixed(Double.doubleToRawLongBits(value), Double.BYTES);
        }
        return this;
    }

    Proto real(int field, double value) {
        return real(field, value, false);
    }

    /// A float that is one of several alternatives.
    Proto single(int field, float value) {
        key(field, FIXED32);
        fixed(Float.floatToRawIntBits(value), Float.BYTES);
        return this;
    }

    Proto packed(int field, double[] values) {
        if (values.length > 0) {
            key(field, BYTES);
            varint((long) values.length * Double.BYTES);
            for (double value : values) {
                fixed(Double.doubleToRawLongBits(value), Double.BYTES);
            }
        }
        return this;
    }

    /// Bytes, written even if there are none.
    Proto bytes(int field, byte[] value) {
        key(field, BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    Proto text(int field, String value) {
        return value.isEmpty() ? this : bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    Proto message(int field, Proto value) {
        return bytes(field, value.toBytes());
    }

    byte[] toBytes() {
        return out.toByteArray();
    }
}
