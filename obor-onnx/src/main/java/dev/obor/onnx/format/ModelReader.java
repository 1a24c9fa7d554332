package dev.obor.onnx.format;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the messages of an ONNX file. The elements of tensors are passed over: it is noted where
/// they lie.
public final class ModelReader {
    private static final int DEEPEST = 40;
    private static final int TEXT = WireFormat.WIRETYPE_LENGTH_DELIMITED;

    /// What an object of a message takes at least.
    private static final int OBJECT = 96;

    private final CodedInputStream in;
    private final Allowance allowance;
    private int depth;

    private ModelReader(InputStream stream, Allowance allowance) {
        this.in = CodedInputStream.newInstance(stream, 1 << 16);
        this.allowance = allowance;
    }

    /// Reads a model.
    ///
    /// @param size how many bytes it has
    /// @throws DamagedException if it is none
    public static ModelData model(InputStream stream, long size, Allowance allowance)
            throws IOException {
        return read(stream, size, allowance, ModelReader::model);
    }

    /// Reads a tensor of a file of its own.
    ///
    /// @throws DamagedException if it is none
    public static TensorData tensor(InputStream stream, long size, Allowance allowance)
            throws IOException {
        return read(stream, size, allowance, ModelReader::tensor);
    }

    private interface Part<T> {
        T read(ModelReader reader) throws IOException;
    }

    private static <T> T read(InputStream stream, long size, Allowance allowance, Part<T> part)
            throws IOException {
        if (size > Integer.MAX_VALUE) {
            throw new DamagedException(
                    "an ONNX file has at most 2147483647 bytes, this one " + size);
        }
        ModelReader reader = new ModelReader(stream, allowance);
        reader.in.setSizeLimit(Integer.MAX_VALUE);
        try {
            reader.in.pushLimit((int) size);
            return part.read(reader);
        } catch (InvalidProtocolBufferException e) {
            throw new DamagedException(
                    "is no ONNX file, or damaged before byte "
                            + reader.in.getTotalBytesRead()
                            + ": "
                            + e.getMessage());
        }
    }

    private interface Field {
        void read(int tag) throws IOException;
    }

    /// The fields of the message that begins here, up to the end of what is to be read.
    private void fields(Field field) throws IOException {
        while (true) {
            int tag = in.readTag();
            if (tag == 0) {
                return;
            }
            field.read(tag);
        }
    }

    /// A message inside.
    private <T> T nested(Part<T> part) throws IOException {
        if (++depth > DEEPEST) {
            throw new DamagedException("its messages are nested more than " + DEEPEST + " deep");
        }
        allowance.take(OBJECT);
        int limit = in.pushLimit(in.readRawVarint32());
        T read = part.read(this);
        in.popLimit(limit);
        depth--;
        return read;
    }

    private static int key(int field, int wire) {
        return (field << 3) | wire;
    }

    private String text() throws IOException {
        byte[] bytes = in.readByteArray();
        allowance.take(40L + 2L * bytes.length);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void skip(int tag) throws IOException {
        if (!in.skipField(tag)) {
            throw new DamagedException(
                    "is no ONNX file, or damaged: a group ends that never began");
        }
    }

    private static <T> T needed(@Nullable T value, String what) throws IOException {
        if (value == null) {
            throw new DamagedException("is no ONNX file: it has no " + what);
        }
        return value;
    }

    private ModelData model() throws IOException {
        String[] producer = {""};
        Map<String, Long> opsets = new LinkedHashMap<>();
        ModelData.@Nullable Graph[] graph = new ModelData.Graph[1];
        List<ModelData.Function> functions = new ArrayList<>();
        fields(tag -> {
            switch (tag) {
                case 2 << 3 | TEXT -> producer[0] = text();
                case 7 << 3 | TEXT -> graph[0] = nested(ModelReader::graph);
                case 8 << 3 | TEXT -> nested(r -> r.opset(opsets));
                case 25 << 3 | TEXT -> functions.add(nested(ModelReader::function));
                default -> skip(tag);
            }
        });
        return new ModelData(producer[0], opsets, needed(graph[0], "graph"), functions);
    }

    private Map<String, Long> opset(Map<String, Long> all) throws IOException {
        String[] domain = {""};
        long[] version = {0};
        fields(tag -> {
            if (tag == key(1, TEXT)) {
                domain[0] = text();
            } else if (tag == key(2, 0)) {
                version[0] = in.readInt64();
            } else {
                skip(tag);
            }
        });
        all.put(domain[0].equals("ai.onnx") ? "" : domain[0], version[0]);
        return all;
    }

    private ModelData.Graph graph() throws IOException {
        String[] name = {""};
        List<ModelData.Node> nodes = new ArrayList<>();
        List<TensorData> tensors = new ArrayList<>();
        List<ModelData.Value> inputs = new ArrayList<>();
        List<ModelData.Value> outputs = new ArrayList<>();
        Map<String, Map<String, String>> metadata = new LinkedHashMap<>();
        fields(tag -> {
            switch (tag) {
                case 1 << 3 | TEXT -> nodes.add(nested(ModelReader::node));
                case 2 << 3 | TEXT -> name[0] = text();
                case 5 << 3 | TEXT -> tensors.add(nested(ModelReader::tensor));
                case 11 << 3 | TEXT -> inputs.add(nested(r -> r.value(metadata)));
                case 12 << 3 | TEXT -> outputs.add(nested(r -> r.value(metadata)));
                case 13 << 3 | TEXT -> nested(r -> r.value(metadata));
                case 15 << 3 | TEXT ->
                        throw new DamagedException("has sparse initializers, which are not read");
                default -> skip(tag);
            }
        });
        return new ModelData.Graph(name[0], nodes, tensors, inputs, outputs, metadata);
    }

    private ModelData.Node node() throws IOException {
        String[] texts = {"", "", ""};
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Object> attributes = new LinkedHashMap<>();
        fields(tag -> {
            switch (tag) {
                case 1 << 3 | TEXT -> inputs.add(text());
                case 2 << 3 | TEXT -> outputs.add(text());
                case 3 << 3 | TEXT -> texts[0] = text();
                case 4 << 3 | TEXT -> texts[1] = text();
                case 5 << 3 | TEXT -> nested(r -> r.attribute(attributes));
                case 7 << 3 | TEXT -> texts[2] = text();
                default -> skip(tag);
            }
        });
        String domain = texts[2].equals("ai.onnx") ? "" : texts[2];
        return new ModelData.Node(texts[0], texts[1], domain, inputs, outputs, attributes);
    }

    /// What an attribute may hold; its type tells which of them counts.
    private static final class Held {
        String name = "";
        @Nullable Object number;
        @Nullable Object real;
        @Nullable Object other;
        @Nullable String reference;
        final List<String> strings = new ArrayList<>();
        long type;
    }

    private Map<String, Object> attribute(Map<String, Object> all) throws IOException {
        Held a = new Held();
        Numbers ints = new Numbers(allowance);
        Numbers floats = new Numbers(allowance);
        fields(tag -> {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> a.name = text();
                case 2 -> a.real = in.readFloat();
                case 3 -> a.number = in.readInt64();
                case 4 -> a.other = text();
                case 5 -> a.other = nested(ModelReader::tensor);
                case 6 -> a.other = nested(ModelReader::graph);
                case 7 -> floats.floats(in, tag);
                case 8 -> ints.integers(in, tag);
                case 9 -> a.strings.add(text());
                case 20 -> a.type = in.readInt64();
                case 21 -> a.reference = text();
                default -> skip(tag);
            }
        });
        Object value;
        if (a.reference != null) {
            value = new ModelData.Reference(a.reference);
        } else {
            value =
                    switch ((int) a.type) {
                        case 0 -> untyped(a, ints, floats);
                        case 1 -> a.real == null ? Float.valueOf(0) : a.real;
                        case 2 -> a.number == null ? Long.valueOf(0) : a.number;
                        case 3 -> a.other instanceof String ? a.other : "";
                        case 4, 5 ->
                                a.other instanceof TensorData || a.other instanceof ModelData.Graph
                                        ? a.other
                                        : new ModelData.Other(a.type);
                        case 6 -> floats.asFloats();
                        case 7 -> ints.longs();
                        case 8 -> List.copyOf(a.strings);
                        default -> new ModelData.Other(a.type);
                    };
        }
        all.put(a.name, value);
        return all;
    }

    private static Object untyped(Held a, Numbers ints, Numbers floats) throws IOException {
        if (a.number != null) {
            return a.number;
        }
        if (a.real != null) {
            return a.real;
        }
        if (a.other != null) {
            return a.other;
        }
        if (floats.count() > 0) {
            return floats.asFloats();
        }
        return a.strings.isEmpty() ? ints.longs() : List.copyOf(a.strings);
    }

    private TensorData tensor() throws IOException {
        String[] name = {""};
        long[] numbers = {0, -1, 0, 0}; // type, place, length, location
        Numbers dims = new Numbers(allowance);
        Numbers ints = new Numbers(allowance);
        Numbers floats = new Numbers(allowance);
        Numbers doubles = new Numbers(allowance);
        Map<String, String> elsewhere = new LinkedHashMap<>();
        fields(tag -> {
            switch (WireFormat.getTagFieldNumber(tag)) {
                case 1 -> dims.integers(in, tag);
                case 2 -> numbers[0] = in.readInt64();
                case 4 -> floats.floats(in, tag);
                case 5, 7, 11 -> ints.integers(in, tag);
                case 8 -> name[0] = text();
                case 9 -> {
                    int length = in.readRawVarint32();
                    numbers[1] = in.getTotalBytesRead();
                    numbers[2] = length;
                    in.skipRawBytes(length);
                }
                case 10 -> doubles.doubles(in, tag);
                case 13 -> nested(r -> r.entry(elsewhere));
                case 14 -> numbers[3] = in.readInt64();
                default -> skip(tag);
            }
        });
        Object values =
                numbers[1] >= 0
                        ? null
                        : floats.count() > 0
                                ? floats.asFloats()
                                : doubles.count() > 0 ? doubles.asDoubles() : ints.longs();
        return new TensorData(
                name[0],
                dims.longs(),
                numbers[0],
                numbers[1],
                numbers[2],
                values,
                numbers[3] == 1 ? elsewhere : null);
    }

    private Map<String, String> entry(Map<String, String> all) throws IOException {
        String[] pair = {"", ""};
        fields(tag -> {
            if (tag == key(1, TEXT)) {
                pair[0] = text();
            } else if (tag == key(2, TEXT)) {
                pair[1] = text();
            } else {
                skip(tag);
            }
        });
        all.put(pair[0], pair[1]);
        return all;
    }

    private ModelData.Value value(Map<String, Map<String, String>> metadata) throws IOException {
        String[] name = {""};
        long[] type = {0};
        List<ModelData.Dim> dims = new ArrayList<>();
        boolean[] shaped = {false};
        Map<String, String> entries = new LinkedHashMap<>();
        fields(tag -> {
            switch (tag) {
                case 1 << 3 | TEXT -> name[0] = text();
                case 2 << 3 | TEXT -> nested(r -> r.type(type, dims, shaped));
                case 4 << 3 | TEXT -> nested(r -> r.entry(entries));
                default -> skip(tag);
            }
        });
        if (!entries.isEmpty()) {
            metadata.put(name[0], entries);
        }
        return new ModelData.Value(name[0], type[0], shaped[0] ? dims : null);
    }

    private List<ModelData.Dim> type(long[] type, List<ModelData.Dim> dims, boolean[] shaped)
            throws IOException {
        fields(tag -> {
            if (tag == key(1, TEXT)) {
                nested(r -> r.tensorType(type, dims, shaped));
            } else {
                type[0] = tag == key(6, TEXT) ? type[0] : -1;
                skip(tag);
            }
        });
        return dims;
    }

    private List<ModelData.Dim> tensorType(long[] type, List<ModelData.Dim> dims, boolean[] shaped)
            throws IOException {
        fields(tag -> {
            if (tag == key(1, 0)) {
                type[0] = in.readInt64();
            } else if (tag == key(2, TEXT)) {
                shaped[0] = true;
                nested(r -> {
                    r.fields(t -> {
                        if (t == key(1, TEXT)) {
                            dims.add(r.nested(ModelReader::dim));
                        } else {
                            r.skip(t);
                        }
                    });
                    return dims;
                });
            } else {
                skip(tag);
            }
        });
        return dims;
    }

    private ModelData.Dim dim() throws IOException {
        long[] value = {-1};
        String[] name = {""};
        fields(tag -> {
            if (tag == key(1, 0)) {
                value[0] = in.readInt64();
            } else if (tag == key(2, TEXT)) {
                name[0] = text();
            } else {
                skip(tag);
            }
        });
        return new ModelData.Dim(value[0], name[0]);
    }

    private ModelData.Function function() throws IOException {
        String[] texts = {"", ""};
        List<String> inputs = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        Map<String, Object> defaults = new LinkedHashMap<>();
        List<ModelData.Node> nodes = new ArrayList<>();
        Map<String, Long> opsets = new LinkedHashMap<>();
        fields(tag -> {
            switch (tag) {
                case 1 << 3 | TEXT -> texts[0] = text();
                case 4 << 3 | TEXT -> inputs.add(text());
                case 5 << 3 | TEXT -> outputs.add(text());
                case 7 << 3 | TEXT -> nodes.add(nested(ModelReader::node));
                case 9 << 3 | TEXT -> nested(r -> r.opset(opsets));
                case 10 << 3 | TEXT -> texts[1] = text();
                case 11 << 3 | TEXT -> nested(r -> r.attribute(defaults));
                default -> skip(tag);
            }
        });
        return new ModelData.Function(texts[0], texts[1], inputs, outputs, defaults, nodes, opsets);
    }
}
