package dev.obor.vision;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// Small files in the formats that this module reads.
final class TestData {
    private TestData() {}

    static byte[] idx(int magic, int[] dims, byte... body) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * dims.length + body.length);
        buffer.putInt(magic);
        for (int dim : dims) {
            buffer.putInt(dim);
        }
        return buffer.put(body).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    /// With a bit, a byte or a part changed, or of another length.
    static byte[] damaged(byte[] whole, Random r) {
        byte[] bytes = whole.clone();
        int at = r.nextInt(bytes.length);
        switch (r.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << r.nextInt(8));
            case 1 -> bytes[at] = (byte) r.nextInt();
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = Arrays.copyOf(bytes, bytes.length + 1 + r.nextInt(9));
            default ->
                    Arrays.fill(
                            bytes,
                            at,
                            Math.min(bytes.length, at + 1 + r.nextInt(40)),
                            (byte) r.nextInt());
        }
        return bytes;
    }

    static Path write(Path folder, String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(folder);
        return Files.write(file, bytes);
    }

    /// A pickle written opcode by opcode, as Python 2 writes it.
    static final class Pickle {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();

        Pickle op(String latin1) {
            out.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
            return this;
        }

        Pickle int32(int value) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(Integer.reverseBytes(value)).array());
            return this;
        }

        /// An array of `kind` (f4 or i8) with the given data, which may disagree with the shape.
        Pickle array(String kind, int[] shape, byte[] data) {
            op("cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085U\1b\u0087R(K\1(");
            for (int size : shape) {
                op("J").int32(size);
            }
            op("tcnumpy\ndtype\nU\2" + kind + "K\0K\1\u0087R(K\3U\1<NNNJ");
            int32(-1).op("J").int32(-1).op("K\0tb\u0089T").int32(data.length);
            out.writeBytes(data);
            return op("tb");
        }

        byte[] bytes() {
            return out.toByteArray();
        }
    }

    static byte[] floats(float... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length);
        for (float value : values) {
            buffer.putInt(Integer.reverseBytes(Float.floatToRawIntBits(value)));
        }
        return buffer.array();
    }

    static byte[] longs(long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length);
        for (long value : values) {
            buffer.putLong(Long.reverseBytes(value));
        }
        return buffer.array();
    }

    /// The classic file with one image per part; every pixel of image `i` is `pixels[i]`.
    static byte[] mnistPickle(float... pixels) {
        var pickle = new Pickle().op("\u0080\2");
        for (int part = 0; part < 3; part++) {
            float[] image = new float[784];
            java.util.Arrays.fill(image, pixels[part]);
            pickle.array("f4", new int[] {1, 784}, floats(image));
            pickle.array("i8", new int[] {1}, longs(part)).op("\u0086");
        }
        return pickle.op("\u0087.").bytes();
    }
}
