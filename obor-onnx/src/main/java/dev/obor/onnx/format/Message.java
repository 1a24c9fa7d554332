package dev.obor.onnx.format;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A message that is being written. What is put into it is kept as it is and not copied, so that
/// large tensors lie in memory once.
public final class Message {
    private final List<byte[]> parts = new ArrayList<>();
    private long size;

    private interface Field {
        void write(CodedOutputStream out) throws IOException;
    }

    private Message add(Field field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes, 32);
            field.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        add(bytes.toByteArray());
        return this;
    }

    private void add(byte[] part) {
        parts.add(part);
        size += part.length;
    }

    private void begin(int field, long length) {
        add(out -> {
            out.writeUInt32NoTag((field << 3) | 2);
            out.writeUInt64NoTag(length);
        });
    }

    /// A number.
    public Message number(int field, long value) {
        return add(out -> out.writeInt64(field, value));
    }

    /// A float.
    public Message real(int field, float value) {
        return add(out -> out.writeFloat(field, value));
    }

    /// Text.
    public Message text(int field, String value) {
        return bytes(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /// Bytes, which must not change any more.
    public Message bytes(int field, byte[] value) {
        begin(field, value.length);
        add(value);
        return this;
    }

    /// A message inside, which must be complete.
    public Message nested(int field, Message message) {
        begin(field, message.size);
        parts.addAll(message.parts);
        size += message.size;
        return this;
    }

    /// The fields of another message.
    public Message append(Message message) {
        parts.addAll(message.parts);
        size += message.size;
        return this;
    }

    /// How many bytes it has.
    public long size() {
        return size;
    }

    /// Writes it.
    public void writeTo(OutputStream out) throws IOException {
        for (byte[] part : parts) {
            out.write(part);
        }
    }
}
