package dev.obor.io;

import dev.obor.base.DType;
import dev.obor.base.ValueError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a safetensors file says it holds, checked against its size before anything is allocated.
///
/// @param entries the tensors in the order of their bytes
/// @param metadata free texts
/// @param start where the bytes of the tensors begin
record SafetensorsHeader(List<Entry> entries, Map<String, String> metadata, long start) {
    private static final int MAX_HEADER = 100_000_000;
    private static final int MOST_DIMENSIONS = 1000;

    /// One tensor and where its bytes lie, counted from the end of the header.
    ///
    /// @param type the element type, null if it is not even known by name
    record Entry(
            String name,
            String typeName,
            @Nullable ElementType type,
            long[] shape,
            long begin,
            long end) {
        /// Its dtype, null if tensors cannot have it here.
        @Nullable DType dtype() {
            return type == null ? null : type.dtype();
        }
    }

    static SafetensorsHeader read(FileChannel channel) throws IOException {
        long fileSize = channel.size();
        FileKind kind = FileKind.of(channel);
        if (kind != FileKind.SAFETENSORS && kind != FileKind.UNKNOWN && kind != FileKind.EMPTY) {
            throw FileKind.wrong(kind, "safetensors file");
        }
        if (fileSize < 8) {
            throw damaged("it has only " + fileSize + " bytes, its header alone needs 8");
        }
        ByteBuffer prefix = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        ByteSource.of(channel, 0).fill(prefix);
        long length = prefix.getLong(0);
        if (length < 2 || length > MAX_HEADER || length > fileSize - 8) {
            throw damaged("a header of " + length + " bytes in a file of " + fileSize);
        }
        ByteBuffer json = ByteBuffer.allocate((int) length);
        ByteSource.of(channel, 8).fill(json);
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(json.flip()).toString();
            SafetensorsHeader header = of(json(text), 8 + length);
            header.checkBytes(fileSize - 8 - length);
            return header;
        } catch (CharacterCodingException e) {
            throw damaged("its header is not UTF-8");
        } catch (IllegalArgumentException | ClassCastException | ArithmeticException e) {
            throw damaged("its header is malformed (" + e.getMessage() + ")");
        }
    }

    private static String text(@Nullable Object json) {
        return json == null ? "" : (String) json;
    }

    private static Map<?, ?> json(String text) {
        return object(Json.parse(text), "the header");
    }

    private static Map<?, ?> object(@Nullable Object json, String what) {
        if (json instanceof Map<?, ?> map) {
            return map;
        }
        throw new ValueError(what + " is no object");
    }

    private static long whole(@Nullable Object json) {
        if (json instanceof Long number) {
            return number;
        }
        throw new ValueError(json + " is no whole number");
    }

    private static SafetensorsHeader of(Map<?, ?> json, long start) throws IOException {
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<?, ?> item : json.entrySet()) {
            String name = (String) item.getKey();
            Map<?, ?> value = object(item.getValue(), "'" + name + "'");
            if (name.equals("__metadata__")) {
                value.forEach((key, text) -> metadata.put((String) key, text(text)));
            } else {
                entries.add(entry(name, value));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        return new SafetensorsHeader(List.copyOf(entries), metadata, start);
    }

    private static Entry entry(String name, Map<?, ?> json) throws IOException {
        if (!(json.get("dtype") instanceof String typeName)
                || !(json.get("shape") instanceof List<?> sizes)
                || !(json.get("data_offsets") instanceof List<?> offsets)
                || offsets.size() != 2
                || sizes.size() > MOST_DIMENSIONS) {
            throw damaged("tensor '" + name + "' lacks dtype, shape or data_offsets");
        }
        long[] shape = new long[sizes.size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = whole(sizes.get(i));
        }
        long count;
        try {
            count = RawElements.numel(shape);
        } catch (FormatException e) {
            throw damaged("tensor '" + name + "' " + e.getMessage());
        }
        long begin = whole(offsets.get(0));
        long end = whole(offsets.get(1));
        ElementType type = ElementType.ofSafetensors(typeName);
        long bytes = type == null ? end - begin : Math.multiplyExact(count, type.width());
        if (begin < 0 || end < begin || end - begin != bytes) {
            throw damaged(
                    String.format(
                            Locale.ROOT,
                            "tensor '%s' of shape %s, %s needs %d bytes, but lies at %d to %d",
                            name,
                            Arrays.toString(shape),
                            typeName,
                            bytes,
                            begin,
                            end));
        }
        if (count > RawElements.MOST && type != null && type.dtype() != null) {
            throw new FormatException("tensor '" + name + "' has more than 2^31 elements");
        }
        return new Entry(name, typeName, type, shape, begin, end);
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

    private static FormatException damaged(String found) {
        return new FormatException(
                "this is no complete safetensors file: " + found + "; fetch or save it again");
    }
}
