package dev.obor.io;

import dev.obor.base.DType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a safetensors file says it holds, checked against its size before anything is allocated.
///
/// @param entries the tensors in the order of their bytes
/// @param metadata free texts
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata) {
    private static final int MAX_HEADER = 100_000_000;
    private static final Map<DType, String> NAMES =
            Map.of(
                    DType.FLOAT32, "F32",
                    DType.FLOAT64, "F64",
                    DType.BFLOAT16, "BF16",
                    DType.FLOAT16, "F16",
                    DType.INT64, "I64",
                    DType.INT32, "I32",
                    DType.INT16, "I16",
                    DType.INT8, "I8",
                    DType.UINT8, "U8",
                    DType.BOOL, "BOOL");

    /// One tensor and where its bytes lie.
    record Entry(String name, DType dtype, long[] shape, long begin, long end) {}

    static String name(DType dtype) {
        return NAMES.getOrDefault(dtype, "");
    }

    static SafetensorsHeader read(InputStream in, long fileSize) throws IOException {
        byte[] prefix = in.readNBytes(8);
        if (prefix.length < 8) {
            throw damaged("it has only " + prefix.length + " bytes, its header alone needs 8");
        }
        long length = ByteBuffer.wrap(prefix).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > MAX_HEADER || length > fileSize - 8) {
            throw damaged("a header of " + length + " bytes in a file of " + fileSize);
        }
        byte[] json = in.readNBytes((int) length);
        if (json.length < length) {
            throw damaged("it ends in its header");
        }
        try {
            Object parsed = Json.parse(new String(json, StandardCharsets.UTF_8));
            SafetensorsHeader header = of((Map<?, ?>) parsed);
            header.checkBytes(fileSize - 8 - length);
            return header;
        } catch (IllegalArgumentException | ClassCastException | ArithmeticException e) {
            throw damaged("its header is malformed (" + e.getMessage() + ")");
        }
    }

    private static SafetensorsHeader of(Map<?, ?> json) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> item : json.entrySet()) {
            String name = (String) item.getKey();
            Map<?, ?> value = (Map<?, ?>) item.getValue();
            if (name.equals("__metadata__")) {
                value.forEach((key, text) -> metadata.put((String) key, (String) text));
            } else {
                entries.add(entry(name, value));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return new SafetensorsHeader(List.copyOf(entries), metadata);
    }

    private static Entry entry(String name, Map<?, ?> json) throws IOException {
        if (!(json.get("dtype") instanceof String type)
                || !(json.get("shape") instanceof List<?> sizes)
                || !(json.get("data_offsets") instanceof List<?> offsets)
                || offsets.size() != 2) {
            throw damaged("tensor '" + name + "' lacks dtype, shape or data_offsets");
        }
        long[] shape = new long[sizes.size()];
        long bytes = dtype(name, type).itemSize();
        for (int i = 0; i < shape.length; i++) {
            shape[i] = (Long) sizes.get(i);
            bytes = Math.multiplyExact(bytes, shape[i]);
            if (shape[i] < 0) {
                throw damaged("tensor '" + name + "' has the sizes " + sizes);
            }
        }
        long begin = (Long) offsets.get(0);
        long end = (Long) offsets.get(1);
        if (begin < 0 || end - begin != bytes) {
            throw damaged(
                    String.format(
                            Locale.ROOT,
                            "tensor '%s' of shape %s, %s needs %d bytes, but lies at %d to %d",
                            name,
                            sizes,
                            type,
                            bytes,
                            begin,
                            end));
        }
        if (bytes / dtype(name, type).itemSize() > Integer.MAX_VALUE - 8) {
            throw new IOException("tensor '" + name + "' has more than 2^31 elements");
        }
        return new Entry(name, dtype(name, type), shape, begin, end);
    }

    private static DType dtype(String tensor, String type) throws IOException {
        for (Map.Entry<DType, String> name : NAMES.entrySet()) {
            if (name.getValue().equals(type)) {
                return name.getKey();
            }
        }
        throw new IOException(
                String.format(
                        Locale.ROOT,
                        "tensor '%s' has the dtype %s; known are %s",
                        tensor,
                        type,
                        NAMES.values().stream().sorted().toList()));
    }

    /// The bytes of the tensors must follow each other and fill the file.
    private void checkBytes(long bytes) throws IOException {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin() != at) {
                throw damaged(
                        String.format(
                                Locale.ROOT,
                                "tensor '%s' begins at byte %d, expected %d",
                                entry.name(),
                                entry.begin(),
                                at));
            }
            at = entry.end();
        }
        if (at != bytes) {
            throw damaged(
                    String.format(Locale.ROOT, "its tensors need %d bytes, it has %d", at, bytes));
        }
    }

    private static IOException damaged(String found) {
        return new IOException(
                "this is no complete safetensors file: " + found + "; fetch or save it again");
    }
}
