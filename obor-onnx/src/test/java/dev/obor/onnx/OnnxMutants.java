package dev.obor.onnx;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Damaged ONNX files. Half of them are well-formed messages: a number, a name, an operator is
/// another one, a message is gone, twice there or elsewhere; the others have bytes changed, cut
/// off, put in or emptied.
final class OnnxMutants {
    private static final long[] NUMBERS = {
        0,
        1,
        2,
        3,
        7,
        16,
        17,
        255,
        65536,
        -1,
        -2,
        1L << 31,
        (1L << 31) - 1,
        1L << 40,
        1L << 62,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };
    private static final String[] TEXTS = {
        "",
        "x",
        "../../etc/passwd",
        "/etc/passwd",
        "weights.bin",
        "a.b",
        ".",
        "a..b",
        "\0",
        "\ud800",
        "SAME_UPPER",
        "VALID",
        "reverse",
        "bidirectional",
        "linear",
        "cubic",
        "reflect",
        "max",
        "-1",
        "9223372036854775807",
        "location",
        "axis",
        "axes",
        "pads",
        "strides",
        "perm",
        "value",
        "shape"
    };
    private static final String[] OPERATORS = {
        "Range",
        "ConstantOfShape",
        "Expand",
        "Tile",
        "Pad",
        "Resize",
        "Gather",
        "Reshape",
        "Slice",
        "Concat",
        "Split",
        "Conv",
        "ConvTranspose",
        "MaxPool",
        "AveragePool",
        "LSTM",
        "GRU",
        "Gemm",
        "MatMul",
        "OneHot",
        "TopK",
        "ScatterND",
        "GatherND",
        "Einsum",
        "Transpose",
        "Squeeze",
        "Unsqueeze",
        "Cast",
        "Shape",
        "Identity",
        "If",
        "Loop",
        "ReduceSum",
        "CumSum",
        "Trilu",
        "Attention",
        "LayerNormalization",
        "EyeLike",
        "DepthToSpace",
        "GridSample",
        "LRN"
    };

    /// Which messages hold messages: the kind of a field's, by kind and field.
    private static final Map<String, String> NESTED =
            Map.ofEntries(
                    Map.entry("M7", "G"),
                    Map.entry("M8", "O"),
                    Map.entry("M25", "F"),
                    Map.entry("F7", "N"),
                    Map.entry("F9", "O"),
                    Map.entry("G1", "N"),
                    Map.entry("G5", "T"),
                    Map.entry("G11", "V"),
                    Map.entry("G12", "V"),
                    Map.entry("G13", "V"),
                    Map.entry("N5", "A"),
                    Map.entry("A5", "T"),
                    Map.entry("A6", "G"),
                    Map.entry("T13", "E"),
                    Map.entry("V2", "Y"),
                    Map.entry("V4", "E"),
                    Map.entry("Y1", "Z"),
                    Map.entry("Z2", "S"),
                    Map.entry("S1", "D"));

    /// A field: a number, bytes, or a message.
    private static final class Field {
        final int number;
        final int wire;
        final String kind;
        Object value;

        Field(int number, int wire, String kind, Object value) {
            this.number = number;
            this.wire = wire;
            this.kind = kind;
            this.value = value;
        }

        Field copy() {
            return new Field(
                    number,
                    wire,
                    kind,
                    value instanceof Message m ? new Message(m.kind, m.fields) : value);
        }
    }

    private static final class Message {
        final String kind;
        final List<Field> fields = new ArrayList<>();

        Message(String kind, List<Field> fields) {
            this.kind = kind;
            fields.forEach(f -> this.fields.add(f.copy()));
        }
    }

    private final byte[] bytes;
    private final Message tree;

    OnnxMutants(byte[] bytes) throws IOException {
        this.bytes = bytes;
        this.tree = parse(bytes, "M");
    }

    /// Whether the first check lets it pass: messages in messages.
    static boolean isWellFormed(byte[] bytes) {
        try {
            parse(bytes, "M");
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static Message parse(byte[] bytes, String kind) throws IOException {
        Message m = new Message(kind, List.of());
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int number = WireFormat.getTagFieldNumber(tag);
            int wire = WireFormat.getTagWireType(tag);
            String nested = NESTED.get(kind + number);
            Object value =
                    switch (wire) {
                        case 0 -> in.readInt64();
                        case 1 -> in.readFixed64();
                        case 5 -> in.readFixed32();
                        default -> in.readByteArray();
                    };
            if (nested != null && value instanceof byte[] inside) {
                value = parse(inside, nested);
            }
            m.fields.add(new Field(number, wire, kind + number, value));
        }
        return m;
    }

    private static byte[] written(Message m) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (Field f : m.fields) {
            switch (f.value) {
                case Long v when f.wire == 0 -> out.writeInt64(f.number, v);
                case Long v -> out.writeFixed64(f.number, v);
                case Integer v -> out.writeFixed32(f.number, v);
                case byte[] v -> out.writeByteArray(f.number, v);
                default -> out.writeByteArray(f.number, written((Message) f.value));
            }
        }
        out.flush();
        return bytes.toByteArray();
    }

    /// One of them.
    byte[] next(boolean structural, Random r) throws IOException {
        if (!structural) {
            byte[] changed = bytes;
            for (int n = 1 + r.nextInt(3); n > 0; n--) {
                changed = raw(changed, r);
            }
            return changed;
        }
        Message changed = new Message("M", tree.fields);
        for (int n = 1 + r.nextInt(3); n > 0; n--) {
            change(changed, r);
        }
        return written(changed);
    }

    private static void change(Message m, Random r) {
        if (m.fields.isEmpty()) {
            return;
        }
        int i = r.nextInt(m.fields.size());
        Field f = m.fields.get(i);
        if (f.value instanceof Message inside && r.nextInt(8) > 0) {
            change(inside, r);
            return;
        }
        switch (r.nextInt(7)) {
            case 0 -> m.fields.remove(i);
            case 1 -> m.fields.add(i, f.copy());
            case 2 -> m.fields.add(r.nextInt(m.fields.size()), m.fields.remove(i));
            case 3 -> f.value = m.fields.get(r.nextInt(m.fields.size())).copy().value;
            default -> f.value = other(f, r);
        }
    }

    private static Object other(Field f, Random r) {
        return switch (f.value) {
            case Long v ->
                    switch (r.nextInt(3)) {
                        case 0 -> v + 1;
                        case 1 -> -v;
                        default -> NUMBERS[r.nextInt(NUMBERS.length)];
                    };
            case Integer v -> r.nextBoolean() ? v + 1 : r.nextInt();
            case byte[] v -> {
                if (f.kind.equals("N4")) {
                    yield text(OPERATORS[r.nextInt(OPERATORS.length)]);
                }
                boolean long8 = f.kind.equals("T9") && v.length == 8;
                if (long8) {
                    byte[] number = new byte[8];
                    java.nio.ByteBuffer.wrap(number)
                            .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                            .putLong(NUMBERS[r.nextInt(NUMBERS.length)]);
                    yield number;
                }
                yield r.nextBoolean() ? text(TEXTS[r.nextInt(TEXTS.length)]) : raw(v, r);
            }
            default -> new byte[r.nextInt(4)];
        };
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] raw(byte[] from, Random r) {
        if (from.length == 0) {
            return from;
        }
        // Most of a file are weights, which may be anything: its beginning matters more.
        int at = r.nextBoolean() ? r.nextInt(from.length) : r.nextInt(Math.min(from.length, 2000));
        int length = 1 + r.nextInt(Math.min(40, from.length - at));
        byte[] changed = from.clone();
        switch (r.nextInt(6)) {
            case 0 -> changed[at] ^= (byte) (1 << r.nextInt(8));
            case 1 -> changed[at] = (byte) r.nextInt();
            case 2 -> changed = Arrays.copyOf(from, at);
            case 3 -> {
                changed = Arrays.copyOf(from, from.length + length);
                System.arraycopy(from, at, changed, at + length, from.length - at);
            }
            case 4 -> {
                System.arraycopy(from, at + length, changed, at, from.length - at - length);
                changed = Arrays.copyOf(changed, from.length - length);
            }
            default -> Arrays.fill(changed, at, at + length, (byte) (r.nextBoolean() ? 0 : 0xff));
        }
        return changed;
    }
}
